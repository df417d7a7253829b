"""Candidates of unknown words, on the vectors that the browser's tests read as well."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.affixes import (
    MIN_STEM,
    affix_table,
    candidates,
    imperfect_stems,
    without_ending,
    without_pronoun,
    without_verb_suffix,
)
from warraq.language.normaliser import normalise

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "candidates.json").read_text("utf-8"))
FORMS = st.text("ابتلكوفسهينم", max_size=12)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["form"])
def test_candidates_are_those_of_the_browser(vector: dict[str, object]) -> None:
    assert list(candidates(str(vector["form"]))) == vector["candidates"]


@given(FORMS)
def test_candidates_are_long_enough_and_given_once(form: str) -> None:
    found = list(candidates(form))
    assert all(len(candidate) >= MIN_STEM for candidate in found)
    assert len(set(found)) == len(found)
    assert form not in found


@given(FORMS)
def test_candidates_follow_from_the_table_alone(form: str) -> None:
    """What the browser does with the table, written plainly."""
    table = json.loads(json.dumps(affix_table()))
    stems = []
    for prefixes, endings in table["steps"]:
        for bare in [form[len(prefix) :] for prefix in prefixes if form.startswith(prefix)]:
            stems += without_suffixes(bare, table) if endings else [bare]
    long_enough = [stem for stem in stems if len(stem) >= table["minStem"]]
    both = [each for stem in long_enough for each in (stem, table["article"] + stem)]
    assert list(candidates(form)) == [each for each in dict.fromkeys(both) if each != form]


def without_suffixes(bare: str, table: dict[str, Any]) -> list[str]:
    stems = []
    for suffix in table["suffixes"]:
        stem = bare[: len(bare) - len(suffix)]
        if bare.endswith(suffix) and len(stem) >= table["minStem"]:
            open_ta, closed_ta = table["taMarbuta"]
            stems += [stem[:-1] + closed_ta] * stem.endswith(open_ta) + [stem]
    return stems


@pytest.mark.parametrize(
    ("word", "likeliest"),
    [("وللمدرسة", "مدرسة"), ("سيارتها", "سيارة"), ("فلبينها", "فلبين"), ("ليسيطرون", "يسيطرون")],
)
def test_the_likeliest_candidate_comes_before_the_others(word: str, likeliest: str) -> None:
    found = [each for each in candidates(normalise(word)) if not each.startswith("ال")]
    assert found[0] == normalise(likeliest)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("وزارتها", "وزارة"),
        ("أعضائه", "أعضاء"),
        ("أعضاؤهم", "أعضاء"),
        ("مستواه", "مستوى"),
        ("اعتبروها", "اعتبروا"),
        ("سياراته", "سيارات"),
        ("رئيسهم", "رئيس"),
    ],
)
def test_a_pronoun_leaves_the_spelling_of_the_bare_word(word: str, base: str) -> None:
    assert normalise(base) in without_pronoun(normalise(word))


def test_a_lone_ha_is_left_to_the_inflections() -> None:
    assert "كتاب" not in without_pronoun("كتابه")
    assert "كتاب" in without_ending("كتابه")


@pytest.mark.parametrize(
    ("word", "base"), [("أعلنت", "أعلن"), ("نفت", "نفى"), ("قالوا", "قال"), ("التقت", "التقى")]
)
def test_verbs_without_their_ending(word: str, base: str) -> None:
    expected = [normalise(base)] if len(normalise(word)) > MIN_STEM else []
    assert [each for each in without_verb_suffix(normalise(word)) if each in expected] == expected


def test_a_feminine_plural_is_no_verb() -> None:
    assert list(without_verb_suffix("سيارات")) == []


@pytest.mark.parametrize("word", ["يعلنون", "يعلنان", "يعلنوا", "يعلنونها"])
def test_imperfects_without_their_endings(word: str) -> None:
    assert "يعلن" in imperfect_stems(word)
