"""Phrases and single writings: words at places that fit together; docs/search.md, "Scores"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.codecs.places import Places
from warraq.indexing.engine.matching import Integers, rows_of

TITLE_REACH: Final = 8
"""Positions after a word of the title that cannot be in the body: as many lie unused between title
and body.
"""
_POSITION_BITS: Final = 32


class Placed(NamedTuple):
    """A word of a phrase: its articles and in each its places; ``offset`` is its position in the
    phrase, and with a ``rank`` only that form of it counts.
    """

    docids: Integers
    places: Places
    offset: int
    rank: int | None = None


class _Occurrences(NamedTuple):
    """Places of one word in the common articles: number of the article, and position."""

    articles: Integers
    positions: Integers


def fitting(words: Sequence[Placed], docids: Integers, title: bool) -> NDArray[np.bool_]:
    """For each of ``docids``, which all words hold, whether the words stand there as in the phrase.

    ``title``: in the title, that is not more than :data:`TITLE_REACH` positions after the farthest
    of the words' first positions; their titles must hold them.
    """
    keys = (_starts(word, docids) for word in words)
    starts = reduce(lambda one, other: np.intersect1d(one, other, assume_unique=True), keys)
    articles, positions = starts >> _POSITION_BITS, starts & ((1 << _POSITION_BITS) - 1)
    if title:
        ends = positions + words[-1].offset
        articles = articles[ends <= _title_end(words, docids)[articles]]
    fits = np.zeros(len(docids), np.bool_)
    fits[articles] = True
    return fits


def _starts(word: Placed, docids: Integers) -> Integers:
    """Where the phrase begins if the word is in place: article number and position in one, each
    once.
    """
    found = _occurrences(word, docids)
    begins = found.positions - word.offset
    inside = begins >= 0
    return found.articles[inside] << _POSITION_BITS | begins[inside]


def _occurrences(word: Placed, docids: Integers) -> _Occurrences:
    rows, _ = rows_of(word.docids, docids)
    begins, ends = word.places.offsets[rows], word.places.offsets[rows + 1]
    counts = ends - begins
    articles = np.repeat(np.arange(len(docids)), counts)
    within = np.arange(len(articles)) - np.repeat(np.cumsum(counts) - counts, counts)
    chosen = np.repeat(begins, counts) + within
    if word.rank is not None:
        right = word.places.ranks[chosen] == word.rank
        articles, chosen = articles[right], chosen[right]
    return _Occurrences(articles, word.places.positions[chosen])


def _title_end(words: Sequence[Placed], docids: Integers) -> Integers:
    """The last position that is certainly of the title, for each of ``docids``."""
    firsts = [
        word.places.positions[word.places.offsets[rows_of(word.docids, docids)[0]]]
        for word in words
    ]
    return reduce(np.maximum, firsts) + TITLE_REACH
