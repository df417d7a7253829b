"""Posting lists as records: encoders that take many lists at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.bits import Codes, Integers, fixed, join, pack, varint_codes
from warraq.indexing.codecs.rice import docid_parameters, rice_blocks

TIER: Final = 4096
"""Postings of a tiered list's first tier; longer lists are tiered."""
IMPACT_FROM: Final = 128
"""Lists of at least as many postings are written by impact."""

BARE, SINGLE, ORDERED, IMPACT, TIERED = range(5)
LEVEL_BITS: Final = 4
_LEVELS: Final = 1 << LEVEL_BITS
KIND_BITS: Final = 3
_LISTS_AT_ONCE: Final = 1 << 16 - LEVEL_BITS  # list and level fit 16 bits, which sort fast
_POSTINGS_AT_ONCE: Final = 1 << 17  # arrays that stay in the processor's cache


class Postings(NamedTuple):
    """Articles of a term, docids ascending, and the level of each."""

    docids: NDArray[np.int64]
    levels: NDArray[np.uint8]


def encode_lists(
    docids: NDArray[np.uint32], levels: NDArray[np.uint8], starts: NDArray[np.int64]
) -> list[bytes]:
    """Records of many lists at once, each in docid order; list i is [starts[i], starts[i + 1]).

    A list of one posting is written as kind 1, one of fewer than ``IMPACT_FROM`` as kind 2, one of
    at most ``TIER`` as kind 3; an empty one is an empty record. A longer one is not for here.
    """
    records: list[bytes] = []
    for first, last in _batches(starts):
        begin, end = int(starts[first]), int(starts[last])
        part = docids[begin:end].astype(np.int64)
        records += _encode_batch(part, levels[begin:end], starts[first : last + 1] - begin)
    return records


def encode_bare(docids: NDArray[np.uint32], starts: NDArray[np.int64]) -> list[bytes]:
    """Records of many lists of any length without levels (kind 0); an empty list is an empty
    record.
    """
    records = [b""] * (len(starts) - 1)
    kept = np.flatnonzero(np.diff(starts))
    if len(kept):
        full = np.append(starts[kept], starts[-1])
        _put(records, kept, _encode_ordered(docids.astype(np.int64), None, full, BARE))
    return records


