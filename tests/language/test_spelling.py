"""Words in their spellings fold to their forms; the browser's tests read the same vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.characters import SPELLINGS, analysis_table
from warraq.language.normaliser import normalise
from warraq.language.spelling import spelling_of, written

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "spellings.json").read_text("utf-8"))
letters = st.sampled_from("".join(SPELLINGS) + "سلمن\u0651\u0640\u0654لا ﻻﷲﺔﻰ‌éÉñκЙ")
texts = st.text(letters, min_size=1, max_size=40)
spellings = st.integers(0, (1 << 32) - 1)


@given(texts)
def test_a_word_as_written_folds_to_its_form(text: str) -> None:
    form = normalise(text)
    assert normalise(written(form, spelling_of(text, form))) == form


@given(texts.map(normalise), spellings)
def test_any_spelling_folds_to_the_form(form: str, spelling: int) -> None:
    assert normalise(written(form, spelling)) == form


@given(texts)
def test_a_spelling_comes_back_of_what_is_written(text: str) -> None:
    form = normalise(text)
    spelling = spelling_of(text, form)
    assert 0 <= spelling < 1 << 32
    assert spelling_of(written(form, spelling), form) == spelling


@pytest.mark.parametrize("row", VECTORS)
def test_words_are_written_as_editors_write_them(row: dict[str, Any]) -> None:
    assert normalise(row["text"]) == row["form"]
    assert spelling_of(row["text"], row["form"]) == row["spelling"]
    assert written(row["form"], row["spelling"]) == row["written"]


def test_groups_fold_to_their_first_character() -> None:
    for group in SPELLINGS:
        assert {normalise(letter) for letter in group} == {group[0]}
    assert len({letter for group in SPELLINGS for letter in group}) == len("".join(SPELLINGS))


def test_the_manifest_has_the_groups() -> None:
    assert analysis_table()["spellings"] == list(SPELLINGS)
