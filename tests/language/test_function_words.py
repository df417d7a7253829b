"""The list of function words."""

from __future__ import annotations

import pytest

from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.normaliser import normalise


def test_words_are_normalised() -> None:
    assert {normalise(word) for word in FUNCTION_WORDS} == FUNCTION_WORDS


@pytest.mark.parametrize("word", ["في", "على", "إلى", "التي", "أنّ", "هذه", "وهو", "الآن"])
def test_grammar_is_listed_however_it_is_written(word: str) -> None:
    assert normalise(word) in FUNCTION_WORDS


@pytest.mark.parametrize(
    "word", ["مصر", "رئيس", "قال", "أمن", "علم", "كرة", "حرب", "يوم", "عام", "دولة"]
)
def test_words_with_a_topic_are_not(word: str) -> None:
    assert normalise(word) not in FUNCTION_WORDS
