"""Clitics, definiteness and the shapes of verbs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.passage import BREAK, QUOTE, SPACE, gap_kind, read_passage
from warraq.tagging.vocabulary import WordClass, looks_like_verb, readings

VOCABULARY = load_knowledge().vocabulary
LETTERS = st.text("ابتجدرسعفقكلمنهوي", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("form", "clitics", "stem"),
    [
        ("وبيروت", 1, "بيروت"),
        ("باريس", 0, "باريس"),
        ("لباريس", 1, "باريس"),
        ("للامم", 1, "الامم"),
        ("وللامم", 2, "الامم"),
        ("وزير", 0, "وزير"),
        ("ووزير", 1, "وزير"),
        ("والاتفاق", 1, "الاتفاق"),
        ("بالاتفاق", 1, "الاتفاق"),
    ],
)
def test_clitics_come_off_known_words_only(form: str, clitics: int, stem: str) -> None:
    word = VOCABULARY.word(form)
    assert (word.clitics, word.stem) == (clitics, stem)


@given(LETTERS)
def test_readings_begin_with_the_whole_form_and_never_grow(form: str) -> None:
    found = list(readings(form))
    assert found[0] == (0, form)
    assert all(stem and len(stem) <= len(form) for _, stem in found)
    assert all(taken <= 2 for taken, _ in found)


@pytest.mark.parametrize("form", ["يستقبل", "سيطالب", "استقبل", "اقترح", "انطلق", "وصلوا"])
def test_shapes_of_verbs(form: str) -> None:
    assert looks_like_verb(form, 0)


@pytest.mark.parametrize("form", ["استقبال", "اجتماع", "كتاب", "سياسه", "مصر", "الوقت", "بيوت"])
def test_shapes_of_nouns(form: str) -> None:
    assert not looks_like_verb(form, 0)


def test_a_listed_word_is_no_verb_by_its_shape() -> None:
    assert not VOCABULARY.word("يوسف").classes & WordClass.VERB


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        (" ", SPACE),
        ("-", SPACE),
        ("\u00a0", SPACE),
        (' "', QUOTE),
        ("، ", BREAK),
        ("\n", BREAK),
        (" - ", BREAK),
        (" (", BREAK),
    ],
)
def test_what_stands_between_words(gap: str, kind: int) -> None:
    assert gap_kind(gap) == kind


def test_surfaces_leave_clitics_and_their_vowels() -> None:
    passage = read_passage("وَلِلْأُمم المتحدة", VOCABULARY)
    text, start, end = passage.surface(0, 2, passage.words[0].clitics)
    assert passage.text[start:end] == text == "أُمم المتحدة"
    assert passage.spelling(0, 2, passage.words[0].clitics) == "الأمم المتحدة"
