"""Is one system's mean over the same queries really higher than another's?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

SAMPLES: Final = 10_000
SEED: Final = 7


class Difference(NamedTuple):
    """Mean difference of paired figures, its 95% interval, and the chance of it without a cause."""

    mean: float
    low: float
    high: float
    p: float


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Difference:
    """Interval by bootstrap over the queries, p by paired randomisation (both sides): the share of
    :data:`SAMPLES` random exchanges of the two systems that differ as much (Smucker, Allan and
    Carterette 2007, «A Comparison of Statistical Significance Tests for IR Evaluation»).
    """
    chance = np.random.default_rng(SEED)
    differences = np.subtract(ours, theirs)
    mean = float(differences.mean())
    drawn = [_drawn(differences, chance) for _ in range(SAMPLES)]
    low, high = np.quantile([resampled for resampled, _ in drawn], [0.025, 0.975])
    extreme = sum(abs(flipped) >= abs(mean) for _, flipped in drawn)
    return Difference(mean, float(low), float(high), (extreme + 1) / (SAMPLES + 1))


def _drawn(differences: np.ndarray, chance: np.random.Generator) -> tuple[float, float]:
    """Mean of a bootstrap sample, and mean after exchanging the systems in half of the queries."""
    size = len(differences)
    resampled = differences[chance.integers(0, size, size)].mean()
    return float(resampled), float((differences * chance.choice((-1, 1), size)).mean())
