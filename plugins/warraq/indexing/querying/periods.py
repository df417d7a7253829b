"""Days, months and years as a query names them."""

from __future__ import annotations

import calendar
import re
from typing import Final, NamedTuple

from warraq.indexing.querying.operators import DATE_SEPARATORS
from warraq.language.characters import (
    ARABIC_LETTERS,
    DIGITS,
    IGNORED,
    NUMBER_SEPARATORS,
    OTHER_LETTERS,
    character_class,
)

_DIGIT: Final = character_class(DIGITS)
_SIGN: Final = character_class(extra=DATE_SEPARATORS)
_JOINING: Final = character_class(extra=DATE_SEPARATORS + NUMBER_SEPARATORS)
_MARK: Final = character_class(IGNORED)
_MORE: Final = character_class(DIGITS, ARABIC_LETTERS, OTHER_LETTERS)
_PERIOD: Final = re.compile(
    f"(?:({_DIGIT}{{4}})(?:({_SIGN})({_DIGIT}{{1,2}})(?:\\2({_DIGIT}{{1,2}}))?)?"
    f"|({_DIGIT}{{1,2}})({_SIGN})({_DIGIT}{{1,2}})\\6({_DIGIT}{{4}}))(?!{_MARK}*{_JOINING}?{_MORE})"
)


class Period(NamedTuple):
    """ISO dates of a period's first and last day, and the place in the text after it."""

    first: str
    last: str
    end: int


def period_at(text: str, place: int) -> Period | None:
    """The day (``2021-03-15``, ``15/3/2021``), month or year that begins at a place of a text.

    None where there is none, where the calendar lacks it, or where a letter or digit follows it.
    """
    match = _PERIOD.match(text, place)
    if match is None:
        return None
    year, month, day = match.group(1, 3, 4) if match[1] else match.group(8, 7, 5)
    first = int(year), int(month or 1), int(day or 1)
    last_month = int(month or 12)
    last = first[0], last_month, int(day or _days(first[0], last_month))
    if not (_exists(*first) and _exists(*last)):
        return None
    return Period(_iso(*first), _iso(*last), match.end())


def _exists(year: int, month: int, day: int) -> bool:
    return year >= 1 and 1 <= day <= _days(year, month)


def _days(year: int, month: int) -> int:
    """Days of a month, 0 where the year has no such month."""
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
