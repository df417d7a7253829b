"""Dates: reading them as headers and paths give them, and writing them out in Arabic."""

from __future__ import annotations

import datetime
import re
from typing import Final

from warraq.language.date_mentions import DateMention, Precision, day_of, find_dates
from warraq.language.digits import DigitSet, write_digits
from warraq.language.folding import FoldedText
from warraq.language.hijri import FIRST_YEAR, LAST_YEAR, from_hijri
from warraq.language.months import WEEKDAYS, MonthStyle, english_month_numbers, month_name

__all__ = [
    "DateMention",
    "Precision",
    "day_of",
    "find_dates",
    "format_date",
    "iso_date",
    "parse_date",
]

_TIME: Final = re.compile(
    r"[T\s،,]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?:Z|UTC|GMT|[+\-]\d\d:?\d\d)?$"
)
_ISO: Final = re.compile(r"(\d{4})(?:([-/._])(\d{1,2})(?:\2(\d{1,2}))?)?")
_ENGLISH: Final = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)??(?:(?P<day>\d{1,2})[\s\-]+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:\s+(?P<day2>\d{1,2}))?,?[\s\-]+(?P<year>\d{4})"
)


def parse_date(written: str) -> tuple[str, Precision, str | None]:
    """The date that a metadata field gives, as ``(value, precision, time)``.

    Accepts ISO 8601 (``2021-09-29``, ``2021-09``, ``2021``, ``/`` too), day first (``29/09/2021``),
    Arabic and English dates and months in words, Hijri dates, digits of any set, and a time of day
    after a full date. ``value`` is ISO 8601 of the ``precision``; ``time`` is ``13:05`` or
    ``13:05:59`` as written, its zone left aside. Raises :class:`ValueError`, saying why, for
    anything else.

    >>> parse_date("29 سبتمبر 2021، 9:05")
    ('2021-09-29', 'day', '09:05')
    """
    folded = FoldedText(written.strip()).folded
    clock = _TIME.search(folded)
    rest = folded[: clock.start()] if clock else folded
    value, precision = _date(rest.strip())
    if clock is None:
        return value, precision, None
    if precision != "day":
        raise ValueError("a time of day needs a full date before it")
    return value, precision, _time(clock)


def _time(clock: re.Match[str]) -> str:
    hour, minute, second = (int(part or 0) for part in clock.group("hour", "minute", "second"))
    time = datetime.time(hour, minute, second)  # raises for an hour of 25
    return time.isoformat("seconds" if clock["second"] else "minutes")


def _date(folded: str) -> tuple[str, Precision]:
    if match := _ISO.fullmatch(folded):
        return iso_date(match[1], match[3], match[4])
    if match := _ENGLISH.fullmatch(folded):
        month = english_month_numbers().get(match["month"].lower())
        if month:
            return iso_date(match["year"], str(month), match["day"] or match["day2"])
    mentions = find_dates(folded)
    if len(mentions) == 1 and _is_whole(folded, mentions[0]):
        return mentions[0].value, mentions[0].precision
    raise ValueError("it is no date, or one that does not exist")


def _is_whole(folded: str, mention: DateMention) -> bool:
    before, after = folded[: mention.start], folded[mention.end :]
    return before.strip(" ،,") in ("", "يوم") and not after.strip(" .،,")


def iso_date(year: str, month: str | None, day: str | None) -> tuple[str, Precision]:
    """ISO 8601 value and precision of the parts of a date, given as digits; a Hijri year is
    converted.

    Raises :class:`ValueError` where there is no such month or day.
    """
    if FIRST_YEAR <= int(year) <= LAST_YEAR and month and day:
        found = from_hijri(int(year), int(month), int(day))
    else:
        found = day_of(int(year), int(month or 1), int(day or 1))
    if found is None:
        parts = "-".join(part for part in (year, month, day) if part)
        raise ValueError(f"there is no {parts} in the calendar")
    value = found.isoformat()
    return (value, "day") if day else (value[:7], "month") if month else (value[:4], "year")


def format_date(
    value: str, precision: Precision, style: MonthStyle = "both", digits: DigitSet = "latn"
) -> str:
    """The date in Arabic, as precisely as it is known.

    ``value`` is ISO 8601 of the given precision.

    >>> format_date("2021-09-29", "day")
    'الأربعاء 29 أيلول/سبتمبر 2021'
    >>> format_date("2021-09", "month", "maghreb", "arab")
    'سبتمبر ٢٠٢١'
    """
    if precision == "year":
        return write_digits(value, digits)
    year, month = value[:4], int(value[5:7])
    written = f"{month_name(month, style)} {year}"
    if precision == "day":
        date = datetime.date.fromisoformat(value)
        written = f"{WEEKDAYS[date.weekday()]} {date.day} {written}"
    return write_digits(written, digits)
