"""Names in sentences of our own, one rule each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tagging.articles import entities, names

VECTORS = Path(__file__).parents[1] / "vectors"
FOUND: list[dict[str, Any]] = json.loads((VECTORS / "tagging_names.json").read_text("utf-8"))
ABSENT: list[dict[str, Any]] = json.loads((VECTORS / "tagging_not_names.json").read_text("utf-8"))


def test_there_are_vectors() -> None:
    assert len(FOUND) > 10
    assert len(ABSENT) > 3


@pytest.mark.parametrize("case", FOUND, ids=lambda case: str(case["rule"]))
def test_names_are_found(case: dict[str, Any]) -> None:
    for kind, expected in case["names"].items():
        assert names(case["text"], kind) >= set(expected)
    assert {entity.text for entity in entities(case["text"])} >= set(case["texts"])


@pytest.mark.parametrize("case", FOUND, ids=lambda case: str(case["rule"]))
def test_no_one_else_is_found(case: dict[str, Any]) -> None:
    for kind in ("person", "organisation"):
        assert names(case["text"], kind) <= set(case["names"].get(kind, []))


@pytest.mark.parametrize("case", ABSENT, ids=lambda case: str(case["rule"]))
def test_what_is_no_name(case: dict[str, Any]) -> None:
    written = {entity.text for entity in entities(case["text"])}
    assert not (names(case["text"]) | written) & set(case["absent"])
    assert not names(case["text"], "person")


def test_two_people_of_one_last_name_share_no_short_form() -> None:
    text = "التقى الوزير سامر طرازبوني الوزير ماهر طرازبوني. وقال طرازبوني إن اللقاء جيد."
    assert names(text, "person") >= {"سامر طرازبوني", "ماهر طرازبوني"}
    last = [entity for entity in entities(text) if entity.text == "طرازبوني"]
    assert all(entity.name == "طرازبوني" for entity in last)


def test_an_ambiguous_name_needs_a_word_for_it() -> None:
    assert "قطر" not in names("يبلغ قطر الدائرة مترين وهذا القطر كبير.")
    assert "قطر" in names("وصل الوفد القطري، وأعلنت قطر موقفها.")


def test_vowels_and_tatweel_do_not_hide_a_name() -> None:
    found = entities("عاد الوفد من مِصْر ومن سـوريا وَلُبنان.")
    assert {entity.name for entity in found} >= {"مصر", "سوريا", "لبنان"}
    assert "لُبنان" in {entity.text for entity in found}
