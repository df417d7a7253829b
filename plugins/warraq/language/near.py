"""Near terms: what looks like a term, or is derived from the same verb, but is not the same word.

They are weak evidence, asked only where the words themselves find too little. Two things make
terms near: a verbal noun or participle and the perfect of its verb (اجتماع and اجتمع), and similar
spelling (:mod:`warraq.language.similar`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.similar import similar_words

NEAR_TERMS: Final = 3
"""Near terms of a term, at most."""
MIN_FREQUENCY: Final = 2
"""Articles that hold a term which is near to another: a word of one article is mostly a slip."""
MIN_LETTERS: Final = 3

_DERIVED_LETTERS: Final = 5
"""Letters of the shortest verbal nouns and participles whose pattern is unmistakable."""


def near_terms(terms: Mapping[str, int], forms: Mapping[str, str]) -> dict[str, list[str]]:
    """Near terms of each term that has any, nearest first, at most :data:`NEAR_TERMS`.

    ``terms`` gives for each term the number of articles that hold it, ``forms`` the term of each
    form. Derived terms come first, then similar ones, the most similar first, equal ones in order
    of the terms. Function words, numbers, other scripts and terms of fewer than
    :data:`MIN_FREQUENCY` articles are neither near nor have near terms. Pure: the order of the
    arguments does not matter.
    """
    words = sorted(term for term, count in terms.items() if _may_be_near(term, count))
    similar = similar_words(words, NEAR_TERMS)
    derived = _derived(frozenset(words), forms)
    return {
        word: list(dict.fromkeys([*derived.get(word, ()), *similar.get(word, ())]))[:NEAR_TERMS]
        for word in words
        if word in derived or word in similar
    }


def _may_be_near(term: str, count: int) -> bool:
    arabic = term.isalpha() and term >= "\u0621"
    known = count >= MIN_FREQUENCY and len(term) >= MIN_LETTERS
    return arabic and known and term not in FUNCTION_WORDS


def _derived(words: frozenset[str], forms: Mapping[str, str]) -> dict[str, list[str]]:
    """Terms of verbal nouns and participles with those of their perfects, both ways."""
    near: dict[str, set[str]] = {}
    for form, term in forms.items():
        for perfect in perfects(form):
            other = forms.get(perfect, term)
            # A plural such as احداث has the term of its singular, and no perfect.
            if other != term and {term, other} <= words and term[0] == form[0]:
                near.setdefault(term, set()).add(other)
                near.setdefault(other, set()).add(term)
    return {term: sorted(others) for term, others in near.items()}


def perfects(form: str) -> Iterator[str]:
    """Perfects that a form may be the verbal noun or the participle of, by its pattern alone.

    >>> [*perfects("استخدام"), *perfects("تاكيد"), *perfects("متحدث")]
    ['استخدم', 'اكد', 'تحدث']
    """
    if len(form) < _DERIVED_LETTERS:
        return
    if form[0] == "ا" and form[-2] == "ا":
        yield form[:-2] + form[-1]  # إعلان، اجتماع، انسحاب، استخدام
    if len(form) == _DERIVED_LETTERS and form[0] == "ت" and form[-2] == "ي":
        yield form[1:-2] + form[-1]  # تأكيد
    if form.startswith("مست") and form[3:]:
        yield f"ا{form[1:]}"  # مستخدم
    elif form.startswith("مت"):
        yield form[1:]  # متحدث
