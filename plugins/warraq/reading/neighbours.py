"""Dates by neighbours: a file between two dated ones of a folder that is in the order of time.

An export numbers its files as they appeared. Where the dated files around an undated one of the
same numbering show that order, they bound its date; a weekday that its lead calls its own then
leaves one day of the week between them. Everything found here has the source ``range``.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Final

from warraq.language.digits import latin_digits
from warraq.language.folding import FoldedText
from warraq.reading.article import Article, PublicationDate
from warraq.reading.own_days import own_weekdays

WITNESSES: Final = 3
"""Dated files that are asked on each side."""
_FEWEST: Final = 4
"""Dated files on both sides together without which no order is seen."""
_STRAY_SHARE: Final = 0.1
"""Share of a folder's steps from day to day that may go against its order."""
_WEEK: Final = 7
_OPENING: Final = 400
_NUMBER: Final = re.compile(r"\d+")


def date_by_neighbours(articles: Iterable[Article]) -> None:
    """Dates articles that have no exact day, in place, where their folder's order is evidence.

    A day is claimed only with a weekday of the article's own; without one the month or year that
    both neighbours lie in. Days known from header, sidecar, path or text are the evidence, never
    days found here, so that no order of articles changes anything.
    """
    groups: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if (name := series(article.path)) is not None:
            groups[str(PurePosixPath(article.path).parent), name].append(article)
    for members in groups.values():
        ordered = sorted(members, key=lambda article: natural_key(article.path))
        for article, found in list(_found(ordered)):
            article.date = found


def series(path: str) -> str | None:
    """What files of one numbering have in common, ``None`` for a name without a number.

    ``خبر9`` and ``خبر10`` are of one numbering, as are all names that begin with a number
    (``0012-election``).
    """
    name = PurePosixPath(path).stem
    if not _NUMBER.search(name):
        return None
    return "" if _NUMBER.match(name) else _NUMBER.sub("#", name)


def natural_key(path: str) -> tuple[tuple[str | int, ...], str]:
    """Sorts ``item9.txt`` before ``item10.txt``; digits of every set count."""
    name = latin_digits(PurePosixPath(path).stem)
    parts = zip(_NUMBER.split(name), [*map(int, _NUMBER.findall(name)), 0], strict=True)
    return tuple(part for pair in parts for part in pair), path


def _found(ordered: Sequence[Article]) -> Iterator[tuple[Article, PublicationDate]]:
    known = [_day(article) for article in ordered]
    places = [place for place, day in enumerate(known) if day]
    if not _in_time([day for day in known if day]):
        return
    passed = 0
    for place, article in enumerate(ordered):
        if known[place]:
            passed += 1
            continue
        before = [known[each] for each in places[max(0, passed - WITNESSES) : passed]]
        after = [known[each] for each in places[passed : passed + WITNESSES]]
        span = _span([day for day in before if day], [day for day in after if day])
        if span and (found := _date(article, *span)):
            yield article, found


def _in_time(days: Sequence[datetime.date]) -> bool:
    """Whether a folder's days go one way, forwards or backwards, but for a few."""
    later = sum(one < two for one, two in pairwise(days))
    earlier = sum(one > two for one, two in pairwise(days))
    return min(later, earlier) <= _STRAY_SHARE * (later + earlier)


def _day(article: Article) -> datetime.date | None:
    date = article.date
    return datetime.date.fromisoformat(date.value) if date and date.precision == "day" else None


def _span(
    before: Sequence[datetime.date], after: Sequence[datetime.date]
) -> tuple[datetime.date, datetime.date] | None:
    """First and last day between the nearest neighbours, if all of them are in order."""
    steps = list(pairwise([*before, *after]))
    ordered = all(one <= two for one, two in steps) or all(one >= two for one, two in steps)
    if not before or not after or len(before) + len(after) < _FEWEST or not ordered:
        return None
    return min(before[-1], after[0]), max(before[-1], after[0])


def _date(article: Article, first: datetime.date, last: datetime.date) -> PublicationDate | None:
    """The one day, else the month or year, of a span; nothing that the article's own evidence
    contradicts or knows as precisely.
    """
    claim = _weekday_in(article, first, last) or _shared(first, last)
    own = article.date.value if article.date else ""
    if claim is None or not claim.value.startswith(own) or claim.value == own:
        return None
    return claim


def _weekday_in(
    article: Article, first: datetime.date, last: datetime.date
) -> PublicationDate | None:
    days = (last - first).days + 1
    if days > _WEEK:
        return None
    own = own_weekdays(FoldedText(article.prose.lstrip()[:_OPENING]).folded)
    every = (first + datetime.timedelta(days=each) for each in range(days))
    fitting = [day for day in every if {day.weekday()} == own]
    return PublicationDate(fitting[0].isoformat(), "day", "range") if fitting else None


def _shared(first: datetime.date, last: datetime.date) -> PublicationDate | None:
    if first.year != last.year:
        return None
    if first.month != last.month:
        return PublicationDate(f"{first.year}", "year", "range")
    return PublicationDate(f"{first.year}-{first.month:02}", "month", "range")
