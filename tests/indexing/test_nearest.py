"""Nearest forms: the vectors that the browser's code is tested on, and distances by definition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexing.naive import osa
from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.querying.nearest import distance, near_beginnings, nearest_among, nearest_form
from warraq.indexing.reading.files import IndexFiles

VECTORS = json.loads(
    (Path(__file__).parents[1] / "vectors" / "nearest.json").read_text(encoding="utf-8")
)
ENTRIES = [
    TermEntry(form, term, df, 0, 0, function=function)
    for form, term, df, function in VECTORS["entries"]
]
words = st.text("ابتث", max_size=8)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["form"])
def test_vectors(case: dict[str, str | None]) -> None:
    found = nearest_among(str(case["form"]), ENTRIES, VECTORS["similar"])
    assert (found.form if found else None) == case["nearest"]


@given(words, words, st.integers(0, 3))
def test_distances_up_to_a_bound_are_right(one: str, other: str, most: int) -> None:
    assert min(distance(one, other, most), most + 1) == min(osa(one, other), most + 1)


def test_an_exchange_is_one_slip_and_each_place_changes_once() -> None:
    assert distance("وزير", "وزري", 2) == 1
    assert distance("ca", "abc", 3) == 3


def test_beginnings_are_the_own_the_exchanged_and_the_similar() -> None:
    assert [*near_beginnings("ضياء", ["ضظد", "سص"])] == ["ضي", "يض", "ظي", "دي"]


class Shards(dict[str, str]):
    """Files whose dictionary has a shard for each two letters; counts what is read."""

    def __init__(self, similar: list[str], *forms: str) -> None:
        super().__init__((form[:2], form) for form in forms)
        self.manifest = {"analysis": {"similar": similar}}
        self.read: list[str] = []

    def shard_entries(self, form: str) -> list[TermEntry]:
        self.read.append(form[:2])
        return [self.lookup(self[form[:2]])] if form[:2] in self else []

    def lookup(self, form: str) -> TermEntry:
        return TermEntry(form, form, 1, 0, 0)


def test_only_six_shards_are_looked_through() -> None:
    files = Shards(["ابتثجحخ"], "امدر", "مادر", "بمدر", "تمدر", "ثمدر", "جمدر", "حمدرسه")
    assert nearest_form("امدرسه", cast("IndexFiles", files)) is None
    del files["تم"]
    found = nearest_form("امدرسه", cast("IndexFiles", files))
    assert found
    assert found.form == "حمدرسه"
