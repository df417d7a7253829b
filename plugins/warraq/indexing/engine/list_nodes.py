"""Query nodes over what the index holds beside posting lists: places, pairs and days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from whoosh.query import Term

from warraq.indexing.engine.matching import ArrayMatcher
from warraq.indexing.engine.nodes import All, ArrayQuery, chosen
from warraq.indexing.engine.phrases import Placed, fitting
from warraq.indexing.engine.whoosh_reader import FIELD


@dataclass(frozen=True)
class PhraseWord:
    """A word of a phrase: its term; its position in the phrase; the rank of the one form that
    counts, or None for all.
    """

    term: str
    offset: int
    rank: int | None


class Phrase(All):
    """Articles in which terms stand as in a phrase, with the sum of their scores.

    ``terms`` are looked for, in articles or in titles, and ``words`` say where they stand; without
    words it is enough that an article holds the terms.
    """

    def __init__(self, terms: Sequence[Term], words: Sequence[PhraseWord], title: bool) -> None:
        super().__init__(terms)
        self.words: Final = words
        self.title: Final = title

    def found(self, searcher: Any) -> ArrayMatcher:
        """Those of the intersection whose places fit."""
        common = super().found(searcher)
        if not self.words or not len(common.docids):
            return common
        fits = fitting([_placed(word, searcher) for word in self.words], common.docids, self.title)
        return chosen(common, fits)


class Pair(ArrayQuery):
    """Articles in which one term directly follows another, with the pair's bonus."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__([])
        self.first: Final = first
        self.second: Final = second

    def found(self, searcher: Any) -> ArrayMatcher:
        """The pair's list."""
        found: ArrayMatcher = searcher.reader().pair(self.first, self.second)
        return found


class Period(ArrayQuery):
    """Dated articles that lie within the days from ``after`` to ``before`` (ISO dates or None)."""

    def __init__(self, after: str | None, before: str | None) -> None:
        super().__init__([])
        self.after: Final = after
        self.before: Final = before

    def found(self, searcher: Any) -> ArrayMatcher:
        """The articles of the docid intervals, without scores."""
        intervals = searcher.reader().files.intervals(self.after, self.before)
        ranges = [np.arange(*interval) for interval in intervals]
        docids = np.concatenate([np.zeros(0, np.int64), *ranges])
        return ArrayMatcher(docids, np.zeros(len(docids), np.int64))


def _placed(word: PhraseWord, searcher: Any) -> Placed:
    reader = searcher.reader()
    docids = reader.postings(FIELD, word.term).docids
    return Placed(docids, reader.places(word.term), word.offset, word.rank)
