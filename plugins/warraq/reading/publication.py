"""The day an article appeared, from its own words, where they leave no doubt.

Only what the lead ties to its own day counts: «اليوم الأربعاء 29 سبتمبر 2021» (also with أمس and
غدا, a day off), where weekday and date agree, or the date of a dateline. Another date is mostly
that of another event: the first full date near the beginning of a news article was the day of
publication in 691 of 1,632, with these rules in more than 99% (``benchmarks/date_accuracy.py``).
A Hijri date after «اليوم» does not count by itself: nearly one in four stood in an official
statement that papers printed a day or more later.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Final

from warraq.language.dates import DateMention, day_of, find_dates
from warraq.language.folding import FoldedText
from warraq.language.months import month_numbers, weekday_numbers
from warraq.reading.article import PublicationDate
from warraq.reading.own_days import (
    CUE,
    current_year,
    days_beside_dates,
    days_without_year,
    latest_year,
    own_weekdays,
    partial,
    shift,
)

_LEAD: Final = 1000
"""Characters of the text in which a day is the article's own; further on stories are told."""

_OPENING: Final = 400
"""Characters in which even a day without its year is the article's own."""

_BEFORE_MENTION: Final = re.compile(rf"{CUE}(?:[ ،,]+الموافق)?[ (،,]*$")
_WINDOW: Final = 40
_STORY: Final = 3000
"""Characters in which a text may tell its own year."""

_LABEL_LINES: Final = 5
_LABEL_LENGTH: Final = 80


def text_date(prose: str, known: PublicationDate | None) -> PublicationDate | None:
    """The article's day by its lead, or the year that it calls its own; ``None`` where the text
    settles neither.

    ``known`` is the month or year that the path gives, if any: then the day must lie in it, and a
    day without its month or year («اليوم الأربعاء 29») is enough, with the source ``range``.
    """
    text = prose.lstrip()
    claims = _full_claims(text)
    if not claims and known is None:
        claims = _told_claims(text)
    if len(claims) == 1:
        value = claims.pop()
        inside = known is None or value.startswith(known.value)
        return PublicationDate(value, "day", "text") if inside else None
    if claims or (known is not None and known.precision == "day"):
        return None
    return _own_year(text) if known is None else _in_range(text, known.value)


def _full_claims(text: str) -> set[str]:
    """Days that the text names whole, by the surest kind of evidence that it has."""
    lead = text[:_LEAD]
    for claims in (_claims(lead), _dateline(lead), _labelled(text)):
        if found := {_iso(day) for day in claims}:
            return found
    return set()


def _told_claims(text: str) -> set[str]:
    """Days whose year or distance the text tells elsewhere."""
    folded = FoldedText(text[:_STORY]).folded
    years = latest_year(folded)
    if not years:
        return set()
    opening = folded[:_OPENING]
    told = (*days_without_year(opening, years), *days_beside_dates(folded[:_LEAD], years))
    return {_iso(day) for day in told}


def _own_year(text: str) -> PublicationDate | None:
    year = current_year(FoldedText(text[:_STORY]).folded)
    return PublicationDate(str(year), "year", "text") if year else None


def _in_range(text: str, known: str) -> PublicationDate | None:
    ranged = {_iso(day) for day in _ranged(FoldedText(text[:_OPENING]).folded, known)}
    return PublicationDate(ranged.pop(), "day", "range") if len(ranged) == 1 else None


def _iso(day: datetime.date) -> str:
    return day.isoformat()


def _claims(lead: str) -> Iterator[datetime.date]:
    """Days of publication by full dates of the lead with «اليوم», «أمس» or «غدا» before them.

    The weekday must be written and right; in the opening it may be missing, if the lead names no
    other.
    """
    for mention in find_dates(lead):
        if mention.precision != "day" or mention.calendar == "hijri":
            continue
        before = FoldedText(lead[max(0, mention.start - _WINDOW) : mention.start]).folded
        cue = _BEFORE_MENTION.search(before)
        days = shift(cue) if cue else None
        if days is None:
            continue
        named = datetime.date.fromisoformat(mention.value)
        day = named + datetime.timedelta(days=days)
        if mention.weekday == named.weekday() or (
            mention.weekday is None and mention.start < _OPENING and _may_be(day, lead)
        ):
            yield day


def _may_be(day: datetime.date, lead: str) -> bool:
    """Whether no weekday that the lead calls its own is another."""
    return own_weekdays(FoldedText(lead).folded) <= {day.weekday()}


_DATELINE_WORDS: Final = 6
_TAIL_END: Final = re.compile(
    r"\s*(?:[-–—:ـ|]|\n|\r|$)|\s*م?\s*\(?\s*(?:واس|وام|قنا|كونا|بنا|سانا)\b"
)
_LABEL: Final = re.compile(
    r"\s*(?:(?:تاريخ|تم|وقت)\s+)?(?:النشر|نشر|نشرت|نشر بتاريخ|تاريخ النشر)(?:\s+(?:في|يوم|بتاريخ))?"
    r"\s*[:：]?\s*"
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


def _labelled(text: str) -> Iterator[datetime.date]:
    """Days of lines that say when the article was published: «نشر في: 29/09/2021»."""
    lines = text.splitlines()
    for line in (*lines[:_LABEL_LINES], *lines[_LABEL_LINES:][-_LABEL_LINES:]):
        label = _LABEL.match(FoldedText(line).folded) if len(line) <= _LABEL_LENGTH else None
        if label and label.end() and any(character.isdigit() for character in line):
            mentions = [each for each in find_dates(line) if each.precision == "day"]
            opening = FoldedText(line[: mentions[0].start]).folded if mentions else ""
            if mentions and _LABEL.fullmatch(opening):
                yield datetime.date.fromisoformat(mentions[0].value)


def _ranged(folded: str, known: str) -> Iterator[datetime.date]:
    """Days inside a known year or month that the weekday and day of the lead name."""
    for match in partial().finditer(folded):
        month = match["month"] and month_numbers()[" ".join(match["month"].split())]
        days = shift(match)
        if days is None or not (month or len(known) == len("2021-09")):
            continue
        month = month or int(known[5:7])
        day = day_of(int(known[:4]), month, int(match["day"]))
        if day and day.weekday() == weekday_numbers()[" ".join(match["weekday"].split())]:
            shifted = day + datetime.timedelta(days=days)
            if _iso(shifted).startswith(known):
                yield shifted
