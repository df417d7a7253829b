"""Dictionaries and smaller files of the search index, as docs/index-format.md describes them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.indexing.page_codecs import Bytes, container

SAME_TERM, OTHER_TERM, PAIR_FIRST, PAIR_SECOND, NEAR, UNHELD, SPELLED, FUNCTION = range(8)
KINDS = ("word", "person", "place", "organisation", "other", "topic")


class Term(NamedTuple):
    """A term, or a field key, and what is told of it.

    `shard` and `slot` tell where its list is. `dead` is the number of dead articles of the base
    that hold it, 0 in a base.
    """

    term: str
    documents: int
    shard: int
    slot: int
    dead: int
    function: bool
    pair_first: bool
    pair_second: bool
    near: bool


class Entry(NamedTuple):
    """A form or field key with its term; `unheld`: no article holds the term in this form."""

    form: str
    of: Term
    rank: int
    spelling: int
    unheld: bool


class NearTerm(NamedTuple):
    """A near term and its spelling, its document frequency and the place of its list."""

    term: str
    spelling: int
    documents: int
    shard: int
    slot: int


class Completion(NamedTuple):
    """A word or name that a prefix stands for, and how many articles hold it."""

    text: str
    documents: int
    kind: str


def dictionary(payload: bytes) -> list[Entry]:
    """Decode a dictionary shard."""
    data = Bytes(payload)
    entries: list[Entry] = []
    while data.left:
        entries.append(_entry(data, entries[-1] if entries else None))
    return entries


def words(payload: bytes, shard: int) -> tuple[list[Entry], list[bytes]]:
    """Decode words shard number `shard` of a delta: its entries, and the lists of their terms."""
    data = Bytes(payload)
    packed = Bytes(data.take(data.varint()))
    entries: list[Entry] = []
    slots: dict[str, int] = {}
    while packed.left:
        entry = _entry(packed, entries[-1] if entries else None, delta=True)
        slot = slots.setdefault(entry.of.term, len(slots))
        entries.append(entry._replace(of=entry.of._replace(shard=shard, slot=slot)))
    lists = container(data)
    if len(lists) != len(slots):
        raise ValueError("the shard does not hold one list for each of its terms")
    return entries, lists


def _entry(data: Bytes, before: Entry | None, *, delta: bool = False) -> Entry:
    """Decode the entry after another one; in a delta it does not tell where the list is."""
    form = data.shared_text(before.form if before else "")
    flags = data.varint()
    bits = [bool(flags >> bit & 1) for bit in range(8)]
    term = _term(data, form) if bits[OTHER_TERM] else form
    spelling = data.varint() if bits[SPELLED] else 0
    if bits[SAME_TERM] and before:
        return Entry(form, before.of, data.varint(), spelling, bits[UNHELD])
    documents, rank = data.varint(), data.varint()
    shard = slot = dead = 0
    if delta:
        dead = data.varint()
    else:
        shard = data.zigzag() + (before.of.shard if before else 0)
        slot = data.varint()
    marks = bits[FUNCTION], bits[PAIR_FIRST], bits[PAIR_SECOND], bits[NEAR]
    of = Term(term, documents, shard, slot, dead, *marks)
    return Entry(form, of, rank, spelling, bits[UNHELD])


def _term(data: Bytes, form: str) -> str:
    first, last = data.varint(), data.varint()
    return form[first : len(form) - last] + data.text()


def near(payload: bytes, first_shard: int) -> dict[tuple[int, int], list[NearTerm]]:
    """Decode a file of `near/`: near terms by shard and slot of the list of their term."""
    data = Bytes(payload)
    found: dict[tuple[int, int], list[NearTerm]] = {}
    shard = first_shard
    while data.left:
        shard += data.varint()
        key = (shard, data.varint())
        found[key] = [_near_term(data) for _ in range(data.varint())]
    return found


def _near_term(data: Bytes) -> NearTerm:
    return NearTerm(data.text(), *(data.varint() for _ in range(4)))


def completions(payload: bytes) -> dict[str, list[Completion]]:
    """Decode a file of `completions/`: words and names by the prefix that they complete."""
    data = Bytes(payload)
    found: dict[str, list[Completion]] = {}
    prefix = ""
    while data.left:
        prefix = data.shared_text(prefix)
        found[prefix] = [_completion(data) for _ in range(data.varint())]
    return found


def _completion(data: Bytes) -> Completion:
    return Completion(data.text(), data.varint(), KINDS[data.varint()])


def days(payload: bytes) -> list[tuple[str, int]]:
    """Decode `days/0.bin`: dates, newest first, each with its number of articles."""
    data = Bytes(payload)
    runs: list[tuple[str, int]] = []
    while data.left:
        date = data.shared_text(runs[-1][0] if runs else "")
        runs.append((date, data.varint()))
    return runs


def hyphenated(title: str) -> str:
    """Return a title as addresses that are made of it have it."""
    signs = r"[\0-/:-@\[-`{-\xbf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f]+"
    return re.sub(signs, "-", title).strip("-")
