"""Texts as bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.texts import decode_json, decode_text, encode_json, encode_text

texts = st.text() | st.text(alphabet="كتابٌ «…» گیa\\u06f0\"'\n😀")


@given(texts)
def test_texts_come_back(text: str) -> None:
    assert decode_text(encode_text(text)) == text


@given(st.lists(texts | st.none() | st.integers()))
def test_json_comes_back(value: list[object]) -> None:
    assert decode_json(encode_json(value)) == value


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("كتاب", b"\xdf\xca\xc7\xc8"),
        ("a\\b", b"a\\u005cb"),
        ("ی", b"\\u06cc"),
        ("😀", b"\\ud83d\\ude00"),
    ],
)
def test_texts_have_the_bytes_of_the_page(text: str, encoded: bytes) -> None:
    assert encode_text(text) == encoded


def test_json_has_no_needless_space() -> None:
    assert encode_json(["كتاب", "ی", None]) == b'["\xdf\xca\xc7\xc8","\\u06cc",null]'
