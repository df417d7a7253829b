"""What a lead says of its own day: weekdays, days without their year, days told from another date.

Patterns match folded text (:class:`~warraq.language.folding.FoldedText`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from warraq.language.date_mentions import alternatives
from warraq.language.dates import day_of
from warraq.language.months import month_numbers, weekday_numbers

_LETTER: Final = r"[^\W\d_]"
_DAYS_OFF: Final = {
    "اول من امس": 2,
    "اول امس": 2,
    "امس الاول": 2,
    "امس": 1,
    "البارحه": 1,
    "غد": -1,
    "غدا": -1,
    "بعد غد": -2,
}
CUE: Final = (
    rf"(?<!{_LETTER})(?P<before>(?:هذا|نفس|ذلك|مثل|ذات|اول|من|بعد|صحيفه|جريده)\s+)??"
    r"[وف]?(?P<cue>[بل]?اليوم|اول\s+(?:من\s+)?امس|امس\s+الاول|امس|البارحه|بعد\s+غد|غدا|غد)"
)
"""«اليوم», «أمس», «أول من أمس» or «غدا», with the word before it that may make it another day."""

# «من» only spoils what it makes another day: «أول من أمس»; «اعتبارا من اليوم» is today.
_SPOILING: Final = frozenset({"نفس", "ذلك", "مثل", "ذات", "اول", "بعد", "صحيفه", "جريده", "هذا"})
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COMING: Final = ("المقبل", "القادم")


def shift(cue: re.Match[str]) -> int | None:
    """Days from the day that a :data:`CUE` names to the day of publication."""
    before = (cue["before"] or "").strip()
    if before in _SPOILING:
        return None
    name = " ".join(cue["cue"].split())
    if before == "من" and name in _DAYS_OFF:
        return None
    return _DAYS_OFF.get(name, 0)


def own_weekdays(folded: str) -> set[int]:
    """Weekdays (Monday 0) of publication by «اليوم الأربعاء», «أمس الثلاثاء», «غدا الخميس»."""
    return {
        (_weekday(match) + days) % 7
        for match in _with_weekday().finditer(folded)
        if (days := shift(match)) is not None
    }


def days_without_year(folded: str, years: Iterable[int]) -> Iterator[datetime.date]:
    """Days of publication by «اليوم الأربعاء 29 سبتمبر», in the one of the years in which the
    weekday is right.
    """
    for match in partial().finditer(folded):
        days = shift(match)
        if days is None or not match["month"]:
            continue
        fitting = [
            day
            for year in years
            if (day := day_of(year, _month(match), int(match["day"])))
            and day.weekday() == _weekday(match)
        ]
        if len(fitting) == 1:
            yield fitting[0] + datetime.timedelta(days=days)


def days_beside_dates(folded: str, years: Iterable[int]) -> Iterator[datetime.date]:
    """Days of publication by the weekday of the lead and a date less than a week off.

    «قال اليوم الخميس» and «يوم الأحد المقبل 26 يوليو 2015» together make the 23rd.
    """
    weekdays = own_weekdays(folded)
    if len(weekdays) != 1:
        return
    for match in _beside().finditer(folded):
        written = match["year"]
        for year in [int(written)] if written else years:
            day = day_of(year, _month(match), int(match["day"]))
            if day and day.weekday() == _weekday(match):
                yield from _within_a_week(day, match["which"], weekdays)


def _within_a_week(day: datetime.date, which: str, weekdays: set[int]) -> Iterator[datetime.date]:
    way = -1 if which.startswith(_COMING) else 1
    for distance in range(1, 8):
        other = day + datetime.timedelta(days=way * distance)
        if other.weekday() in weekdays:
            yield other


def latest_year(folded: str) -> list[int]:
    """The latest year that a text names, as a list of one, or nothing."""
    years = [int(year) for year in _YEAR.findall(folded)]
    return [max(years)] if years else []


def current_year(folded: str) -> int | None:
    """The year that the text calls its own («العام الجاري 2015», «سنة 2015 الحالية»)."""
    years = {int(match["after"] or match["before"]) for match in _current().finditer(folded)}
    return years.pop() if len(years) == 1 else None


@cache
def partial() -> re.Pattern[str]:
    """«اليوم الأربعاء 29» and «اليوم الأربعاء 29 سبتمبر»."""
    return re.compile(
        rf"{CUE}[ ،,(]+(?P<weekday>{_weekdays()})[ ،,)]+(?:الموافق\s+)?"
        r"(?P<day>\d{1,2})(?![\d:.,/\-])"
        rf"(?!\s+ساعه)(?:\s+(?:من\s+)?(?:شهر\s+)?(?P<month>{_months()})(?!{_LETTER}))?"
    )


@cache
def _with_weekday() -> re.Pattern[str]:
    return re.compile(rf"{CUE}[ ،,(]+(?:يوم\s+)?(?P<weekday>{_weekdays()})(?!{_LETTER})")


@cache
def _beside() -> re.Pattern[str]:
    """«الأحد المقبل 26 يوليو 2015», «الثلاثاء الماضي الموافق 21 تموز/يوليو»."""
    return re.compile(
        rf"(?<!{_LETTER})[وفبل]?(?P<weekday>{_weekdays()})\s+"
        r"(?P<which>المقبل|القادم|الماضي|المنصرم|الفارط|الفايت)[ ،,(]+(?:الموافق\s+)?"
        rf"(?P<day>\d{{1,2}})(?![\d:/.\-])\s+(?:من\s+)?(?:شهر\s+)?(?P<month>{_months()})"
        rf"(?!{_LETTER})(?:\s*[/(]\s*(?:{_months()})\)?)?(?:[ ،,]+(?P<year>\d{{4}})(?!\d))?"
    )


@cache
def _current() -> re.Pattern[str]:
    own = "(?:الجاريه?|الحاليه?)"
    year = r"(?:19|20)\d\d(?!\d)"
    return re.compile(
        rf"(?<!{_LETTER})[بلو]?(?:(?:العام|السنه)\s+{own}|هذا\s+العام|هذه\s+السنه)"
        rf"[ ،,(]+(?P<after>{year})"
        rf"|(?<!{_LETTER})[بلو]?(?:عام|سنه)\s+(?P<before>{year})\s+{own}"
    )


def _weekdays() -> str:
    return alternatives(weekday_numbers())


def _months() -> str:
    return alternatives(month_numbers())


def _weekday(match: re.Match[str]) -> int:
    return weekday_numbers()[" ".join(match["weekday"].split())]


def _month(match: re.Match[str]) -> int:
    return month_numbers()[" ".join(match["month"].split())]
