"""Posting lists have the bytes of the format's page and read back as they were written."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexing import bit_oracle as oracle
from warraq.indexing.codecs import postings as module
from warraq.indexing.codecs.codec import rice_parameter, varint
from warraq.indexing.codecs.container import encode_shard, shard_list, shard_lists
from warraq.indexing.codecs.postings import IMPACT_FROM, TIER, Postings, encode_bare, encode_lists
from warraq.indexing.codecs.postings_decoder import decode_list, record_count, record_kind

List = list[tuple[int, int]]

docids = st.integers(min_value=0, max_value=1 << 22) | st.integers(min_value=0, max_value=400)
lists = st.dictionaries(docids, st.integers(min_value=0, max_value=15), max_size=300).map(
    lambda levels: sorted(levels.items())
)


def encode(many: list[List]) -> list[bytes]:
    """Records of lists of (docid, level)."""
    flat = [posting for each in many for posting in each]
    starts = np.cumsum([0, *map(len, many)])
    numbers = np.array([docid for docid, _ in flat], np.uint32)
    return encode_lists(numbers, np.array([level for _, level in flat], np.uint8), starts)


def no_chunk(kind: str, shard: int, slot: int) -> bytes:
    raise AssertionError("only long lists have chunks")


def pairs(postings: Postings) -> List:
    return list(zip(postings.docids.tolist(), postings.levels.tolist(), strict=True))


def expected_record(postings: List) -> bytes:
    """A record as the page describes it, number by number."""
    count = len(postings)
    if count == 0:
        return b""
    if count == 1:
        return varint(count * 8 + 1) + varint(postings[0][0] * 16 + postings[0][1])
    if count < IMPACT_FROM:
        gaps = oracle.gaps(docid for docid, _ in postings)
        k = rice_parameter(gaps)
        codes = [
            oracle.rice(gap, k) + oracle.field(level, 4)
            for gap, (_, level) in zip(gaps, postings, strict=True)
        ]
        return varint(count * 8 + 2) + varint(k) + oracle.block(codes)
    return varint(count * 8 + 3) + expected_impact(postings)


def expected_impact(postings: List) -> bytes:
    bitmap, headers, blocks = 0, b"", b""
    for level in range(15, -1, -1):
        gaps = oracle.gaps(docid for docid, its in postings if its == level)
        if gaps:
            k = rice_parameter(gaps)
            block = oracle.block(oracle.rice(gap, k) for gap in gaps)
            bitmap |= 1 << level
            headers += varint(len(gaps)) + varint(k) + varint(len(block))
            blocks += block
    return bitmap.to_bytes(2, "little") + headers + blocks


@given(st.lists(lists, max_size=6))
def test_records_are_those_of_the_page_and_read_back(many: list[List]) -> None:
    records = encode(many)
    assert records == [expected_record(each) for each in many]
    assert [pairs(decode_list(record, no_chunk)) for record in records] == many


@pytest.mark.parametrize("count", [1, 2, IMPACT_FROM - 1, IMPACT_FROM, TIER])
def test_every_kind_of_list_reads_back(count: int) -> None:
    postings = [(docid * 3, docid % 16) for docid in range(count)]
    (record,) = encode([postings])
    assert record == expected_record(postings)
    assert pairs(decode_list(record, no_chunk)) == postings
    assert record_count(record) == count
    assert record_kind(record) == (1 if count == 1 else 2 if count < IMPACT_FROM else 3)


@pytest.mark.parametrize("gap", [63, 64, 65, 127, 128, 129, 1000, 1 << 20, (1 << 31) - 300])
def test_gaps_far_over_the_mean_read_back(gap: int) -> None:
    for count in (2, 100, 200):
        postings = [(docid, 7) for docid in range(count)]
        postings += [(gap + count, 7)]
        (record,) = encode([postings])
        assert record == expected_record(postings)
        assert pairs(decode_list(record, no_chunk)) == postings


def test_lists_read_back_whatever_batch_they_fall_in(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(5)
    many = [
        [(docid * 2 + count % 3, int(chance.integers(16))) for docid in range(count)]
        for count in (0, 1, 150, 3, 0, 200, 128, 130, 1, 127, 0)
    ]
    whole = encode(many)
    assert whole == [expected_record(each) for each in many]
    for at_once in (1, 200, 300):
        monkeypatch.setattr(module, "_POSTINGS_AT_ONCE", at_once)
        monkeypatch.setattr(module, "_LISTS_AT_ONCE", 2)
        assert encode(many) == whole


@given(st.lists(lists, max_size=6))
def test_bare_lists_read_back(many: list[List]) -> None:
    flat = [docid for each in many for docid, _ in each]
    records = encode_bare(np.array(flat, np.uint32), np.cumsum([0, *map(len, many)]))
    for record, each in zip(records, many, strict=True):
        gaps = oracle.gaps(docid for docid, _ in each)
        if gaps:
            k = rice_parameter(gaps)
            block = oracle.block(oracle.rice(gap, k) for gap in gaps)
            assert record == varint(len(gaps) * 8) + varint(k) + block
        assert pairs(decode_list(record, no_chunk)) == [(docid, 0) for docid, _ in each]


@settings(max_examples=30)
@given(lists.filter(lambda postings: len(postings) > 1), st.integers(min_value=1, max_value=20))
def test_a_record_that_ends_early_is_noticed(postings: List, missing: int) -> None:
    (record,) = encode([postings])
    cut = record[: max(1, len(record) - missing)]
    with pytest.raises((ValueError, IndexError)):
        decode_list(cut, no_chunk)


def test_a_dense_list_takes_little_more_than_a_byte_a_posting() -> None:
    postings = [(docid * 3, docid * 7 % 16) for docid in range(TIER)]
    assert len(encode([postings])[0]) < 1.4 * len(postings)


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_every_slot_of_a_container_comes_back(records: list[bytes]) -> None:
    shard = encode_shard(records)
    assert [shard_list(shard, slot) for slot in range(len(records))] == records
    assert shard_lists(shard) == records
