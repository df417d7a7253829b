"""Rice codes of many lists at once, and back."""

from __future__ import annotations

from typing import Final

import numpy as np

from warraq.indexing.codecs.bits import Codes, Integers, Packed, join, pack, unary_stream
from warraq.indexing.codecs.codec import RICE_THRESHOLDS

_THRESHOLDS: Final = np.array(RICE_THRESHOLDS)
_STRIDE_STEPS: Final = 6
"""A decoder steps from code to code by 2 to the power of this."""


def rice_parameters(sums: Integers, counts: Integers) -> Integers:
    """Rice parameter of each list from the sum and the number (at least 1) of its gaps, as
    :func:`~warraq.indexing.codecs.codec.rice_parameter` has it.
    """
    return np.searchsorted(_THRESHOLDS, sums / counts).astype(np.int64)


def list_gaps(docids: Integers, starts: Integers) -> Integers:
    """Gaps of lists of ascending docids; none of the lists is empty."""
    gaps = docids.copy()
    gaps[1:] -= docids[:-1] + 1
    gaps[starts[:-1]] = docids[starts[:-1]]
    return gaps


def docid_parameters(docids: Integers, starts: Integers) -> Integers:
    """Rice parameter of the gaps of each list; none of the lists is empty."""
    counts = np.diff(starts)
    return rice_parameters(docids[starts[1:] - 1] + 1 - counts, counts)


def rice_stream(
    gaps: Integers, parameters: Integers, suffixes: Codes | None = None, leads: Codes | None = None
) -> tuple[Codes, Integers]:
    """Codes of gaps, each with its own parameter, perhaps a lead before and a suffix after it;
    and how many codes each gap takes.

    A lead has at most 64 bits; a suffix, with the remainder and a bit, too.
    """
    masks = (1 << parameters) - 1
    tails = Codes((gaps & masks).astype(np.uint64), parameters + 1)
    if suffixes is not None:
        tails = join(tails, suffixes)
    return unary_stream(gaps >> parameters, tails, leads)


def rice_blocks(
    docids: Integers, starts: Integers, parameters: Integers, suffixes: Codes | None = None
) -> Packed:
    """A block of bits for each list of docids: Rice codes of its gaps, each with its suffix."""
    each = np.repeat(parameters, np.diff(starts))
    return pack_stream(*rice_stream(list_gaps(docids, starts), each, suffixes), starts)


def pack_stream(codes: Codes, sizes: Integers, starts: Integers) -> Packed:
    """Packs a stream's codes; list i is its elements from ``starts[i]`` on."""
    if len(codes.values) == len(sizes):
        return pack(codes, starts)
    return pack(codes, np.concatenate([[0], np.cumsum(sizes)])[starts])


def rice_decode_all(
    encoded: bytes, count: int, parameter: int, suffix: int
) -> tuple[Integers, Integers]:
    """The first ``count`` gaps of a block, and the ``suffix`` bits after each of them.

    Raises ``ValueError`` where the block is too short.
    """
    bits = np.unpackbits(np.frombuffer(encoded, np.uint8))
    size = len(bits)
    nowhere = size + 1
    zeros = np.where(bits, nowhere, np.arange(size, dtype=np.int64))
    zeros = np.minimum.accumulate(zeros[::-1])[::-1]
    following = np.minimum(zeros + (1 + parameter + suffix), nowhere)
    following = np.concatenate([following, [nowhere, nowhere]])
    begins = _chain(following, count)
    if count and following[begins[-1]] > size:
        raise ValueError("a block of Rice codes ends early")
    ends = zeros[begins]
    remainders = _fields(bits, ends + 1, parameter)
    return (ends - begins << parameter) | remainders, _fields(bits, ends + 1 + parameter, suffix)


def _chain(following: Integers, count: int) -> Integers:
    """The first ``count`` positions of the chain that goes from p to ``following[p]``, from 0 on.

    Strides of 64 are found for all positions by doubling; one loop goes from stride to stride, and
    what lies between is filled in by the shorter strides.
    """
    strides = [following]
    for _ in range(_STRIDE_STEPS):
        strides.append(strides[-1][strides[-1]])
    long = strides.pop()
    chain = np.zeros(-(-count >> _STRIDE_STEPS) or 1, np.int64)
    position = 0
    for index in range(1, len(chain)):
        chain[index] = position = int(long[position])
    for stride in reversed(strides):
        chain = np.stack([chain, stride[chain]], axis=1).ravel()
    return chain[:count]


def _fields(
    bits: np.ndarray[tuple[int], np.dtype[np.uint8]], begins: Integers, width: int
) -> Integers:
    """The numbers of ``width`` bits that begin at some positions."""
    numbers = np.zeros(len(begins), np.int64)
    for place in range(width):
        numbers = numbers << 1 | bits[begins + place]
    return numbers
