"""Reads the files of one segment, in the segment's own docids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from warraq.indexing.codecs import layout
from warraq.indexing.codecs.codec import unseal
from warraq.indexing.codecs.completions import Completion, decode_completions
from warraq.indexing.codecs.container import shard_lists
from warraq.indexing.codecs.days import Run, decode_days
from warraq.indexing.codecs.dictionary import TermEntry, decode_shard
from warraq.indexing.codecs.facets import decode_tags, decode_values
from warraq.indexing.codecs.front import shard_of
from warraq.indexing.codecs.near_file import NearTerm, decode_near
from warraq.indexing.codecs.pairs import Pair, bucket_of, decode_pair, pair_key
from warraq.indexing.codecs.places import Places, decode_places, join_places
from warraq.indexing.codecs.postings import TIERED, Postings
from warraq.indexing.codecs.postings_decoder import (
    decode_list,
    decode_tiered,
    record_count,
    record_kind,
)
from warraq.indexing.codecs.store import decode_bundle
from warraq.indexing.codecs.words import DeltaEntry, decode_words
from warraq.indexing.reading.manifest_reader import IndexUnreadableError

T = TypeVar("T")

_KEPT_FILES = 256
"""Files of each kind that are kept once read."""


class Segment:
    """One segment; what has been read is kept, within a bound.

    Every method raises :class:`IndexUnreadableError` where a file is missing or damaged.
    """

    def __init__(self, folder: Path, about: Mapping[str, Any]) -> None:
        self.about = about
        self._folder = folder
        self._name: str = about["name"]
        self._payload = lru_cache(maxsize=_KEPT_FILES)(self._read_payload)
        self._records = lru_cache(maxsize=_KEPT_FILES)(self._read_records)
        self._bundle = lru_cache(maxsize=_KEPT_FILES)(self._read_bundle)
        self._facet = lru_cache(maxsize=_KEPT_FILES)(self._read_facet)

    def record(self, shard: int, slot: int) -> bytes:
        """Record of a posting list."""
        return self._records(layout.postings_path(self._name, shard))[slot]

    def postings(self, shard: int, slot: int) -> Postings:
        """The posting list of a place."""
        return decode_list(self.record(shard, slot), self._chunk)

    def places(self, shard: int, slot: int) -> Places:
        """Places of the posting list of a place, which has some."""
        record = self.record(shard, slot)
        if not record or record_kind(record) != TIERED:
            path = layout.places_path(self._name, shard)
            return decode_places(self._records(path)[slot], record_count(record))
        parts = []
        for chunk in decode_tiered(record).order:
            count = record_count(self._chunk("order", chunk.shard, chunk.slot))
            path = layout.orderplaces_path(self._name, chunk.shard)
            parts.append(decode_places(self._records(path)[chunk.slot], count))
        return join_places(parts)

    def pair(self, first_term: str, second_term: str) -> Pair | None:
        """A pair, or None where the segment has no such pair."""
        buckets = int(self.about["pairs"])
        if not buckets:
            return None
        key = pair_key(first_term, second_term)
        path = layout.pairs_path(self._name, bucket_of(key, buckets))
        return decode_pair(self._payload(path), key)

    def runs(self) -> list[Run]:
        """Runs of docids of one date."""
        return decode_days(self._payload(layout.days_path(self._name)))

    def stored(self, docid: int, fields: Sequence[str]) -> dict[str, object] | None:
        """Stored fields of an article; None where it was removed."""
        size = int(self.about["bundle"])
        return self._bundle(docid // size, tuple(fields))[docid % size]

    def facet(self, field: str, docid: int) -> str | list[tuple[str, str]] | None:
        """Section or source of an article, or None; of the field ``tags`` kind and name of each."""
        size = int(self.about["facets"][field])
        return self._facet(field, docid // size)[docid % size]

    def decoded(self, path: str, decode: Callable[[bytes], T]) -> T:
        """What ``decode`` makes of a file's payload."""
        try:
            return decode(unseal((self._folder / path).read_bytes()))
        except (OSError, ValueError, IndexError) as error:
            raise IndexUnreadableError(
                f"{self._folder / path}: {error}; build the index again"
            ) from error

    def _chunk(self, kind: str, shard: int, slot: int) -> bytes:
        path = layout.order_path if kind == "order" else layout.tails_path
        return self._records(path(self._name, shard))[slot]

    def _read_records(self, path: str) -> list[bytes]:
        return self.decoded(path, shard_lists)

    def _read_payload(self, path: str) -> bytes:
        return self.decoded(path, bytes)

    def _read_bundle(self, number: int, fields: Sequence[str]) -> list[dict[str, object] | None]:
        path = layout.store_path(self._name, number)
        return self.decoded(path, lambda payload: decode_bundle(payload, fields))

    def _read_facet(self, field: str, number: int) -> Sequence[str | list[tuple[str, str]] | None]:
        path = layout.facet_path(self._name, field, number)
        if field == "tags":
            return self.decoded(path, decode_tags)
        return self.decoded(path, decode_values)


