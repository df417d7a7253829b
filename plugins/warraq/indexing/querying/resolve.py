"""A query in terms of the dictionary; docs/search.md, "Words to terms"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.querying.groups import Group, GroupFinder
from warraq.indexing.querying.query import Filter, Query, Unit
from warraq.indexing.reading.files import IndexFiles
from warraq.language.tokenizer import parts


class ResolvedUnit(NamedTuple):
    """A word (one group) or a phrase (a group for each of its words, in order)."""

    groups: tuple[Group, ...]
    title: bool
    exact: bool

    @property
    def word(self) -> bool:
        """Whether it is one word in any of its writings."""
        return len(self.groups) == 1 and not self.exact

    @property
    def function(self) -> bool:
        """Whether a query of other words does without it."""
        return self.word and not self.title and self.groups[0].function


Clause = tuple[ResolvedUnit, ...]
Keys = tuple[TermEntry, ...]
"""Field keys that have to hold an article, all of them; none: no article is held."""


class Resolved(NamedTuple):
    """A query in terms of the dictionary.

    ``clauses`` are those that count. ``pairs`` are the entries of the words that stand side by
    side. ``unwanted`` are the filters among what is excluded.
    """

    clauses: tuple[Clause, ...]
    pairs: tuple[tuple[TermEntry, TermEntry], ...]
    excluded: tuple[ResolvedUnit, ...]
    filters: tuple[Keys, ...]
    unwanted: tuple[Keys, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of the clauses, in order."""
        return tuple(group for clause in self.clauses for unit in clause for group in unit.groups)


def resolve(query: Query, files: IndexFiles, plain: bool = False) -> Resolved:
    """The query's words, phrases and filters as entries of the dictionary.

    ``plain``: nothing is completed or corrected.
    """
    words = _Units(GroupFinder(files, None if plain else query.last, plain))
    parsed = [list(_clauses(clause, words)) for clause in query.clauses]
    units = [each for each in query.excluded if isinstance(each, Unit)]
    unwanted = [each for each in query.excluded if isinstance(each, Filter)]
    return Resolved(
        _counting(clause for clauses in parsed for clause in clauses),
        tuple(_pairs(parsed, query.beside)),
        tuple(words.excluded(unit) for unit in units),
        tuple(_keys(each, files) for each in query.filters),
        tuple(_keys(each, files) for each in unwanted),
    )


class _Units:
    """Resolves a query's units."""

    def __init__(self, groups: GroupFinder) -> None:
        self.groups = groups

    def unit(self, unit: Unit) -> ResolvedUnit:
        """A unit of a clause resolved."""
        alone = len(unit.forms) == 1 and not unit.exact
        return self._resolved(unit, self.groups.word) if alone else self.excluded(unit)

    def excluded(self, unit: Unit) -> ResolvedUnit:
        """A unit resolved without guesses at what was meant, as excluded ones and phrases are."""
        return self._resolved(unit, self.groups.exact if unit.exact else self.groups.written)

    def _resolved(self, unit: Unit, find: Callable[[str], Group]) -> ResolvedUnit:
        return ResolvedUnit(tuple(map(find, unit.forms)), unit.title, unit.exact)


def _clauses(units: tuple[Unit, ...], words: _Units) -> Iterator[Clause]:
    """The clause; of a joined form (إس-400) that the dictionary does not hold, those of its
    parts.
    """
    unit = units[0]
    split = len(units) == len(unit.forms) == 1 and not unit.exact
    pieces = parts(unit.forms[0]) if split and not words.groups.files.lookup(unit.forms[0]) else []
    if not pieces:
        yield tuple(words.unit(each) for each in units)
    for piece in pieces:
        yield (words.unit(Unit((piece,), unit.title)),)


def _counting(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses without function words where others remain, equal ones once."""
    every = list(clauses)
    content = [clause for clause in every if not (len(clause) == 1 and clause[0].function)]
    unique: dict[object, Clause] = {}
    for clause in content or every:
        unique.setdefault(tuple(_key(unit) for unit in clause), clause)
    return tuple(unique.values())


def _key(unit: ResolvedUnit) -> object:
    """What makes units equal: the terms, or the forms of exact and unknown words."""
    return (
        unit.title,
        unit.exact,
        tuple(
            (group.form,)
            if unit.exact or not group.terms
            else (None, *(entry.term for entry in group.terms))
            for group in unit.groups
        ),
    )


def _pairs(
    parsed: list[list[Clause]], beside: tuple[bool, ...]
) -> Iterator[tuple[TermEntry, TermEntry]]:
    """Entries of the words that stand side by side and may be a pair, equal ones once."""
    seen = set()
    for first, second, together in zip(parsed, parsed[1:], beside, strict=False):
        one, other = _pair_member(first), _pair_member(second)
        if not (together and one and other and one.pair_first and other.pair_second):
            continue
        if (one.term, other.term) not in seen:
            seen.add((one.term, other.term))
            yield one, other


def _pair_member(clauses: list[Clause]) -> TermEntry | None:
    """Entry of the clauses' one word where the dictionary knows it, in all its writings."""
    if len(clauses) != 1 or len(clauses[0]) != 1:
        return None
    unit = clauses[0][0]
    known = unit.word and not unit.title and unit.groups[0].how == "known"
    return unit.groups[0].terms[0] if known else None


def _keys(wanted: Filter, files: IndexFiles) -> Keys:
    """The field key of the whole value, or those of all its words, or nothing."""
    if entry := files.lookup(f"{wanted.field}:{wanted.value}"):
        return (entry,)
    found = [files.lookup(f"{wanted.field}:{form}") for form in wanted.value.split(" ")]
    held = tuple(entry for entry in found if entry)
    return held if len(held) == len(found) else ()
