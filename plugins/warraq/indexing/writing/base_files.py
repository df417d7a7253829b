"""The stages that make a base segment of analysed chunks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.completions import Completion
from warraq.indexing.codecs.layout import places_path, postings_path
from warraq.indexing.scoring import HISTOGRAM_BINS, LevelTable
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing import freezing
from warraq.indexing.writing.analysis import ChunkSummary
from warraq.indexing.writing.articles import (
    assign_docids,
    store_tasks,
    value_table,
    write_bundles,
    write_days,
    write_facets,
)
from warraq.indexing.writing.catalogue import Catalogue, Pointers
from warraq.indexing.writing.epoch import Epoch, average, scoring_settings
from warraq.indexing.writing.found_prefixes import tag_counts
from warraq.indexing.writing.inversion import Inversion, invert_chunk
from warraq.indexing.writing.key_spellings import find_spellings
from warraq.indexing.writing.limits import Limits, limits, near_estimate, sizes
from warraq.indexing.writing.lists import Lists, make_lists
from warraq.indexing.writing.merging import RangeFiles, RangeTask, list_ranges, write_range
from warraq.indexing.writing.pair_files import FoundPair, pair_tasks, write_buckets
from warraq.indexing.writing.runs import Array, Run
from warraq.indexing.writing.shard_files import WrittenFile, segment_name
from warraq.indexing.writing.vocabulary import Vocabulary, merge_values, merge_vocabularies
from warraq.indexing.writing.workers import Workers


class BaseFiles(NamedTuple):
    """A written segment: its name, what else the manifest says of it, its files, dates by docid,
    the epoch, how many terms and forms there are, the keys of all lists and where these are.
    """

    name: str
    segment: dict[str, object]
    files: list[WrittenFile]
    dates: list[str]
    epoch: Epoch
    terms: int
    forms: int
    keys: list[str]
    pointers: Pointers


class Inverted(NamedTuple):
    """The archive after its chunks were inverted: documents, average lengths, histogram of
    saturation, document frequency of each list, pairs.
    """

    documents: int
    averages: tuple[float, float]
    histogram: list[int]
    counts: Array
    pairs: list[FoundPair]


class Base:
    """Writes a base segment into ``temporary / "segment"``."""

    def __init__(
        self, temporary: Path, settings: IndexSettings, epoch: Epoch | None, workers: Workers
    ) -> None:
        self._folder = temporary / "segment"
        self._folder.mkdir()
        self._shared = Run(temporary / "shared")
        self._settings = settings
        self._epoch = epoch
        self._workers = workers

    def write(self, chunks: Sequence[ChunkSummary]) -> BaseFiles:
        """Writes the segment of all chunks."""
        runs = [chunk.run for chunk in chunks]
        dates = assign_docids(chunks, self._shared)
        vocabulary, values = merge_vocabularies(runs), merge_values(runs)
        terms = freezing.find_terms(vocabulary, self._epoch, self._workers, self._shared)
        lists = make_lists(vocabulary, terms.terms, terms.ranks, values)
        inverted = self._invert(chunks, vocabulary, lists)
        table = value_table(runs)
        tags = tag_counts(values, table.counts(len(values)))
        spellings = find_spellings(vocabulary, terms.terms, terms.ranks, tags)
        if self._epoch:
            spellings = self._epoch.spellings_over(spellings)
        catalogue = Catalogue(
            vocabulary, terms.terms, lists, inverted.counts, spellings, self._settings
        )
        near = iter(()) if self._epoch else catalogue.near(self._workers)
        limit = self._limits(inverted, vocabulary, lists)
        ranges, pairs, store = self._start(runs, inverted, limit)
        epoch = self._epoch or self._freeze(inverted, catalogue, catalogue.completions(tags), near)
        files = [*write_facets(table, values, self._folder), write_days(dates, self._folder)]
        pointers = _numbered(ranges, self._folder, inverted.counts, files)
        segment = catalogue.write(self._folder, epoch, pointers, limit.near, files)
        files += [file for written in chain(pairs, store) for file in written]
        segment |= {"pairs": limit.buckets, "near": limit.near, "bundle": limit.bundle}
        held = int(np.count_nonzero(np.bincount(lists.of_form, minlength=1)))
        return BaseFiles(
            segment_name(files), segment, files, dates, epoch, held, len(vocabulary.forms),
            lists.keys, pointers,
        )  # fmt: skip

    def _invert(
        self, chunks: Sequence[ChunkSummary], vocabulary: Vocabulary, lists: Lists
    ) -> Inverted:
        documents, runs = sum(len(chunk.ids) for chunk in chunks), [chunk.run for chunk in chunks]
        averages = self._epoch.averages if self._epoch else _averages(chunks)
        rule = freezing.pair_rule(documents, self._settings)
        frozen = self._epoch.pairs if self._epoch else None
        numbers = freezing.members(lists, vocabulary, frozen, rule)
        lists.save(self._shared)
        self._shared.save(members=numbers)
        tasks = [Inversion(run, self._shared, self._settings, averages) for run in runs]
        histogram = np.zeros(HISTOGRAM_BINS, np.int64)
        for found in self._workers.start("inverting", invert_chunk, tasks):
            histogram += found
        counts = np.zeros(len(lists.keys), np.int64)
        for run in runs:
            counts[run.load("lists")] += run.load("list_counts")
        if frozen is not None:
            pairs = freezing.frozen_pairs(runs, lists, numbers, frozen)
        else:
            pairs = freezing.find_pairs(runs, lists, numbers, counts, rule)
            pairs = freezing.with_bonuses(pairs, documents, self._settings)
        pairs = freezing.with_levels(pairs, counts)
        return Inverted(documents, averages, histogram.tolist(), counts, pairs)

    def _freeze(
        self,
        inverted: Inverted,
        catalogue: Catalogue,
        completions: list[tuple[str, list[Completion]]],
        near: Iterator[dict[str, list[str]]],
    ) -> Epoch:
        """The epoch that this build begins."""
        keys = catalogue.lists.keys
        return Epoch(
            catalogue.vocabulary.counts(),
            catalogue.terms_by_form(),
            inverted.histogram,
            inverted.averages,
            [(keys[pair.first], keys[pair.second], pair.bonus) for pair in inverted.pairs],
            next(near),
            completions,
            catalogue.spellings,
            scoring_settings(self._settings),
        )

    def _limits(self, inverted: Inverted, vocabulary: Vocabulary, lists: Lists) -> Limits:
        near = near_estimate(inverted.counts, lists.placed)
        expected = sizes(inverted.counts, inverted.pairs, near)
        return limits(inverted.documents, len(vocabulary.forms), expected, self._settings)

    def _start(
        self, runs: list[Run], inverted: Inverted, limit: Limits
    ) -> tuple[Iterator[RangeFiles], Iterator[list[WrittenFile]], Iterator[list[WrittenFile]]]:
        """Starts the workers on the posting lists, the pairs and the document store."""
        settings, shared, folder = self._settings, self._shared, self._folder
        levels = (
            self._epoch.levels() if self._epoch else LevelTable(inverted.histogram, settings.k1)
        )
        shared.save(level_of_bin=np.array(levels.level_of_bin, np.uint8))
        ranges = [
            RangeTask(runs, shared, folder, number, first, last, limit)
            for number, (first, last) in enumerate(list_ranges(inverted.counts))
        ]
        pairs = pair_tasks(runs, shared, folder, inverted.pairs, limit.buckets)
        store = store_tasks(runs, shared, folder, limit.bundle)
        return (
            self._workers.start("postings", write_range, ranges),
            self._workers.start("pairs", write_buckets, pairs),
            self._workers.start("store", write_bundles, store),
        )


def _averages(chunks: Sequence[ChunkSummary]) -> tuple[float, float]:
    filled = list(zip(*(chunk.filled for chunk in chunks), strict=True)) or [(), ()]
    tokens = list(zip(*(chunk.tokens for chunk in chunks), strict=True)) or [(), ()]
    return average(tokens[0], filled[0]), average(tokens[1], filled[1])


def _numbered(
    found: Iterator[RangeFiles], folder: Path, counts: Array, files: list[WrittenFile]
) -> Pointers:
    """Numbers the ranges' shards one after another, adds their files to ``files`` and returns where
    each list is.
    """
    shards: list[int] = []
    slots: list[int] = []
    first = 0
    for part in found:
        files += [_renamed(file, folder, first) for file in part.files]
        shards += [first + shard for shard in part.shards]
        slots += part.slots
        first = shards[-1] + 1
    return Pointers(counts.tolist(), shards, slots)


def _renamed(file: WrittenFile, folder: Path, first: int) -> WrittenFile:
    """A range's shard under its number in the segment; other files as they are."""
    kind, _, name = file.path.partition("/")
    paths = {"postings": postings_path, "places": places_path}
    if kind not in paths:
        return file
    shard = int(name.removesuffix(".bin").partition("-")[2])
    path = paths[kind]("", first + shard)[1:]
    (folder / file.path).rename(folder / path)
    return file._replace(path=path)
