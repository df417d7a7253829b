"""Sets of numbers, one for each document, as the state keeps them: varints of their gaps."""

from __future__ import annotations

from typing import Final

import numpy as np

from warraq.indexing.codecs.bits import pack, varint_codes
from warraq.indexing.writing.runs import Array, edges

NUMBER_BITS: Final = np.uint64(33)
"""Bits of a key that its number takes; the document is above them."""
NUMBER_MASK: Final = np.uint64((1 << 33) - 1)
_MORE: Final = 1 << 7


def packed(keys: Array, documents: int) -> list[bytes]:
    """The numbers of each document, sorted, as varints of their gaps; a key is the document, then
    33 bits of a number.
    """
    document = (keys >> NUMBER_BITS).astype(np.int64)
    numbers = (keys & NUMBER_MASK).astype(np.int64)
    starts = edges(np.bincount(document, minlength=documents))
    gaps = np.diff(numbers, prepend=0)
    begins = starts[:-1][np.diff(starts) > 0]
    gaps[begins] = numbers[begins]
    return pack(varint_codes(gaps), starts).blocks()


def unpacked(numbers: bytes) -> Array:
    """The numbers that an article's row packs."""
    read = np.frombuffer(numbers, np.uint8).astype(np.int64)
    begins = np.concatenate([np.zeros(1, np.int64), np.flatnonzero(read < _MORE)[:-1] + 1])
    if not len(read):
        return read
    place = np.arange(len(read)) - np.repeat(begins, np.diff(np.append(begins, len(read))))
    gaps = np.add.reduceat((read & _MORE - 1) << 7 * place, begins)
    return np.cumsum(gaps)
