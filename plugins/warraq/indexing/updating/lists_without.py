"""Posting lists of a base without some articles: records, places, chunks of long lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.codec import ByteReader, varint
from warraq.indexing.codecs.layout import (
    order_path,
    orderplaces_path,
    places_path,
    postings_path,
    tails_path,
)
from warraq.indexing.codecs.postings import (
    BARE,
    IMPACT,
    KIND_BITS,
    LEVEL_BITS,
    ORDERED,
    SINGLE,
    TIERED,
    encode_ordered,
    split_head,
)
from warraq.indexing.codecs.postings_decoder import (
    OrderChunk,
    Tail,
    decode_short,
    read_tables,
    record_kind,
)
from warraq.indexing.codecs.splicing import codes_without, places_without, read_codes
from warraq.indexing.codecs.tiers import chunk_table
from warraq.indexing.writing.containers import ChangedFiles

_LEVELS = 1 << LEVEL_BITS


class _Left(NamedTuple):
    """A record that is left, empty without postings; how many it had; the numbers, in docid order,
    and levels of those that are gone.
    """

    record: bytes
    postings: int
    gone: list[int]
    levels: list[int]


def remove_from_list(files: ChangedFiles, shard: int, slot: int, docids: Sequence[int]) -> None:
    """Takes articles, which it all holds, out of the list at a place, and their places."""
    path = postings_path("", shard)[1:]
    record = files.record(path, slot)
    if not record:
        return
    if record_kind(record) == TIERED:
        files.put_record(path, slot, _tiered_without(files, record, docids))
        return
    left = _short_without(record, docids)
    files.put_record(path, slot, left.record)
    _remove_places(files, places_path("", shard)[1:], slot, left)


def _short_without(record: bytes, docids: Sequence[int]) -> _Left:
    """A record that is not tiered without some articles."""
    reader = ByteReader(record)
    count, kind = split_head(reader.varint())
    if kind == SINGLE:
        docid, level = divmod(reader.varint(), _LEVELS)
        gone = docid in docids
        return _Left(b"" if gone else record, 1, [0] * gone, [level] * gone)
    if kind == IMPACT:
        return _impact_without(reader, count, docids)
    return _ordered_without(reader, count, kind, docids)


def _ordered_without(reader: ByteReader, count: int, kind: int, docids: Sequence[int]) -> _Left:
    parameter = reader.varint()
    suffix = LEVEL_BITS if kind == ORDERED else 0
    coded = read_codes(reader.payload[reader.position :], count, parameter, suffix)
    block, gone = codes_without(coded, parameter, suffix, docids)
    levels = [
        int("0" + coded.bits[end - suffix : end], 2) for end in map(coded.ends.__getitem__, gone)
    ]
    left = count - len(gone)
    head = varint(left << KIND_BITS | kind) + varint(parameter)
    return _Left(_normal(head + block, left, kind), count, gone, levels)


def _impact_without(reader: ByteReader, count: int, docids: Sequence[int]) -> _Left:
    part, found = impact_without(reader, docids)
    places = [sum(bisect_left(block, docid) for block in found.blocks) for docid in found.gone]
    order = sorted(range(len(places)), key=places.__getitem__)
    left = count - len(places)
    record = _normal(varint(left << KIND_BITS | IMPACT) + part, left, IMPACT)
    levels = [found.levels[each] for each in order]
    return _Left(record, count, [places[each] for each in order], levels)


def _normal(record: bytes, postings: int, kind: int) -> bytes:
    """A record as the format has it for a single posting with a level, and for none."""
    if postings == 1 and kind != BARE:
        docids, levels = decode_short(record)
        return encode_ordered(docids, levels, np.array([0, 1]))[0]
    return record if postings else b""


class _Found(NamedTuple):
    """Docids of each level's block; those that are gone, and their levels."""

    blocks: list[list[int]]
    gone: list[int]
    levels: list[int]


def impact_without(
    reader: ByteReader, docids: Sequence[int], level_of: Mapping[int, int] | None = None
) -> tuple[bytes, _Found]:
    """Blocks by level, with their headers, without some articles; where their levels are known,
    other blocks are not read.
    """
    bitmap = int.from_bytes(reader.take(2), "little")
    levels = [level for level in range(_LEVELS - 1, -1, -1) if bitmap >> level & 1]
    headers = [(reader.varint(), reader.varint(), reader.varint()) for _ in levels]
    found = _Found([], [], [])
    left, rows, blocks = 0, [], []
    for level, (count, parameter, length) in zip(levels, headers, strict=True):
        block = reader.take(length)
        gone: list[int] = []
        if level_of is None or level in level_of.values():
            coded = read_codes(block, count, parameter, 0)
            found.blocks.append(coded.docids)
            if gone := [docid for docid in docids if _holds(coded.docids, docid)]:
                block, _ = codes_without(coded, parameter, 0, gone)
                found.gone.extend(gone)
                found.levels.extend([level] * len(gone))
        if count > len(gone):
            left |= 1 << level
            rows += [varint(count - len(gone)), varint(parameter), varint(len(block))]
            blocks.append(block)
    return left.to_bytes(2, "little") + b"".join(rows + blocks), found


