"""Posting lists, places and pairs of the search index, as docs/index-format.md describes them."""

from __future__ import annotations

from typing import NamedTuple

from tests.indexing.page_codecs import Bits, Bytes, container


class Posting(NamedTuple):
    """An article that holds a term: its docid within the segment, and its level (0 to 15)."""

    docid: int
    level: int


class TailChunk(NamedTuple):
    """Where a part of a long list lies in `tails/`."""

    shard: int
    slot: int
    length: int
    highest: int
    postings: int


class OrderChunk(NamedTuple):
    """Where a part of a long list in docid order lies in `order/`."""

    shard: int
    slot: int
    length: int
    first: int


class PostingList(NamedTuple):
    """A list's record. Lists that are not tiered have no chunks, and `postings` are all of them."""

    kind: int
    size: int
    postings: list[Posting]
    tails: list[TailChunk]
    order: list[OrderChunk]


class Occurrence(NamedTuple):
    """Where a term stands in an article, and the rank of its form (0 where it has one only)."""

    position: int
    rank: int


class PairPosting(NamedTuple):
    """An article that holds a pair, with the levels of both words where the pair tells them."""

    docid: int
    levels: tuple[int, int] | None


class Pair(NamedTuple):
    """Two adjacent words: what they add to a score, and the articles that hold them."""

    bonus: int
    postings: list[PairPosting]


def posting_list(record: bytes) -> PostingList:
    """Decode a record of `postings/`, `tails/`, `order/` or of a words shard that is not empty."""
    data = Bytes(record)
    count, kind = divmod(data.varint(), 8)
    if kind == 4:
        decoded = _tiered(count, data)
    else:
        decoded = PostingList(kind, count, _postings(kind, count, data), [], [])
    if data.left:
        raise ValueError("the record is longer than the list")
    return decoded


def _postings(kind: int, count: int, data: Bytes) -> list[Posting]:
    if kind == 0:
        return _bare(count, data)
    if kind == 1:
        return [Posting(*divmod(data.varint(), 16))]
    if kind == 2:
        return _ordered(count, data)
    if kind == 3:
        return _impact(count, data)
    raise ValueError(f"kind {kind} is not known")


def _bare(count: int, data: Bytes) -> list[Posting]:
    k, bits = data.varint(), Bits(data.rest())
    docids = _ascending(count, k, bits)
    bits.end()
    return [Posting(docid, 0) for docid in docids]


def _ordered(count: int, data: Bytes) -> list[Posting]:
    k, bits = data.varint(), Bits(data.rest())
    postings: list[Posting] = []
    docid = -1
    for _ in range(count):
        docid += bits.rice(k) + 1
        postings.append(Posting(docid, bits.fixed(4)))
    bits.end()
    return postings


def _impact(count: int, data: Bytes) -> list[Posting]:
    held = int.from_bytes(data.take(2), "little")
    levels = [level for level in range(15, -1, -1) if held >> level & 1]
    blocks = [(level, data.varint(), data.varint(), data.varint()) for level in levels]
    postings: list[Posting] = []
    for level, number, k, length in blocks:
        bits = Bits(data.take(length))
        postings += [Posting(docid, level) for docid in _ascending(number, k, bits)]
        bits.end()
    if len(postings) != count:
        raise ValueError("the blocks do not hold the postings that the record counts")
    return postings


def _tiered(count: int, data: Bytes) -> PostingList:
    first = _impact(data.varint(), data)
    tails: list[TailChunk] = []
    for _ in range(data.varint()):
        shard = data.zigzag() + (tails[-1].shard if tails else 0)
        tails.append(TailChunk(shard, *(data.varint() for _ in range(4))))
    order: list[OrderChunk] = []
    for _ in range(data.varint()):
        shard = data.zigzag() + (order[-1].shard if order else 0)
        slot, length = data.varint(), data.varint()
        start = data.varint() + (order[-1].first if order else 0)
        order.append(OrderChunk(shard, slot, length, start))
    return PostingList(4, count, first, tails, order)


def _ascending(count: int, k: int, bits: Bits) -> list[int]:
    """Return `count` docids whose gaps are written in Rice code."""
    docids: list[int] = []
    for _ in range(count):
        docids.append((docids[-1] if docids else -1) + 1 + bits.rice(k))
    return docids


def places(record: bytes, count: int) -> list[list[Occurrence]]:
    """Decode a record of `places/` or `orderplaces/` that is not empty.

    `count` is the number of postings of its list; the answer has a row for each, by docid.
    """
    data = Bytes(record)
    k, ranked = data.varint(), data.varint() == 1
    bits = Bits(data.rest())
    rows = [_occurrences(bits, k, ranked) for _ in range(count)]
    bits.end()
    return rows


def _occurrences(bits: Bits, k: int, ranked: bool) -> list[Occurrence]:
    found: list[Occurrence] = []
    position = -1
    for _ in range(bits.gamma()):
        position += bits.rice(k) + 1
        found.append(Occurrence(position, bits.gamma() - 1 if ranked else 0))
    return found


def pairs(payload: bytes) -> dict[str, Pair]:
    """Decode a pair bucket: the pairs by their keys, `first second`."""
    table, *records = container(Bytes(payload))
    names = Bytes(table)
    return {names.text(): _pair(names.varint(), record) for record in records}


def _pair(bonus: int, record: bytes) -> Pair:
    data = Bytes(record)
    count, leveled = divmod(data.varint(), 2)
    k = data.varint() if count else 0
    bits = Bits(data.rest())
    postings: list[PairPosting] = []
    docid = -1
    for _ in range(count):
        docid += bits.rice(k) + 1
        levels = (bits.fixed(4), bits.fixed(4)) if leveled else None
        postings.append(PairPosting(docid, levels))
    bits.end()
    return Pair(bonus, postings)
