"""The best, newest or oldest of all matches at once."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from whoosh.collectors import Collector
from whoosh.searching import Results

from warraq.indexing.engine.matching import ArrayMatcher, Integers

Order = Literal["relevance", "newest", "oldest"]
ORDERS: Final[tuple[Order, ...]] = ("relevance", "newest", "oldest")


class ArrayCollector(Collector):  # type: ignore[misc]
    """Collects the first ``limit`` matches of one of our nodes in some order, and counts them all.

    ``dated``: docids from this on are undated.
    """

    matcher: ArrayMatcher

    def __init__(self, limit: int, order: Order, dated: int) -> None:
        super().__init__()
        self._limit = limit
        self._order = order
        self._dated = dated
        self._items: list[tuple[int, int]] = []

    def collect_matches(self) -> None:
        """Takes the matches as they are, without stepping through them."""
        docids, scores = self.matcher.docids, self.matcher.scores
        chosen = self._chosen(docids, scores)
        self._items = list(zip(scores[chosen].tolist(), docids[chosen].tolist(), strict=True))

    def count(self) -> int:
        """Number of all matches."""
        return len(self.matcher.docids)

    def results(self) -> Results:
        """Whoosh's results, their ``top_n`` being scores and docids."""
        return self._results(self._items)

    def _chosen(self, docids: Integers, scores: Integers) -> Integers:
        """Places of the first matches in their order."""
        if self._order == "relevance":
            return best(scores, self._limit)
        places = np.arange(len(docids))
        if self._order == "oldest":
            split = int(np.searchsorted(docids, self._dated))
            places = np.concatenate([places[:split][::-1], places[split:]])
        return places[: self._limit]


def best(scores: Integers, limit: int) -> Integers:
    """Places of the ``limit`` greatest scores, the greatest first, equal ones in their order."""
    places = np.arange(len(scores))
    if limit < len(scores):
        least = np.partition(scores, -limit)[-limit]
        places = np.flatnonzero(scores >= least)
    return places[np.argsort(-scores[places], kind="stable")][:limit]
