"""Related articles: those that share the archive's rarer tags."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from warraq.tagging.model import ArticleTags, TagType

NEIGHBOURS: Final = 40
"""Articles of one tag that are looked at for one article: the nearest in the archive's order."""

Holders = dict[tuple[TagType, str], list[int]]


def related(archive: Sequence[ArticleTags], limit: int = 6) -> list[list[int]]:
    """Indices of up to ``limit`` related articles for each article, best first.

    Two articles are related by the tags they share, each weighing more the fewer articles have it.
    Of a tag's articles only the nearest :data:`NEIGHBOURS` are looked at, so that the work stays
    linear. Equal ones stand nearest first.
    """
    holders: Holders = defaultdict(list)
    for index, article in enumerate(archive):
        for tag in article.tags:
            holders[tag.type, tag.slug].append(index)
    return [
        _nearest(index, _scores(index, article, holders, len(archive)), limit)
        for index, article in enumerate(archive)
    ]


def _scores(index: int, article: ArticleTags, holders: Holders, total: int) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    for tag in article.tags:
        group = holders[tag.type, tag.slug]
        weight = math.log(1 + total / len(group))
        middle = bisect_left(group, index)
        for other in group[max(0, middle - NEIGHBOURS // 2) : middle + NEIGHBOURS // 2 + 1]:
            if other != index:
                scores[other] += weight
    return scores


def _nearest(index: int, scores: dict[int, float], limit: int) -> list[int]:
    return heapq.nsmallest(
        limit, scores, key=lambda other: (-round(scores[other], 9), abs(other - index), other)
    )
