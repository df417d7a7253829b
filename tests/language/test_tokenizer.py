"""Tokens and their places, on the vectors that the browser's tests read as well."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.normaliser import normalise
from warraq.language.tokenizer import parts, token_at, tokenize

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "tokenize.json").read_text("utf-8"))
TEXTS = st.lists(
    st.one_of(
        st.sampled_from([vector["text"] for vector in VECTORS]),
        st.text("ابةىيءلك٣5.,-،؛؟ \u0640\u064e\u200fقَG\n", max_size=12),
        st.text(max_size=6),
    ),
    max_size=6,
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_splits_as_the_browser_does(vector: dict[str, object]) -> None:
    assert [token.form for token in tokenize(str(vector["text"]))] == vector["forms"]


@given(TEXTS)
def test_a_token_is_a_slice_of_its_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    for token in tokenize(text):
        assert token.text == text[token.start : token.end]
        assert token.form == normalise(token.text) != ""


@given(TEXTS)
def test_a_token_is_found_at_its_own_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    tokens = list(tokenize(text))
    assert [token_at(text, token.start) for token in tokens] == tokens
    ends = {token.end for token in tokens} - {token.start for token in tokens}
    assert [token_at(text, end) for end in ends] == [None] * len(ends)


@given(TEXTS)
def test_tokens_come_in_reading_order_and_never_overlap(pieces: list[str]) -> None:
    places = [place for token in tokenize("".join(pieces)) for place in (token.start, token.end)]
    assert places == sorted(places)


@given(TEXTS, TEXTS)
def test_texts_joined_by_a_space_have_the_tokens_of_both(first: list[str], rest: list[str]) -> None:
    before, after = "".join(first), "".join(rest)
    joined = [token.form for token in tokenize(f"{before} {after}")]
    assert joined == [token.form for text in (before, after) for token in tokenize(text)]


@given(TEXTS)
def test_a_form_is_a_token_of_its_own(pieces: list[str]) -> None:
    for token in tokenize("".join(pieces)):
        assert "".join(again.form for again in tokenize(token.form)) == token.form


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("اس-400", ["اس", "400"]),
        ("covid-19", ["covid", "19"]),
        ("g20", ["g", "20"]),
        ("مصر", []),
        ("3.5", []),
        ("", []),
    ],
)
def test_parts_of_joined_forms(form: str, expected: list[str]) -> None:
    assert parts(form) == expected


def test_places_count_code_points() -> None:
    text = "😀 كِتَاب"
    (token,) = tokenize(text)
    assert (token.start, token.end) == (2, 8)
