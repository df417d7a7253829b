"""Related articles: those that share an article's names, topics and rare words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from warraq.tagging.relations.features import Features

NEIGHBOURS: Final = 40
"""Articles of one feature that are looked at for one article: those nearest to it in time."""

CANDIDATES: Final = 30
"""Articles whose common features are weighed exactly."""

LEAST_SHARE: Final = 0.2
"""Part of an article's own weight that a related one must share, so that a list may be short."""

LEAST_COMMON: Final = 2
LEAST_PLACES: Final = 3
"""Features that two articles must share: one of two is no place, or there are three."""


def related(features: Features, limit: int) -> list[list[int]]:
    """Numbers of up to ``limit`` related articles for each article, best first.

    The score is the sum of the weights of common features. Of a feature's articles only the
    nearest :data:`NEIGHBOURS` are looked at, so that the work is in proportion to the archive.
    """
    return [_of_article(index, features, limit) for index in range(len(features.sets))]


def _of_article(index: int, features: Features, limit: int) -> list[int]:
    weights = features.weights
    scores: dict[int, float] = {}
    for feature in sorted(features.sets[index]):
        weight = weights[feature]
        for other in neighbours(features.holders[feature], index):
            scores[other] = scores.get(other, 0.0) + weight
    scores.pop(index, None)
    likely = sorted(scores, key=lambda other: (-scores[other], abs(other - index), other))
    own = features.sets[index]
    exact = {
        other: round(features.shared_weight(index, other), 9)
        for other in likely[:CANDIDATES]
        if _suffices(own & features.sets[other], features)
    }
    least = LEAST_SHARE * features.wholes[index]
    kept = [other for other in exact if exact[other] >= least]
    kept.sort(key=lambda other: (-exact[other], abs(other - index), other))
    return kept[:limit]


def _suffices(shared: frozenset[int], features: Features) -> bool:
    if len(shared) >= LEAST_PLACES:
        return True
    return len(shared) >= LEAST_COMMON and not all(map(features.is_place, shared))


def neighbours(holders: Sequence[int], index: int) -> Sequence[int]:
    """The holders of a feature nearest to an article in the order of time, itself among them."""
    if len(holders) <= NEIGHBOURS:
        return holders
    middle = bisect_left(holders, index)
    start = max(0, min(middle - NEIGHBOURS // 2, len(holders) - NEIGHBOURS - 1))
    return holders[start : start + NEIGHBOURS + 1]
