"""Searching an index from Python, through Whoosh's Searcher."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from whoosh.searching import Searcher

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.engine.collector import ArrayCollector, Order
from warraq.indexing.engine.nodes import Limited
from warraq.indexing.engine.plan import Plan
from warraq.indexing.engine.weighting import ImpactWeighting
from warraq.indexing.engine.whoosh_reader import WarraqReader
from warraq.indexing.querying.groups import Group
from warraq.indexing.querying.query import parse_query
from warraq.indexing.querying.resolve import resolve
from warraq.indexing.reading.files import IndexFiles

Mode = Literal["all", "most", "any"]
ENOUGH: Final = (10, 1, 1)
"""Articles with all words from which on near terms are not asked for, by the number of clauses;
with more clauses they never are.
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of a result list: its global docid, its integer score, and whether only near
    terms make it satisfy the query.
    """

    docid: int
    score: int
    near: bool
    files: IndexFiles = field(repr=False, compare=False)

    @property
    def stored(self) -> dict[str, object]:
        """Stored fields of the article."""
        return self.files.stored(self.docid)


@dataclass(frozen=True, slots=True)
class Results:
    """Articles of a query in the order that was asked for.

    ``mode`` tells how many of the words an article had to hold: ``all``; ``most`` (more than half)
    where no article holds all; ``any`` where none holds most. ``total`` counts all articles of
    that mode, ``near`` those that follow them because near terms counted, too; ``added`` are then
    these terms. ``groups`` are the words that count, with the terms that satisfy them.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    near: int = 0
    mode: Mode = "all"
    groups: tuple[Group, ...] = ()
    added: tuple[TermEntry, ...] = ()


class Engine:
    """An opened index that answers queries; the browser's engine gives the same answers."""

    def __init__(self, folder: Path) -> None:
        """Raises :class:`~warraq.indexing.reading.files.IndexUnreadableError`."""
        self.files = IndexFiles(folder)
        self._reader = WarraqReader(self.files)
        self._searcher = Searcher(self._reader, weighting=ImpactWeighting())

    def search(
        self,
        text: str,
        limit: int = 10,
        *,
        any_word: bool = False,
        operators: bool = True,
        exact: bool = False,
        order: Order = "relevance",
    ) -> Results:
        """The first ``limit`` articles for a query; docs/search.md says which.

        All words are required; where no article has all, most of them are, then any. ``any_word``
        starts at any: the relaxed mode. Without ``operators`` the text is plain words. ``exact``
        words stand for their own writing only.
        """
        query = parse_query(text, plain=not operators, exact=exact)
        resolved = resolve(query, self.files, plain=not operators)
        plan = Plan(query, resolved, self._reader)
        run = _Run(self._searcher, plan, limit, order)
        if not resolved.clauses:
            return run.results("all", 0) if plan.limited else Results()
        for mode, needed in _stages(len(resolved.clauses), any_word):
            results = run.results(mode, needed)
            if results.total or results.near:
                break
        return replace(results, groups=resolved.groups)


@dataclass(frozen=True, slots=True)
class _Run:
    """What the stages of one search have in common."""

    searcher: Searcher
    plan: Plan
    limit: int
    order: Order

    def results(self, mode: Mode, needed: int) -> Results:
        """The articles that satisfy at least ``needed`` clauses, near ones after them."""
        full = self.plan.satisfying(needed)
        found = self._collected(full, self.limit)
        results = Results(self._hits(found, near=False), found.count(), mode=mode)
        if mode == "all" and self.order == "relevance" and _scarce(found.count(), needed):
            return self._with_near(results, full)
        return results

    def _with_near(self, results: Results, full: Limited) -> Results:
        """The same results, followed by the articles that near terms make satisfy the query."""
        if not (added := self.plan.near_terms()):
            return results
        found = self._collected(self.plan.nearly_satisfying(full), self.limit - len(results.hits))
        if not found.count():
            return results
        hits = results.hits + self._hits(found, near=True)
        return replace(results, hits=hits, near=found.count(), added=added)

    def _collected(self, query: Limited, limit: int) -> ArrayCollector:
        dated = int(self.searcher.reader().files.manifest["dated"])
        collector = ArrayCollector(limit, self.order, dated)
        self.searcher.search_with_collector(query, collector)
        return collector

    def _hits(self, found: ArrayCollector, near: bool) -> tuple[Hit, ...]:
        files = self.searcher.reader().files
        return tuple(Hit(docid, score, near, files) for score, docid in found.results().top_n)


def _scarce(articles: int, clauses: int) -> bool:
    return 0 < clauses <= len(ENOUGH) and articles < ENOUGH[clauses - 1]


def _stages(clauses: int, any_word: bool) -> list[tuple[Mode, int]]:
    """Modes to try in turn, with the number of clauses that each requires."""
    if any_word:
        return [("any", 1)]
    most: list[tuple[Mode, int]] = [("most", clauses // 2 + 1)] if clauses > 1 else []
    return [("all", clauses), *most, ("any", 1)]
