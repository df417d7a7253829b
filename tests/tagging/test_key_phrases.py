"""Key phrases: what a document stresses, in which order, and what is told only once."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.articles import article, tagged
from warraq.tagging.archive import Resolver
from warraq.tagging.candidates import analyse
from warraq.tagging.key_phrases import KeyPhrase, best_first, length_boost, rarity, stress
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.settings import TaggingSettings

KNOWLEDGE = load_knowledge()


def key_phrases(text: str) -> list[str]:
    """Key phrases of a text that is an archive by itself, best first."""
    documents = [analyse(article(text), KNOWLEDGE)]
    resolver = Resolver(documents, TaggingSettings(), KNOWLEDGE)
    return [phrase.name for phrase in resolver.ranked(documents[0])]


@given(mentions=st.integers(1, 50), first=st.integers(0, 500), length=st.integers(1, 500))
def test_more_and_earlier_mentions_never_count_less(mentions: int, first: int, length: int) -> None:
    assert stress(mentions + 1, first, length) > stress(mentions, first, length)
    assert stress(mentions, first, length) >= stress(mentions, first + 1, length)


@given(documents=st.integers(1, 500), total=st.integers(2, 500))
def test_rarity_falls_from_one(documents: int, total: int) -> None:
    assert 0 < rarity(min(documents, total), total) <= 1
    assert rarity(1, total) == 1


def test_a_phrase_weighs_more_than_a_word() -> None:
    assert length_boost(1) < length_boost(2) < length_boost(3) == length_boost(4)


def phrase(key: str, score: float, kind: str = "topic") -> KeyPhrase:
    return KeyPhrase(key, kind, tuple(key.split()), score)  # type: ignore[arg-type]


def kept(*phrases: KeyPhrase) -> list[str]:
    return [each.name for each in best_first(phrases)]


def test_a_part_of_a_better_phrase_goes() -> None:
    assert kept(phrase("اسعار النفط", 3), phrase("نفط", 2), phrase("النفط", 1)) == [
        "اسعار النفط", "نفط",
    ]  # fmt: skip
    assert kept(phrase("سعر نفط خام", 3), phrase("سعر نفط", 2)) == ["سعر نفط خام"]


def test_what_holds_a_better_phrase_goes_and_what_holds_a_word_or_name_stays() -> None:
    assert kept(phrase("سعر نفط خام", 2), phrase("سعر نفط", 3)) == ["سعر نفط"]
    assert kept(phrase("سعر نفط", 2), phrase("نفط", 3)) == ["نفط", "سعر نفط"]
    assert kept(phrase("جامعة دمشق", 2), phrase("دمشق", 3, "place")) == ["دمشق", "جامعة دمشق"]


PHRASES = st.lists(
    st.tuples(st.lists(st.sampled_from("ابجده"), min_size=1, max_size=3), st.integers(1, 5)),
    max_size=8,
)


@given(PHRASES, st.integers(0, 99))
def test_no_key_stands_within_a_better_one(found: list[tuple[list[str], int]], seed: int) -> None:
    phrases = [phrase(" ".join(words), float(score)) for words, score in found]
    ranked = best_first(phrases)
    random.Random(seed).shuffle(phrases)
    assert [each.key for each in best_first(phrases)] == [each.key for each in ranked]
    for place, one in enumerate(ranked):
        assert not any(set(one.key) <= set(better.key) for better in ranked[:place])


def test_a_noun_that_a_text_comes_back_to_is_a_key_phrase() -> None:
    text = (
        "وصلت القافلة إلى الواحة مساء. واستراحت القافلة عند البئر، ثم سارت القافلة شمالا."
        " وقال الدليل إن القافلة تحمل ملحا."
    )
    assert key_phrases(text)[0] == "القافلة"


def test_heads_everyday_words_and_adjectives_are_no_topics_alone() -> None:
    text = " ".join(["تعمل الشركة في المدينة الصيفية، وتحب الرياضية أن الشركة في المدينة."] * 6)
    assert not {"الشركة", "المدينة", "الصيفية", "الرياضية"} & set(key_phrases(text))


def test_a_single_word_is_a_tag_only_where_the_text_stresses_it() -> None:
    often = "سارت القافلة شرقا. " * 7
    seldom = "سارت القافلة شرقا. " * 4 + "وعاد الدليل إلى البئر. " * 9
    assert "القافلة" in [tag.name for tag in tagged(article(often))[0].tags]
    assert "القافلة" not in [tag.name for tag in tagged(article(seldom))[0].tags]


def test_a_title_ends_a_phrase_of_definite_words() -> None:
    text = "حضر الحفل خادم الحرمين الشريفين الأمير. " * 3
    assert not any("الأمير" in name for name in key_phrases(text) if " " in name)
