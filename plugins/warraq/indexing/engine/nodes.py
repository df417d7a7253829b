"""Query nodes that Whoosh lacks: evaluated on whole arrays, once for each node."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from whoosh.query import CompoundQuery, Query, Term

from warraq.indexing.engine.matching import ArrayMatcher, matches, nothing, rows_of

NEAR_NUMERATOR: Final = 3
NEAR_DENOMINATOR: Final = 10
"""A near term counts 3/10 of a term."""


class ArrayQuery(CompoundQuery):  # type: ignore[misc]
    """A node whose matches are arrays; found once, whatever number of queries the node is in."""

    def __init__(self, subqueries: Iterable[Query], boost: float = 1.0) -> None:
        super().__init__(list(subqueries), boost=boost)
        self._found: ArrayMatcher | None = None

    def normalize(self) -> ArrayQuery:
        """Itself: merging or dropping subqueries would change what it counts."""
        return self

    def matcher(self, searcher: Any, context: Any = None) -> ArrayMatcher:  # noqa: ARG002  # Whoosh passes a context
        """Matcher over the node's articles."""
        if self._found is None:
            self._found = self.found(searcher)
        return self._found.copy()

    def found(self, searcher: Any) -> ArrayMatcher:
        """The node's matches."""
        raise NotImplementedError

    def parts(self, searcher: Any) -> list[ArrayMatcher]:
        """The matches of its subqueries."""
        return [matches(subquery, searcher) for subquery in self.subqueries]


class BestOf(ArrayQuery):
    """Articles that satisfy any subquery, with the greatest of their scores."""

    def found(self, searcher: Any) -> ArrayMatcher:
        """The union."""
        full = [part for part in self.parts(searcher) if len(part.docids)]
        if len(full) < 2:
            return full[0] if full else nothing()
        docids = np.concatenate([part.docids for part in full])
        order = np.argsort(docids, kind="stable")
        docids = docids[order]
        firsts = np.flatnonzero(np.diff(docids, prepend=-1))
        scores = np.concatenate([part.scores for part in full])[order]
        return ArrayMatcher(docids[firsts], np.maximum.reduceat(scores, firsts))


class Near(ArrayQuery):
    """Articles of a near term, at its weight."""

    def __init__(self, term: Term) -> None:
        super().__init__([term])

    def found(self, searcher: Any) -> ArrayMatcher:
        """The same articles with a part of their scores."""
        (part,) = self.parts(searcher)
        return ArrayMatcher(part.docids, part.scores * NEAR_NUMERATOR // NEAR_DENOMINATOR)


class All(ArrayQuery):
    """Articles that satisfy every subquery, with the sum of their scores; none without one."""

    def found(self, searcher: Any) -> ArrayMatcher:
        """The intersection; long lists are not read where short ones have no article in common."""
        queries = sorted(self, key=lambda query: query.estimate_size(searcher.reader()))
        if not queries:
            return nothing()
        common = matches(queries[0], searcher)
        for query in queries[1:]:
            if not len(common.docids):
                break
            common = _intersection(common, matches(query, searcher))
        return common


class Some(ArrayQuery):
    """Articles that satisfy at least ``needed`` subqueries, with the sum of the scores of those
    satisfied.

    Whoosh's own ``Or(minmatch=...)`` is declared there and not implemented.
    """

    def __init__(self, subqueries: Sequence[Query], needed: int) -> None:
        super().__init__(subqueries)
        self.needed: Final = needed

    def found(self, searcher: Any) -> ArrayMatcher:
        """The articles that reach the number."""
        size = searcher.reader().doc_count_all()
        counts, scores = np.zeros(size, np.int32), np.zeros(size, np.int64)
        for query in self:
            part = matches(query, searcher)
            counts[part.docids] += 1
            scores[part.docids] += part.scores
        docids = np.flatnonzero(counts >= self.needed)
        return ArrayMatcher(docids, scores[docids])


class Everything(ArrayQuery):
    """All articles that can be found, without scores."""

    def __init__(self) -> None:
        super().__init__([])

    def found(self, searcher: Any) -> ArrayMatcher:
        """Every docid but those of dead articles."""
        docids = np.flatnonzero(searcher.reader().alive())
        return ArrayMatcher(docids, np.zeros(len(docids), np.int64))


class Limited(ArrayQuery):
    """Those articles of a query that are within limits, with bonuses for some."""

    def __init__(
        self,
        query: Query,
        required: Sequence[Query],
        unwanted: Sequence[Query],
        bonuses: Sequence[Query] = (),
    ) -> None:
        super().__init__([query])
        self.required: Final = required
        self.unwanted: Final = unwanted
        self.bonuses: Final = bonuses

    def found(self, searcher: Any) -> ArrayMatcher:
        """The articles that satisfy everything that is required and nothing unwanted."""
        (kept,) = self.parts(searcher)
        for query in self.required:
            kept = chosen(kept, _held(kept, query, searcher))
        for query in self.unwanted:
            kept = chosen(kept, ~_held(kept, query, searcher))
        scores = kept.scores.copy()
        for query in self.bonuses:
            bonus = matches(query, searcher)
            rows, held = rows_of(bonus.docids, kept.docids)
            scores[held] += bonus.scores[rows[held]]
        return ArrayMatcher(kept.docids, scores)


def _intersection(one: ArrayMatcher, other: ArrayMatcher) -> ArrayMatcher:
    rows, held = rows_of(other.docids, one.docids)
    return ArrayMatcher(one.docids[held], one.scores[held] + other.scores[rows[held]])


def _held(matcher: ArrayMatcher, query: Query, searcher: Any) -> NDArray[np.bool_]:
    """Which of the matches satisfy a query, too."""
    if not len(matcher.docids):
        return np.zeros(0, np.bool_)
    return rows_of(matches(query, searcher).docids, matcher.docids)[1]


def chosen(matcher: ArrayMatcher, which: NDArray[np.bool_]) -> ArrayMatcher:
    """Some of the matches."""
    return ArrayMatcher(matcher.docids[which], matcher.scores[which])
