"""What the manifest writes shorter than it is."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.manifest_codes import (
    pack_keys,
    pack_manifest,
    pack_months,
    pack_steps,
    unpack_keys,
    unpack_manifest,
    unpack_months,
    unpack_steps,
)

MONTHS = st.dates().map(lambda date: date.isoformat()[:7])
YEARS = st.integers(2, 9999).map(lambda year: f"{year:04}")


@given(st.lists(st.text("ابت12z:", max_size=50)).map(sorted))
def test_keys_come_back(keys: list[str]) -> None:
    assert unpack_keys(pack_keys(keys)) == keys


@given(st.lists(st.integers()))
def test_steps_come_back(numbers: list[int]) -> None:
    assert unpack_steps(pack_steps(numbers)) == numbers


@given(st.lists(MONTHS | YEARS, unique=True), st.data())
def test_months_come_back(months: list[str], data: st.DataObject) -> None:
    steps = data.draw(st.lists(st.integers(1, 500), min_size=len(months), max_size=len(months)))
    firsts = accumulate(steps[:-1], initial=0) if months else ()
    written = list(zip(sorted(months, reverse=True), firsts, strict=True))
    assert unpack_months(pack_months(written)) == [list(each) for each in written]


def test_what_is_written() -> None:
    months = [("2021-02", 0), ("2021-01", 40), ("2020-12", 47), ("2020-10", 50), ("2020", 51)]
    assert pack_months(months) == [["2021-02", 0, 40, 7], ["2020-10", 3], ["2020", 1]]
    assert pack_keys(["", "ابت", "ابج", "12"]) == ["", "0ابت", "2ج", "012"]
    assert pack_steps([44, 48, 52, 55]) == [44, 4, 4, 3]


def test_a_manifest_without_months_and_scores_is_packed_too() -> None:
    manifest = {"format": 2, "segments": [{"name": "delta", "words": ["", "اب"]}]}
    packed = pack_manifest(manifest)
    assert packed["segments"][0]["words"] == ["", "0اب"]
    assert unpack_manifest(packed) == manifest
