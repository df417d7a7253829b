"""Dictionary shards: sorted, front-coded forms, each with its term and where the term's postings
are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from warraq.indexing.codec import ByteReader, text_field, unzigzag, varint, zigzag

FUNCTION_WORD: Final = 1
"""Flag of a form that carries grammar only."""
OTHER_TERM: Final = 2
"""Flag of a form that is not spelled like its term."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A form of the dictionary and its term.

    ``df`` is the term's document frequency; the term's posting list is slot ``slot`` of postings
    shard ``shard``.
    """

    form: str
    term: str
    df: int
    shard: int
    slot: int
    function: bool = False


def encode_shards(entries: Iterable[TermEntry], limit: int) -> Iterator[tuple[str, bytes]]:
    """First key and payload of each shard of entries sorted by form; a shard holds about ``limit``
    bytes.

    A first key is the shortest text that separates a shard from the one before it.
    """
    shard: list[TermEntry] = []
    payload = bytearray()
    last_form = ""
    previous = _START
    for entry in entries:
        if len(payload) >= limit:
            yield _separator(last_form, shard[0].form), bytes(payload)
            last_form, shard, payload, previous = previous.form, [], bytearray(), _START
        payload += _encode_entry(entry, previous)
        shard.append(entry)
        previous = entry
    if shard:
        yield _separator(last_form, shard[0].form), bytes(payload)


def decode_shard(payload: bytes) -> list[TermEntry]:
    """Entries of a shard, sorted by form."""
    reader = ByteReader(payload)
    entries: list[TermEntry] = []
    previous = _START
    while not reader.at_end:
        previous = _decode_entry(reader, previous)
        entries.append(previous)
    return entries


def shard_of(first_keys: Sequence[str], form: str) -> int:
    """Number of the shard that holds ``form`` if any does."""
    return max(0, bisect_right(first_keys, form) - 1)


def shared_letters(one: str, other: str) -> int:
    """Number of letters with which both texts begin."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


_START: Final = TermEntry("", "", 0, 0, 0)


def _separator(before: str, first: str) -> str:
    return first[: shared_letters(before, first) + 1] if before else ""


def _encode_entry(entry: TermEntry, previous: TermEntry) -> bytes:
    """Letters shared with the form before and the rest of the form; flags; the term where it
    differs, as letters dropped at the front and at the end of the form and letters added; df; the
    pointer, relative to that of the entry before.
    """
    shared = shared_letters(entry.form, previous.form)
    flags = FUNCTION_WORD * entry.function | OTHER_TERM * (entry.term != entry.form)
    parts = [varint(shared), text_field(entry.form[shared:]), varint(flags)]
    if flags & OTHER_TERM:
        parts.append(_encode_term(entry.form, entry.term))
    parts += [varint(entry.df), varint(zigzag(entry.shard - previous.shard)), varint(entry.slot)]
    return b"".join(parts)


def _decode_entry(reader: ByteReader, previous: TermEntry) -> TermEntry:
    form = previous.form[: reader.varint()] + reader.text()
    flags = reader.varint()
    term = _decode_term(reader, form) if flags & OTHER_TERM else form
    df, shard, slot = reader.varint(), unzigzag(reader.varint()) + previous.shard, reader.varint()
    return TermEntry(form, term, df, shard, slot, bool(flags & FUNCTION_WORD))


def _encode_term(form: str, term: str) -> bytes:
    front = form.find(term[:3])
    front = max(0, front)
    kept = shared_letters(form[front:], term)
    return varint(front) + varint(len(form) - front - kept) + text_field(term[kept:])


def _decode_term(reader: ByteReader, form: str) -> str:
    front, end = reader.varint(), reader.varint()
    return form[front : len(form) - end] + reader.text()
