"""Byte-level forms read back as they were written, and damage is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codec import (
    ByteReader,
    CorruptFileError,
    rice_decode,
    rice_encode,
    rice_parameter,
    seal,
    text_field,
    unseal,
    unzigzag,
    varint,
    zigzag,
)

gap_lists = st.lists(st.integers(min_value=0, max_value=5000), min_size=1, max_size=200)


@given(st.binary(max_size=500))
def test_a_sealed_payload_comes_back(payload: bytes) -> None:
    assert unseal(seal(payload)) == payload


@given(st.binary(min_size=1, max_size=200), st.data())
def test_any_damage_is_noticed(payload: bytes, data: st.DataObject) -> None:
    content = seal(payload)
    cut = data.draw(st.integers(min_value=0, max_value=len(content) - 1))
    with pytest.raises(CorruptFileError):
        unseal(content[:cut])


@given(st.binary(min_size=1, max_size=200))
def test_a_wrong_checksum_is_noticed(payload: bytes) -> None:
    content = seal(payload)
    with pytest.raises(CorruptFileError, match="checksum"):
        unseal(bytes([content[0] ^ 1]) + content[1:])


@given(st.lists(st.integers(min_value=0, max_value=1 << 50)))
def test_varints_come_back(numbers: list[int]) -> None:
    reader = ByteReader(b"".join(map(varint, numbers)))
    assert [reader.varint() for _ in numbers] == numbers
    assert reader.at_end


@pytest.mark.parametrize(("number", "encoded"), [(0, b"\0"), (127, b"\x7f"), (300, b"\xac\x02")])
def test_varints_have_the_documented_bytes(number: int, encoded: bytes) -> None:
    assert varint(number) == encoded


@given(st.integers())
def test_zigzag_comes_back(number: int) -> None:
    assert zigzag(number) >= 0
    assert unzigzag(zigzag(number)) == number


@given(st.text())
def test_texts_come_back(text: str) -> None:
    assert ByteReader(text_field(text)).text() == text


@given(gap_lists)
def test_rice_codes_come_back(gaps: list[int]) -> None:
    parameter = rice_parameter(gaps)
    assert rice_decode(rice_encode(gaps, parameter), len(gaps), parameter) == gaps


def test_rice_codes_have_the_documented_bits() -> None:
    # 5 with two bits of remainder: quotient 1 -> "10", remainder 1 -> "01"; then 0 -> "000".
    assert rice_encode([5, 0], 2) == bytes([0b10_01_0_00_0])


@given(gap_lists)
def test_the_rice_parameter_is_near_the_best(gaps: list[int]) -> None:
    chosen = len(rice_encode(gaps, rice_parameter(gaps)))
    best = min(len(rice_encode(gaps, parameter)) for parameter in range(14))
    assert chosen <= best * 1.25 + 2
