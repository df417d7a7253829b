"""Near terms, completions, facets, days and the store read back as they were written."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.codec import text_field, varint
from warraq.indexing.codecs.completions import Completion, decode_completions, encode_completions
from warraq.indexing.codecs.days import Run, decode_days, encode_days, lies_within, period
from warraq.indexing.codecs.facets import decode_tags, decode_values, encode_tags, encode_values
from warraq.indexing.codecs.front import shard_of
from warraq.indexing.codecs.near_file import NearEntry, NearTerm, decode_near, encode_near
from warraq.indexing.codecs.store import decode_bundle, encode_bundles, hyphenated, store_row

words = st.text("ابتجحدروسعفقكلمنهوي ", max_size=8)
numbers = st.integers(min_value=0, max_value=1 << 20)
places = st.tuples(st.integers(min_value=0, max_value=300), numbers)
near_terms = st.lists(st.builds(NearTerm, words, *[numbers] * 4), max_size=5)


@given(st.dictionaries(places, near_terms, max_size=20), st.integers(min_value=1, max_value=50))
def test_near_terms_come_back(table: dict[tuple[int, int], list[NearTerm]], shards: int) -> None:
    entries = [NearEntry(*place, table[place]) for place in sorted(table)]
    found: dict[tuple[int, int], list[NearTerm]] = {}
    for number, payload in encode_near(entries, shards):
        part = decode_near(payload, number, shards)
        assert part
        assert {shard // shards for shard, _ in part} == {number}
        found |= part
    assert found == table


def test_near_terms_have_the_bytes_of_the_page() -> None:
    entries = [NearEntry(10, 3, [NearTerm("رييس", 300, 7, 1, 2)]), NearEntry(11, 0, [])]
    head = (
        varint(2) + varint(3) + varint(1) + text_field("رييس") + b"\x02" + varint(300) + b"\x07\x01"
    )
    assert list(encode_near(entries, 8)) == [(1, head + bytes([1, 0, 0]))]


completions = st.lists(
    st.builds(Completion, words, numbers, st.integers(min_value=0, max_value=5)), max_size=4
)


prefixes = st.text("ابتجحد ", min_size=1, max_size=4)


@given(st.dictionaries(prefixes, completions, max_size=30), st.integers(1, 200))
def test_completions_come_back(table: dict[str, list[Completion]], limit: int) -> None:
    files = list(encode_completions(sorted(table.items()), limit))
    keys = [key for key, _ in files]
    for prefix, expected in table.items():
        assert decode_completions(files[shard_of(keys, prefix)][1])[prefix] == expected
    assert sum(len(decode_completions(payload)) for _, payload in files) == len(table)


def test_completions_have_the_bytes_of_the_page() -> None:
    entries = [("سل", [Completion("سلام", 5, 0)]), ("سلا", [Completion("سلامة", 2, 1)])]
    first = varint(0) + text_field("سل") + varint(1) + text_field("سلام") + bytes([5, 0])
    second = varint(2) + text_field("ا") + varint(1) + text_field("سلامة") + bytes([2, 1])
    assert list(encode_completions(entries, 1000)) == [("", first + second)]


@given(st.lists(st.none() | words, max_size=30), st.integers(min_value=1, max_value=9))
def test_facet_values_come_back(values: list[str | None], size: int) -> None:
    files = [decode_values(payload) for payload in encode_values(values, size)]
    assert [value for file in files for value in file] == values
    assert all(len(file) == size for file in files[:-1])


tags = st.lists(st.tuples(st.sampled_from(["person", "place"]), words), unique=True, max_size=4)


@given(st.lists(tags, max_size=30), st.integers(min_value=1, max_value=9))
def test_facet_tags_come_back(values: list[list[tuple[str, str]]], size: int) -> None:
    files = [decode_tags(payload) for payload in encode_tags(values, size)]
    assert [value for file in files for value in file] == values


def test_facets_have_the_documented_content() -> None:
    (payload,) = encode_values(["رياضة", None, "أخبار", "رياضة"], 4)
    assert payload.decode() == '{"values":["أخبار","رياضة"],"of":[1,-1,0,1]}'
    (payload,) = encode_tags([[("place", "عدن")], []], 4)
    assert payload.decode() == '{"values":[["place","عدن"]],"of":[[0],[]]}'


dates = st.sampled_from(["2021", "2021-09", "2021-09-29", "2021-09-28", "2020-02", "1999-12-31"])


@given(st.lists(dates, max_size=40))
def test_runs_of_dates_come_back(known: list[str]) -> None:
    known.sort(reverse=True)
    runs = decode_days(encode_days([*known, None, None]))
    assert [run.date for run in runs for _ in range(run.first, run.end)] == known
    assert all(one.date != other.date for one, other in pairwise(runs))


def test_days_have_the_bytes_of_the_page() -> None:
    payload = encode_days(["2021-09-29T10:00", "2021-09-29", "2021-09", None])
    assert payload == varint(0) + text_field("2021-09-29") + b"\x02" + b"\x07\x00\x01"
    assert decode_days(payload) == [Run("2021-09-29", 0, 2), Run("2021-09", 2, 3)]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_a_period_holds_all_its_days(day: date) -> None:
    month = f"{day:%Y-%m}"
    assert period(day.isoformat()) == (day.isoformat(), day.isoformat())
    assert period(month) == (f"{month}-01", f"{month}-{monthrange(day.year, day.month)[1]}")
    assert period(f"{day:%Y}") == (f"{day:%Y}-01-01", f"{day:%Y}-12-31")


@given(dates, st.dates(date(2019, 1, 1), date(2022, 12, 31)), st.integers(0, 1000))
def test_a_date_lies_within_where_all_its_days_do(known: str, after: date, length: int) -> None:
    before = after + timedelta(length)
    first, last = map(date.fromisoformat, period(known))
    assert lies_within(known, after.isoformat(), before.isoformat()) == (
        after <= first and last <= before
    )
    assert lies_within(known, after.isoformat(), None) == (after <= first)
    assert lies_within(known, None, before.isoformat()) == (last <= before)


@pytest.mark.parametrize("size", [1, 3, 8])
def test_bundles_come_back(size: int) -> None:
    rows = [[f"أخبار/{number}", None, [number]] if number % 3 else None for number in range(10)]
    fields = ["id", "date", "tags"]
    found = [row for bundle in encode_bundles(rows, size) for row in decode_bundle(bundle, fields)]
    assert found == [None if row is None else dict(zip(fields, row, strict=True)) for row in rows]


TITLES = st.text(alphabet="اب 1a-«»،.\u200f\n")


def test_titles_are_hyphenated_as_the_page_says() -> None:
    assert hyphenated(" «قمة» بروكسل: 2021،عاجل… ") == "قمة-بروكسل-2021-عاجل"


@given(st.text(), TITLES, st.text(), st.booleans())
def test_ids_come_back(before: str, title: str, after: str, made_of_title: bool) -> None:
    values = [before + hyphenated(title) * made_of_title + after, title, None]
    (payload,) = encode_bundles([store_row(values)], 1)
    fields = ["id", "title", "date"]
    assert decode_bundle(payload, fields) == [dict(zip(fields, values, strict=True))]


def test_an_id_with_its_title_holds_it_once() -> None:
    row = ["اخبار/قمة-بروكسل-7.html", "«قمة» بروكسل"]
    assert store_row(row) == [["اخبار/", "-7.html"], "«قمة» بروكسل"]
