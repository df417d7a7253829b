"""Files of near terms, found by the place of a term's posting list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from warraq.indexing.codecs.codec import ByteReader, text_field, varint


class NearTerm(NamedTuple):
    """A near term, its document frequency in the base, shard and slot of its list, its spelling."""

    term: str
    df: int
    shard: int
    slot: int
    spelling: int = 0


class NearEntry(NamedTuple):
    """Shard and slot of a term's list, and the term's near terms, nearest first."""

    shard: int
    slot: int
    terms: Sequence[NearTerm]


def encode_near(entries: Iterable[NearEntry], shards: int) -> Iterator[tuple[int, bytes]]:
    """Number and payload of each file that holds an entry; a file covers ``shards`` postings
    shards, the entries are sorted by shard and slot.
    """
    for number, held in groupby(entries, key=lambda entry: entry.shard // shards):
        payload = bytearray()
        former = number * shards
        for entry in held:
            payload += varint(entry.shard - former) + varint(entry.slot)
            payload += varint(len(entry.terms)) + b"".join(map(_encode_term, entry.terms))
            former = entry.shard
        yield number, bytes(payload)


def decode_near(payload: bytes, number: int, shards: int) -> dict[tuple[int, int], list[NearTerm]]:
    """Near terms of file ``number`` by shard and slot."""
    reader = ByteReader(payload)
    found = {}
    shard = number * shards
    while not reader.at_end:
        shard += reader.varint()
        slot = reader.varint()
        found[shard, slot] = [_decode_term(reader) for _ in range(reader.varint())]
    return found


def _encode_term(near: NearTerm) -> bytes:
    numbers = (near.spelling, near.df, near.shard, near.slot)
    return text_field(near.term) + b"".join(map(varint, numbers))


def _decode_term(reader: ByteReader) -> NearTerm:
    term, spelling = reader.text(), reader.varint()
    return NearTerm(term, reader.varint(), reader.varint(), reader.varint(), spelling)
