"""Pairs of adjacent words: buckets of records, found by the hash of the pair's key."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.bits import Codes, Integers, pack, varint_codes
from warraq.indexing.codecs.codec import ByteReader, text_field, varint
from warraq.indexing.codecs.container import encode_shard, shard_list, shard_lists
from warraq.indexing.codecs.postings import LEVEL_BITS
from warraq.indexing.codecs.rice import docid_parameters, rice_blocks, rice_decode_all
from warraq.indexing.codecs.splicing import codes_without, read_codes


class Pair(NamedTuple):
    """Articles of a pair, docids ascending, the levels there of its two terms (none where the
    terms' own lists tell them), and its bonus.
    """

    docids: NDArray[np.int64]
    first_levels: NDArray[np.uint8]
    second_levels: NDArray[np.uint8]
    bonus: int


def pair_key(first_term: str, second_term: str) -> str:
    """Key of a pair."""
    return f"{first_term} {second_term}"


def bucket_of(key: str, buckets: int) -> int:
    """Number of the bucket that holds a pair's key."""
    return zlib.crc32(key.encode()) % buckets


def encode_buckets(  # noqa: PLR0913, PLR0917 - columns of one table
    keys: Sequence[str],
    bonuses: Sequence[int],
    docids: NDArray[np.uint32],
    first_levels: NDArray[np.uint8],
    second_levels: NDArray[np.uint8],
    starts: NDArray[np.int64],
    buckets: int,
    leveled: NDArray[np.bool_],
) -> list[bytes]:
    """Payloads of the buckets; pair i has the postings [starts[i], starts[i + 1]), perhaps none,
    whose levels are written where ``leveled[i]``.
    """
    levels = first_levels.astype(np.int64) << LEVEL_BITS | second_levels
    records = _records(docids, levels, starts, leveled)
    held: list[list[int]] = [[] for _ in range(buckets)]
    for pair in sorted(range(len(keys)), key=keys.__getitem__):
        held[bucket_of(keys[pair], buckets)].append(pair)
    return [
        encode_shard([_table(keys, bonuses, pairs), *(records[pair] for pair in pairs)])
        for pairs in held
    ]


def decode_pair(payload: bytes, key: str) -> Pair | None:
    """A pair of a bucket, or None where the bucket does not hold it."""
    reader = ByteReader(shard_list(payload, 0))
    slot = 0
    while not reader.at_end:
        slot += 1
        found, bonus = reader.text(), reader.varint()
        if found == key:
            return _decode_record(shard_list(payload, slot), bonus)
    return None


def pairs_without(payload: bytes, removed: Mapping[str, Sequence[int]]) -> bytes:
    """A bucket whose pairs ``removed`` have lost these docids; a pair without articles is gone."""
    table, records = bytearray(), []
    for key, bonus, record in _rows(payload):
        left = _without(record, removed[key]) if key in removed else record
        if left:
            table += text_field(key) + varint(bonus)
            records.append(left)
    return encode_shard([bytes(table), *records])


def _rows(payload: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Key, bonus and record of each pair of a bucket."""
    table, *records = shard_lists(payload)
    reader = ByteReader(table)
    for record in records:
        yield reader.text(), reader.varint(), record


def _without(record: bytes, docids: Sequence[int]) -> bytes:
    """A pair's record without some articles, empty where none is left."""
    reader = ByteReader(record)
    count, leveled = divmod(reader.varint(), 2)
    parameter = reader.varint()
    suffix = 2 * LEVEL_BITS * leveled
    coded = read_codes(record[reader.position :], count, parameter, suffix)
    block, gone = codes_without(coded, parameter, suffix, docids)
    left = count - len(gone)
    return varint(left * 2 + leveled) + varint(parameter) + block if left else b""


def _records(
    docids: NDArray[np.uint32],
    levels: Integers,
    starts: NDArray[np.int64],
    leveled: NDArray[np.bool_],
) -> list[bytes]:
    """A record for each pair: count and whether levels are written, Rice parameter, and postings,
    with two levels each where they are.
    """
    counts = np.diff(starts)
    records = [varint(0)] * len(counts)
    kept = np.flatnonzero(counts)
    full = np.append(starts[kept], starts[-1])
    numbers = docids.astype(np.int64)
    parameters = docid_parameters(numbers, full)
    written = np.repeat(leveled[kept], counts[kept])
    widths = np.where(written, 2 * LEVEL_BITS, 0)
    suffixes = Codes(np.where(written, levels, 0).astype(np.uint64), widths)
    blocks = rice_blocks(numbers, full, parameters, suffixes).blocks()
    heads = np.stack([counts[kept] * 2 + leveled[kept], parameters], axis=1).ravel()
    firsts = pack(varint_codes(heads), np.arange(len(kept) + 1) * 2).blocks()
    for pair, first, block in zip(kept.tolist(), firsts, blocks, strict=True):
        records[pair] = first + block
    return records


def _table(keys: Sequence[str], bonuses: Sequence[int], pairs: Sequence[int]) -> bytes:
    return b"".join(text_field(keys[pair]) + varint(bonuses[pair]) for pair in pairs)


def _decode_record(record: bytes, bonus: int) -> Pair:
    reader = ByteReader(record)
    count, leveled = divmod(reader.varint(), 2)
    parameter = reader.varint() if count else 0
    block = record[reader.position :]
    gaps, levels = rice_decode_all(block, count, parameter, 2 * LEVEL_BITS * leveled)
    docids = np.cumsum(gaps + 1) - 1
    levels = levels[: count * leveled]
    first, second = levels >> LEVEL_BITS, levels & (1 << LEVEL_BITS) - 1
    return Pair(docids, first.astype(np.uint8), second.astype(np.uint8), bonus)
