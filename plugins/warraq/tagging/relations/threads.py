"""Story threads: the same names and topics over days.

An article is *linked* to an earlier one of the days before it if they are alike and share two
weighty names or topics, or one and two rare words; a place counts half. Articles are read in the
order of time; each joins the thread that most of its links lead to, if it is linked to half of that
thread's latest articles, else it may begin one. So a chain of single resemblances makes no thread,
an article that comes later changes no thread before it, and the work is in proportion to the
archive (single-pass clustering, as in Allan, Papka and Lavrenko 1998, «On-line new event detection
and tracking»).
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from typing import Final

from warraq.tagging.relations.features import Features
from warraq.tagging.relations.words import name_words

LEAST_POINTS: Final = 2.0
TAG_POINTS: Final = 1.0
PLACE_POINTS: Final = 0.5
WORD_POINTS: Final = 0.5
"""What links two articles: a shared name or topic counts one, rare words and places half; of places
one counts, of rare words two, and of names and topics with a common word (وزارة الإسكان, الإسكان)
one. No words without a name."""

LEAST_LIKENESS: Final = 0.3
"""And how alike, from 0 to 1, they must be in all that they have."""

WEIGHTY_SHARE: Final = 0.05
WEIGHTY_ARTICLES: Final = 20
"""A name or topic is weighty if it is on up to 5% of the articles, or on up to twenty."""

NEIGHBOURS: Final = 12
"""Earlier articles of one feature that are looked at for one article: the latest ones."""

CANDIDATES: Final = 24
"""Earlier articles that one is compared with: those that share most, of equals the latest."""

LATEST: Final = 4
"""Latest articles of a thread, of which a new one must be linked to half."""

LEAST_ARTICLES: Final = 3
LEAST_DAYS: Final = 2
"""What makes a thread of articles that are linked."""


def find_threads(features: Features, days: Sequence[int | None], pause: int) -> list[list[int]]:
    """Threads as ascending numbers of articles, by their first article.

    ``days`` are the days of the articles, which are numbered in the order of time; those without
    one are in no thread. ``pause`` is the number of days over which a story may pause.
    """
    finder = _Finder(features, days, pause)
    for index, day in enumerate(days):
        if day is not None:
            finder.read(index, day)
    return [each for each in finder.threads if _is_thread(each, days)]


class _Finder:
    """The threads of the articles that were read so far."""

    def __init__(self, features: Features, days: Sequence[int | None], pause: int) -> None:
        self.threads: list[list[int]] = []
        self._features = features
        self._days = days
        self._pause = pause
        self._weighty = _weighty(features)
        self._thread_of: dict[int, int] = {}
        self._latest: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=NEIGHBOURS))
        self._words = _NameWords(features)

    def read(self, index: int, day: int) -> None:
        """Puts an article into its thread; it is later than all that were read."""
        number = self._joined(self._linked(index, day))
        if number is None:
            number = len(self.threads)
            self.threads.append([])
        self.threads[number].append(index)
        self._thread_of[index] = number
        for feature in self._weighty[index]:
            self._latest[feature].append(index)

    def _linked(self, index: int, day: int) -> list[int]:
        """Earlier articles that an article is linked to, ascending."""
        seen: Counter[int] = Counter()
        for each in self._weighty[index]:
            seen.update(self._latest[each])
        since = day - self._pause
        recent = [other for other in seen if (self._days[other] or 0) >= since]
        likely = heapq.nlargest(CANDIDATES, recent, key=lambda other: (seen[other], other))
        return [
            other
            for other in sorted(likely)
            if self._points(index, other) >= LEAST_POINTS
            and self._features.likeness(index, other) >= LEAST_LIKENESS
        ]

    def _points(self, first: int, second: int) -> float:
        features = self._features
        words = set(features.words[first]).intersection(features.words[second])
        points = WORD_POINTS * min(len(words), 2)
        said: set[str] = set()
        places = 0
        for tag in sorted(self._weighty[first] & self._weighty[second]):
            if features.is_place(tag):
                places = 1
            elif not said & self._words[tag]:
                points += TAG_POINTS
                said |= self._words[tag]
        return points + PLACE_POINTS * places

    def _joined(self, linked: Sequence[int]) -> int | None:
        """The thread that an article joins: of equals, the one that began first."""
        links: dict[int, set[int]] = defaultdict(set)
        for other in linked:
            links[self._thread_of[other]].add(other)
        fitting = [number for number, members in links.items() if self._fits(number, members)]
        return min(fitting, key=lambda number: (-len(links[number]), number), default=None)

    def _fits(self, number: int, linked: set[int]) -> bool:
        latest = self.threads[number][-LATEST:]
        return 2 * len(linked.intersection(latest)) >= len(latest)


def _weighty(features: Features) -> list[frozenset[int]]:
    most = max(WEIGHTY_ARTICLES, int(WEIGHTY_SHARE * len(features.tags)))
    return [
        frozenset(tag for tag in tags if len(features.holders[tag]) <= most)
        for tags in features.tags
    ]


class _NameWords(dict[int, frozenset[str]]):
    """Words of names and topics, which tell the same where they have one in common.

    People do not: many have one first name.
    """

    def __init__(self, features: Features) -> None:
        super().__init__()
        self._named = features.named

    def __missing__(self, feature: int) -> frozenset[str]:
        tag = self._named[feature]
        whole = tag.type == "person"
        self[feature] = found = frozenset([tag.name] if whole else name_words(tag.name))
        return found


def _is_thread(members: Sequence[int], days: Sequence[int | None]) -> bool:
    return len(members) >= LEAST_ARTICLES and len({days[each] for each in members}) >= LEAST_DAYS
