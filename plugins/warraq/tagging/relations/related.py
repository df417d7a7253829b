"""Related articles: those that share an article's names, topics and rare words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from warraq.tagging.relations.features import Features

NEIGHBOURS: Final = 40
"""Articles of one feature that are looked at for one article: those nearest to it in time."""

LOOKS: Final = 300
"""Articles that are looked at for one article in all, by its rarest features first: a feature that
many have decides little, and is weighed all the same once two articles are compared."""

CANDIDATES: Final = 24
"""Articles with the greatest sum of common weights, whose likeness is then taken."""

LEAST_LIKENESS: Final = 0.22
"""How alike, 0 to 1, related articles are: a list may be short or empty."""

LEAST_COMMON: Final = 3
"""Features that two articles must share, a name or topic among them …"""

PAIR_LIKENESS: Final = 0.3
"""… or two, one of them a name or topic that is no place, if they are as alike as this."""


def related(features: Features, limit: int) -> list[list[int]]:
    """Numbers of up to ``limit`` related articles for each article, best first.

    The most alike come first. Of a feature's articles only the nearest :data:`NEIGHBOURS` are
    looked at, and no more than about :data:`LOOKS` in all, so that the work is in proportion to the
    archive.
    """
    return [_of_article(index, features, limit) for index in range(len(features.sets))]


def _of_article(index: int, features: Features, limit: int) -> list[int]:
    likely = _likely(index, _scores(index, features))
    alike = {other: round(features.likeness(index, other), 9) for other in likely}
    kept = [other for other in alike if _suffices(index, other, alike[other], features)]
    kept.sort(key=lambda other: (-alike[other], abs(other - index), other))
    return kept[:limit]


def _likely(index: int, scores: dict[int, float]) -> list[int]:
    """The :data:`CANDIDATES` of the greatest scores, of equals the nearest."""
    if len(scores) > CANDIDATES:
        # Most are below the last that is taken: only the others are put in order.
        least = sorted(scores.values(), reverse=True)[CANDIDATES - 1]
        scores = {other: score for other, score in scores.items() if score >= least}
    order = sorted(scores, key=lambda other: (-scores[other], abs(other - index), other))
    return order[:CANDIDATES]


def _scores(index: int, features: Features) -> dict[int, float]:
    """Sums of the weights that articles were seen to share with one."""
    scores: dict[int, float] = {}
    left = LOOKS
    for feature in features.rarest_first(index):
        if left <= 0:
            break
        weight, seen = features.weights[feature], neighbours(features.holders[feature], index)
        left -= len(seen)
        for other in seen:
            scores[other] = scores.get(other, 0.0) + weight
    scores.pop(index, None)
    return scores


def _suffices(first: int, second: int, likeness: float, features: Features) -> bool:
    shared = features.sets[first] & features.sets[second]
    tags = [feature for feature in shared if features.is_tag(feature)]
    if likeness < LEAST_LIKENESS or not tags:
        return False
    if len(shared) >= LEAST_COMMON:
        return True
    firm = not all(map(features.is_place, tags))
    return len(shared) == LEAST_COMMON - 1 and firm and likeness >= PAIR_LIKENESS


def neighbours(holders: Sequence[int], index: int) -> Sequence[int]:
    """The holders of a feature nearest to an article in the order of time, itself among them."""
    if len(holders) <= NEIGHBOURS:
        return holders
    middle = bisect_left(holders, index)
    start = max(0, min(middle - NEIGHBOURS // 2, len(holders) - NEIGHBOURS - 1))
    return holders[start : start + NEIGHBOURS + 1]
