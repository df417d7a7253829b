"""Finding the dates that an Arabic text names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from warraq.language.folding import FoldedText
from warraq.language.hijri import FIRST_YEAR, LAST_YEAR, from_hijri
from warraq.language.months import hijri_month_numbers, month_numbers, weekday_numbers
from warraq.language.ordinals import day_words

Precision = Literal["day", "month", "year"]
Calendar = Literal["gregorian", "hijri"]

EARLIEST_YEAR: Final = 1600
LATEST_YEAR: Final = 2199
"""Gregorian years that are taken for one: the first newspaper appeared in 1605."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a text names.

    ``start`` and ``end`` in code points of the text, ``value`` ISO 8601 in the Gregorian calendar
    with ``precision`` ``day`` (``2021-09-29``) or ``month`` (``2021-09``). ``weekday`` (Monday 0)
    where one stands directly before it; it lies inside ``start`` to ``end``. ``calendar`` is the
    one it is written in.
    """

    start: int
    end: int
    value: str
    precision: Precision
    weekday: int | None = None
    calendar: Calendar = "gregorian"


_GAP: Final = r"[ \t\u00a0]"
_LETTER: Final = r"[^\W\d_]"


def alternatives(words: dict[str, int]) -> str:
    """Regular expression for one of the (normalised) words, any blank between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", f"{_GAP}+") for word in ordered)


@cache
def _named() -> re.Pattern[str]:
    """Day, month and year: «29 أيلول/سبتمبر 2021», «الثاني عشر من ديسمبر عام 2020», «22 صفر
    1443هـ».
    """
    month = f"(?:{alternatives(month_numbers())})(?!{_LETTER})"
    hijri = f"(?:{alternatives(hijri_month_numbers())})(?!{_LETTER})"
    other = rf"(?:{_GAP}*[/\-–(]{_GAP}*(?P<second>{month}){_GAP}*\)?|{_GAP}+(?P<third>{month}))?"
    word = rf"(?<!{_LETTER})(?P<word>{alternatives(day_words())})(?={_GAP}+من)"
    day = rf"(?:(?<![\d/.,\-])(?P<day>\d{{1,2}})|{word})"
    link = rf"(?:{_GAP}*[\-/]{_GAP}*|{_GAP}*(?:من{_GAP}+)?(?:شهر{_GAP}+)?)\(?"
    year = rf"[ \t\u00a0،,\-/]*(?:(?:من{_GAP}+)?(?:ال)?(?:عام|سنه){_GAP}+)?(?P<year>\d{{4}})(?!\d)"
    era = rf"(?:{_GAP}*[هم](?!{_LETTER}))?"
    return re.compile(rf"{day}{link}(?:(?P<month>{month})\)?{other}|(?P<hijri>{hijri})){year}{era}")


@cache
def _monthly() -> re.Pattern[str]:
    """Month and year: «أيلول/سبتمبر 2021», with any particle before it."""
    month = f"(?:{alternatives(month_numbers())})(?!{_LETTER})"
    other = rf"(?:{_GAP}*[/\-–(]{_GAP}*(?P<second>{month}){_GAP}*\)?)?"
    year = rf"[ \t\u00a0،,]+(?:(?:من{_GAP}+)?(?:ال)?(?:عام|سنه){_GAP}+)?(?P<year>\d{{4}})(?!\d)"
    return re.compile(
        rf"(?<!{_LETTER})[وفبلك]?(?P<month>{month}){other}{year}(?:{_GAP}*م(?!{_LETTER}))?"
    )


_NUMERIC: Final = re.compile(
    rf"(?<![\d/.,:\-])(?:(?P<y>\d{{4}})(?P<s>{_GAP}?[/\-.]{_GAP}?)(?P<m>\d{{1,2}})(?P=s)"
    r"(?P<d>\d{1,2})"
    rf"|(?P<d2>\d{{1,2}})(?P<s2>{_GAP}?[/\-.]{_GAP}?)(?P<m2>\d{{1,2}})(?P=s2)(?P<y2>\d{{4}}))"
    rf"(?![\d/\-]|[.,]\d)(?:{_GAP}*[هم](?!{_LETTER}))?"
)

