"""The dictionary of a base and its delta as one, with live document frequencies."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import groupby

from warraq.indexing.codecs.dictionary import Pointer, TermEntry
from warraq.indexing.codecs.near_file import NearTerm
from warraq.indexing.codecs.words import DeltaEntry
from warraq.indexing.reading.docids import BASE, DELTA
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
        if not self._delta:
            return entry
        if word := self._delta.lookup(form):
            return self._live(word)
        return self._changed(entry, self._delta) if entry else None

    def following(self, prefix: str) -> Iterator[TermEntry]:
        """Entries whose form begins with ``prefix``, sorted."""
        if not self._delta:
            yield from self._base.following(prefix)
            return
        words: Iterator[_Either] = self._delta.following(prefix)
        entries: Iterator[_Either] = self._base.following(prefix)
        for _, both in groupby(merge(words, entries, key=_form), key=_form):
            first = next(both)  # the delta's entry where there are two
            if isinstance(first, DeltaEntry):
                found = self._live(first)
            else:
                found = self._changed(first, self._delta)
            if found:
                yield found

    def near(self, near: NearTerm) -> TermEntry | None:
        """Entry of a near term: that of its own list, whatever term it has as a form."""
        where = (Pointer(BASE, near.shard, near.slot),)
        entry = TermEntry(
            near.term, near.term, near.df, near.shard, near.slot,
            spelling=near.spelling, where=where,
        )  # fmt: skip
        word = self._delta.lookup(near.term) if self._delta else None
        return self._joined(word, entry) if word and word.entry.term == near.term else entry

    def _changed(self, entry: TermEntry, delta: DeltaSegment) -> TermEntry | None:
        """The base's entry of a form that the delta lacks, with what that has of its term."""
        word = delta.lookup(entry.term) if entry.term != entry.form else None
        if not word:
            return entry
        term = self._live(word)
        return entry._replace(df=term.df, where=term.where) if term else None

    def _live(self, word: DeltaEntry) -> TermEntry | None:
        """The delta's entry with what the base has of its term, which is a form there, too."""
        return self._joined(word, self._base.lookup(word.entry.term))

    def _joined(self, word: DeltaEntry, base: TermEntry | None) -> TermEntry | None:
        """The delta's entry with the base's of its term."""
        entry = word.entry
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
