"""Records of posting lists -> postings."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.bits import Integers
from warraq.indexing.codecs.codec import ByteReader, unzigzag
from warraq.indexing.codecs.postings import (
    BARE,
    IMPACT,
    LEVEL_BITS,
    ORDERED,
    SINGLE,
    TIERED,
    Postings,
    split_head,
)
from warraq.indexing.codecs.rice import rice_decode_all

ReadChunk = Callable[[str, int, int], bytes]
"""Kind of container («tails» or «order»), shard, slot -> record."""


class Tail(NamedTuple):
    """A chunk of ``tails/``: its place, byte length, highest level and number of postings."""

    shard: int
    slot: int
    length: int
    level: int
    postings: int


class OrderChunk(NamedTuple):
    """A chunk of ``order/``: its place, byte length and first docid."""

    shard: int
    slot: int
    length: int
    first: int


class Tables(NamedTuple):
    """Tables of a tiered record's chunks."""

    tails: list[Tail]
    order: list[OrderChunk]


class Tiered(NamedTuple):
    """A tiered record: number of all postings, first tier in docid order, tables of chunks."""

    postings: int
    tier: Postings
    tails: list[Tail]
    order: list[OrderChunk]


def decode_list(record: bytes, chunk: ReadChunk) -> Postings:
    """Postings of a record of any kind; ``chunk("order", shard, slot)`` reads a long list's
    chunks.

    Raises ``ValueError`` or ``IndexError`` where the record is damaged.
    """
    if not record or record_kind(record) != TIERED:
        return decode_short(record)
    parts = []
    for each in decode_tiered(record).order:
        part = decode_short(chunk("order", each.shard, each.slot))
        parts.append(Postings(part.docids + each.first, part.levels))
    return merge(parts)


def merge(parts: list[Postings]) -> Postings:
    """Postings of several lists as one, in docid order."""
    docids = np.concatenate([_NONE.docids, *(part.docids for part in parts)])
    levels = np.concatenate([_NONE.levels, *(part.levels for part in parts)])
    if (np.diff(docids) > 0).all():
        return Postings(docids, levels)
    order = np.argsort(docids, kind="stable")
    return Postings(docids[order], levels[order])


def record_kind(record: bytes) -> int:
    """Kind of a record that is not empty."""
    return split_head(ByteReader(record).varint())[1]


def record_count(record: bytes) -> int:
    """Number of a record's postings."""
    return split_head(ByteReader(record).varint())[0] if record else 0


def decode_short(record: bytes) -> Postings:
    """Postings of a record that is not tiered."""
    if not record:
        return _NONE
    reader = ByteReader(record)
    count, kind = split_head(reader.varint())
    if kind == SINGLE:
        docid, level = divmod(reader.varint(), 1 << LEVEL_BITS)
        return Postings(np.array([docid], np.int64), np.array([level], np.uint8))
    if kind == IMPACT:
        return _impact(reader)
    if kind not in {BARE, ORDERED}:
        raise ValueError(f"a posting list of kind {kind} is of a later format")
    return _ordered(reader, count, LEVEL_BITS if kind == ORDERED else 0)


def decode_tiered(record: bytes) -> Tiered:
    """First tier and tables of a tiered record."""
    reader = ByteReader(record)
    count, _ = split_head(reader.varint())
    reader.varint()  # the number of postings in the first tier, which its blocks tell, too
    tier = _impact(reader)
    return Tiered(count, tier, *read_tables(reader))


def read_tables(reader: ByteReader) -> Tables:
    """The tables of a tiered record, before which the reader stands."""
    tails, order = [], []
    shard = 0
    for _ in range(reader.varint()):
        shard += unzigzag(reader.varint())
        tails.append(
            Tail(shard, reader.varint(), reader.varint(), reader.varint(), reader.varint())
        )
    shard = first = 0
    for _ in range(reader.varint()):
        shard += unzigzag(reader.varint())
        slot, length = reader.varint(), reader.varint()
        first += reader.varint()
        order.append(OrderChunk(shard, slot, length, first))
    return Tables(tails, order)


_NONE = Postings(np.zeros(0, np.int64), np.zeros(0, np.uint8))


def _ordered(reader: ByteReader, count: int, suffix: int) -> Postings:
    parameter = reader.varint()
    block = reader.payload[reader.position :]
    gaps, levels = rice_decode_all(block, count, parameter, suffix)
    return Postings(_docids(gaps), levels.astype(np.uint8))


def _impact(reader: ByteReader) -> Postings:
    """Postings of the levels' blocks, in docid order; the reader stands behind them then."""
    bitmap = int.from_bytes(reader.take(2), "little")
    levels = [level for level in range(15, -1, -1) if bitmap >> level & 1]
    headers = [(reader.varint(), reader.varint(), reader.varint()) for _ in levels]
    parts = []
    for level, (count, parameter, length) in zip(levels, headers, strict=True):
        gaps, _ = rice_decode_all(reader.take(length), count, parameter, 0)
        parts.append(Postings(_docids(gaps), np.full(count, level, np.uint8)))
    return merge(parts)


def _docids(gaps: Integers) -> Integers:
    return np.cumsum(gaps + 1) - 1
