"""Searching an index from Python, through Whoosh's Searcher."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from whoosh import query as whoosh_query
from whoosh.searching import Searcher

from warraq.indexing.files import IndexFiles
from warraq.indexing.query import parse_query
from warraq.indexing.resolve import Group, resolve
from warraq.indexing.whoosh_reader import FIELD, BestOf, ImpactWeighting, Quorum, WarraqReader

Mode = Literal["all", "most", "any"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of a result list: its docid, integer score, and stored fields."""

    docid: int
    score: int
    stored: dict[str, object]


@dataclass(frozen=True, slots=True)
class Results:
    """Best articles of a query.

    ``mode`` tells how many of the words an article had to hold: ``all``; ``most`` (more than half)
    where no article holds all; ``any`` where none holds most. ``total`` counts all articles of
    that mode.
    """

    hits: tuple[Hit, ...]
    total: int
    mode: Mode
    groups: tuple[Group, ...]


class Engine:
    """An opened index that answers queries; the browser's engine gives the same answers."""

    def __init__(self, folder: Path) -> None:
        """Raises :class:`~warraq.indexing.files.IndexUnreadableError`."""
        self.files = IndexFiles(folder)
        self._reader = WarraqReader(self.files)
        self._searcher = Searcher(self._reader, weighting=ImpactWeighting())

    def search(
        self, text: str, limit: int = 10, any_word: bool = False, operators: bool = True
    ) -> Results:
        """The ``limit`` best articles for a query.

        All words are required; where no article has all, most of them are, then any. ``any_word``
        starts at any: the relaxed mode. Best first, equal scores newest first.
        """
        query = parse_query(text, operators)
        groups = resolve(query.required, self.files)
        excluded = [group for group in resolve(query.excluded, self.files) if group.terms]
        if not groups:
            return Results((), 0, "all", ())
        results = Results((), 0, "all", tuple(groups))
        for mode, needed in _stages(len(groups), any_word):
            hits, total = self._run(groups, excluded, needed, limit)
            results = Results(hits, total, mode, tuple(groups))
            if total:
                break
        return results

    def _run(
        self, groups: list[Group], excluded: list[Group], needed: int, limit: int
    ) -> tuple[tuple[Hit, ...], int]:
        query = Quorum(
            [self._group_query(group) for group in groups if group.terms],
            needed,
            [self._group_query(group) for group in excluded],
        )
        results = self._searcher.search(query, limit=limit)
        hits = tuple(
            Hit(docid, int(score), self._reader.stored_fields(docid))
            for score, docid in results.top_n
        )
        return hits, len(results)

    def _group_query(self, group: Group) -> whoosh_query.Query:
        self._reader.announce(group.terms)
        return BestOf([whoosh_query.Term(FIELD, entry.term) for entry in group.terms])


def _stages(words: int, any_word: bool) -> list[tuple[Mode, int]]:
    """Modes to try in turn, with the number of words that each requires."""
    if any_word:
        return [("any", 1)]
    return [("all", words), ("most", words // 2 + 1), ("any", 1)]
