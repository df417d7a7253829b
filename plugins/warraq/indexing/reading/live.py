"""The dictionary of a base and its delta as one, with live document frequencies."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import groupby

from warraq.indexing.codecs.dictionary import Pointer, TermEntry
from warraq.indexing.codecs.words import DeltaEntry
from warraq.indexing.reading.docids import DELTA
from warraq.indexing.reading.segment import BaseSegment, DeltaSegment

_Either = DeltaEntry | TermEntry


class LiveDictionary:
    """Entries of both segments; a term without a living article counts as not held."""

    def __init__(self, base: BaseSegment, delta: DeltaSegment | None) -> None:
        self._base = base
        self._delta = delta

    def lookup(self, form: str) -> TermEntry | None:
        """Entry of a form, or None."""
        entry = self._base.lookup(form)
        word = self._delta.lookup(form) if self._delta else None
        return self._live(word) if word else entry

    def following(self, prefix: str) -> Iterator[TermEntry]:
        """Entries whose form begins with ``prefix``, sorted."""
        if not self._delta:
            yield from self._base.following(prefix)
            return
        words: Iterator[_Either] = self._delta.following(prefix)
        entries: Iterator[_Either] = self._base.following(prefix)
        for _, both in groupby(merge(words, entries, key=_form), key=_form):
            first = next(both)  # the delta's entry where there are two
            found = self._live(first) if isinstance(first, DeltaEntry) else first
            if found:
                yield found

    def _live(self, word: DeltaEntry) -> TermEntry | None:
        """The delta's entry with what the base has of its term, which is a form there, too."""
        entry = word.entry
        base = self._base.lookup(entry.term)
        left = base.df - word.dead if base else 0
        if left + entry.df == 0:
            return None
        where = base.where if base and left else ()
        if entry.df:
            where = (*where, Pointer(DELTA, entry.shard, entry.slot))
        return entry._replace(
            df=left + entry.df,
            shard=base.shard if base else -1,
            slot=base.slot if base else -1,
            where=where,
        )


def _form(either: _Either) -> str:
    return either.entry.form if isinstance(either, DeltaEntry) else either.form
