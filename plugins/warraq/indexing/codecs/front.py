"""Sorted texts in files: front coding, files of about one size, and which file holds a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from warraq.indexing.codecs.codec import ByteReader, text_field, varint

_SHORT_KEY: Final = 3
_LONGEST: Final = 1.6


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


def ends_file(size: int, limit: int, before: str, following: str) -> bool:
    """Whether a file of sorted texts, of ``size`` bytes by now, ends between two of them.

    It does from ``limit`` on where few letters separate them, from three fifths more on anywhere:
    so the manifest's first keys are short (Bayer and Unterauer 1977, «Prefix B-trees», section 3).
    """
    if size < limit:
        return False
    return size >= _LONGEST * limit or len(separator(before, following)) <= _SHORT_KEY


def shard_of(first_keys: Sequence[str], form: str) -> int:
    """Number of the shard that holds ``form`` if any does."""
    return max(0, bisect_right(first_keys, form) - 1)
