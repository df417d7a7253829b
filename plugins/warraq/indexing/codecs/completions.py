"""Files of completions: short prefixes with the words and names that begin with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from warraq.indexing.codecs.codec import ByteReader, text_field, varint
from warraq.indexing.codecs.front import decode_front, encode_front, ends_file, separator

WORD, PERSON, PLACE, ORGANISATION, OTHER, TOPIC = range(6)
KINDS: Final = {
    "person": PERSON,
    "place": PLACE,
    "organisation": ORGANISATION,
    "other": OTHER,
    "topic": TOPIC,
}
"""Kind of a completion that is a tag, by the tag's kind."""


class Completion(NamedTuple):
    """A word in its spelling, or a name, as written; its number of articles, and its kind."""

    text: str
    articles: int
    kind: int


def encode_completions(
    entries: Iterable[tuple[str, Sequence[Completion]]], limit: int
) -> Iterator[tuple[str, bytes]]:
    """First key and payload of each file of prefixes, sorted, with their completions in order; a
    file holds about ``limit`` bytes.
    """
    payload = bytearray()
    first_key = before = ""
    for prefix, completions in entries:
        if ends_file(len(payload), limit, before, prefix):
            yield first_key, bytes(payload)
            first_key, before, payload = separator(before, prefix), "", bytearray()
        payload += encode_front(prefix, before) + varint(len(completions))
        payload += b"".join(map(_encode, completions))
        before = prefix
    if payload:
        yield first_key, bytes(payload)


def decode_completions(payload: bytes) -> dict[str, list[Completion]]:
    """Completions of a file by prefix."""
    reader = ByteReader(payload)
    found: dict[str, list[Completion]] = {}
    prefix = ""
    while not reader.at_end:
        prefix = decode_front(reader, prefix)
        found[prefix] = [
            Completion(reader.text(), reader.varint(), reader.varint())
            for _ in range(reader.varint())
        ]
    return found


def _encode(completion: Completion) -> bytes:
    return text_field(completion.text) + varint(completion.articles) + varint(completion.kind)
