"""Containers: files of many records, which are found by their slots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from warraq.indexing.codecs.codec import ByteReader, varint


def encode_shard(records: Sequence[bytes]) -> bytes:
    """Payload of a container: the number of records, their byte lengths, the records."""
    return b"".join([varint(len(records)), *map(varint, map(len, records)), *records])


def shard_list(payload: bytes, slot: int) -> bytes:
    """The record in one slot of a container; raises ``IndexError`` where there is none."""
    edges = _edges(payload)
    return payload[edges[slot] : edges[slot + 1]]


def shard_lists(payload: bytes) -> list[bytes]:
    """Every record of a container."""
    edges = _edges(payload)
    return [payload[a:b] for a, b in pairwise(edges)]


def _edges(payload: bytes) -> list[int]:
    reader = ByteReader(payload)
    lengths = [reader.varint() for _ in range(reader.varint())]
    return list(accumulate(lengths, initial=reader.position))
