"""Takes postings out of blocks of bits where they stand, without writing the others anew.

A removal meets every long list of the words of an article; what goes is cut out of the bits, and
the gap after it grows. Parameters stay as they were. Stepping from code to code in a text of zeros
and ones is faster than the decoders, which make arrays of all numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple


class Coded(NamedTuple):
    """Docids of a block of bits, and where in the bits the code of each ends, with its suffix."""

    bits: str
    docids: list[int]
    ends: list[int]


def bits_of(block: bytes) -> str:
    """A block as zeros and ones."""
    return f"{int.from_bytes(block, 'big'):0{8 * len(block)}b}" if block else ""


def block_of(bits: str) -> bytes:
    """Inverse of :func:`bits_of`; zeros fill the last byte."""
    size = -(-len(bits) // 8)
    return int(bits.ljust(8 * size, "0"), 2).to_bytes(size, "big") if size else b""


def read_codes(block: bytes, count: int, parameter: int, suffix: int) -> Coded:
    """The first ``count`` docids of a block, Rice codes of their gaps with ``suffix`` bits after
    each; raises ``ValueError`` where the block is too short.
    """
    bits = bits_of(block)
    index = bits.index
    docids, ends = [], []
    position, docid = 0, -1
    for _ in range(count):
        zero = index("0", position)
        end = zero + 1 + parameter
        gap = zero - position << parameter
        if parameter:
            gap |= int(bits[zero + 1 : end], 2)
        docid += gap + 1
        position = end + suffix
        docids.append(docid)
        ends.append(position)
    if position > len(bits):
        raise ValueError("a block of Rice codes ends early")
    return Coded(bits, docids, ends)


def codes_without(
    coded: Coded, parameter: int, suffix: int, gone: Collection[int]
) -> tuple[bytes, list[int]]:
    """The block without some of its docids; and the places that these had among all."""
    bits, docids, ends = coded
    wanted = frozenset(gone)
    places = [place for place, docid in enumerate(docids) if docid in wanted]
    parts = []
    kept = 0
    for place in places:
        parts.append(bits[kept : ends[place - 1] if place else 0])
        kept = ends[place]
        following = place + 1
        if following < len(docids) and docids[following] not in wanted:
            before = next((d for d in reversed(docids[:place]) if d not in wanted), -1)
            gap = docids[following] - before - 1
            kept = ends[following]
            parts += [_rice(gap, parameter), bits[kept - suffix : kept]]
    parts.append(bits[kept : ends[-1] if ends else 0])
    return block_of("".join(parts)), places


def places_without(
    block: bytes, postings: int, parameter: int, gone: Sequence[int], *, ranked: bool
) -> bytes:
    """A block of places of so many postings without those of some postings, by their numbers."""
    bits = bits_of(block)
    ends = _place_ends(bits, postings, parameter, ranked=ranked)
    edges = [0, *(edge for each in gone for edge in (ends[each], ends[each + 1])), ends[-1]]
    return block_of("".join(bits[a:b] for a, b in list(pairwise(edges))[::2]))


def _place_ends(bits: str, postings: int, parameter: int, *, ranked: bool) -> list[int]:
    """Where the places of each posting begin, and where those of the last one end."""
    index = bits.index
    step = parameter + 1
    ends = [0]
    position = 0
    for _ in range(postings):
        one = index("1", position)
        position, width = one + one - position + 1, one - position + 1
        for _ in range(int(bits[one : one + width], 2)):
            position = index("0", position) + step
            if ranked:
                one = index("1", position)
                position = one + one - position + 1
        ends.append(position)
    if position > len(bits):
        raise ValueError("a block of places ends early")
    return ends


def _rice(number: int, parameter: int) -> str:
    """A Rice code as zeros and ones."""
    low = f"{number & (1 << parameter) - 1:0{parameter}b}" if parameter else ""
    return f"{'1' * (number >> parameter)}0{low}"
