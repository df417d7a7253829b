"""Where in its articles a term stands, and in which form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.bits import Codes, Integers, gamma_codes, pack, varint_codes
from warraq.indexing.codecs.codec import BitReader, ByteReader
from warraq.indexing.codecs.rice import pack_stream, rice_parameters, rice_stream


class Places(NamedTuple):
    """Occurrences of a term: those of posting i are ``offsets[i]`` to before ``offsets[i + 1]``.

    ``positions`` ascend within an article; ``ranks`` are of the forms among the term's forms.
    """

    offsets: NDArray[np.int64]
    positions: NDArray[np.int64]
    ranks: NDArray[np.int64]

    def select(self, postings: NDArray[np.int64]) -> Places:
        """Places of some postings, in the given order."""
        sizes = np.diff(self.offsets)[postings]
        offsets = np.concatenate([[0], np.cumsum(sizes)])
        shift = np.repeat(self.offsets[postings] - offsets[:-1], sizes)
        chosen = np.arange(offsets[-1]) + shift
        return Places(offsets, self.positions[chosen], self.ranks[chosen])


def no_places(postings: int) -> Places:
    """Places of a list of so many postings that has none."""
    return Places(np.zeros(postings + 1, np.int64), _array([]), _array([]))


def join_places(parts: Sequence[Places]) -> Places:
    """Places of several lists, one after the other."""
    sizes = [np.diff(part.offsets) for part in parts]
    return Places(
        np.concatenate([[0], np.cumsum(np.concatenate([_array([]), *sizes]))]),
        np.concatenate([_array([]), *(part.positions for part in parts)]),
        np.concatenate([_array([]), *(part.ranks for part in parts)]),
    )


def encode_places(
    counts: NDArray[np.integer],
    positions: NDArray[np.integer],
    ranks: NDArray[np.integer],
    postings_starts: NDArray[np.int64],
    ranked: NDArray[np.bool_],
) -> list[bytes]:
    """Records of many lists at once; list i is of the postings [postings_starts[i],
    postings_starts[i + 1]).

    ``counts`` (at least 1) are the occurrences of each posting, ``positions`` and ``ranks`` (below
    2^15) those of each occurrence, one posting after the other. Ranks are written where
    ``ranked[i]``. A list without postings is an empty record.
    """
    firsts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    starts = firsts[postings_starts]
    sizes = np.diff(starts)
    gaps = _gaps(positions.astype(np.int64), firsts[:-1])
    parameters = rice_parameters(_sums(gaps, starts), np.maximum(1, sizes))
    codes, pieces = rice_stream(
        gaps,
        np.repeat(parameters, sizes),
        _rank_codes(ranks.astype(np.int64), np.repeat(ranked, sizes)),
        _count_codes(counts.astype(np.int64), firsts),
    )
    blocks = pack_stream(codes, pieces, starts).blocks()
    heads = _heads(parameters, ranked)
    return [a + b if b else b"" for a, b in zip(heads, blocks, strict=True)]


def decode_places(record: bytes, postings: int) -> Places:
    """Places of a record of so many postings; of an empty record, none at all."""
    if not record:
        return no_places(postings)
    reader = ByteReader(record)
    parameter, ranked = reader.varint(), reader.varint()
    bits = BitReader(record[reader.position :])
    offsets, positions, ranks = [0], [], []
    for _ in range(postings):
        position = -1
        for _ in range(bits.gamma()):
            position += bits.rice(parameter) + 1
            positions.append(position)
            ranks.append(bits.gamma() - 1 if ranked else 0)
        offsets.append(len(positions))
    return Places(_array(offsets), _array(positions), _array(ranks))


def _array(numbers: list[int]) -> Integers:
    return np.array(numbers, np.int64)


def _gaps(positions: Integers, firsts: Integers) -> Integers:
    """Positions less the one before in the article less 1; the first ones as they are."""
    gaps = positions.copy()
    gaps[1:] -= positions[:-1] + 1
    gaps[firsts] = positions[firsts]
    return gaps


def _sums(gaps: Integers, starts: Integers) -> Integers:
    """Sum of each list's gaps, 0 of an empty one."""
    before = np.concatenate([[0], np.cumsum(gaps)])
    sums: Integers = before[starts[1:]] - before[starts[:-1]]
    return sums


def _rank_codes(ranks: Integers, ranked: NDArray[np.bool_]) -> Codes:
    """Gamma codes of ranks plus 1; empty ones where ranks are not written."""
    codes = gamma_codes(np.where(ranked, ranks + 1, 1))
    return Codes(np.where(ranked, codes.values, 0).astype(np.uint64), codes.widths * ranked)


def _count_codes(counts: Integers, firsts: Integers) -> Codes:
    """Gamma codes of counts before the first occurrence of a posting; empty ones before others."""
    codes = gamma_codes(counts)
    values = np.zeros(int(firsts[-1]), np.uint64)
    widths = np.zeros(int(firsts[-1]), np.int64)
    values[firsts[:-1]], widths[firsts[:-1]] = codes
    return Codes(values, widths)


def _heads(parameters: Integers, ranked: NDArray[np.bool_]) -> list[bytes]:
    pairs = np.stack([parameters, ranked.astype(np.int64)], axis=1).ravel()
    return pack(varint_codes(pairs), np.arange(len(parameters) + 1) * 2).blocks()
