"""Sorted texts in files: front coding, files of about one size, and which file holds a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from warraq.indexing.codecs.codec import ByteReader, text_field, varint


def shared_letters(one: str, other: str) -> int:
    """Number of letters with which both texts begin."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def encode_front(text: str, before: str) -> bytes:
    """A text by the letters that it shares with the one before, and the rest."""
    shared = shared_letters(text, before)
    return varint(shared) + text_field(text[shared:])


def decode_front(reader: ByteReader, before: str) -> str:
    """The text that follows ``before``."""
    return before[: reader.varint()] + reader.text()


def separator(before: str, first: str) -> str:
    """The shortest text that is after ``before`` and not after ``first``; empty for a first
    file.
    """
    return first[: shared_letters(before, first) + 1] if before else ""


def shard_of(first_keys: Sequence[str], form: str) -> int:
    """Number of the shard that holds ``form`` if any does."""
    return max(0, bisect_right(first_keys, form) - 1)
