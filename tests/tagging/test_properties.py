"""What holds of every text, good or bad."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tagging.articles import article, tagged
from warraq.reading.article import Article
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags

WORDS = (
    "قال وأضاف أردوغان لبوتين وأرمينيا للأمم المتحدة الرئيس التركي الروسي وزير الخارجية المصري"
    " سامح شكري محمد بن سلمان عبد الله مدينة سوتشي محافظة إدلب وزارة العلاقات التركية الروسية"
    " وقف إطلاق النار في من على أن إس-400 الناتو NATO 2021 اليوم الأربعاء قطر كان بيروت ولبنان"
    ' بباريس « » " ( ) ، . \n'
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
BAD = {
    "empty": "",
    "one word": "مرحبا",
    "English": "The quick brown fox jumps over the lazy dog. " * 30,
    "poem": "قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\n" * 4,
    "numbers": "1 22 333 4,444 55.5 ٦٦٦ 2021-09-29 " * 50,
    "repeated": "كلمة " * 10_000,
    "repeated name": "محمد " * 10_000,
    "mixed scripts": "Привет مرحبا hello 你好 שלום " * 20,
    "lone surrogates": "قال \ud800 الرئيس \udfff محمد",
    "marks": "\u064b\u064c\u0640\u200f" * 100,
    "punctuation": "؟!،؛.«»\"'()[]" * 100,
    "one long word": "م" * 100_000,
}


def check(source: Article, found: ArticleTags) -> None:
    """Offsets hold, tags are few, different and never begin with a clitic."""
    vocabulary = load_knowledge().vocabulary
    ends = 0
    for entity in found.entities:
        assert source.text[entity.start : entity.end] == entity.text
        assert entity.text
        assert entity.start >= ends
        ends = entity.end
    assert len(found.tags) <= 15
    assert len({(tag.type, tag.slug) for tag in found.tags}) == len(found.tags)
    for tag in found.tags:
        assert tag.slug
        assert tag.given or vocabulary.word(tag.name.split()[0]).clitics == 0, tag


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_offsets_tags_and_clitics(text: str) -> None:
    source = article(text)
    check(source, tagged(source)[0])


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None), max_size=120))
def test_any_text_is_survived(text: str) -> None:
    source = article(text)
    check(source, tagged(source)[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_order_of_articles_changes_nothing(texts: list[str], source: random.Random) -> None:
    articles = [article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    shuffled = list(articles)
    source.shuffle(shuffled)
    straight = dict(zip((each.path for each in articles), tagged(*articles), strict=True))
    mixed = dict(zip((each.path for each in shuffled), tagged(*shuffled), strict=True))
    assert straight == mixed


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gives_few_or_no_tags(kind: str) -> None:
    source = article(BAD[kind])
    found = tagged(source)[0]
    check(source, found)
    assert len(found.tags) <= 3


def test_two_megabytes_are_survived() -> None:
    text = "استقبل وزير الخارجية المصري سامح شكري الوفد في القاهرة أمس.\n" * 19_000
    assert len(text.encode()) > 2_000_000
    found = tagged(article(text))[0]
    assert {tag.name for tag in found.tags} >= {"سامح شكري", "القاهرة"}