_DIGIT: Final = re.compile("[0-9\u0660-\u0669\u06f0-\u06f9]")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Characters before a year that its day and months can take, and after it (a numeric month and day).
_REACH: Final = 80
_TAIL: Final = 16


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{_LETTER})({alternatives(weekday_numbers())})[ \t\u00a0،,()\-]*(?:الموافق{_GAP}+)?$"
    )


def find_dates(text: str) -> list[DateMention]:
    """Dates that the text names, in text order and without overlap.

    Full dates in the three Gregorian month sets, single or paired (أيلول/سبتمبر), in digits of any
    set (29/09/2021, day first; 2021-09-29), with the day in words, and Hijri ones; and months with
    their year. Impossible dates and pairs of different months are not mentions.
    """
    if not _DIGIT.search(text):
        return []
    place = FoldedText(text)
    found = sorted(_matches(place.folded), key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return [_placed(mention, place) for mention in kept]


def _placed(mention: DateMention, place: FoldedText) -> DateMention:
    return DateMention(
        place.place(mention.start),
        place.place(mention.end),
        mention.value,
        mention.precision,
        mention.weekday,
        mention.calendar,
    )


def _matches(folded: str) -> Iterator[DateMention]:
    for start, end in _around_years(folded):
        named = list(_named().finditer(folded, start, end))
        for match in named:
            yield from _mention(match, folded, *_named_day(match))
        for match in _NUMERIC.finditer(folded, start, end):
            yield from _mention(match, folded, *_numeric_day(match))
        taken = {match.end("year") for match in named}
        for match in _monthly().finditer(folded, start, end):
            # Where an impossible day stands before the month, the month is no mention of its own.
            if match.end("year") not in taken:
                yield from _month_mention(match)


def _around_years(folded: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text that hold a year and what may belong to it; the patterns read only
    these.
    """
    start = end = -1
    for year in _YEAR.finditer(folded):
        if year.start() - _REACH > end:
            if end > 0:
                yield start, end
            start = max(0, year.start() - _REACH)
        end = year.end() + _TAIL
    if end > 0:
        yield start, end


def _month_mention(match: re.Match[str]) -> Iterator[DateMention]:
    month = _month(match)
    year = int(match["year"])
    if month and EARLIEST_YEAR <= year <= LATEST_YEAR:
        yield DateMention(match.start(), match.end(), f"{year}-{month:02}", "month")


def _mention(
    match: re.Match[str], folded: str, date: datetime.date | None, calendar: Calendar
) -> Iterator[DateMention]:
    if date is None:
        return
    window = max(0, match.start() - 24)
    before = _weekday_before().search(folded[window : match.start()])
    start = window + before.start() if before else match.start()
    weekday = weekday_numbers()[before[1]] if before else None
    yield DateMention(start, match.end(), date.isoformat(), "day", weekday, calendar)


def _month(match: re.Match[str]) -> int | None:
    """Month of a match, ``None`` where a pair names two different months (a span of time, not a
    date).
    """
    names = [match[group] for group in ("month", "second", "third") if match.groupdict().get(group)]
    numbers = {month_numbers()[" ".join(name.split())] for name in names}
    return numbers.pop() if len(numbers) == 1 else None


def _named_day(match: re.Match[str]) -> tuple[datetime.date | None, Calendar]:
    day = int(match["day"] or day_words()[" ".join((match["word"] or "").split())])
    year = int(match["year"])
    if match["hijri"]:
        number = hijri_month_numbers()[" ".join(match["hijri"].split())]
        return from_hijri(year, number, day), "hijri"
    month = _month(match)
    return (day_of(year, month, day) if month else None), "gregorian"


def _numeric_day(match: re.Match[str]) -> tuple[datetime.date | None, Calendar]:
    year, month, day = (int(match[part] or match[f"{part}2"]) for part in "ymd")
    if FIRST_YEAR <= year <= LAST_YEAR:
        return from_hijri(year, month, day), "hijri"
    return day_of(year, month, day), "gregorian"


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The Gregorian day, ``None`` where there is none or its year is no newspaper's."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
