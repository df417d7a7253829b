"""Near terms: derived and similar ones, against the definition computed pair by pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language import similar
from warraq.language.near import NEAR_TERMS, near_terms, perfects
from warraq.language.similar import MIN_DICE, similar_words

WORDS = st.lists(st.text("ابتيمن", min_size=1, max_size=8), max_size=25, unique=True)


def trigrams(word: str) -> set[str]:
    marked = f" {word} "
    return {marked[at : at + 3] for at in range(len(word))}


def dice(first: str, second: str) -> float:
    shared = len(trigrams(first) & trigrams(second))
    return 2 * shared / (len(trigrams(first)) + len(trigrams(second)))


def naive(words: list[str], most: int) -> dict[str, list[str]]:
    found = {}
    for word in words:
        others = [other for other in words if other != word and dice(word, other) >= MIN_DICE]
        others.sort(key=lambda other: (-dice(word, other), words.index(other)))
        if others:
            found[word] = others[:most]
    return found


@given(WORDS, st.integers(1, 9))
def test_similar_words_are_those_of_the_definition(words: list[str], most: int) -> None:
    assert similar_words(words, most) == naive(words, most)


@given(words=WORDS)
def test_blocks_of_any_size_find_the_same(words: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similar, "_PAIRS_AT_ONCE", 3)
        assert similar_words(words, 4) == naive(words, 4)


def near(words: str) -> dict[str, list[str]]:
    """Near terms of an archive that holds each word in two articles, every form its own term."""
    forms = {word: word for word in words.split()}
    return near_terms(dict.fromkeys(forms, 2), forms)


@pytest.mark.parametrize(
    "pair",
    "استخدام استخدم|اجتماع اجتمع|اعلان اعلن|تاكيد اكد|متحدث تحدث|مستثمر استثمر".split("|"),
)
def test_a_verbal_noun_and_its_perfect_are_near(pair: str) -> None:
    noun, perfect = pair.split()
    found = near(f"{noun} {perfect} بعيد")
    assert found[noun][0] == perfect
    assert found[perfect][0] == noun


@pytest.mark.parametrize("form", ["كتاب", "وزير", "مدينه", "باب", "تمر", "ا"])
def test_other_patterns_have_no_perfect(form: str) -> None:
    assert not list(perfects(form))


def test_a_plural_is_not_taken_for_a_verbal_noun() -> None:
    terms = {"حدث": 5, "احرز": 5}
    plural = {"احراز": "حدث", "احرز": "احرز"}  # as if احراز were a plural of حدث
    assert near_terms(terms, plural) == {}


def test_similar_terms_follow_the_derived_ones() -> None:
    found = near("انتخاب انتخب انتخابي ناخب")
    assert found["انتخاب"][:2] == ["انتخب", "انتخابي"]


def test_rare_terms_function_words_numbers_and_other_scripts_have_none() -> None:
    words = "الذي الذين هولندا هولند 2021 2022 london londons".split()
    assert set(near_terms(dict.fromkeys(words, 9), {})) == {"هولندا", "هولند"}
    assert near_terms({"هولندا": 9, "هولند": 1}, {}) == {}


def test_there_are_never_too_many_and_never_the_term_itself() -> None:
    words = ["مستشفي" + letter for letter in "ابتجحخدرسصطعفقكلمنه"]
    found = near(" ".join(words))
    assert all(len(others) == NEAR_TERMS for others in found.values())
    assert all(term not in others for term, others in found.items())


@given(st.dictionaries(st.text("ابتسمي", min_size=2, max_size=8), st.integers(1, 3), max_size=20))
def test_the_order_of_the_terms_does_not_matter(terms: dict[str, int]) -> None:
    forms = {term: term for term in terms}
    turned = near_terms(dict(reversed(terms.items())), dict(reversed(forms.items())))
    assert near_terms(terms, forms) == turned
