"""Shingles, resemblance and signatures."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warraq.tagging.relations.shingles import (
    HASHES,
    LENGTH,
    resemblance,
    shingles,
    signature,
)
from warraq.tagging.relations.words import word_numbers

texts = st.lists(st.sampled_from(["قال", "الوزير", "إن", "الاتفاق", "غدا", "جديد"]), max_size=40)


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + LENGTH]) for place in range(len(words) - LENGTH + 1)}


@given(texts, texts)
def test_resemblance_is_that_of_the_sets_of_runs_of_words(
    first: list[str], second: list[str]
) -> None:
    one, other = runs(first), runs(second)
    expected = len(one & other) / len(one | other) if one | other else 0.0
    found = resemblance(shingles(word_numbers(first)), shingles(word_numbers(second)))
    assert found == expected


@given(st.integers(0, 200), st.integers(0, 200))
def test_signatures_agree_as_often_as_texts_resemble(common: int, own: int) -> None:
    shared = [f"و{number}" for number in range(common + 20)]
    one = word_numbers([*shared, *(f"ا{number}" for number in range(own))])
    other = word_numbers([*shared, *(f"ب{number}" for number in range(own))])
    first, second = signature(one), signature(other)
    assert first is not None
    assert second is not None
    estimate = float((first == second).mean())
    # Four standard deviations of a mean of HASHES draws.
    assert abs(estimate - resemblance(shingles(one), shingles(other))) < 2 / np.sqrt(HASHES)


def test_a_text_shorter_than_a_shingle_has_no_signature() -> None:
    assert signature(word_numbers(["خبر"] * (LENGTH - 1))) is None
    assert signature(word_numbers(["خبر"] * LENGTH)) is not None


def test_numbers_are_the_same_on_every_machine() -> None:
    assert word_numbers(["خبر", "\ud800"]).tolist() == [3679392822707636701, 7497787021708494914]
    found = signature(word_numbers(["وصل", "الوزير", "إلى", "المدينة", "أمس"]))
    assert found is not None
    assert found[:3].tolist() == [140888490, 2217386625, 1294399978]


def test_a_long_text_is_hashed_in_parts_with_the_same_result() -> None:
    words = word_numbers(f"و{number}" for number in range(5000))
    whole, parts = signature(words), [signature(words[: 2500 + 3]), signature(words[2500:])]
    assert whole is not None
    assert [each is not None for each in parts] == [True, True]
    assert whole.tolist() == np.minimum(*(np.asarray(each) for each in parts)).tolist()
