"""The table of letters that are mistaken for one another."""

from __future__ import annotations

from collections import Counter

from warraq.language.characters import SIMILAR, analysis_table
from warraq.language.normaliser import normalise

MOST = 4
"""Other letters that a reader may try in the place of one."""


def test_similar_letters_are_folded_ones() -> None:
    letters = "".join(SIMILAR)
    assert normalise(letters) == letters


def test_a_letter_has_few_similar_ones() -> None:
    others = Counter(letter for group in SIMILAR for letter in group for _ in group[1:])
    assert max(others.values()) <= MOST


def test_no_pair_stands_twice() -> None:
    pairs = [frozenset((a, b)) for group in SIMILAR for a in group for b in group if a < b]
    assert len(set(pairs)) == len(pairs)


def test_the_manifest_has_the_groups() -> None:
    assert analysis_table()["similar"] == list(SIMILAR)
