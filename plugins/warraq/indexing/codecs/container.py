"""Containers: files of many records, which are found by their slots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from warraq.indexing.codecs.codec import ByteReader, varint

_MANY: Final = 32  # records from which arrays are faster
_MORE: Final = 1 << 7
_VARINT_BYTES: Final = 5  # of a length below 2^35


def encode_shard(records: Sequence[bytes]) -> bytes:
    """Payload of a container: the number of records, their byte lengths, the records."""
    return b"".join([varint(len(records)), *map(varint, map(len, records)), *records])


def shard_list(payload: bytes, slot: int) -> bytes:
    """The record in one slot of a container; raises ``IndexError`` where there is none."""
    edges = record_edges(payload)
    return payload[edges[slot] : edges[slot + 1]]


def shard_lists(payload: bytes) -> list[bytes]:
    """Every record of a container."""
    edges = record_edges(payload)
    return [payload[a:b] for a, b in pairwise(edges)]


def record_edges(payload: bytes) -> list[int]:
    """Where each record of a container begins, and where the last one ends."""
    reader = ByteReader(payload)
    count = reader.varint()
    if count < _MANY:
        lengths = [reader.varint() for _ in range(count)]
        return list(accumulate(lengths, initial=reader.position))
    window = payload[reader.position : reader.position + _VARINT_BYTES * count]
    read = np.frombuffer(window, np.uint8).astype(np.int64)
    ends = np.flatnonzero(read < _MORE)[:count] + 1
    if len(ends) < count:
        raise IndexError("a container ends early")
    begins = np.concatenate([[0], ends[:-1]])
    place = np.arange(ends[-1]) - np.repeat(begins, ends - begins)
    sizes = np.add.reduceat((read[: ends[-1]] & _MORE - 1) << 7 * place, begins)
    first = reader.position + int(ends[-1])
    found: list[int] = (first + np.concatenate([[0], np.cumsum(sizes)])).tolist()
    return found
