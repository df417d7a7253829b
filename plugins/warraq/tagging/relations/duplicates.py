"""Near-duplicates: articles that carry one text, as papers print the copy of an agency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from warraq.tagging.relations.components import components
from warraq.tagging.relations.shingles import BANDS, HASHES, ROWS, Signature, resemblance, shingles
from warraq.tagging.relations.words import Numbers

NEIGHBOURS: Final = 8
"""Articles of one bucket that each is compared with, those next to it in time: a bucket of many
holds a formula of the trade, and its articles meet in other bands too."""

LEAST_SHINGLES: Final = 12
"""Shingles that a text must have: of fewer nothing can be said."""

FORM_DAYS: Final = 3
FORM_RESEMBLANCE: Final = 0.7
"""What resembles over so many days may be a form that is filled in anew (the day's weather): there
more is asked of two texts."""

_KEPT: Final = 4096
"""Sets of shingles remembered while candidates are compared."""

WordsOf = Callable[[int], Numbers]
"""The numbers of an article's words, by its position."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Groups of positions that carry one text, heads first, and positions of ``forms``.

    Forms are articles that resemble others over days without being their copies.
    """

    groups: list[list[int]]
    forms: frozenset[int]


def near_duplicates(
    signatures: Sequence[bytes], days: Sequence[str | None], words_of: WordsOf, least: float
) -> Copies:
    """Groups of articles whose texts are joined by resemblances of ``least`` or more.

    ``signatures`` (empty for none) and ``days`` are those of the articles in the order in which
    groups are to list them: the first of a group is its head. Candidates come from the bands of
    the signatures (locality sensitive hashing, Indyk and Motwani 1998); every one is verified by
    its exact resemblance. Groups of :data:`FORM_DAYS` days and more are joined by
    :data:`FORM_RESEMBLANCE` alone.
    """
    found = _resemblances(signatures, words_of, least)
    size = len(signatures)
    loose = components(found, size)
    wide = {
        place
        for group in loose
        if len({days[place] for place in group} - {None}) >= FORM_DAYS
        for place in group
    }
    kept = (
        pair for pair, value in found.items() if pair[0] not in wide or value >= FORM_RESEMBLANCE
    )
    groups = components(kept, size)
    split = (group for group in loose if group not in groups)
    return Copies(groups, frozenset(place for group in split for place in group))


def _resemblances(
    signatures: Sequence[bytes], words_of: WordsOf, least: float
) -> dict[tuple[int, int], float]:
    known = [place for place, each in enumerate(signatures) if each]
    sets = lru_cache(_KEPT)(lambda place: shingles(words_of(place)))
    candidates = _candidates([signatures[place] for place in known])
    found = {
        (first, second): _compared(sets(first), sets(second), least)
        for first, second in ((known[one], known[other]) for one, other in candidates)
    }
    return {pair: value for pair, value in found.items() if value >= least}


def _compared(first: Numbers, second: Numbers, least: float) -> float:
    """The resemblance of two sets of shingles; 0 where their sizes alone rule ``least`` out."""
    fewer, more = sorted((len(first), len(second)))
    if fewer < LEAST_SHINGLES or fewer < least * more:
        return 0.0
    return resemblance(first, second)


def _candidates(signatures: Sequence[bytes]) -> list[tuple[int, int]]:
    """Pairs of positions that fall into one bucket of a band, neighbours there; each once."""
    table = np.frombuffer(b"".join(signatures), dtype=np.uint32).reshape(-1, HASHES)
    bands = (table[:, band * ROWS : (band + 1) * ROWS] for band in range(BANDS))
    return sorted({pair for band in bands for pair in _bucket_mates(band)})


def _bucket_mates(rows: Signature) -> Iterator[tuple[int, int]]:
    order = np.lexsort(rows.T[::-1])
    ordered = rows[order]
    for distance in range(1, NEIGHBOURS + 1):
        same = np.flatnonzero((ordered[distance:] == ordered[:-distance]).all(axis=1))
        yield from zip(order[same].tolist(), order[same + distance].tolist(), strict=True)
