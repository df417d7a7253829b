"""How dates, counts and leads are written for readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from pelican.utils import SafeDatetime

from warraq.language.dates import format_date
from warraq.language.digits import write_digits, write_number
from warraq.language.hijri import hijri
from warraq.language.months import month_name
from warraq.language.plurals import counted
from warraq.publishing.settings import PublishingSettings
from warraq.reading.article import DatePrecision, PublicationDate


class Presentation:
    """Writes values in the digits and month names of the settings."""

    def __init__(self, settings: PublishingSettings) -> None:
        self.settings = settings
        self.date = lru_cache(maxsize=4096)(self._date)
        self.hijri_date = lru_cache(maxsize=4096)(self._hijri_date)

    def _date(self, value: str, precision: DatePrecision) -> str:
        return format_date(value, precision, self.settings.month_names, self.settings.digits)

    def _hijri_date(self, value: str) -> str | None:
        written = hijri(value)
        return None if written is None else write_digits(written, self.settings.digits)

    def format_date(self, value: str, precision: DatePrecision | None = None) -> str:
        """An ISO 8601 date as readers read it, by default as precisely as it is given."""
        precisions: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}
        return self.date(value, precision or precisions[len(value)])

    def month(self, number: int) -> str:
        """Name of a month, 1 to 12."""
        return month_name(number, self.settings.month_names)

    def number(self, number: int) -> str:
        """A whole number, thousands grouped."""
        return write_number(number, self.settings.digits)

    def digits(self, text: object) -> str:
        """Any value as text in the site's digits; not grouped, since numbers may be years."""
        return write_digits(str(text), self.settings.digits)

    def counted(self, number: int, noun: str) -> str:
        """«3 مقالات»: see :func:`warraq.language.plurals.counted`."""
        return counted(number, noun, self.settings.digits)

    def filters(self) -> Mapping[str, Callable[..., object]]:
        """Jinja filters of the theme."""
        return {
            "counted": self.counted,
            "format_date": self.format_date,
            "month_name": self.month,
            "number": self.number,
            "digits": self.digits,
        }


def moment(date: PublicationDate, zone: str) -> datetime:
    """First moment of a date in the site's time zone, of Pelican's own type."""
    year, month, day = (*map(int, date.value.split("-")), 1, 1)[:3]
    hour, minute, second = (*map(int, (date.time or "0:0:0").split(":")), 0)[:3]
    first: datetime = SafeDatetime(
        year, month, day, hour, minute, second, tzinfo=ZoneInfo(zone)
    )  # fmt: skip
    return first


def iso_date(date: PublicationDate) -> str:
    """The date as precisely as it is known, with its time of day if given."""
    return f"{date.value}T{date.time}" if date.time else date.value
