"""Matches as whole arrays: what our reader and query nodes hand to Whoosh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from whoosh.matching import Matcher
from whoosh.query import Query

Integers = NDArray[np.int64]


class ArrayMatcher(Matcher):  # type: ignore[misc]
    """Matches of a query: ``docids`` ascending, and beside them integer ``scores``.

    Our nodes take the arrays; stepping from match to match is for Whoosh's own nodes and
    collectors.
    """

    def __init__(self, docids: Integers, scores: Integers) -> None:
        self.docids: Final = docids
        self.scores: Final = scores
        self._place = 0

    def is_active(self) -> bool:
        """Whether there is a current match."""
        return self._place < len(self.docids)

    def id(self) -> int:
        """Docid of the current match."""
        return int(self.docids[self._place])

    def score(self) -> int:
        """Score of the current match."""
        return int(self.scores[self._place])

    def weight(self) -> int:
        """Same as the score: a posting keeps no occurrences."""
        return self.score()

    def next(self) -> bool:
        """Goes to the next match."""
        self._place += 1
        return True

    def skip_to(self, id: int) -> bool:  # noqa: A002  # Whoosh's name
        """Goes to the first match at or after a docid."""
        self._place = max(self._place, int(np.searchsorted(self.docids, id)))
        return True

    def all_ids(self) -> Iterator[int]:
        """Docids from the current match on."""
        return iter(self.docids[self._place :].tolist())

    def supports_block_quality(self) -> bool:
        """Never: what is scored already needs no bounds."""
        return False

    def copy(self) -> ArrayMatcher:
        """A matcher of the same matches, at the same place."""
        other = ArrayMatcher(self.docids, self.scores)
        other._place = self._place
        return other


def nothing() -> ArrayMatcher:
    """A matcher without matches."""
    return ArrayMatcher(np.zeros(0, np.int64), np.zeros(0, np.int64))


def matches(query: Query, searcher: Any) -> ArrayMatcher:
    """All matches of one of our nodes or of a Whoosh term over our reader."""
    matcher = query.matcher(searcher)
    return matcher if isinstance(matcher, ArrayMatcher) else nothing()  # Whoosh's null matcher


def rows_of(docids: Integers, wanted: Integers) -> tuple[Integers, NDArray[np.bool_]]:
    """Place in ``docids`` of each wanted one, both ascending, and whether it is there at all."""
    places = np.searchsorted(docids, wanted)
    clipped = np.minimum(places, max(0, len(docids) - 1))
    return places, docids[clipped] == wanted if len(docids) else np.zeros(len(wanted), np.bool_)
