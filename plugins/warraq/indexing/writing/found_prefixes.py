"""Which prefixes have stored completions, and which words and names complete them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.completions import KINDS, WORD, Completion
from warraq.indexing.codecs.front import shared_letters
from warraq.indexing.writing.lists import value_text
from warraq.indexing.writing.runs import Array
from warraq.indexing.writing.vocabulary import Value
from warraq.language.affixes import ARTICLE

SHORT_PREFIX: Final = 3
"""Prefixes of up to so many letters have completions."""
MANY_FORMS: Final = 64
"""Prefixes with which more forms begin have completions, too."""


class Words(NamedTuple):
    """Forms sorted, with term, rank and document frequency of each."""

    forms: list[str]
    terms: list[str]
    ranks: Array
    counts: Array

    def best_first(self) -> Iterator[tuple[str, str, int]]:
        """Form, term and frequency, the most frequent first, equal ones in order of the terms,
        forms of one term in order of their ranks.
        """
        number = {term: place for place, term in enumerate(sorted(set(self.terms)))}
        terms = np.fromiter(map(number.__getitem__, self.terms), np.int64, len(self.terms))
        counts = self.counts.tolist()
        for place in np.lexsort((self.ranks, terms, -self.counts)).tolist():
            yield self.forms[place], self.terms[place], counts[place]


def find_completions(
    words: Words, names: Sequence[tuple[Value, int]], limit: int
) -> list[tuple[str, list[Completion]]]:
    """Completions of every stored prefix, sorted.

    ``names`` are tags with their numbers of articles. Words come before names, of each the
    ``limit`` that most articles have; a term comes once, by the form that most articles hold.
    """
    prefixes = sorted(stored_prefixes(words.forms))
    found: dict[str, dict[str, Completion]] = {prefix: {} for prefix in prefixes}
    for form, term, count in words.best_first():
        for length in range(1, len(form) + 1):
            terms = found.get(form[:length])
            if terms is None:
                break  # no longer prefix is stored where a shorter one is not
            if len(terms) < limit and term not in terms:
                terms[term] = Completion(form, count, WORD)
    both = {prefix: list(terms.values()) for prefix, terms in found.items()}
    counts: Counter[str] = Counter()
    for (kind, name), articles in sorted(names, key=lambda each: (-each[1], each[0])):
        text = value_text(name)
        for prefix in (text[:length] for length in range(1, len(text) + 1)):
            if prefix in both and counts[prefix] < limit:
                counts[prefix] += 1
                both[prefix].append(Completion(name, articles, KINDS[kind]))
    return list(both.items())


def stored_prefixes(forms: Sequence[str]) -> set[str]:
    """Of sorted forms, prefixes of up to three letters, and those with which many forms begin; ال
    before a prefix does not count as letters.
    """
    found: set[str] = set()
    for form, beyond in zip_longest(forms, forms[MANY_FORMS:], fillvalue=""):
        counted = SHORT_PREFIX + len(ARTICLE) * form.startswith(ARTICLE)
        # Sorted forms that begin alike stand together: the one 64 places on tells.
        if form[: counted + 1] == beyond[: counted + 1]:
            counted = shared_letters(form, beyond)
        for length in range(min(counted, len(form)), 0, -1):
            if form[:length] in found:
                break
            found.add(form[:length])
    return found


def tag_counts(values: Sequence[Value], counts: Array) -> list[tuple[Value, int]]:
    """The tags among an archive's values, each with its number of articles."""
    return [
        (value, count)
        for value, count in zip(values, counts.tolist(), strict=True)
        if value[0] in KINDS
    ]
