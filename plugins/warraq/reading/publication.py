"""The day an article appeared, from its own words, where they leave no doubt.

Only what the lead ties to its own day counts: «اليوم الأربعاء 29 سبتمبر 2021» (also with أمس and
غدا, a day off), where weekday and date agree, or the date of a dateline. Another date is mostly
that of another event: the first full date near the beginning of a news article was the day of
publication in 691 of 1,632, with these rules in more than 99% (``benchmarks/date_accuracy.py``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from warraq.language.date_mentions import alternatives
from warraq.language.dates import DateMention, day_of, find_dates
from warraq.language.folding import FoldedText
from warraq.language.months import month_numbers, weekday_numbers
from warraq.reading.article import PublicationDate

_LEAD: Final = 1000
"""Characters of the text in which a day is the article's own; further on stories are told."""

_OPENING: Final = 400
"""Characters in which even a day without its year is the article's own."""

_LETTER: Final = r"[^\W\d_]"
_DAYS_OFF: Final = {"امس": 1, "البارحه": 1, "غد": -1, "غدا": -1}
_CUE: Final = (
    rf"(?<!{_LETTER})(?P<before>(?:هذا|نفس|ذلك|مثل|ذات|اول|من|بعد|صحيفه|جريده)\s+)?"
    r"[وف]?(?P<cue>[بل]?اليوم|امس|البارحه|غدا|غد)"
)
_BEFORE_MENTION: Final = re.compile(rf"{_CUE}(?:[ ،,]+الموافق)?[ (،,]*$")
_WINDOW: Final = 40
# «من» only spoils what it makes another day: «أول من أمس»; «اعتبارا من اليوم» is today.
_SPOILING: Final = frozenset({"نفس", "ذلك", "مثل", "ذات", "اول", "بعد", "صحيفه", "جريده", "هذا"})


def text_date(prose: str, known: PublicationDate | None) -> PublicationDate | None:
    """The article's day by its lead, ``None`` where the text does not settle it.

    ``known`` is the month or year that the path gives, if any: then the day must lie in it, and a
    day without its month or year («اليوم الأربعاء 29») is enough, with the source ``range``.
    """
    lead = prose.lstrip()[:_LEAD]
    claims = {_iso(day) for day in _claims(lead)} or {_iso(day) for day in _dateline(lead)}
    if len(claims) == 1:
        value = claims.pop()
        inside = known is None or value.startswith(known.value)
        return PublicationDate(value, "day", "text") if inside else None
    if claims or known is None or known.precision == "day":
        return None
    ranged = {_iso(day) for day in _ranged(FoldedText(lead[:_OPENING]).folded, known.value)}
    return PublicationDate(ranged.pop(), "day", "range") if len(ranged) == 1 else None


def _iso(day: datetime.date) -> str:
    return day.isoformat()


def _claims(lead: str) -> Iterator[datetime.date]:
    """Days of publication by full dates of the lead with «اليوم», «أمس» or «غدا» before them."""
    for mention in find_dates(lead):
        day = _agreeing_day(mention)
        if day is None or mention.calendar == "hijri":
            continue
        before = FoldedText(lead[max(0, mention.start - _WINDOW) : mention.start]).folded
        if cue := _BEFORE_MENTION.search(before):
            shift = _shift(cue)
            if shift is not None:
                yield day + datetime.timedelta(days=shift)


def _agreeing_day(mention: DateMention) -> datetime.date | None:
    """Day of a mention whose weekday is written and right; a wrong one shows a slip."""
    if mention.precision != "day" or mention.weekday is None:
        return None
    day = datetime.date.fromisoformat(mention.value)
    return day if day.weekday() == mention.weekday else None


def _shift(cue: re.Match[str]) -> int | None:
    """Days from the day that the cue names to the day of publication."""
    before = (cue["before"] or "").strip()
    if before in _SPOILING:
        return None
    name = cue["cue"]
    if before == "من" and name in _DAYS_OFF:
        return None
    return _DAYS_OFF.get(name, 0)


_DATELINE_WORDS: Final = 6
_TAIL_END: Final = re.compile(
    r"\s*(?:[-–—:ـ|]|\n|\r|$)|\s*م?\s*\(?\s*(?:واس|وام|قنا|كونا|بنا|سانا)\b"
)
_LABEL: Final = re.compile(
    r"(?:(?:تاريخ|تم|اخر)\s+)?(?:نشر|النشر|التاريخ|تحديث)(?:\s+(?:في|يوم|بتاريخ))?\s*:?\s*"
)
_HIJRI_PAIR: Final = re.compile(r"[\s,،(]*(?:الموافق|ه)?[\s,،/(]*(?:ل)?")


def _dateline(lead: str) -> Iterator[datetime.date]:
    """Day of a dateline: the text begins with at most a few words, a full date, and an end."""
    mentions = [mention for mention in find_dates(lead[:160]) if mention.precision == "day"]
    if not mentions:
        return
    first = mentions[0]
    opening = lead[: first.start]
    if "\n" in opening.strip() or len(opening.split()) > _DATELINE_WORDS:
        return
    last = _paired(lead, mentions)
    if last and _TAIL_END.match(FoldedText(lead[last.end :]).folded):
        yield datetime.date.fromisoformat(last.value)


def _paired(lead: str, mentions: list[DateMention]) -> DateMention | None:
    """The Gregorian one of «25 شوال 1436هـ الموافق 10 أغسطس 2015م», else the first mention.

    ``None`` where the two of a pair are different days: there is a slip in one of them.
    """
    first, *rest = mentions
    if rest and first.calendar == "hijri" and rest[0].calendar == "gregorian":
        between = FoldedText(lead[first.end : rest[0].start]).folded
        if _HIJRI_PAIR.fullmatch(between):
            return rest[0] if rest[0].value == first.value else None
    return first


@cache
def _partial() -> re.Pattern[str]:
    """«اليوم الأربعاء 29» and «اليوم الأربعاء 29 سبتمبر», with no year."""
    weekday = alternatives(weekday_numbers())
    month = alternatives(month_numbers())
    return re.compile(
        rf"{_CUE}[ ،,(]+(?P<weekday>{weekday})[ ،,)]+(?:الموافق\s+)?"
        r"(?P<day>\d{1,2})(?![\d:.,/\-])"
        rf"(?!\s+ساعه)(?:\s+(?:من\s+)?(?:شهر\s+)?(?P<month>{month})(?!{_LETTER}))?"
    )


def _ranged(folded: str, known: str) -> Iterator[datetime.date]:
    """Days inside a known year or month that the weekday and day of the lead name."""
    for match in _partial().finditer(folded):
        month = match["month"] and month_numbers()[" ".join(match["month"].split())]
        shift = _shift(match)
        if shift is None or not (month or len(known) == len("2021-09")):
            continue
        month = month or int(known[5:7])
        day = day_of(int(known[:4]), month, int(match["day"]))
        if day and day.weekday() == weekday_numbers()[" ".join(match["weekday"].split())]:
            shifted = day + datetime.timedelta(days=shift)
            if _iso(shifted).startswith(known):
                yield shifted
