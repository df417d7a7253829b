"""What articles can have in common: names and topics, and rare words, with their weights."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warraq.tagging.model import ArticleTags, Tag
from warraq.tagging.relations.words import name_words, short_numbers

MAX_WORDS: Final = 12
"""Rare words of one article: with its tags, of which it has few, all that is looked at."""

LEAST_ARTICLES: Final = 2
_RARE_SHARE: Final = 0.005
_RARE_ARTICLES: Final = 4
"""A word is rare in up to 0.5% of the articles, in a small archive in up to 4."""

WORD_WEIGHT: Final = 0.5
PLACE_WEIGHT: Final = 0.75
"""Weights beside a person or topic that as many articles have: words are ambiguous, and much that
has nothing in common happens in one place."""

_COMMON_SHARE: Final = 0.25
_COMMON_ARTICLES: Final = 10
"""Tags of more than a quarter of the archive, and of more than ten articles, say nothing of one."""


@dataclass(frozen=True, slots=True)
class Features:
    """Features of articles that are numbered in the order of time.

    A feature is a number; ``tags`` and ``words`` list each article's features of either sort,
    rarest first. ``weights`` are by feature: the logarithm of the share of articles without it
    (inverse document frequency, Sparck Jones 1972). ``holders`` are the articles of each feature,
    ascending. ``named`` is the tag of each feature that is one.
    """

    tags: list[tuple[int, ...]]
    words: list[tuple[int, ...]]
    weights: list[float]
    holders: list[list[int]]
    named: list[Tag]
    sets: list[frozenset[int]]
    wholes: list[float]

    def rarest_first(self, index: int) -> list[int]:
        """All features of an article by the number of their holders; equal ones by number."""
        return sorted(self.sets[index], key=lambda each: (len(self.holders[each]), each))

    def shared_weight(self, first: int, second: int) -> float:
        """Sum of the weights of what two articles share."""
        weights = self.weights
        return sum(weights[each] for each in sorted(self.sets[first] & self.sets[second]))

    def likeness(self, first: int, second: int) -> float:
        """The shared weight by the geometric mean of the weights of both, 0 to 1."""
        whole = math.sqrt(self.wholes[first] * self.wholes[second])
        return self.shared_weight(first, second) / whole if whole else 0.0

    def is_tag(self, feature: int) -> bool:
        """Whether a feature is a name or topic, not a rare word."""
        return feature < len(self.named)

    def is_place(self, feature: int) -> bool:
        """Whether a feature is the name of a place."""
        return self.is_tag(feature) and self.named[feature].type == "place"


def find_features(archive: Sequence[ArticleTags], stressed: Sequence[bytes]) -> Features:
    """Features of articles from their tags and the stressed words of their sketches."""
    numbers: dict[tuple[str, str], int] = {}
    named: list[Tag] = []
    tagged: list[list[int]] = []
    for article in archive:
        for tag in article.tags:
            if numbers.setdefault((tag.type, tag.slug), len(named)) == len(named):
                named.append(tag)
        tagged.append(list(dict.fromkeys(numbers[tag.type, tag.slug] for tag in article.tags)))
    worded = _rare_words(archive, stressed, len(named))
    holders = _holders(tagged, worded)
    total = max(len(archive), 1)
    weights = [
        math.log(total / len(found)) * _sort_weight(number, named)
        for number, found in enumerate(holders)
    ]
    common = max(_COMMON_ARTICLES, _COMMON_SHARE * total)
    useful = [LEAST_ARTICLES <= len(found) <= common for found in holders]

    def ordered(each: list[int]) -> tuple[int, ...]:
        return tuple(sorted((one for one in each if useful[one]), key=lambda one: -weights[one]))

    tags, words = list(map(ordered, tagged)), list(map(ordered, worded))
    sets = [frozenset((*some, *others)) for some, others in zip(tags, words, strict=True)]
    wholes = [sum(weights[each] for each in sorted(own)) for own in sets]
    return Features(tags, words, weights, holders, named, sets, wholes)


def _sort_weight(number: int, named: Sequence[Tag]) -> float:
    if number >= len(named):
        return WORD_WEIGHT
    return PLACE_WEIGHT if named[number].type == "place" else 1.0


def _holders(tagged: Sequence[list[int]], worded: Sequence[list[int]]) -> list[list[int]]:
    size = 1 + max((number for each in (*tagged, *worded) for number in each), default=-1)
    holders: list[list[int]] = [[] for _ in range(size)]
    for index, pair in enumerate(zip(tagged, worded, strict=True)):
        for number in (*pair[0], *pair[1]):
            holders[number].append(index)
    return holders


def _rare_words(
    archive: Sequence[ArticleTags], stressed: Sequence[bytes], first: int
) -> list[list[int]]:
    """Each article's rarest words that its tags do not hold, numbered from ``first`` on."""
    arrays = [np.frombuffer(each, dtype=np.uint32) for each in stressed]
    owners = np.repeat(np.arange(len(arrays)), [len(each) for each in arrays])
    every = np.concatenate([np.zeros(0, dtype=np.uint32), *arrays])
    _, places, counts = np.unique(every, return_inverse=True, return_counts=True)
    held = counts[places]
    most = max(_RARE_ARTICLES, int(_RARE_SHARE * len(archive)))
    chosen = np.flatnonzero((held >= LEAST_ARTICLES) & (held <= most))
    chosen = chosen[np.lexsort((places[chosen], held[chosen], owners[chosen]))]
    parts = _NameParts()
    own = [{part for tag in article.tags for part in parts[tag.name]} for article in archive]
    found: list[list[int]] = [[] for _ in archive]
    numbers: dict[int, int] = {}
    for owner, word in zip(owners[chosen].tolist(), every[chosen].tolist(), strict=True):
        if len(found[owner]) < MAX_WORDS and word not in own[owner]:
            found[owner].append(numbers.setdefault(word, first + len(numbers)))
    return found


class _NameParts(dict[str, tuple[int, ...]]):
    """Numbers of the words that names are made of: no evidence beside the name itself."""

    def __missing__(self, name: str) -> tuple[int, ...]:
        self[name] = found = tuple(short_numbers(name_words(name)).tolist())
        return found
