"""Writes a delta segment: the articles that came or changed since the base was built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.layout import places_path, words_path
from warraq.indexing.codecs.words import Word, encode_words
from warraq.indexing.document import Document
from warraq.indexing.scoring import LevelTable
from warraq.indexing.settings import IndexSettings
from warraq.indexing.updating.delta_words import (
    DeltaLists,
    DeltaVocabulary,
    delta_spellings,
    delta_words,
)
from warraq.indexing.updating.state import State
from warraq.indexing.updating.tombstones import Tombstones
from warraq.indexing.writing import freezing
from warraq.indexing.writing.adjacency import member_numbers
from warraq.indexing.writing.analysis import analyse_chunk
from warraq.indexing.writing.articles import (
    FACET_DOCIDS,
    assign_docids,
    store_tasks,
    value_table,
    write_bundles,
    write_days,
    write_facets,
)
from warraq.indexing.writing.found_prefixes import tag_counts
from warraq.indexing.writing.inversion import Inversion, invert_chunk
from warraq.indexing.writing.key_spellings import find_spellings
from warraq.indexing.writing.limits import Limits
from warraq.indexing.writing.lists import Lists, make_lists
from warraq.indexing.writing.merging import RangeTask, encode_short, merge
from warraq.indexing.writing.pair_files import FoundPair, pair_tasks, write_buckets
from warraq.indexing.writing.runs import Array, Run
from warraq.indexing.writing.shard_files import WrittenFile, segment_name, write_file
from warraq.indexing.writing.vocabulary import merge_values, merge_vocabularies

_BUCKET_POSTINGS: Final = 1000
_NO_LIMITS: Final = Limits(0, 0, 0, 0, 0)


class DeltaFiles(NamedTuple):
    """A written delta: its name, what else the manifest says of it, its files, dates by docid."""

    name: str
    segment: dict[str, object]
    files: list[WrittenFile]
    dates: list[str]


class Delta:
    """Writes a delta of the epoch of a state into ``temporary / "segment"``."""

    def __init__(self, temporary: Path, settings: IndexSettings, state: State) -> None:
        self._folder = temporary / "segment"
        self._folder.mkdir()
        self._run = Run(temporary / "run")
        self._shared = Run(temporary / "shared")
        self._settings = settings
        self._state = state

    def write(self, documents: Sequence[Document], dead: Tombstones) -> DeltaFiles:
        """Writes the segment of ``documents``, of which there may be none, with the frequencies
        that ``dead`` articles take from the base.
        """
        chunks = [analyse_chunk(documents, self._run)] if documents else []
        runs = [chunk.run for chunk in chunks]
        dates = assign_docids(chunks, self._shared)
        vocabulary, values = merge_vocabularies(runs), merge_values(runs)
        words = DeltaVocabulary(self._state, vocabulary, dead.terms, self._shared)
        lists = make_lists(vocabulary, words.terms, words.ranks, values)
        counts, pairs = self._invert(runs, lists)
        found = DeltaLists(lists, counts, *self._records(runs, lists))
        table = value_table(runs)
        tags = tag_counts(values, table.counts(len(values)))
        spellings = find_spellings(vocabulary, words.terms, words.ranks, tags)
        spellings = delta_spellings(words, lists, dead, spellings)
        keys, files = self._write_words(delta_words(words, found, dead, spellings))
        files += self._write_pairs(runs, pairs)
        files += write_facets(table, values, self._folder)
        files += [write_days(dates, self._folder), *self._write_store(runs)]
        segment: dict[str, object] = {
            "docids": len(dates),
            "words": keys,
            "pairs": _buckets(pairs),
            "bundle": self._settings.bundle_documents,
            "facets": dict.fromkeys(("section", "source", "tags"), FACET_DOCIDS),
        }
        return DeltaFiles(segment_name(files, "delta"), segment, files, dates)

    def _invert(self, runs: list[Run], lists: Lists) -> tuple[Array, list[FoundPair]]:
        """Document frequencies of the lists, and the epoch's pairs that an article holds."""
        frozen = self._state.pairs_among(lists.keys)
        members = {term for pair in frozen for term in pair[:2]}
        chosen = np.array([key in members for key in lists.keys], np.bool_)
        numbers = member_numbers(chosen, chosen, 0)
        levels = LevelTable(self._state.meta["histogram"], self._settings.k1)
        lists.save(self._shared)
        self._shared.save(members=numbers, level_of_bin=np.array(levels.level_of_bin, np.uint8))
        counts = np.zeros(len(lists.keys), np.int64)
        title, body = self._state.meta["averages"]
        for run in runs:
            invert_chunk(Inversion(run, self._shared, self._settings, (title, body)))
            counts[run.load("lists")] += run.load("list_counts")
        pairs = freezing.frozen_pairs(runs, lists, numbers, frozen)
        return counts, [pair for pair in pairs if pair.articles]

    def _records(self, runs: list[Run], lists: Lists) -> tuple[list[bytes], list[bytes]]:
        """Records of all lists and of their places."""
        if not runs:
            return [], []
        last = len(lists.keys)
        task = RangeTask(runs, self._shared, self._folder, 0, 0, last, _NO_LIMITS)
        return encode_short(merge(task), task)

    def _write_words(self, words: Iterable[Word]) -> tuple[list[str], list[WrittenFile]]:
        """First keys and files of the words shards and their places."""
        first_keys, files = [], []
        shards = encode_words(words, self._settings.dictionary_shard_bytes)
        for number, shard in enumerate(shards):
            first_keys.append(shard.first_key)
            files.append(write_file(self._folder, words_path("", number)[1:], shard.payload))
            files.append(write_file(self._folder, places_path("", number)[1:], shard.places))
        return first_keys, files

    def _write_pairs(self, runs: list[Run], pairs: list[FoundPair]) -> list[WrittenFile]:
        tasks = pair_tasks(runs, self._shared, self._folder, pairs, _buckets(pairs))
        return [file for task in tasks for file in write_buckets(task)]

    def _write_store(self, runs: list[Run]) -> list[WrittenFile]:
        size = self._settings.bundle_documents
        tasks = store_tasks(runs, self._shared, self._folder, size)
        return [file for task in tasks for file in write_bundles(task)]


def _buckets(pairs: Sequence[FoundPair]) -> int:
    return -(-sum(pair.articles for pair in pairs) // _BUCKET_POSTINGS)
