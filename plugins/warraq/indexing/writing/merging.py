"""Ranges of posting lists: the chunks' runs merged, encoded and written as shards."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.layout import order_path, orderplaces_path, tails_path
from warraq.indexing.codecs.places import encode_places
from warraq.indexing.codecs.postings import TIER, encode_bare, encode_lists
from warraq.indexing.codecs.tiers import encode_tiered, order_chunk_starts
from warraq.indexing.writing.inversion import DOCID_BITS, LIST_SHIFT
from warraq.indexing.writing.limits import Limits
from warraq.indexing.writing.runs import Array, Run, edges, spans
from warraq.indexing.writing.shard_files import ShardFiles, WrittenFile

RANGE_POSTINGS: Final = 1 << 19
"""Postings of a range: fixed, so that files do not depend on the memory at hand."""
_RANGE_SHIFT: Final = 12  # chunks of long lists are numbered from range * 2^12 on


class RangeTask(NamedTuple):
    """Lists ``first`` to before ``last`` of these runs, to be written as range ``number``."""

    runs: list[Run]
    shared: Run
    folder: Path
    number: int
    first: int
    last: int
    limits: Limits


class RangeFiles(NamedTuple):
    """The files of a range, its postings shards numbered from 0 in it, and shard and slot of each
    list.
    """

    files: list[WrittenFile]
    shards: list[int]
    slots: list[int]


class MergedLists(NamedTuple):
    """Lists in docid order: list i has the postings ``starts[i]`` to before ``starts[i + 1]``, and
    posting j the places ``place_starts[j]`` to before ``place_starts[j + 1]``.
    """

    starts: NDArray[np.int64]
    docids: NDArray[np.uint32]
    levels: NDArray[np.uint8]
    place_starts: NDArray[np.int64]
    places: NDArray[np.int64]
    ranks: NDArray[np.int64]

    def select(self, which: NDArray[np.bool_]) -> MergedLists:
        """Some of the lists."""
        counts = np.diff(self.starts)
        postings = np.repeat(which, counts)
        per_posting = np.diff(self.place_starts)
        places = np.repeat(postings, per_posting)
        return MergedLists(
            edges(counts[which]), self.docids[postings], self.levels[postings],
            edges(per_posting[postings]), self.places[places], self.ranks[places],
        )  # fmt: skip


def list_ranges(list_counts: Array) -> list[tuple[int, int]]:
    """First list, and first list after it, of each range; a longer list is a range of its own."""
    before = edges(list_counts)
    found, first = [], 0
    while first < len(list_counts):
        last = int(np.searchsorted(before, before[first] + RANGE_POSTINGS, "right")) - 1
        last = min(len(list_counts), max(first + 1, last))
        found.append((first, last))
        first = last
    return found


def range_path(folder: str, number: int, shard: int) -> str:
    """Path of a range's shard until all ranges are numbered one after another."""
    return f"{folder}/{number}-{shard}.bin"


def write_range(task: RangeTask) -> RangeFiles:
    """Writes a range's shards of postings and places, tails and order chunks."""
    lists = merge(task)
    postings, places = encode_short(lists, task)
    chunks = _LongLists(task, lists)
    for position in np.flatnonzero(np.diff(lists.starts) > TIER).tolist():
        if not postings[position]:
            postings[position] = chunks.encode(position)
    paths = [partial(range_path, folder, task.number) for folder in ("postings", "places")]
    shards = ShardFiles(task.folder, paths, task.limits.postings)
    pointers = [shards.add(*each) for each in zip(postings, places, strict=True)]
    files = [*shards.close(), *chunks.close()]
    return RangeFiles(files, [shard for shard, _ in pointers], [slot for _, slot in pointers])


def merge(task: RangeTask) -> MergedLists:
    """The lists of a range, gathered from all runs."""
    keys, bins, counts, places, ranks = _read(task)
    order = np.argsort(keys)
    chosen = spans(edges(counts)[:-1][order], counts[order])
    keys = keys[order]
    lists = (keys >> LIST_SHIFT).astype(np.int64) - task.first
    return MergedLists(
        edges(np.bincount(lists, minlength=task.last - task.first)),
        (keys & DOCID_BITS).astype(np.uint32),
        task.shared.mapped("level_of_bin")[bins[order]],
        edges(counts[order]),
        places[chosen],
        ranks[chosen],
    )


