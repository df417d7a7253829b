"""Docids of segments and global docids."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from warraq.indexing.codecs.bits import Integers

BASE, DELTA = 0, 1


class DocidMap:
    """Translates docids; ``at`` has, for each docid of the delta, the number of base docids that
    come before it in global order.
    """

    def __init__(self, at: Sequence[int]) -> None:
        self._at = np.array(at, np.int64)
        self._delta = self._at + np.arange(len(at))

    def to_global(self, segment: int, docids: Integers) -> Integers:
        """Global docids of a segment's docids."""
        if segment == DELTA:
            return self._delta[docids]
        return docids + np.searchsorted(self._at, docids, side="right")

    def locate(self, docid: int) -> tuple[int, int]:
        """Segment of a global docid, and the docid there."""
        before = int(np.searchsorted(self._delta, docid))
        if before < len(self._delta) and self._delta[before] == docid:
            return DELTA, before
        return BASE, docid - before
