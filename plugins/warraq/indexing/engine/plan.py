"""Resolved queries -> query nodes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from whoosh.query import Term

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.engine.list_nodes import Pair, Period, Phrase, PhraseWord
from warraq.indexing.engine.nodes import (
    All,
    ArrayQuery,
    BestOf,
    Everything,
    Limited,
    Near,
    Some,
)
from warraq.indexing.engine.whoosh_reader import FIELD, TITLE, WarraqReader
from warraq.indexing.querying.groups import Group
from warraq.indexing.querying.query import Query
from warraq.indexing.querying.resolve import Clause, Resolved, ResolvedUnit


class Plan:
    """Nodes of one query: its clauses, and what every article of its answer has to satisfy."""

    def __init__(self, query: Query, resolved: Resolved, reader: WarraqReader) -> None:
        self._reader: Final = reader
        self._resolved: Final = resolved
        self._clauses: Final = [BestOf(map(self._unit, clause)) for clause in resolved.clauses]
        self._bonuses: Final = [Pair(one.term, other.term) for one, other in resolved.pairs]
        self._required: Final[list[ArrayQuery]] = [
            All(map(_key, keys)) for keys in resolved.filters
        ]
        if query.after or query.before:
            self._required.append(Period(query.after, query.before))
        self._unwanted: Final = [
            *(All(map(_key, keys)) for keys in resolved.unwanted),
            *map(self._unit, resolved.excluded),
        ]

    @property
    def limited(self) -> bool:
        """Whether filters or dates say which articles are meant."""
        return bool(self._required)

    def satisfying(self, needed: int) -> Limited:
        """Articles that satisfy at least ``needed`` clauses; 0 for all within the limits."""
        query: ArrayQuery = Some(self._clauses, needed)
        if needed == len(self._clauses):
            query = All(self._clauses) if needed else Everything()
        return Limited(query, self._required, self._unwanted, self._bonuses)

    def nearly_satisfying(self, full: Limited) -> Limited:
        """Articles not in ``full`` that satisfy every clause with the help of near terms."""
        clauses = [
            BestOf([node, *(Near(self._term(FIELD, entry)) for entry in near)]) if near else node
            for node, near in zip(self._clauses, self._near, strict=True)
        ]
        return Limited(All(clauses), self._required, [*self._unwanted, full], self._bonuses)

    def near_terms(self) -> tuple[TermEntry, ...]:
        """Near terms of all clauses, each once, in order."""
        return tuple({entry.term: entry for near in self._near for entry in near}.values())

    @cached_property
    def _near(self) -> list[list[TermEntry]]:
        """Near terms of each clause's words that the dictionary knows."""
        return [list(self._near_of(clause)) for clause in self._resolved.clauses]

    def _near_of(self, clause: Clause) -> Iterator[TermEntry]:
        for unit in clause:
            if unit.word and not unit.title and unit.groups[0].how == "known":
                yield from self._reader.files.near(unit.groups[0].terms[0])

    def _unit(self, unit: ResolvedUnit) -> ArrayQuery:
        field = TITLE if unit.title else FIELD
        if unit.word:
            return BestOf(self._term(field, entry) for entry in unit.groups[0].terms)
        if not all(group.terms for group in unit.groups):
            return BestOf([])
        content = [group for group in unit.groups if not group.function] or unit.groups
        terms = [self._term(field, group.terms[0]) for group in content]
        return Phrase(terms, _phrase_words(unit), unit.title)

    def _term(self, field: str, entry: TermEntry) -> Term:
        self._reader.announce([entry])
        return Term(field, entry.term)


def _phrase_words(unit: ResolvedUnit) -> list[PhraseWord]:
    """The words whose places matter, from the first on; none where an article need only hold
    them.
    """
    content = [place for place, group in enumerate(unit.groups) if not group.function]
    if not content or (len(content) == 1 and not unit.exact):
        return []
    return [_phrase_word(unit.groups[place], place - content[0], unit.exact) for place in content]


def _phrase_word(group: Group, offset: int, exact: bool) -> PhraseWord:
    entry = group.terms[0]
    return PhraseWord(entry.term, offset, entry.rank if exact else None)


def _key(entry: TermEntry) -> Term:
    field, _, value = entry.form.partition(":")
    return Term(field, value)
