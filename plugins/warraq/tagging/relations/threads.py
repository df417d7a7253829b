"""Story threads: the same names and topics over days.

An article is *linked* to an earlier one of the days before it if they share two weighty names or
topics, or one and two rare words. Articles are read in the order of time; each joins the thread
that most of its links lead to, if it is linked to half of that thread's latest articles, else it
may begin one. So a chain of single resemblances makes no thread, an article that comes later
changes no thread before it, and the work is in proportion to the archive (single-pass clustering,
as in Allan, Papka and Lavrenko 1998, «On-line new event detection and tracking»).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from warraq.tagging.relations.features import Features

LEAST_TAGS: Final = 2
LEAST_WORDS: Final = 2
"""What links two articles: so many weighty names or topics, or one and so many rare words."""

LEAST_LIKENESS: Final = 0.25
"""And how alike, from 0 to 1, they must be in all that they have."""

WEIGHTY_SHARE: Final = 0.02
WEIGHTY_ARTICLES: Final = 10
"""A name or topic is weighty if it is on up to 2% of the articles, or on up to ten."""

NEIGHBOURS: Final = 12
"""Earlier articles of one feature that are looked at for one article: the latest ones."""

LATEST: Final = 4
"""Latest articles of a thread, of which a new one must be linked to half."""

LEAST_ARTICLES: Final = 3
LEAST_DAYS: Final = 2
"""What makes a thread of articles that are linked."""


def find_threads(features: Features, days: Sequence[int | None], window: int) -> list[list[int]]:
    """Threads as ascending numbers of articles, by their first article.

    ``days`` are the days of the articles, which are numbered in the order of time; those without
    one are in no thread. ``window`` is the number of days over which a story may pause.
    """
    found: list[list[int]] = []
    thread_of: dict[int, int] = {}
    weighty = _weighty(features)
    recent: dict[int, list[int]] = defaultdict(list)
    for index, day in enumerate(days):
        if day is None:
            continue
        linked = _linked(index, features, weighty, recent, day - window, days)
        number = _joined(linked, found, thread_of)
        if number is None:
            number = len(found)
            found.append([])
        found[number].append(index)
        thread_of[index] = number
        for feature in (*weighty[index], *features.words[index]):
            recent[feature] = [*recent[feature][1 - NEIGHBOURS :], index]
    return [each for each in found if _is_thread(each, days)]


def _weighty(features: Features) -> list[frozenset[int]]:
    most = max(WEIGHTY_ARTICLES, int(WEIGHTY_SHARE * len(features.tags)))
    return [
        frozenset(tag for tag in tags if len(features.holders[tag]) <= most)
        for tags in features.tags
    ]


def _linked(
    index: int,
    features: Features,
    weighty: Sequence[frozenset[int]],
    recent: dict[int, list[int]],
    since: int,
    days: Sequence[int | None],
) -> list[int]:
    """Earlier articles that an article is linked to, ascending."""
    own, words = weighty[index], frozenset(features.words[index])
    seen = {other for feature in own for other in recent.get(feature, ())}
    return sorted(
        other
        for other in seen
        if (days[other] or 0) >= since
        and _suffices(own & weighty[other], words.intersection(features.words[other]), features)
        and features.likeness(index, other) >= LEAST_LIKENESS
    )


def _suffices(tags: frozenset[int], words: frozenset[int], features: Features) -> bool:
    places = sum(map(features.is_place, tags))
    firm = len(tags) - places + min(len(words), LEAST_WORDS) / LEAST_WORDS
    return len(tags) > 0 and firm + min(places, 1) / 2 >= LEAST_TAGS


def _joined(
    linked: Sequence[int], found: Sequence[list[int]], thread_of: dict[int, int]
) -> int | None:
    """The thread that an article joins: of equals, the one that began first."""
    links: dict[int, set[int]] = defaultdict(set)
    for other in linked:
        links[thread_of[other]].add(other)
    fitting = [
        number
        for number, members in links.items()
        if 2 * len(members.intersection(found[number][-LATEST:])) >= len(found[number][-LATEST:])
    ]
    return min(fitting, key=lambda number: (-len(links[number]), number), default=None)


def _is_thread(members: Sequence[int], days: Sequence[int | None]) -> bool:
    return len(members) >= LEAST_ARTICLES and len({days[each] for each in members}) >= LEAST_DAYS