def skip_impact(reader: ByteReader) -> None:
    """Goes behind blocks by level."""
    levels = int.from_bytes(reader.take(2), "little").bit_count()
    headers = [(reader.varint(), reader.varint(), reader.varint()) for _ in range(levels)]
    reader.take(sum(length for _, _, length in headers))


def _holds(ordered: Sequence[int], number: int) -> bool:
    place = bisect_left(ordered, number)
    return place < len(ordered) and ordered[place] == number


def _remove_places(files: ChangedFiles, path: str, slot: int, left: _Left) -> None:
    if not left.gone or not files.holds(path):
        return
    record = files.record(path, slot)
    if not record:
        return
    if not left.record:
        files.put_record(path, slot, b"")
        return
    reader = ByteReader(record)
    parameter, ranked = reader.varint(), reader.varint()
    head, block = record[: reader.position], record[reader.position :]
    kept = places_without(block, left.postings, parameter, left.gone, ranked=bool(ranked))
    files.put_record(path, slot, head + kept)


def _tiered_without(files: ChangedFiles, record: bytes, docids: Sequence[int]) -> bytes:
    reader = ByteReader(record)
    count, _ = split_head(reader.varint())
    first, begin = reader.varint(), reader.position
    skip_impact(reader)
    tables = read_tables(reader)
    order, levels = _order_rows(files, tables.order, docids)
    part, found = impact_without(ByteReader(record, begin), docids, levels)
    for docid in found.gone:
        del levels[docid]
    tails = _tail_rows(files, tables.tails, levels)
    steps = np.diff([row[-1] for row in order], prepend=0).tolist()
    return b"".join(
        [
            varint(count - len(docids) << KIND_BITS | TIERED),
            varint(first - len(found.gone)),
            part,
            chunk_table([row for row in tails if row[-1]]),
            chunk_table([(*row[:-1], step) for row, step in zip(order, steps, strict=True)]),
        ]
    )


def _tail_rows(files: ChangedFiles, tails: Sequence[Tail], level_of: dict[int, int]) -> list[Tail]:
    """The rows of tail chunks without articles of known levels; a level may be in several."""
    rows = []
    for tail, lowest in zip(tails, [*(each.level for each in tails[1:]), 0], strict=True):
        wanted = {
            docid: level for docid, level in level_of.items() if lowest <= level <= tail.level
        }
        row, gone = _tail_row(files, tail, wanted)
        for docid in gone:
            del level_of[docid]
        rows.append(row)
    return rows


def _tail_row(
    files: ChangedFiles, tail: Tail, level_of: Mapping[int, int]
) -> tuple[Tail, list[int]]:
    """The row of a tail chunk without articles that it may hold, and those that it held."""
    if not level_of:
        return tail, []
    path = tails_path("", tail.shard)[1:]
    reader = ByteReader(files.record(path, tail.slot))
    count, kind = split_head(reader.varint())
    if kind == SINGLE:
        gone = [docid for docid in level_of if docid == reader.varint() // _LEVELS]
        left = b""
    else:
        part, found = impact_without(reader, list(level_of), level_of)
        gone = found.gone
        kept = count - len(gone)
        left = _normal(varint(kept << KIND_BITS | IMPACT) + part, kept, IMPACT)
    if not gone:
        return tail, []
    files.put_record(path, tail.slot, left)
    highest = int(decode_short(left).levels.max(initial=0))
    return Tail(tail.shard, tail.slot, len(left), highest, count - len(gone)), gone


def _order_rows(
    files: ChangedFiles, chunks: Sequence[OrderChunk], docids: Sequence[int]
) -> tuple[list[OrderChunk], dict[int, int]]:
    """The rows of order chunks, without those that have no postings left; and the levels of the
    articles that are gone.
    """
    firsts = [chunk.first for chunk in chunks]
    of_chunk: dict[int, list[int]] = {}
    for docid in docids:
        of_chunk.setdefault(bisect_right(firsts, docid) - 1, []).append(docid)
    rows: list[OrderChunk] = []
    level_of: dict[int, int] = {}
    for number, chunk in enumerate(chunks):
        row = chunk
        if its := sorted(of_chunk.get(number, [])):
            row, levels = _order_row(files, chunk, its)
            level_of |= dict(zip(its, levels, strict=True))
        rows += [row] * (row.length > 0)
    return rows, level_of


def _order_row(
    files: ChangedFiles, chunk: OrderChunk, docids: Sequence[int]
) -> tuple[OrderChunk, list[int]]:
    path = order_path("", chunk.shard)[1:]
    left = _short_without(files.record(path, chunk.slot), [docid - chunk.first for docid in docids])
    record, shift = left.record, 0
    if record and left.gone[0] == 0:  # the first gap of a chunk is 0
        kept, levels = decode_short(record)
        shift = int(kept[0])
        record = encode_ordered(kept - shift, levels, np.array([0, len(kept)]))[0]
    files.put_record(path, chunk.slot, record)
    _remove_places(files, orderplaces_path("", chunk.shard)[1:], chunk.slot, left)
    return chunk._replace(length=len(record), first=chunk.first + shift), left.levels
