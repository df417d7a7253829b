"""Codes of many lists packed into bits at once: arrays in, one buffer out."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
WORD: Final = 64
_ALL_ONES: Final = np.uint64((1 << WORD) - 1)
_ONE: Final = np.uint64(1)


class Codes(NamedTuple):
    """Bit strings of at most 64 bits: the low ``widths[i]`` bits of ``values[i]``, high bit
    first.
    """

    values: NDArray[np.uint64]
    widths: Integers

    def select(self, which: Integers) -> Codes:
        """The codes at some positions."""
        return Codes(self.values[which], self.widths[which])


class Packed(NamedTuple):
    """Blocks of bits, each from a byte's beginning; block i is ``buffer[offsets[i]:offsets[i +
    1]]``.
    """

    buffer: bytes
    offsets: Integers

    def blocks(self) -> list[bytes]:
        """The bytes of each block."""
        edges = self.offsets.tolist()
        return [self.buffer[a:b] for a, b in pairwise(edges)]


def fixed(values: NDArray[np.integer], width: int) -> Codes:
    """Values as codes of the same width in bits."""
    return Codes(values.astype(np.uint64), np.full(len(values), width, np.int64))


def join(left: Codes, right: Codes) -> Codes:
    """Each left code followed by its right one; together they have at most 64 bits."""
    shifted = left.values << right.widths.astype(np.uint64)
    return Codes(shifted | right.values, left.widths + right.widths)


def gamma_codes(numbers: Integers) -> Codes:
    """Elias gamma codes of numbers from 1 to 2^31."""
    widths = 2 * bit_lengths(numbers) - 1
    return Codes(numbers.astype(np.uint64), widths)


def varint_codes(numbers: Integers) -> Codes:
    """Varints of numbers below 2^56, as codes of whole bytes."""
    lengths = np.maximum(1, (bit_lengths(numbers) + 6) // 7)
    values = np.zeros(len(numbers), np.uint64)
    for place in range(int(lengths.max(initial=0))):
        here = place < lengths
        more = (place + 1 < lengths).astype(np.int64) << 7
        byte = (numbers >> 7 * place & 0x7F | more).astype(np.uint64)
        values = np.where(here, values << np.uint64(8) | byte, values)
    return Codes(values, lengths * 8)


def bit_lengths(numbers: Integers) -> Integers:
    """Bits of each number below 2^53, 0 for 0."""
    return np.frexp(numbers.astype(np.float64))[1].astype(np.int64)


def unary_stream(
    ones: Integers, tails: Codes, leads: Codes | None = None
) -> tuple[Codes, Integers]:
    """For each element its lead, a run of ones, its tail; and how many codes each element takes.

    An element of at most 64 bits is one code; a longer one (a gap far over the mean) is its lead,
    its ones in pieces of 64, and its tail.
    """
    shift = tails.widths.astype(np.uint64)
    run = (_ONE << ones.astype(np.uint64)) - _ONE
    codes = Codes(run << shift | tails.values, ones + tails.widths)
    if leads is not None:
        codes = join(leads, codes)
    long = np.flatnonzero(codes.widths > WORD)
    sizes = np.ones(len(ones), np.int64)
    if not len(long):
        return codes, sizes
    sizes[long] = 2 + np.maximum(1, -(-ones[long] // WORD))
    values, widths = np.repeat(codes.values, sizes), np.repeat(codes.widths, sizes)
    after = np.cumsum(sizes)[long]
    first, last = after - sizes[long], after - 1
    inside = np.repeat(sizes > 1, sizes)
    values[inside], widths[inside] = _ALL_ONES, WORD
    rest = ones[long] - WORD * (sizes[long] - 3)
    values[last - 1], widths[last - 1] = _ALL_ONES >> (WORD - rest).astype(np.uint64), rest
    values[last], widths[last] = tails.select(long)
    values[first], widths[first] = (0, 0) if leads is None else leads.select(long)
    return Codes(values, widths), sizes


def pack(codes: Codes, starts: Integers) -> Packed:
    """Blocks of codes: block i holds the codes from ``starts[i]`` to before ``starts[i + 1]``."""
    before = np.concatenate([[0], np.cumsum(codes.widths)])
    edges = before[starts]
    offsets = np.concatenate([[0], np.cumsum((np.diff(edges) + 7) >> 3)])
    positions = before[:-1] + np.repeat(8 * offsets[:-1] - edges[:-1], np.diff(starts))
    size = int(offsets[-1])
    words = _words(codes, positions, size // 8 + 2)
    return Packed(words.astype(">u8").tobytes()[:size], offsets)


def _words(codes: Codes, positions: Integers, count: int) -> NDArray[np.uint64]:
    """``count`` words of 64 bits with the codes at ascending bit positions that do not overlap."""
    words = np.zeros(count, np.uint64)
    if not len(positions):
        return words
    places = positions >> 6
    over = codes.widths + (positions & WORD - 1) - WORD
    beyond = np.maximum(over, 0).astype(np.uint64)
    short = np.maximum(-over, 0).astype(np.uint64)
    heads = codes.values >> beyond << short
    first = np.flatnonzero(np.concatenate([[True], places[1:] != places[:-1]]))
    words[places[first]] = np.bitwise_or.reduceat(heads, first)
    crossing = np.flatnonzero(over > 0)  # at most one code crosses into a word
    words[places[crossing] + 1] |= codes.values[crossing] << (WORD - beyond[crossing])
    return words
