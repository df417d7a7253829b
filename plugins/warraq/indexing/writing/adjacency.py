"""Words that stand side by side: which of them are frequent enough to be pairs.

Exact in bounded memory: chunks count their candidates, whose members are frequent words. A table of
counters, each the sum over all candidates that fall to it, shows which cannot reach the least
frequency; only the others are counted one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.writing.runs import Array, Run, firsts

_COUNTER_BITS: Final = 22
_MIXER: Final = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: multiplicative hashing


def member_numbers(bounds: Array, eligible: Array, least: float) -> NDArray[np.int64]:
    """Numbers from 0 for the lists that may be members of pairs, -1 for all others.

    ``bounds`` are not less than the lists' document frequencies; a member's is greater than
    ``least``.
    """
    members = np.flatnonzero(eligible & (bounds > least))
    numbers = np.full(len(bounds), -1, np.int64)
    numbers[members] = np.arange(len(members))
    return numbers


def count_pairs(lists: Array, docids: Array, positions: Array, run: Run, shared: Run) -> None:
    """Finds the candidates of a chunk's occurrences, which are sorted by docid and position.

    Arrays written: ``pair_ids`` and ``pair_docids``, sorted; the different ids, ``candidates``, and
    the articles that hold each, ``candidate_counts``. An id is the first member's number times the
    number of members, plus the second's.
    """
    members = shared.mapped("members")
    numbers = members[lists]
    size = int(members.max(initial=-1)) + 1
    nowhere = np.zeros((2, 0), np.int64)
    left, right = np.hstack([nowhere, *_neighbours(numbers, docids, positions)]).astype(np.int64)
    ids = (numbers[left] * size + numbers[right]).astype(np.uint64)
    holders = docids[left]
    order = np.lexsort((holders, ids))
    ids, holders = ids[order], holders[order]
    once = firsts(ids, holders)
    ids, holders = ids[once], holders[once]
    changes = firsts(ids)
    run.save(
        pair_ids=ids,
        pair_docids=holders.astype(np.uint32),
        candidates=ids[changes],
        candidate_counts=np.diff(changes, append=len(ids)),
    )


def _neighbours(numbers: Array, docids: Array, positions: Array) -> Iterator[Array]:
    """Two rows, places of members that stand at a position and at the next one of the same article.

    Where parts of joined tokens share a position, neighbours lie further apart among the
    occurrences.
    """
    for distance in range(1, len(numbers)):
        near = (docids[:-distance] == docids[distance:]) & (
            positions[distance:] - positions[:-distance] <= 1
        )
        if not near.any():
            return
        next_to = near & (positions[distance:] != positions[:-distance])
        both = (numbers[:-distance] >= 0) & (numbers[distance:] >= 0)
        left = np.flatnonzero(next_to & both)
        yield np.stack([left, left + distance])


class Pairs(NamedTuple):
    """Pairs sorted by id, with the articles that hold each."""

    ids: NDArray[np.uint64]
    counts: NDArray[np.int64]


def frequent_pairs(runs: Sequence[Run], least: float) -> Pairs:
    """The candidates of all chunks that at least ``least`` articles hold."""
    counters = np.zeros(1 << _COUNTER_BITS, np.int64)
    for run in runs:
        np.add.at(counters, _counter(run.load("candidates")), run.load("candidate_counts"))
    ids, counts = [_NONE.astype(np.uint64)], [_NONE]
    for run in runs:
        candidates = run.load("candidates")
        possible = counters[_counter(candidates)] >= least
        ids.append(candidates[possible])
        counts.append(run.load("candidate_counts")[possible])
    different, place = np.unique(np.concatenate(ids), return_inverse=True)
    totals = np.bincount(place, np.concatenate(counts), len(different)).astype(np.int64)
    frequent = totals >= least
    return Pairs(different[frequent], totals[frequent])


def chosen_pairs(runs: Sequence[Run], ids: NDArray[np.uint64]) -> Pairs:
    """Some pairs, their ids sorted, with the articles of all chunks that hold each."""
    totals = np.zeros(len(ids), np.int64)
    for run in runs:
        candidates = run.load("candidates")
        found = np.searchsorted(ids, candidates)
        inside = found < len(ids)
        inside[inside] = ids[found[inside]] == candidates[inside]
        totals[found[inside]] += run.load("candidate_counts")[inside]
    return Pairs(ids, totals)


def _counter(ids: NDArray[np.uint64]) -> NDArray[np.int64]:
    return (ids * _MIXER >> np.uint64(64 - _COUNTER_BITS)).astype(np.int64)


_NONE: Final = np.zeros(0, np.int64)
