"""Entries of a delta's words shards: every form of each term whose frequency changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.codecs.words import Word
from warraq.indexing.updating.state import FrozenVocabulary, State
from warraq.indexing.updating.tombstones import Tombstones
from warraq.indexing.writing.catalogue import is_field_key
from warraq.indexing.writing.lists import Lists
from warraq.indexing.writing.runs import Array, Run
from warraq.indexing.writing.state_schema import NEAR, PAIR_FIRST, PAIR_SECOND, FrozenForm
from warraq.indexing.writing.vocabulary import Vocabulary, terms_of
from warraq.indexing.writing.workers import Workers
from warraq.language.function_words import FUNCTION_WORDS


class DeltaVocabulary:
    """The forms of a delta, each with its term and its rank by the epoch.

    A form that the epoch lacks has the term that conflation finds by the epoch's vocabulary, and a
    rank after the term's other forms.
    """

    def __init__(
        self, state: State, vocabulary: Vocabulary, dead_terms: set[str], shared: Run
    ) -> None:
        known = state.forms(vocabulary.forms)
        new = [form for form in vocabulary.forms if form not in known]
        found = terms_of(new, FrozenVocabulary(state), Workers(1), shared)
        term_of = dict(zip(new, found, strict=True))
        term_of |= {form: known[form].term for form in known}
        self.terms = [term_of[form] for form in vocabulary.forms]
        self.counts = vocabulary.counts()
        self.frozen: dict[str, list[FrozenForm]] = {
            term: [] for term in dead_terms.union(self.terms)
        }
        for each in state.forms_of_terms(sorted(self.frozen)):
            self.frozen[each.term].append(each)
        self.new: dict[str, list[str]] = {}
        for form in new:  # sorted
            self.new.setdefault(term_of[form], []).append(form)
        ranks = {form: known[form].rank for form in known} | self._new_ranks()
        self.ranks = np.array([ranks[form] for form in vocabulary.forms], np.int64)

    def _new_ranks(self) -> dict[str, int]:
        return {
            form: rank
            for term, forms in self.new.items()
            for rank, form in enumerate(forms, len(self.frozen[term]))
        }


class DeltaLists(NamedTuple):
    """The lists of a delta, their document frequencies, their records and those of their places."""

    lists: Lists
    counts: Array
    postings: list[bytes]
    places: list[bytes]


def delta_words(vocabulary: DeltaVocabulary, found: DeltaLists, dead: Tombstones) -> list[Word]:
    """All entries, sorted by form."""
    numbers = {key: number for number, key in enumerate(found.lists.keys)}
    words: list[Word] = []
    for key in {*numbers, *dead.keys}:
        number, gone = numbers.get(key), dead.keys.get(key, 0)
        word = Word(TermEntry(key, key, 0, -1, -1), gone, b"", b"")
        if number is not None:
            entry = TermEntry(key, key, int(found.counts[number]), -1, -1)
            word = Word(entry, gone, found.postings[number], found.places[number])
        words += [word] if is_field_key(key) else _entries(word, vocabulary, dead)
    return sorted(words, key=lambda each: each.entry.form)


def _entries(word: Word, vocabulary: DeltaVocabulary, dead: Tombstones) -> Iterator[Word]:
    """Entries of all forms of a term, of which ``word`` is one."""
    term, df = word.entry.term, word.entry.df
    frozen, new = vocabulary.frozen[term], vocabulary.new.get(term, [])
    flags = frozen[0].flags if frozen else 0
    marks = bool(flags & PAIR_FIRST), bool(flags & PAIR_SECOND), bool(flags & NEAR)
    function = term in FUNCTION_WORDS
    living = [(form, rank) for rank, form in enumerate(new, len(frozen))]
    for each in frozen:
        if each.held - dead.forms.get(each.number, 0) + vocabulary.counts.get(each.form, 0):
            living.append((each.form, each.rank))
        elif each.held and each.form != term:
            # A whole frequency of 0 hides a form that only dead articles hold.
            hidden = TermEntry(each.form, term, 0, -1, -1, function, each.rank, *marks)
            yield Word(hidden, each.term_df, word.record, word.places)
    for form, rank in living:
        entry = TermEntry(form, term, df, -1, -1, function, rank, *marks)
        yield Word(entry, word.dead, word.record, word.places)
    if all(form != term for form, _ in living):
        entry = TermEntry(term, term, df, -1, -1, function, len(living), *marks, unheld=True)
        yield Word(entry, word.dead, word.record, word.places)
