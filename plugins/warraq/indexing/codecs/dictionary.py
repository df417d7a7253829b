"""Dictionary shards: sorted, front-coded forms, each with its term and where the term's postings
are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from warraq.indexing.codecs.codec import ByteReader, text_field, unzigzag, varint, zigzag
from warraq.indexing.codecs.front import decode_front, encode_front, separator, shared_letters

FUNCTION_WORD: Final = 1
"""Flag of a form that carries grammar only."""
OTHER_TERM: Final = 2
"""Flag of a form that is not spelled like its term."""
PAIR_FIRST: Final = 4
"""Flag of a term that is the first word of some pair."""
PAIR_SECOND: Final = 8
"""Flag of a term that is the second word of some pair."""
NEAR: Final = 16
"""Flag of a term that has near terms."""
UNHELD: Final = 32
"""Flag of a term that no article holds as a form."""


class Pointer(NamedTuple):
    """Where a term's posting list is: number of the segment in the manifest, shard, slot."""

    segment: int
    shard: int
    slot: int


class TermEntry(NamedTuple):
    """A form of the dictionary and its term.

    ``df`` is the term's document frequency; its posting list is slot ``slot`` of postings shard
    ``shard`` of the base (both -1 where the base has none). ``rank`` is the form's among the term's
    forms. ``where`` points to the term's lists in the segments that have articles of it; the
    encoders do not need it.
    """

    form: str
    term: str
    df: int
    shard: int
    slot: int
    function: bool = False
    rank: int = 0
    pair_first: bool = False
    pair_second: bool = False
    near: bool = False
    unheld: bool = False
    where: tuple[Pointer, ...] = ()


def encode_shards(entries: Iterable[TermEntry], limit: int) -> Iterator[tuple[str, bytes]]:
    """First key and payload of each shard of entries sorted by form; a shard holds about ``limit``
    bytes.

    A first key is the shortest text that separates a shard from the one before it.
    """
    payload = bytearray()
    first_key = form = ""
    shard = 0
    for entry in entries:
        if len(payload) >= limit:
            yield first_key, bytes(payload)
            first_key, form, shard, payload = separator(form, entry.form), "", 0, bytearray()
        payload += encode_form(entry, form)
        payload += varint(zigzag(entry.shard - shard)) + varint(entry.slot)
        form, shard = entry.form, entry.shard
    if payload:
        yield first_key, bytes(payload)


def decode_shard(payload: bytes) -> list[TermEntry]:
    """Entries of a base segment's shard, sorted by form."""
    reader = ByteReader(payload)
    entries: list[TermEntry] = []
    form, shard = "", 0
    while not reader.at_end:
        entry = decode_form(reader, form)
        shard += unzigzag(reader.varint())
        slot = reader.varint()
        entries.append(entry._replace(shard=shard, slot=slot, where=(Pointer(0, shard, slot),)))
        form = entry.form
    return entries


def encode_form(entry: TermEntry, before: str) -> bytes:
    """An entry after that of the form ``before``, without its pointer: form, flags, term where it
    differs, document frequency, rank.
    """
    head = encode_front(entry.form, before)
    end = varint(entry.df) + varint(entry.rank)
    flags = (
        FUNCTION_WORD * entry.function
        | PAIR_FIRST * entry.pair_first
        | PAIR_SECOND * entry.pair_second
        | NEAR * entry.near
        | UNHELD * entry.unheld
    )
    if entry.term == entry.form:
        return head + varint(flags) + end
    return head + varint(flags | OTHER_TERM) + _encode_term(entry.form, entry.term) + end


def decode_form(reader: ByteReader, before: str) -> TermEntry:
    """The entry after that of the form ``before``; it points nowhere."""
    form = decode_front(reader, before)
    flags = reader.varint()
    term = _decode_term(reader, form) if flags & OTHER_TERM else form
    return TermEntry(
        form,
        term,
        df=reader.varint(),
        rank=reader.varint(),
        shard=-1,
        slot=-1,
        function=bool(flags & FUNCTION_WORD),
        pair_first=bool(flags & PAIR_FIRST),
        pair_second=bool(flags & PAIR_SECOND),
        near=bool(flags & NEAR),
        unheld=bool(flags & UNHELD),
    )


def _encode_term(form: str, term: str) -> bytes:
    """The term by the letters dropped at the front and at the end of the form, and those added."""
    front = max(0, form.find(term[:3]))
    kept = shared_letters(form[front:], term)
    return varint(front) + varint(len(form) - front - kept) + text_field(term[kept:])


def _decode_term(reader: ByteReader, form: str) -> str:
    front, end = reader.varint(), reader.varint()
    return form[front : len(form) - end] + reader.text()
