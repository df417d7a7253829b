"""Posting lists of a base without some articles: records, places, chunks of long lists."""

from __future__ import annotations

import numpy as np

from warraq.indexing.codecs.bits import Integers
from warraq.indexing.codecs.codec import ByteReader, varint
from warraq.indexing.codecs.layout import (
    order_path,
    orderplaces_path,
    places_path,
    postings_path,
    tails_path,
)
from warraq.indexing.codecs.places import decode_places, encode_places
from warraq.indexing.codecs.postings import (
    BARE,
    TIERED,
    Postings,
    encode_bare,
    encode_lists,
    encode_ordered,
    heads,
    impact_parts,
)
from warraq.indexing.codecs.postings_decoder import (
    OrderChunk,
    Tail,
    decode_short,
    decode_tiered,
    record_kind,
)
from warraq.indexing.codecs.tiers import chunk_table, tail_record
from warraq.indexing.writing.containers import ChangedFiles


def remove_from_list(files: ChangedFiles, shard: int, slot: int, docids: Integers) -> None:
    """Takes articles out of the list at a place, and their places."""
    path = postings_path("", shard)[1:]
    record = files.record(path, slot)
    if not record:
        return
    if record_kind(record) == TIERED:
        files.put_record(path, slot, _tiered_without(files, record, docids))
        return
    postings = decode_short(record)
    kept = _kept(postings, docids)
    files.put_record(path, slot, _short(_select(postings, kept), record_kind(record)))
    _remove_places(files, places_path("", shard)[1:], slot, kept)


def _kept(postings: Postings, docids: Integers) -> Integers:
    """Places of the postings that stay; the last number is how many there were."""
    stay = np.flatnonzero(~np.isin(postings.docids, docids))
    return np.append(stay, len(postings.docids))


def _select(postings: Postings, kept: Integers) -> Postings:
    return Postings(postings.docids[kept[:-1]], postings.levels[kept[:-1]])


def _short(postings: Postings, kind: int) -> bytes:
    docids, levels = postings.docids.astype(np.uint32), postings.levels
    if not len(docids):
        return b""
    starts = np.array([0, len(docids)], np.int64)
    return (encode_bare(docids, starts) if kind == BARE else encode_lists(docids, levels, starts))[
        0
    ]


def _remove_places(files: ChangedFiles, path: str, slot: int, kept: Integers) -> None:
    if not files.holds(path):
        return
    record = files.record(path, slot)
    if not record or len(kept) - 1 == kept[-1]:
        return
    places = decode_places(record, int(kept[-1])).select(kept[:-1])
    reader = ByteReader(record)
    reader.varint()
    ranked = np.array([reader.varint()], np.bool_)
    counts = np.diff(places.offsets)
    starts = np.array([0, len(counts)], np.int64)
    found = encode_places(counts, places.positions, places.ranks, starts, ranked)
    files.put_record(path, slot, found[0])


def _tiered_without(files: ChangedFiles, record: bytes, docids: Integers) -> bytes:
    tiered = decode_tiered(record)
    tier = _select(tiered.tier, _kept(tiered.tier, docids))
    order = [_order_row(files, each, docids) for each in tiered.order]
    tails = [_tail_row(files, each, docids) for each in tiered.tails]
    count = sum(postings for _, postings in order)
    rows = [row for row, postings in order if postings]
    steps = np.diff([row[-1] for row in rows], prepend=0).tolist()
    whole = np.array([0, len(tier.docids)])
    return b"".join(
        [
            *heads(np.array([count]), TIERED),
            varint(len(tier.docids)),
            impact_parts(tier.docids, tier.levels, whole)[0],
            chunk_table([row for row in tails if row[-1]]),
            chunk_table([(*row[:-1], step) for row, step in zip(rows, steps, strict=True)]),
        ]
    )


def _tail_row(files: ChangedFiles, tail: Tail, docids: Integers) -> tuple[int, ...]:
    """The row of a tail chunk: shard, slot, length, highest level, postings."""
    path = tails_path("", tail.shard)[1:]
    postings = decode_short(files.record(path, tail.slot))
    kept = _kept(postings, docids)
    if len(kept) - 1 == len(postings.docids):
        return tuple(tail)
    left = _select(postings, kept)
    record = tail_record(left.docids, left.levels) if len(left.docids) else b""
    files.put_record(path, tail.slot, record)
    highest = int(left.levels.max(initial=0))
    return tail.shard, tail.slot, len(record), highest, len(left.docids)


def _order_row(
    files: ChangedFiles, chunk: OrderChunk, docids: Integers
) -> tuple[tuple[int, int, int, int], int]:
    """The row of an order chunk (shard, slot, length, first docid), and its number of postings."""
    path = order_path("", chunk.shard)[1:]
    postings = decode_short(files.record(path, chunk.slot))
    kept = _kept(postings, docids - chunk.first)
    if len(kept) - 1 == len(postings.docids):
        return (chunk.shard, chunk.slot, chunk.length, chunk.first), len(postings.docids)
    left = _select(postings, kept)
    shift = int(left.docids[0]) if len(left.docids) else 0
    starts = np.array([0, len(left.docids)])
    record = (
        encode_ordered(left.docids - shift, left.levels, starts)[0] if len(left.docids) else b""
    )
    files.put_record(path, chunk.slot, record)
    _remove_places(files, orderplaces_path("", chunk.shard)[1:], chunk.slot, kept)
    return (chunk.shard, chunk.slot, len(record), chunk.first + shift), len(left.docids)
