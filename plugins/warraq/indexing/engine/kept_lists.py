"""Posting lists that were read last, decoded: a batch of queries asks for frequent ones again."""

from __future__ import annotations

from typing import Final

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.codecs.postings import Postings
from warraq.indexing.reading.files import IndexFiles

KEPT_POSTINGS: Final = 8_000_000
"""Postings of all kept lists together, 9 bytes each; the list asked for last is always kept."""


class KeptLists:
    """Posting lists of dictionary entries, by entry; a list is read again only after as many
    postings as are kept.
    """

    def __init__(self, files: IndexFiles, most: int = KEPT_POSTINGS) -> None:
        self._files = files
        self._most = most
        self._lists: dict[object, Postings] = {}
        self._size = 0

    def __getitem__(self, entry: TermEntry) -> Postings:
        found = self._lists.pop(entry.where, None)
        if found is None:
            found = self._files.postings(entry)
            self._size += len(found.docids)
        self._lists[entry.where] = found
        while self._size > self._most and len(self._lists) > 1:
            oldest = next(iter(self._lists))
            self._size -= len(self._lists.pop(oldest).docids)
        return found
