"""Folding of words, on the vectors that the browser's tests read as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.characters import ARABIC_LETTERS, FOLDS, IGNORED
from warraq.language.normaliser import normalise

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "normalise.json").read_text("utf-8"))
WORDS = st.text(st.sampled_from([chr(p) for low, high in ARABIC_LETTERS for p in range(low, high)]))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_folds_as_the_browser_does(vector: dict[str, str]) -> None:
    assert normalise(vector["text"]) == vector["expected"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = normalise(text)
    assert normalise(folded) == folded


@given(WORDS)
def test_folding_an_arabic_word_twice_changes_nothing(word: str) -> None:
    assert normalise(normalise(word)) == normalise(word)


@given(WORDS, st.sampled_from([chr(point) for low, high in IGNORED for point in range(low, high)]))
def test_marks_inside_a_word_carry_nothing(word: str, mark: str) -> None:
    assert normalise(mark.join(word)) == normalise(word)


@given(st.text())
def test_no_character_that_folds_is_left(text: str) -> None:
    assert not set(normalise(text)) & set(FOLDS)


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنوهيء"))
def test_plain_letters_stay(word: str) -> None:
    assert normalise(word) == word
