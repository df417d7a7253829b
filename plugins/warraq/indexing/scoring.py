"""The one scoring rule, in integers: what makes two engines in two languages agree to the bit.

score(article) = sum over query terms of idf_table[ratio(df)] x level_table[impact level]

Both tables are made here at build and travel in the manifest. Nothing is computed in floating
point when a query runs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.settings import IndexSettings

LEVELS: Final = 16
"""Impact levels; level 15 is the highest."""

LEVEL_RATIO: Final = 1.3
"""Each level holds this many times the postings of the next higher one, so that the levels are fine
where the best articles are.
"""

IMPACT_SCALE: Final = 256
"""Value of the greatest possible term-frequency part, k1 + 1, in the level table."""

IDF_SCALE: Final = 64
RATIO_ONE: Final = 16
"""The ratio N / df in fixed point: 16 is one."""
IDF_STEPS: Final = 8
"""Entries of the idf table per doubling of the ratio."""
IDF_LENGTH: Final = 28 * IDF_STEPS

HISTOGRAM_BINS: Final = 4096
"""Bins into which saturation parts are counted, and which have a level each."""


class Frequencies(NamedTuple):
    """Occurrences of a term in an article's title, in its body, and among the first
    ``lead_tokens`` of the body.
    """

    title: int
    body: int
    lead: int


def saturation(
    frequencies: Frequencies, norms: tuple[float, float], settings: IndexSettings
) -> float:
    """Term-frequency-and-length part of BM25F for one term of one article, in (0, k1 + 1).

    Robertson and Zaragoza 2009, equations 3.14 and 3.15: the fields' frequencies are normalised by
    length and weighted, summed, and only then saturated. What stands at a body's beginning counts
    ``lead_weight`` more. ``norms`` of title and body come from :func:`length_norm`.
    """
    title, body, lead = frequencies
    body_part = (body + settings.lead_weight * lead) / norms[1]
    frequency = settings.title_weight * title / norms[0] + body_part
    return frequency * (settings.k1 + 1) / (settings.k1 + frequency)


def length_norm(length: int, average: float, b: float) -> float:
    """BM25's length normaliser, 1 for a field of average length."""
    return 1 - b + b * length / average if average else 1.0


def saturation_bins(
    frequencies: Sequence[NDArray[Any]],
    norms: tuple[NDArray[Any], NDArray[Any]],
    settings: IndexSettings,
) -> NDArray[np.uint16]:
    """Bins of :func:`saturation` for many postings: the columns of their :class:`Frequencies`, and
    the length norms of title and body.

    The same operations in the same order, so that every bin is the same to the bit.
    """
    title, body, lead = frequencies
    body_part = (body + settings.lead_weight * lead) / norms[1]
    frequency = settings.title_weight * title / norms[0] + body_part
    saturated = frequency * (settings.k1 + 1) / (settings.k1 + frequency)
    bins = (saturated / (settings.k1 + 1) * HISTOGRAM_BINS).astype(np.int64)
    return np.asarray(np.minimum(HISTOGRAM_BINS - 1, bins), np.uint16)


def length_norms(lengths: NDArray[Any], average: float, b: float) -> NDArray[np.float64]:
    """:func:`length_norm` of many fields."""
    if not average:
        return np.ones(len(lengths))
    return np.asarray(1 - b + b * lengths / average, np.float64)


class LevelTable:
    """Quantiser of the saturation part into :data:`LEVELS` levels by geometric quantiles.

    ``values`` are the levels' impacts, ascending; ``level_of_bin`` gives each bin's level.
    """

    def __init__(self, histogram: Sequence[int], k1: float) -> None:
        """``histogram`` counts postings in equal bins over (0, k1 + 1), see
        :func:`histogram_bin`.
        """
        self.level_of_bin, sums, counts = _cut(histogram)
        greatest = k1 + 1
        self.values: list[int] = []
        for level in range(LEVELS):
            centre = (sums[level] / counts[level] + 0.5) / HISTOGRAM_BINS if counts[level] else 0.0
            floor = self.values[-1] + 1 if self.values else 1
            self.values.append(max(floor, round(centre * IMPACT_SCALE)))
        self._greatest = greatest

    def level(self, saturated: float) -> int:
        """Level of a saturation part."""
        return self.level_of_bin[histogram_bin(saturated, self._greatest)]


def histogram_bin(saturated: float, greatest: float) -> int:
    """Bin of a saturation part in (0, greatest)."""
    return min(HISTOGRAM_BINS - 1, int(saturated / greatest * HISTOGRAM_BINS))


def new_histogram() -> list[int]:
    """An empty histogram of the right size."""
    return [0] * HISTOGRAM_BINS


def _cut(histogram: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """Level of every bin, and per level the sum of bins and the count of postings."""
    total = sum(histogram)
    weights = [LEVEL_RATIO ** (LEVELS - 1 - level) for level in range(LEVELS)]
    bounds = [total * sum(weights[: level + 1]) / sum(weights) for level in range(LEVELS)]
    levels, sums, counts = [], [0] * LEVELS, [0] * LEVELS
    level = seen = 0
    for position, count in enumerate(histogram):
        while level < LEVELS - 1 and seen >= bounds[level]:
            level += 1
        levels.append(level)
        seen += count
        sums[level] += position * count
        counts[level] += count
    return levels, sums, counts


def idf_table() -> list[int]:
    """Integer idf by index of :func:`idf_index`: round(64 ln(1 + N / df)), at the entry's lower
    edge.
    """
    table = []
    for index in range(IDF_LENGTH):
        doubling, step = divmod(index, IDF_STEPS)
        ratio = 2.0**doubling * (1 + step / IDF_STEPS)
        table.append(round(IDF_SCALE * math.log(1 + ratio)))
    return table


def idf_index(documents: int, frequency: int) -> int:
    """Entry of the idf table for a term that ``frequency`` of ``documents`` articles hold.

    The ratio in fixed point, its power of two and the three bits after its first one: exact in
    integers.
    """
    ratio = max(RATIO_ONE, documents * RATIO_ONE // max(1, frequency))
    doubling = ratio.bit_length() - 1
    step = (ratio * IDF_STEPS >> doubling) % IDF_STEPS
    return min(IDF_LENGTH - 1, (doubling - RATIO_ONE.bit_length() + 1) * IDF_STEPS + step)
