"""The Hijri calendar of Umm al-Qura, by hijridate, which covers 1343 to 1500 (1924 to 2077)."""

from __future__ import annotations

import datetime
from typing import Final

from hijridate import Gregorian, Hijri

from warraq.language.months import HIJRI_MONTHS

FIRST_YEAR: Final = 1343
LAST_YEAR: Final = 1500


def hijri(value: str) -> str | None:
    """The Hijri date of a Gregorian day, ``None`` outside 1924 to 2077 or for a mere month or year.

    ``value`` is ISO 8601 (``2021-09-29``).

    >>> hijri("2021-09-29")
    '22 صفر 1443هـ'
    """
    try:
        date = Gregorian.fromisoformat(value).to_hijri()
    except (OverflowError, ValueError):
        return None
    return f"{date.day} {HIJRI_MONTHS[date.month - 1]} {date.year}هـ"


def from_hijri(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day of a Hijri date, ``None`` where there is no such date in the tables."""
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None
    return datetime.date(found.year, found.month, found.day)