def encode_ordered(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    """Records of lists in docid order: kind 2, or 1 for a single posting; no list is empty."""
    counts = np.diff(starts)
    records = [b""] * len(counts)
    for chosen, encode in ((counts == 1, _encode_single), (counts > 1, _encode_plain)):
        _put(records, np.flatnonzero(chosen), _chosen(docids, levels, starts, chosen, encode))
    return records


def impact_parts(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    """What follows the count in records by impact: levels, headers, blocks; no list is empty."""
    parts: list[bytes] = []
    for first in range(0, len(starts) - 1, _LISTS_AT_ONCE):
        edges = starts[first : first + _LISTS_AT_ONCE + 1]
        part = slice(int(edges[0]), int(edges[-1]))
        parts += _impact_parts(docids[part], levels[part], edges - edges[0])
    return parts


def heads(counts: Integers, kind: int) -> list[bytes]:
    """First bytes of records: their counts and their kind."""
    codes = varint_codes(counts << KIND_BITS | kind)
    return pack(codes, np.arange(len(counts) + 1)).blocks()


def split_head(number: int) -> tuple[int, int]:
    """Count and kind of a record from its first number."""
    return number >> KIND_BITS, number & (1 << KIND_BITS) - 1


_Encoder = Callable[[Integers, NDArray[np.uint8], Integers], list[bytes]]


def _batches(starts: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and end of runs of lists that hold about ``_POSTINGS_AT_ONCE`` postings together."""
    first, lists = 0, len(starts) - 1
    while first < lists:
        end = int(np.searchsorted(starts, starts[first] + _POSTINGS_AT_ONCE, side="right")) - 1
        last = min(max(end, first + 1), lists)
        yield first, last
        first = last


def _encode_batch(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    counts = np.diff(starts)
    records = [b""] * len(counts)
    for chosen, encode in (
        (counts == 1, _encode_single),
        ((counts > 1) & (counts < IMPACT_FROM), _encode_plain),
        (counts >= IMPACT_FROM, _encode_impact),
    ):
        _put(records, np.flatnonzero(chosen), _chosen(docids, levels, starts, chosen, encode))
    return records


def _chosen(
    docids: Integers,
    levels: NDArray[np.uint8],
    starts: Integers,
    chosen: NDArray[np.bool_],
    encode: _Encoder,
) -> list[bytes]:
    """Records of the chosen lists only."""
    if not chosen.any():
        return []
    counts = np.diff(starts)
    edges = np.concatenate([[0], np.cumsum(counts[chosen])])
    if len(docids) == edges[-1]:
        return encode(docids, levels, edges)
    postings = np.repeat(chosen, counts)
    return encode(docids[postings], levels[postings], edges)


def _put(records: list[bytes], places: Integers, encoded: list[bytes]) -> None:
    for place, record in zip(places.tolist(), encoded, strict=True):
        records[place] = record


def _encode_single(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    head = fixed(np.full(len(docids), 1 << KIND_BITS | SINGLE), 8)
    return pack(join(head, varint_codes(docids << LEVEL_BITS | levels)), starts).blocks()


def _encode_plain(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    return _encode_ordered(docids, fixed(levels, LEVEL_BITS), starts, ORDERED)


def _encode_ordered(
    docids: Integers, suffixes: Codes | None, starts: Integers, kind: int
) -> list[bytes]:
    parameters = docid_parameters(docids, starts)
    blocks = rice_blocks(docids, starts, parameters, suffixes).blocks()
    head = join(varint_codes(np.diff(starts) << KIND_BITS | kind), varint_codes(parameters))
    first = pack(head, np.arange(len(starts))).blocks()
    return [a + b for a, b in zip(first, blocks, strict=True)]


def _encode_impact(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    first = heads(np.diff(starts), IMPACT)
    return [a + b for a, b in zip(first, impact_parts(docids, levels, starts), strict=True)]


def _impact_parts(docids: Integers, levels: NDArray[np.uint8], starts: Integers) -> list[bytes]:
    """Parts of at most 4,096 lists: each list's postings sorted by level, one block a level."""
    lists = len(starts) - 1
    owners = np.repeat(np.arange(lists), np.diff(starts))
    keys = (owners * _LEVELS + (_LEVELS - 1 - levels)).astype(np.uint16)
    sizes = np.bincount(keys, minlength=lists * _LEVELS)
    present = np.flatnonzero(sizes)
    edges = np.concatenate([[0], np.cumsum(sizes[present])])
    ordered = docids[np.argsort(keys, kind="stable")]
    parameters = docid_parameters(ordered, edges)
    blocks = rice_blocks(ordered, edges, parameters)
    bounds = np.searchsorted(present, np.arange(lists + 1) * _LEVELS)
    headers = _headers(sizes[present], parameters, np.diff(blocks.offsets), bounds)
    bitmaps = _bitmaps(sizes.reshape(lists, _LEVELS) > 0)
    ends = blocks.offsets[bounds].tolist()
    return [
        bitmaps[2 * i : 2 * i + 2] + headers[i] + blocks.buffer[ends[i] : ends[i + 1]]
        for i in range(lists)
    ]


def _headers(
    counts: Integers, parameters: Integers, lengths: Integers, bounds: Integers
) -> list[bytes]:
    """Number of postings, Rice parameter and byte length of each list's blocks."""
    columns = [varint_codes(column) for column in (counts, parameters, lengths)]
    values = np.stack([column.values for column in columns], axis=1).ravel()
    widths = np.stack([column.widths for column in columns], axis=1).ravel()
    return pack(Codes(values, widths), bounds * 3).blocks()


def _bitmaps(present: NDArray[np.bool_]) -> bytes:
    """Two bytes for each row, the highest level in the first column; bit n is level n's."""
    return np.packbits(present[:, ::-1], axis=1, bitorder="little").tobytes()