class BaseSegment(Segment):
    """The segment with the whole dictionary."""

    def __init__(self, folder: Path, about: Mapping[str, Any]) -> None:
        super().__init__(folder, about)
        self._first_keys: list[str] = about["dictionary"]
        self._entries = lru_cache(maxsize=_KEPT_FILES)(self._read_entries)
        self._near = lru_cache(maxsize=_KEPT_FILES)(self._read_near)
        self._completions = lru_cache(maxsize=_KEPT_FILES)(self._read_completions)

    def entries(self, number: int) -> list[TermEntry]:
        """Entries of a dictionary shard."""
        return self._entries(number)

    def shard_entries(self, form: str) -> list[TermEntry]:
        """Entries of the dictionary shard that would hold ``form``."""
        return self._entries(shard_of(self._first_keys, form))

    def lookup(self, form: str) -> TermEntry | None:
        """Entry of a form, or None."""
        entries = self.shard_entries(form)
        position = bisect_left(entries, form, key=lambda entry: entry.form)
        found = entries[position : position + 1]
        return found[0] if found and found[0].form == form else None

    def following(self, prefix: str) -> Iterator[TermEntry]:
        """Entries whose form begins with ``prefix``, sorted."""
        for number in range(shard_of(self._first_keys, prefix), len(self._first_keys)):
            entries = self._entries(number)
            for entry in entries[bisect_left(entries, prefix, key=lambda entry: entry.form) :]:
                if not entry.form.startswith(prefix):
                    return
                yield entry

    def completions(self, prefix: str) -> list[Completion] | None:
        """Stored completions of a prefix; None where it is not stored."""
        first_keys = self.about["completions"]
        return self._completions(shard_of(first_keys, prefix)).get(prefix) if first_keys else None

    def near(self, shard: int, slot: int) -> list[NearTerm]:
        """Near terms of the term whose list is at a place, nearest first."""
        return self._near(shard // int(self.about["near"])).get((shard, slot), [])

    def _read_entries(self, number: int) -> list[TermEntry]:
        if number >= len(self._first_keys):
            return []  # an index without a single word
        return self.decoded(layout.dictionary_path(self._name, number), decode_shard)

    def _read_near(self, number: int) -> dict[tuple[int, int], list[NearTerm]]:
        shards = int(self.about["near"])
        path = layout.near_path(self._name, number)
        return self.decoded(path, lambda payload: decode_near(payload, number, shards))

    def _read_completions(self, number: int) -> dict[str, list[Completion]]:
        return self.decoded(layout.completions_path(self._name, number), decode_completions)


class DeltaSegment(Segment):
    """The segment of the articles that came or changed since the base was built."""

    def __init__(self, folder: Path, about: Mapping[str, Any]) -> None:
        super().__init__(folder, about)
        self._first_keys: list[str] = about["words"]
        self._words = lru_cache(maxsize=_KEPT_FILES)(self._read_words)

    def record(self, shard: int, slot: int) -> bytes:
        """Record of a posting list, which is beside the forms."""
        return self._words(shard)[1][slot]

    def lookup(self, form: str) -> DeltaEntry | None:
        """Entry of a form, or None."""
        if not self._first_keys:
            return None
        words, _ = self._words(shard_of(self._first_keys, form))
        position = bisect_left(words, form, key=lambda word: word.entry.form)
        found = words[position : position + 1]
        return found[0] if found and found[0].entry.form == form else None

    def following(self, prefix: str) -> Iterator[DeltaEntry]:
        """Entries whose form begins with ``prefix``, sorted."""
        for number in range(shard_of(self._first_keys, prefix), len(self._first_keys)):
            words, _ = self._words(number)
            for word in words[bisect_left(words, prefix, key=lambda word: word.entry.form) :]:
                if not word.entry.form.startswith(prefix):
                    return
                yield word

    def _read_words(self, number: int) -> tuple[list[DeltaEntry], list[bytes]]:
        path = layout.words_path(self._name, number)
        words, container = self.decoded(path, lambda payload: decode_words(payload, number))
        return words, shard_lists(container)
