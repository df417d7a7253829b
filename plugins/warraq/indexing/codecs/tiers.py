"""Long posting lists: a first tier, tails by impact, and the list once more in docid order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.bits import Integers
from warraq.indexing.codecs.codec import varint, zigzag
from warraq.indexing.codecs.postings import (
    IMPACT,
    TIER,
    TIERED,
    encode_ordered,
    heads,
    impact_parts,
)

ORDER_CHUNK: Final = 4096
"""Postings of an order chunk."""
FIRST_TAIL_BYTES: Final = 8000
"""About the size of a list's first tail chunk; each further one is twice as large."""


class Chunks(Protocol):
    """The containers that take a list's chunks."""

    def add(self, record: bytes) -> tuple[int, int]:
        """Keeps a record and returns its shard and slot."""


def encode_tiered(
    docids: NDArray[np.uint32], levels: NDArray[np.uint8], tails: Chunks, order: Chunks
) -> bytes:
    """Record (kind 4) of one list of more than ``TIER`` postings in docid order; its chunks go to
    ``tails`` and ``order``.
    """
    numbers = docids.astype(np.int64)
    best = np.argsort(15 - levels, kind="stable")
    first, rest = np.sort(best[:TIER]), best[TIER:]
    (part,) = impact_parts(numbers[first], levels[first], np.array([0, len(first)]))
    return b"".join(
        [
            *heads(np.array([len(numbers)]), TIERED),
            varint(len(first)),
            part,
            _tail_table(numbers[rest], levels[rest], tails),
            _order_table(numbers, levels, order),
        ]
    )


def order_chunk_starts(count: int) -> list[int]:
    """Position in its list of the first posting of each order chunk of a list of ``count``."""
    return list(range(0, count, ORDER_CHUNK))


def _tail_table(docids: Integers, levels: NDArray[np.uint8], tails: Chunks) -> bytes:
    """The table of the chunks of postings in order of impact."""
    edges = _tail_edges(docids, levels)
    rows = []
    for begin, end in pairwise(edges):
        record = tail_record(docids[begin:end], levels[begin:end])
        place = (*tails.add(record), len(record))
        rows.append((*place, int(levels[begin]), end - begin))
    return chunk_table(rows)


def tail_record(docids: Integers, levels: NDArray[np.uint8]) -> bytes:
    """Record of a tail chunk."""
    starts = np.array([0, len(docids)])
    if len(docids) == 1:
        return encode_ordered(docids, levels, starts)[0]
    return heads(starts[1:], IMPACT)[0] + impact_parts(docids, levels, starts)[0]


def _tail_edges(docids: Integers, levels: NDArray[np.uint8]) -> list[int]:
    """Where chunks begin and end, as the mean length of a posting lets them have their sizes."""
    total = len(docids)
    length = len(impact_parts(docids, levels, np.array([0, total]))[0])
    edges, size = [0], FIRST_TAIL_BYTES
    while edges[-1] < total:
        edges.append(min(total, edges[-1] + max(1, size * total // length)))
        size *= 2
    return edges


def _order_table(docids: Integers, levels: NDArray[np.uint8], order: Chunks) -> bytes:
    """The table of the chunks of postings in docid order."""
    begins = np.array(order_chunk_starts(len(docids)))
    firsts = docids[begins]
    starts = np.append(begins, len(docids))
    records = encode_ordered(docids - np.repeat(firsts, np.diff(starts)), levels, starts)
    steps = np.diff(firsts, prepend=0).tolist()
    return chunk_table(
        [
            (*order.add(record), len(record), step)
            for record, step in zip(records, steps, strict=True)
        ]
    )


def chunk_table(rows: Sequence[tuple[int, ...]]) -> bytes:
    """Number of chunks; for each its shard, relative to the one before, and further numbers."""
    parts = [varint(len(rows))]
    former = 0
    for shard, *others in rows:
        parts += [varint(zigzag(shard - former)), *map(varint, others)]
        former = shard
    return b"".join(parts)
