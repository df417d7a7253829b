"""A term's posting list, impact-ordered, as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from warraq.indexing.codec import ByteReader, rice_decode, rice_encode, rice_parameter, varint
from warraq.indexing.scoring import LEVELS

SHORT_LIST: Final = 8
"""Lists of fewer postings than this are written plainly."""

_LEVEL_BITS: Final = 4


class Posting(NamedTuple):
    """A docid and its impact level for one term."""

    docid: int
    level: int


def pack(docid: int, level: int) -> int:
    """A posting as one integer, which the inversion collects."""
    return docid << _LEVEL_BITS | level


def encode_list(packed: Sequence[int]) -> bytes:
    """Bytes of a posting list given as :func:`pack`-ed integers in docid order.

    The count of postings as a varint; then, for a short list, every posting as varint
    ``gap << 4 | level``; for a longer one the level blocks of :func:`_encode_levels`.
    """
    head = varint(len(packed))
    return head + (_encode_short(packed) if len(packed) < SHORT_LIST else _encode_levels(packed))


def decode_list(encoded: bytes) -> list[Posting]:
    """Postings of an encoded list, in docid order."""
    reader = ByteReader(encoded)
    count = reader.varint()
    postings = _decode_short(reader, count) if count < SHORT_LIST else _decode_levels(reader)
    return sorted(postings)


def _gaps(docids: Iterable[int]) -> list[int]:
    previous = -1
    gaps = []
    for docid in docids:
        gaps.append(docid - previous - 1)
        previous = docid
    return gaps


def _encode_short(packed: Sequence[int]) -> bytes:
    levels = [entry & LEVELS - 1 for entry in packed]
    gaps = _gaps(entry >> _LEVEL_BITS for entry in packed)
    return b"".join(varint(pack(gap, level)) for gap, level in zip(gaps, levels, strict=True))


def _decode_short(reader: ByteReader, count: int) -> list[Posting]:
    postings = []
    docid = -1
    for _ in range(count):
        entry = reader.varint()
        docid += (entry >> _LEVEL_BITS) + 1
        postings.append(Posting(docid, entry & LEVELS - 1))
    return postings


def _encode_levels(packed: Sequence[int]) -> bytes:
    """Flags (0), the set of levels as 16 bits, the blocks' headers, the blocks, highest level
    first.

    A block's header is its count, Rice parameter and byte length, so that a reader can plan a round
    before it reads a block; docids within a block ascend, which is newest first.
    """
    by_level: list[list[int]] = [[] for _ in range(LEVELS)]
    for entry in packed:
        by_level[entry & LEVELS - 1].append(entry >> _LEVEL_BITS)
    bitmap = sum(1 << level for level in range(LEVELS) if by_level[level])
    headers, blocks = [], []
    for docids in reversed([docids for docids in by_level if docids]):
        gaps = _gaps(docids)
        parameter = rice_parameter(gaps)
        block = rice_encode(gaps, parameter)
        headers.append(varint(len(docids)) + varint(parameter) + varint(len(block)))
        blocks.append(block)
    return b"\0" + bitmap.to_bytes(2, "little") + b"".join(headers) + b"".join(blocks)


def _decode_levels(reader: ByteReader) -> list[Posting]:
    flags, bitmap = reader.varint(), int.from_bytes(reader.take(2), "little")
    if flags:
        raise ValueError(f"posting list flags {flags:#x} are of a later format")
    levels = [level for level in reversed(range(LEVELS)) if bitmap >> level & 1]
    headers = [(reader.varint(), reader.varint(), reader.varint()) for _ in levels]
    postings = []
    for level, (count, parameter, length) in zip(levels, headers, strict=True):
        docid = -1
        for gap in rice_decode(reader.take(length), count, parameter):
            docid += gap + 1
            postings.append(Posting(docid, level))
    return postings


def encode_shard(lists: Sequence[bytes]) -> bytes:
    """Payload of a postings shard: the count of lists, their byte lengths, the lists."""
    return b"".join([varint(len(lists)), *(varint(len(each)) for each in lists), *lists])


def shard_list(payload: bytes, slot: int) -> bytes:
    """Bytes of the list in one slot of a shard."""
    reader = ByteReader(payload)
    lengths = [reader.varint() for _ in range(reader.varint())]
    start = reader.position + sum(lengths[:slot])
    return payload[start : start + lengths[slot]]
