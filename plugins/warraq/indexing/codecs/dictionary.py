"""Dictionary shards: sorted, front-coded forms, each with its term and where the term's postings
are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from warraq.indexing.codecs.codec import ByteReader, text_field, unzigzag, varint, zigzag
from warraq.indexing.codecs.front import (
    decode_front,
    encode_front,
    ends_file,
    separator,
    shared_letters,
)
from warraq.language.spelling import written

SAME: Final = 1
"""Flag of a form whose term is that of the form before it, with all that is told of it."""
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
SPELLED: Final = 64
"""Flag of a form with a spelling other than 0."""
FUNCTION_WORD: Final = 128
"""Flag of a form that carries grammar only."""


class Pointer(NamedTuple):
    """Where a term's posting list is: number of the segment in the manifest, shard, slot."""

    segment: int
    shard: int
    slot: int


class TermEntry(NamedTuple):
    """A form of the dictionary and its term.

    ``df`` is the term's document frequency; its posting list is slot ``slot`` of postings shard
    ``shard`` of the base (both -1 where the base has none). ``rank`` is the form's among the term's
    forms, ``spelling`` how it is written (:func:`~warraq.language.spelling.written`). ``where``
    points to the term's lists in the segments that have articles of it; the encoders do not need
    it.
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
    spelling: int = 0
    where: tuple[Pointer, ...] = ()

    @property
    def written(self) -> str:
        """The form as readers are to see it."""
        return written(self.form, self.spelling)


NO_ENTRY: Final = TermEntry("", "", df=0, shard=0, slot=0)
"""What stands before the first entry of a shard."""


def encode_shards(entries: Iterable[TermEntry], limit: int) -> Iterator[tuple[str, bytes]]:
    """First key and payload of each shard of entries sorted by form; a shard holds about ``limit``
    bytes.

    A first key is the shortest text that separates a shard from the one before it.
    """
    payload = bytearray()
    first_key, before = "", NO_ENTRY
    for entry in entries:
        if ends_file(len(payload), limit, before.form, entry.form):
            yield first_key, bytes(payload)
            first_key = separator(before.form, entry.form)
            before, payload = NO_ENTRY, bytearray()
        same = same_term(entry, before)
        payload += encode_form(entry, before, same=same)
        if not same:
            payload += varint(zigzag(entry.shard - before.shard)) + varint(entry.slot)
        before = entry
    if payload:
        yield first_key, bytes(payload)


def decode_shard(payload: bytes) -> list[TermEntry]:
    """Entries of a base segment's shard, sorted by form."""
    reader = ByteReader(payload)
    entries: list[TermEntry] = []
    before = NO_ENTRY
    while not reader.at_end:
        entry, same = decode_form(reader, before)
        if not same:
            shard, slot = before.shard + unzigzag(reader.varint()), reader.varint()
            entry = entry._replace(shard=shard, slot=slot, where=(Pointer(0, shard, slot),))
        entries.append(entry)
        before = entry
    return entries


def same_term(entry: TermEntry, before: TermEntry) -> bool:
    """Whether all that is told of a form's term is what an entry before it tells of its own."""
    return (
        entry.term == before.term
        and (entry.df, entry.shard, entry.slot) == (before.df, before.shard, before.slot)
        and entry.function == before.function
        and (entry.pair_first, entry.pair_second) == (before.pair_first, before.pair_second)
        and entry.near == before.near
    )


def encode_form(entry: TermEntry, before: TermEntry, *, same: bool) -> bytes:
    """An entry after another one, without its pointer: form, flags, term where it differs, spelling
    where there is one, document frequency, rank; where the term is the ``same``, neither term nor
    frequency.
    """
    flags = SAME if same else _term_flags(entry)
    flags |= UNHELD * entry.unheld | SPELLED * bool(entry.spelling)
    return b"".join(
        [
            encode_front(entry.form, before.form),
            varint(flags),
            _encode_term(entry.form, entry.term) if flags & OTHER_TERM else b"",
            varint(entry.spelling) if entry.spelling else b"",
            b"" if same else varint(entry.df),
            varint(entry.rank),
        ]
    )


def _term_flags(entry: TermEntry) -> int:
    return (
        FUNCTION_WORD * entry.function
        | OTHER_TERM * (entry.term != entry.form)
        | PAIR_FIRST * entry.pair_first
        | PAIR_SECOND * entry.pair_second
        | NEAR * entry.near
    )


def decode_form(reader: ByteReader, before: TermEntry) -> tuple[TermEntry, bool]:
    """The entry after another one, and whether it has the same term and points where that does;
    else it points nowhere.
    """
    form = decode_front(reader, before.form)
    flags = reader.varint()
    term = _decode_term(reader, form) if flags & OTHER_TERM else form
    spelling = reader.varint() if flags & SPELLED else 0
    unheld = bool(flags & UNHELD)
    if flags & SAME:
        rank = reader.varint()
        return before._replace(form=form, rank=rank, unheld=unheld, spelling=spelling), True
    entry = TermEntry(
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
        unheld=unheld,
        spelling=spelling,
    )
    return entry, False


def _encode_term(form: str, term: str) -> bytes:
    """The term by the letters dropped at the front and at the end of the form, and those added."""
    front = max(0, form.find(term[:3]))
    kept = shared_letters(form[front:], term)
    return varint(front) + varint(len(form) - front - kept) + text_field(term[kept:])


def _decode_term(reader: ByteReader, form: str) -> str:
    front, end = reader.varint(), reader.varint()
    return form[front : len(form) - end] + reader.text()
