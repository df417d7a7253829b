"""How much more often than by chance two names stand in the same articles."""

from __future__ import annotations

import math


def significance(together: int, first: int, second: int, total: int) -> float:
    """Log-likelihood ratio of two names' meetings (Dunning 1993, «Accurate methods for the
    statistics of surprise and coincidence»).

    ``together`` articles of ``total`` hold both, ``first`` and ``second`` articles the one and the
    other. 0 where they meet as often as by chance, or less often; 3.84, 6.63 and 10.83 are passed
    by chance in 5%, 1% and 0.1% of the cases.
    """
    if not total or together * total <= first * second:
        return 0.0
    alone, other = first - together, second - together
    neither = total - first - other
    cells = (
        (together, first * second),
        (alone, first * (total - second)),
        (other, (total - first) * second),
        (neither, (total - first) * (total - second)),
    )
    terms = (seen * math.log(seen * total / product) for seen, product in cells if seen)
    return 2.0 * sum(terms)