def _read(task: RangeTask) -> list[Array]:
    """Posting keys, bins, numbers of places, places and ranks of the range, run after run."""
    columns: list[list[Array]] = [[], [], [], [], []]
    bounds = np.array([task.first, task.last], np.uint64) << LIST_SHIFT
    for run in task.runs:
        keys = run.mapped("posting_keys")
        begin, end = np.searchsorted(keys, bounds).tolist()
        starts = run.mapped("place_starts")[begin : end + 1]
        found = slice(int(starts[0]), int(starts[-1]))
        columns[0].append(np.array(keys[begin:end]))
        columns[1].append(np.array(run.mapped("posting_bins")[begin:end]))
        columns[2].append(np.diff(starts))
        columns[3].append(run.mapped("places")[found].astype(np.int64))
        columns[4].append(run.mapped("place_ranks")[found].astype(np.int64))
    return [np.concatenate(column) for column in columns]


def encode_short(lists: MergedLists, task: RangeTask) -> tuple[list[bytes], list[bytes]]:
    """Records of all postings but those of long lists, and of their places; empty ones for the
    others.
    """
    of_range = slice(task.first, task.last)
    bare = np.array(task.shared.mapped("bare")[of_range])
    short = ~bare & (np.diff(lists.starts) <= TIER)
    placed = short & task.shared.mapped("placed")[of_range]
    postings, places = [b""] * len(bare), [b""] * len(bare)
    part = lists.select(bare)
    _put(postings, bare, encode_bare(part.docids, part.starts))
    part = lists.select(short)
    _put(postings, short, encode_lists(part.docids, part.levels, part.starts))
    ranked = task.shared.mapped("ranked")[of_range][placed]
    _put(places, placed, _places(lists.select(placed), ranked))
    return postings, places


def _places(lists: MergedLists, ranked: NDArray[np.bool_]) -> list[bytes]:
    counts = np.diff(lists.place_starts)
    return encode_places(counts, lists.places, lists.ranks, lists.starts, ranked)


def _put(records: list[bytes], where: NDArray[np.bool_], encoded: list[bytes]) -> None:
    for position, record in zip(np.flatnonzero(where).tolist(), encoded, strict=True):
        records[position] = record


class _OrderChunks(ShardFiles):
    """Order chunks of one list after another, each with its places."""

    waiting: list[bytes]

    def add(self, record: bytes, companion: bytes = b"") -> tuple[int, int]:
        return super().add(record, companion or self.waiting.pop(0))


class _LongLists:
    """Encodes the long lists of a range."""

    def __init__(self, task: RangeTask, lists: MergedLists) -> None:
        self._task = task
        self._lists = lists
        first, limit = task.number << _RANGE_SHIFT, task.limits.chunks
        self._tails = ShardFiles(task.folder, [lambda n: tails_path("", n)[1:]], limit, first)
        paths = [lambda n: order_path("", n)[1:], lambda n: orderplaces_path("", n)[1:]]
        self._order = _OrderChunks(task.folder, paths, limit, first)

    def encode(self, position: int) -> bytes:
        """Record of one list of the range."""
        which = np.arange(len(self._lists.starts) - 1) == position
        lists = self._lists.select(which)
        count = len(lists.docids)
        chunked = lists._replace(starts=np.array([*order_chunk_starts(count), count], np.int64))
        chunks = len(chunked.starts) - 1
        shared, number = self._task.shared, self._task.first + position
        if shared.mapped("placed")[number]:
            ranked = np.full(chunks, shared.mapped("ranked")[number], np.bool_)
            self._order.waiting = _places(chunked, ranked)
        else:
            self._order.waiting = [b""] * chunks
        return encode_tiered(lists.docids, lists.levels, self._tails, self._order)

    def close(self) -> list[WrittenFile]:
        """Writes what remains and returns the files."""
        return [*self._tails.close(), *self._order.close()]
