"""Words shards of a delta: forms, their terms and the terms' posting lists in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from warraq.indexing.codecs.codec import ByteReader, varint
from warraq.indexing.codecs.container import encode_shard
from warraq.indexing.codecs.dictionary import (
    NO_ENTRY,
    TermEntry,
    decode_form,
    encode_form,
    same_term,
)
from warraq.indexing.codecs.front import separator


class Word(NamedTuple):
    """A form's entry in a delta; ``entry.df`` counts the delta's articles with the term.

    ``dead``: articles of the base with this term that are dead. ``record``: the term's posting
    list, empty where no article of the delta has it; ``places`` likewise.
    """

    entry: TermEntry
    dead: int
    record: bytes
    places: bytes = b""


_NO_WORD = Word(NO_ENTRY, 0, b"")


class WordsShard(NamedTuple):
    """A written words shard: its first key, its payload, that of its places."""

    first_key: str
    payload: bytes
    places: bytes


class DeltaEntry(NamedTuple):
    """A form's entry as read: its place is the slot in the shard's container."""

    entry: TermEntry
    dead: int


def encode_words(words: Iterable[Word], limit: int) -> Iterator[WordsShard]:
    """Shards of words sorted by form; a shard holds about ``limit`` bytes.

    Forms of one term that fall into different shards each have the term's list beside them.
    """
    shard = _Shard("")
    for word in words:
        if shard.size >= limit:
            yield shard.close()
            shard = _Shard(separator(shard.before.entry.form, word.entry.form))
        shard.add(word)
    if shard.entries:
        yield shard.close()


class _Shard:
    """A words shard that is being filled."""

    def __init__(self, first_key: str) -> None:
        self.first_key = first_key
        self.entries = bytearray()
        self.before = _NO_WORD
        self.size = 0
        self._records: dict[str, tuple[bytes, bytes]] = {}

    def add(self, word: Word) -> None:
        """Adds an entry, and its term's list where it is the first of its term."""
        before = self.before
        same = same_term(word.entry, before.entry) and word.dead == before.dead
        encoded = encode_form(word.entry, before.entry, same=same)
        if not same:
            encoded += varint(word.dead)
        self.entries += encoded
        self.size += len(encoded)
        self.before = word
        if word.entry.term not in self._records:
            self._records[word.entry.term] = word.record, word.places
            self.size += len(word.record)

    def close(self) -> WordsShard:
        """The whole shard."""
        records = self._records.values()
        payload = varint(len(self.entries)) + bytes(self.entries)
        payload += encode_shard([record for record, _ in records])
        return WordsShard(self.first_key, payload, encode_shard([places for _, places in records]))


def decode_words(payload: bytes, number: int) -> tuple[list[DeltaEntry], bytes]:
    """Entries of words shard ``number``, sorted by form, with shard and slot there; and the
    container of their lists.
    """
    reader = ByteReader(payload)
    end = reader.varint()
    end += reader.position
    found: list[DeltaEntry] = []
    slots: dict[str, int] = {}
    before = DeltaEntry(NO_ENTRY, 0)
    while reader.position < end:
        entry, same = decode_form(reader, before.entry)
        slot = slots.setdefault(entry.term, len(slots))
        dead = before.dead if same else reader.varint()
        before = DeltaEntry(entry._replace(shard=number, slot=slot), dead)
        found.append(before)
    return found, payload[end:]
