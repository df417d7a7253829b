"""Reads an index's files: one view of all segments, in global docids and live frequencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.bits import Integers
from warraq.indexing.codecs.completions import Completion
from warraq.indexing.codecs.days import lies_within
from warraq.indexing.codecs.dictionary import Pointer, TermEntry
from warraq.indexing.codecs.pairs import Pair
from warraq.indexing.codecs.places import Places, join_places, no_places
from warraq.indexing.codecs.postings import Postings
from warraq.indexing.reading.docids import DocidMap
from warraq.indexing.reading.live import LiveDictionary
from warraq.indexing.reading.manifest_reader import IndexUnreadableError, read_manifest
from warraq.indexing.reading.segment import BaseSegment, DeltaSegment, Segment

__all__ = ["IndexFiles", "IndexUnreadableError"]

Number = TypeVar("Number", bound=np.integer)


class IndexFiles:
    """One opened search folder, all its segments as one; what has been read is kept, within a
    bound.

    Raises :class:`IndexUnreadableError` where there is no manifest or its format is not ours, and
    later where a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = read_manifest(folder)
        base, *deltas = self.manifest["segments"]
        self._base = BaseSegment(folder, base)
        delta = DeltaSegment(folder, deltas[0]) if deltas else None
        self._segments: list[Segment] = [self._base, delta] if delta else [self._base]
        self._map = DocidMap(deltas[0]["at"] if deltas else [])
        self._dictionary = LiveDictionary(self._base, delta)
        self.dead: frozenset[int] = frozenset(self.manifest["dead"])
        self._alive = np.ones(self.docids, np.bool_)
        self._alive[self.manifest["dead"]] = False

    @property
    def document_count(self) -> int:
        """Articles that can be found."""
        return int(self.manifest["documents"])

    @property
    def docids(self) -> int:
        """Number of global docids, those of dead articles included."""
        return int(self.manifest["docids"])

    def lookup(self, form: str) -> TermEntry | None:
        """Entry of a form with its term's live document frequency; None where no segment has the
        form or no living article the term.
        """
        return self._dictionary.lookup(form)

    def following(self, prefix: str) -> Iterator[TermEntry]:
        """Entries whose form begins with ``prefix``, sorted, as :meth:`lookup` gives them."""
        return self._dictionary.following(prefix)

    def shard_entries(self, form: str) -> list[TermEntry]:
        """Entries of the base's dictionary shard that would hold ``form``, with the base's own
        frequencies.
        """
        return self._base.shard_entries(form)

    def completions(self, prefix: str) -> list[Completion] | None:
        """Stored completions of a prefix, from the base; None where it is not stored."""
        return self._base.completions(prefix)

    def near(self, entry: TermEntry) -> list[TermEntry]:
        """Entries of the near terms of an entry's term, nearest first."""
        if not entry.near or entry.shard < 0:
            return []
        found = map(self._dictionary.near, self._base.near(entry.shard, entry.slot))
        return [near for near in found if near]

    def postings(self, entry: TermEntry) -> Postings:
        """Posting list of an entry's term, in global docids, without dead articles."""
        parts = [self._of(where).postings(where.shard, where.slot) for where in entry.where]
        docids, living = self._merged(entry.where, [part.docids for part in parts])
        return Postings(docids, _column([part.levels for part in parts], np.uint8)[living])

    def places(self, entry: TermEntry) -> Places:
        """Places of an entry's term in the articles of :meth:`postings`, in their order; function
        words and field keys have none.
        """
        if entry.function or entry.form[1:2] == ":":
            return no_places(len(self.postings(entry).docids))
        docids = [self._of(where).postings(where.shard, where.slot).docids for where in entry.where]
        places = [self._of(where).places(where.shard, where.slot) for where in entry.where]
        return join_places(places).select(self._merged(entry.where, docids)[1])

    def pair(self, first_term: str, second_term: str) -> Pair | None:
        """Articles in which one term directly follows another, without dead ones; None where the
        two are no frequent pair. Levels are left out where a segment's lists tell them.
        """
        found = [segment.pair(first_term, second_term) for segment in self._segments]
        held = [Pointer(number, 0, 0) for number, pair in enumerate(found) if pair]
        pairs = [pair for pair in found if pair]
        if not pairs:
            return None
        docids, living = self._merged(held, [pair.docids for pair in pairs])
        first = _column([pair.first_levels for pair in pairs], np.uint8)
        second = _column([pair.second_levels for pair in pairs], np.uint8)
        if len(first) == sum(len(pair.docids) for pair in pairs):
            return Pair(docids, first[living], second[living], pairs[0].bonus)
        return Pair(docids, first[:0], second[:0], pairs[0].bonus)

    def intervals(self, after: str | None, before: str | None) -> list[tuple[int, int]]:
        """Half-open intervals of the global docids of dated articles all of whose possible days
        lie from ``after`` to ``before`` (ISO days, None without a limit); dead articles may be in
        them.
        """
        within = np.zeros(self.docids + 2, np.int8)
        for number, segment in enumerate(self._segments):
            for run in segment.runs():
                if lies_within(run.date, after, before):
                    docids = np.arange(run.first, run.end)
                    within[self._map.to_global(number, docids) + 1] = 1
        edges = np.flatnonzero(np.diff(within)).tolist()
        return list(zip(edges[::2], edges[1::2], strict=True))

    def stored(self, docid: int) -> dict[str, object]:
        """Stored fields of the article of a global docid; none of a dead one."""
        segment, own = self._map.locate(docid)
        return self._segments[segment].stored(own, self.manifest["fields"]) or {}

    def facet(self, field: str, docid: int) -> str | list[tuple[str, str]] | None:
        """Section or source of the article of a global docid, or None; of ``tags`` kind and name
        of each.
        """
        segment, own = self._map.locate(docid)
        return self._segments[segment].facet(field, own)

    def _of(self, where: Pointer) -> Segment:
        return self._segments[where.segment]

    def _merged(
        self, where: Sequence[Pointer], docids: Sequence[Integers]
    ) -> tuple[Integers, Integers]:
        """Global docids of segments' lists, ascending, without dead ones; and the place of each
        in the lists put one after the other.
        """
        parts = [
            self._map.to_global(pointer.segment, part)
            for pointer, part in zip(where, docids, strict=True)
        ]
        every = _column(parts, np.int64)
        order = np.argsort(every, kind="stable") if len(parts) > 1 else np.arange(len(every))
        living = order[self._alive[every[order]]]
        return every[living], living


def _column(parts: Sequence[NDArray[Number]], kind: type[Number]) -> NDArray[Number]:
    """Arrays as one; an empty one where there is none."""
    return np.concatenate([np.zeros(0, kind), *parts])
