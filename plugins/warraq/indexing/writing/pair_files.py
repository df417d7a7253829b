"""Buckets of pairs, gathered from the chunks' runs."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.layout import pairs_path
from warraq.indexing.codecs.pairs import bucket_of, encode_buckets
from warraq.indexing.writing.inversion import LIST_SHIFT
from warraq.indexing.writing.runs import Array, Run, edges, spans
from warraq.indexing.writing.shard_files import WrittenFile, write_file

_POSTINGS_AT_ONCE: Final = 1 << 19


class FoundPair(NamedTuple):
    """A pair: its id among the candidates, its members' lists, articles, key and bonus; and whether
    its postings bear levels, which the lists of two members without tiers tell as well.
    """

    id: int
    first: int
    second: int
    articles: int
    key: str
    bonus: int
    leveled: bool = False


class PairTask(NamedTuple):
    """Buckets ``begin`` to before ``end`` of ``buckets``, and the pairs that they hold."""

    runs: list[Run]
    shared: Run
    folder: Path
    pairs: list[FoundPair]
    begin: int
    end: int
    buckets: int


def pair_tasks(
    runs: list[Run], shared: Run, folder: Path, pairs: list[FoundPair], buckets: int
) -> list[PairTask]:
    """All buckets as tasks of about the same number of postings."""
    held: list[list[FoundPair]] = [[] for _ in range(buckets)]
    for pair in pairs:
        held[bucket_of(pair.key, buckets)].append(pair)
    tasks, begin, chosen, postings = [], 0, [], 0
    for end, bucket in enumerate(held, 1):
        chosen += bucket
        postings += sum(pair.articles for pair in bucket)
        if postings > _POSTINGS_AT_ONCE or end == buckets:
            tasks.append(PairTask(runs, shared, folder, chosen, begin, end, buckets))
            begin, chosen, postings = end, [], 0
    return tasks


def write_buckets(task: PairTask) -> list[WrittenFile]:
    """Writes the buckets of a task."""
    pairs = sorted(task.pairs)  # by id
    columns = [_read(run, pairs) for run in task.runs]
    numbers, docids, firsts, seconds = (
        np.concatenate([_NONE, *column]) for column in zip(*columns, strict=True)
    )
    order = np.lexsort((docids, numbers))
    levels = task.shared.mapped("level_of_bin")
    payloads = encode_buckets(
        [pair.key for pair in pairs],
        [pair.bonus for pair in pairs],
        docids[order].astype(np.uint32),
        levels[firsts[order]],
        levels[seconds[order]],
        edges(np.bincount(numbers, minlength=len(pairs))),
        task.buckets,
        np.array([pair.leveled for pair in pairs], np.bool_),
    )
    return [
        write_file(task.folder, pairs_path("", number)[1:], payloads[number])
        for number in range(task.begin, task.end)
    ]


def _read(run: Run, pairs: list[FoundPair]) -> tuple[Array, Array, Array, Array]:
    """Of each posting of the pairs in a chunk: the pair's place, docid, saturation bins of both
    members.
    """
    ids = run.mapped("pair_ids")
    wanted = np.array([pair.id for pair in pairs], np.uint64)
    begins, ends = np.searchsorted(ids, wanted), np.searchsorted(ids, wanted, "right")
    counts = ends - begins
    docids = run.mapped("pair_docids")[spans(begins, counts)]
    keys, bins = run.mapped("posting_keys"), run.mapped("posting_bins")
    members = [
        np.repeat(np.array([pair[place] for pair in pairs], np.uint64), counts) for place in (1, 2)
    ]
    first, second = (
        bins[np.searchsorted(keys, lists << LIST_SHIFT | docids.astype(np.uint64))]
        for lists in members
    )
    return np.repeat(np.arange(len(pairs)), counts), docids, first, second


_NONE: Final = np.zeros(0, np.int64)
