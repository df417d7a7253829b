"""The instruments of benchmarks/retrieval.py."""

from __future__ import annotations

import math
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bm25 import K1, B, Bm25
from benchmarks.perturbation import CHANGES, perturb
from benchmarks.retrieval import measures
from benchmarks.significance import difference
from warraq.language.tokenizer import forms

TERMS = st.sampled_from("ابتجح")
DOCUMENTS = st.lists(st.lists(TERMS, min_size=1, max_size=8), min_size=1, max_size=8)


def naive_scores(documents: list[list[str]], query: list[str]) -> list[float]:
    average = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        counts, score = Counter(document), 0.0
        for term in set(query):
            df = sum(term in each for each in documents)
            idf = math.log(1 + (len(documents) - df + 0.5) / (df + 0.5))
            norm = K1 * (1 - B + B * len(document) / average)
            score += idf * counts[term] * (K1 + 1) / (counts[term] + norm)
        scores.append(score)
    return scores


@given(DOCUMENTS, st.lists(TERMS, max_size=4))
def test_bm25_is_that_of_the_book(documents: list[list[str]], query: list[str]) -> None:
    scores = naive_scores(documents, query)
    found = Bm25(documents).best(query, 3)
    assert len(found) == min(3, sum(score > 0 for score in scores))
    expected = sorted((score for score in scores if score > 0), reverse=True)[:3]
    assert [scores[number] for number in found] == pytest.approx(expected)


def test_measures_of_a_ranking() -> None:
    assert measures([4, 7, 2], frozenset([7])) == pytest.approx((1 / math.log2(3), 0.5))
    assert measures([7], frozenset([7])) == (1.0, 1.0)
    assert measures([1, 2], frozenset([7])) == (0.0, 0.0)


def test_a_clear_difference_is_told_from_none() -> None:
    chance = random.Random(1)
    theirs = [chance.random() for _ in range(60)]
    ours = [figure + 0.2 + 0.1 * chance.random() for figure in theirs]
    clear = difference(ours, theirs)
    assert clear.low < clear.mean < clear.high
    assert clear.low > 0.2
    assert clear.p < 0.001
    none = difference(theirs, theirs)
    assert none == (0.0, 0.0, 0.0, 1.0)


def test_perturbing_leaves_short_words_numbers_and_punctuation_alone() -> None:
    headline = "«الوزير» يزور مصر في 2021: 3 قمم"
    changed = perturb(headline, random.Random(3), 1.0)
    assert changed != headline
    assert [sign for sign in changed if sign in "«»:"] == list("«»:")
    assert {"مصر", "في", "2021", "3", "قمم"} <= set(forms(changed))
    assert perturb(headline, random.Random(3), 0.0) == headline


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_leaves_one_word(change: object) -> None:
    assert callable(change)
    assert all(len(list(forms(change(word)))) == 1 for word in ("المدرسة", "وزارة", "سوريا"))
