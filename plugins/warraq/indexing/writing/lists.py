"""The posting lists of an index: what each is of, and which forms and values lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.writing.runs import Array, Run, edges
from warraq.indexing.writing.vocabulary import Value, Vocabulary
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import forms

KEY_LETTERS: Final = {
    "section": "c", "source": "u", "person": "p", "place": "l", "organisation": "o", "other": "e",
    "topic": "k",
}  # fmt: skip
_ANY_TAG: Final = "g"
_TITLE: Final = "t:"


class Lists(NamedTuple):
    """All lists in the order of their keys, in which files hold them: list n is of ``keys[n]``, a
    term or a field key.

    ``of_form`` and ``ranks``: list and rank of each form of the vocabulary. ``titles``: of each
    list that of its title key, or -1. ``placed`` and ``ranked``: whether a list's places are
    written, and their ranks. ``bare``: whether it has no levels. ``of_values``: the lists of each
    value, value n's from ``value_starts[n]`` on.
    """

    keys: list[str]
    of_form: Array
    ranks: Array
    titles: Array
    placed: Array
    ranked: Array
    bare: Array
    of_values: Array
    value_starts: Array

    def save(self, shared: Run) -> None:
        """Writes the arrays for the workers."""
        shared.save(
            **{name: array for name, array in self._asdict().items() if name != "keys"},
        )


def make_lists(
    vocabulary: Vocabulary, terms: Sequence[str], ranks: Array, values: Sequence[Value]
) -> Lists:
    """The lists of a vocabulary with the term and the rank of each form, and of its values."""
    titles = sorted({term for term, titled in zip(terms, vocabulary.titled, strict=True) if titled})
    value_keys = [list(dict.fromkeys(keys_of(value))) for value in values]
    fields = {key for keys in value_keys for key in keys}
    different = set(terms)
    keys = sorted([*different, *(_TITLE + term for term in titles), *fields])
    number = {key: position for position, key in enumerate(keys)}
    of_form = np.fromiter(map(number.__getitem__, terms), np.int64, len(terms))
    title_lists = np.full(len(keys), -1, np.int64)
    title_lists[[number[term] for term in titles]] = [number[_TITLE + term] for term in titles]
    return Lists(
        keys,
        of_form,
        ranks,
        title_lists,
        np.array([key in different and key not in FUNCTION_WORDS for key in keys], np.bool_),
        _ranked(of_form, ranks, len(keys)),
        np.array([key in fields for key in keys], np.bool_),
        np.array([number[key] for keys in value_keys for key in keys], np.int64),
        edges(np.array([len(keys) for keys in value_keys], np.int64)),
    )


def title_key(term: str) -> str:
    """Field key of the articles whose title holds a term."""
    return _TITLE + term


def tag_key(text: str) -> str:
    """Field key of the articles with a tag of any kind whose forms are ``text``."""
    return f"{_ANY_TAG}:{text}"


def value_text(name: str) -> str:
    """The forms of a value's text joined by one space."""
    return " ".join(forms(name))


def keys_of(value: Value) -> Iterator[str]:
    """Field keys under which a section, source or tag is found: whole, and by each of its forms."""
    kind, name = value
    words = list(forms(name))
    letters = (
        [KEY_LETTERS[kind]] if kind in ("section", "source") else [_ANY_TAG, KEY_LETTERS[kind]]
    )
    for letter in letters:
        for text in [" ".join(words), *words] if words else []:
            yield f"{letter}:{text}"


def form_ranks(forms: Sequence[str], counts: Mapping[str, int], terms: Sequence[str]) -> Array:
    """Rank of each form among those of its term: the most articles first, then in order of the
    forms.

    Forms that ``counts`` lacks, those that came after it was frozen, follow in order of the forms.
    """
    ranks = np.zeros(len(forms), np.int64)
    order = sorted(range(len(forms)), key=lambda n: (terms[n], -counts.get(forms[n], 0), forms[n]))
    for _, members in groupby(order, key=terms.__getitem__):
        for rank, position in enumerate(members):
            ranks[position] = rank
    return ranks


def _ranked(of_form: Array, ranks: Array, lists: int) -> Array:
    """Whether each list has forms of more than one rank."""
    several = np.zeros(lists, np.bool_)
    several[of_form[ranks > 0]] = True
    return several
