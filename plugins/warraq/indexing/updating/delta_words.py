"""Entries of a delta's words shards: every form of each term whose frequency changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
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
    rank after the term's other forms. ``new`` are those forms by their terms, ``again`` those that
    the base lost by removals; ``own`` are the epoch's forms of the delta and of terms, ``others``
    how many it has of terms with new forms, and of those that it does not have as forms, and flags.
    """

    def __init__(
        self, state: State, vocabulary: Vocabulary, dead_terms: set[str], shared: Run
    ) -> None:
        self.state = state
        known = state.forms(vocabulary.forms)
        new = [form for form in vocabulary.forms if form not in known]
        term_of = _new_terms(new, state, shared)
        term_of |= {form: each.term for form, each in known.items()}
        self.terms = [term_of[form] for form in vocabulary.forms]
        self.counts = vocabulary.counts()
        self.again: dict[str, list[FrozenForm]] = {}
        for each in known.values():
            if not each.held:
                self.again.setdefault(each.term, []).append(each)
        self.new: dict[str, list[str]] = {}
        for form in new:  # sorted
            self.new.setdefault(term_of[form], []).append(form)
        terms = dead_terms.union(self.terms)
        self.own = known | state.forms(sorted(terms - known.keys()))
        others = {*self.new, *(terms - self.own.keys())}
        self.others = dict.fromkeys(others, (0, 0)) | state.forms_and_flags(sorted(others))
        ranks = {form: each.rank for form, each in known.items()} | self._new_ranks()
        self.ranks = np.array([ranks[form] for form in vocabulary.forms], np.int64)

    def flags(self, term: str) -> int:
        """Flags of a term, 0 of one that the epoch lacks."""
        return self.own[term].flags if term in self.own else self.others[term][1]

    def rank(self, term: str) -> int:
        """Rank of a term as a form; after all forms where it is none."""
        if term in self.own:
            return self.own[term].rank
        forms = self.new.get(term, [])
        place = forms.index(term) if term in forms else len(forms)
        return self.others[term][0] + place

    def in_base(self, form: str, dead: Tombstones) -> bool:
        """Whether a living article of the base holds a form."""
        return bool(dead.living.get(form, self.own[form].held if form in self.own else 0))

    def added(self, term: str) -> list[tuple[int, str]]:
        """Ranks and forms of a term that the base does not have, or has no more."""
        if term not in self.new and term not in self.again:
            return []
        found = [(each.rank, each.form) for each in self.again.get(term, [])]
        new = self.new.get(term, [])
        return [*enumerate(new, self.others[term][0]), *found] if new else found

    def added_forms(self) -> Iterator[str]:
        """Forms of :meth:`added` of all terms."""
        yield from chain.from_iterable(self.new.values())
        yield from (each.form for forms in self.again.values() for each in forms)

    def _new_ranks(self) -> dict[str, int]:
        return {
            form: rank
            for term, forms in self.new.items()
            for rank, form in enumerate(forms, self.others[term][0])
        }


class DeltaLists(NamedTuple):
    """The lists of a delta, their document frequencies, their records and those of their places."""

    lists: Lists
    counts: Array
    postings: list[bytes]
    places: list[bytes]


def delta_words(
    vocabulary: DeltaVocabulary, found: DeltaLists, dead: Tombstones, spellings: Mapping[str, int]
) -> list[Word]:
    """All entries, sorted by form, with their spellings where these are not 0."""
    numbers = {key: number for number, key in enumerate(found.lists.keys)}
    counts = found.counts.tolist()
    words: list[Word] = []
    for key in {*numbers, *dead.keys}:
        number, gone = numbers.get(key), dead.keys.get(key, 0)
        entry = TermEntry(key, key, 0, -1, -1, spelling=spellings.get(key, 0))
        word = Word(entry, gone, b"", b"")
        if number is not None:
            entry = entry._replace(df=counts[number])
            word = Word(entry, gone, found.postings[number], found.places[number])
        words += [word] if is_field_key(key) else _entries(word, vocabulary, dead, spellings)
    return sorted(words, key=lambda each: each.entry.form)


def _entries(
    word: Word, vocabulary: DeltaVocabulary, dead: Tombstones, spellings: Mapping[str, int]
) -> Iterator[Word]:
    """Entries of a term, of which ``word`` is one, and of those of its forms that the base lacks
    or that only dead articles of it have.
    """
    term, flags = word.entry.term, vocabulary.flags(word.entry.term)
    entry = word.entry._replace(
        rank=vocabulary.rank(term),
        function=term in FUNCTION_WORDS,
        pair_first=bool(flags & PAIR_FIRST),
        pair_second=bool(flags & PAIR_SECOND),
        near=bool(flags & NEAR),
        unheld=not vocabulary.counts.get(term) and not vocabulary.in_base(term, dead),
    )
    yield Word(entry, word.dead, word.record, word.places)
    entry = entry._replace(unheld=False)
    for rank, form in vocabulary.added(term):
        if form != term:
            own = entry._replace(form=form, rank=rank, spelling=spellings.get(form, 0))
            yield Word(own, word.dead, word.record, word.places)
    for each in dead.lost.get(term, []):
        if each.form != term and each.form not in vocabulary.counts:
            # A whole frequency of 0 hides a form that only dead articles hold.
            spelling = spellings.get(each.form, 0)
            own = entry._replace(form=each.form, df=0, rank=each.rank, spelling=spelling)
            yield Word(own, each.term_df, word.record, word.places)


def delta_spellings(
    vocabulary: DeltaVocabulary, lists: Lists, dead: Tombstones, found: Mapping[str, int]
) -> dict[str, int]:
    """The epoch's spellings of all that has an entry; of forms and keys that it lacks, those
    ``found`` in the delta.
    """
    lost = (each.form for forms in dead.lost.values() for each in forms)
    keys = {*lists.keys, *dead.keys, *vocabulary.added_forms(), *lost}
    new = {key: found[key] for key in found.keys() & keys if key not in vocabulary.own}
    return new | vocabulary.state.spellings(sorted(keys))


def _new_terms(forms: Sequence[str], state: State, shared: Run) -> dict[str, str]:
    """Terms of forms that the epoch lacks; conflation takes long, so the state keeps them."""
    kept = state.new_terms()
    new = [form for form in forms if form not in kept]
    found = dict(zip(new, terms_of(new, FrozenVocabulary(state), Workers(1), shared), strict=True))
    state.keep_new_terms(found, kept.keys() - set(forms))
    return {form: kept.get(form) or found[form] for form in forms}
