"""Byte-level forms read back as they were written, and damage is noticed."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.indexing.bit_oracle import block, gamma, rice
from warraq.indexing.codecs.codec import (
    BitReader,
    ByteReader,
    CorruptFileError,
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


@given(gap_lists, st.integers(min_value=0, max_value=12))
def test_rice_codes_are_read(gaps: list[int], parameter: int) -> None:
    reader = BitReader(block(rice(gap, parameter) for gap in gaps))
    assert [reader.rice(parameter) for _ in gaps] == gaps


@given(st.lists(st.integers(min_value=1, max_value=1 << 40)))
def test_gamma_codes_are_read(numbers: list[int]) -> None:
    reader = BitReader(block(map(gamma, numbers)))
    assert [reader.gamma() for _ in numbers] == numbers


def test_codes_have_the_documented_bits() -> None:
    # 5 with two bits of remainder: quotient 1 -> "10", remainder 1 -> "01"; gamma of 5: "00101".
    reader = BitReader(bytes([0b10_01_0010, 0b1_0000000]))
    assert (reader.rice(2), reader.gamma()) == (5, 5)


def test_a_block_that_ends_early_is_noticed() -> None:
    for bits in (0b0000_0000, 0b0000_0001, 0b1111_1111):
        reader = BitReader(bytes([bits]))
        with pytest.raises(ValueError, match=r"early|not found"):
            reader.rice(8)
    with pytest.raises(ValueError, match=r"not found"):
        BitReader(bytes([0])).gamma()
    with pytest.raises(ValueError, match="early"):
        BitReader(bytes([1])).gamma()


@given(gap_lists)
def test_the_rice_parameter_is_near_the_best(gaps: list[int]) -> None:
    def length(parameter: int) -> int:
        return sum(len(rice(gap, parameter)) for gap in gaps)

    assert length(rice_parameter(gaps)) <= min(map(length, range(14))) * 1.25 + 16


@given(gap_lists)
def test_the_rice_parameter_is_the_rounded_logarithm(gaps: list[int]) -> None:
    exact = math.log2(max(1.0, (sum(gaps) / len(gaps) + 0.5) * math.log(2)))
    assume(abs(exact % 1 - 0.5) > 1e-9)
    assert rice_parameter(gaps) == round(exact)
