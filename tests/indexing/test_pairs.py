"""Buckets of pairs have the bytes of the format's page and give each pair back."""

import zlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.indexing import bit_oracle as oracle
from warraq.indexing.codecs.codec import rice_parameter, text_field, varint
from warraq.indexing.codecs.container import shard_lists
from warraq.indexing.codecs.pairs import Pair, bucket_of, decode_pair, encode_buckets, pair_key

Levels = dict[int, tuple[int, int]]
"""Docid -> levels of both words."""

words = st.text("ابتجد", min_size=1, max_size=4)
levels = st.integers(min_value=0, max_value=15)
articles = st.dictionaries(
    st.integers(min_value=0, max_value=1 << 20), st.tuples(levels, levels), max_size=30
).map(lambda found: dict(sorted(found.items())))
tables = st.dictionaries(
    st.tuples(words, words).map(lambda pair: pair_key(*pair)),
    st.tuples(st.integers(min_value=0, max_value=4000), articles),
    max_size=12,
)
Table = dict[str, tuple[int, Levels]]


def leveled(key: str) -> bool:
    return zlib.crc32(key.encode()) % 3 > 0


def encode(table: Table, buckets: int) -> list[bytes]:
    lists = [its for _, its in table.values()]
    both = np.array([pair for its in lists for pair in its.values()], np.uint8).reshape(-1, 2)
    return encode_buckets(
        list(table),
        [bonus for bonus, _ in table.values()],
        np.array([docid for its in lists for docid in its], np.uint32),
        both[:, 0],
        both[:, 1],
        np.cumsum([0, *map(len, lists)]),
        buckets,
        np.array([leveled(key) for key in table], np.bool_),
    )


def expected_record(its: Levels, with_levels: bool) -> bytes:
    gaps = oracle.gaps(its)
    if not gaps:
        return varint(0)
    k = rice_parameter(gaps)
    codes = [
        oracle.rice(gap, k) + (oracle.field(first, 4) + oracle.field(second, 4)) * with_levels
        for gap, (first, second) in zip(gaps, its.values(), strict=True)
    ]
    return varint(2 * len(its) + with_levels) + varint(k) + oracle.block(codes)


def as_table(pair: Pair) -> tuple[int, Levels]:
    both = zip(pair.first_levels.tolist(), pair.second_levels.tolist(), strict=True)
    return pair.bonus, dict(zip(pair.docids.tolist(), both, strict=True))


@given(tables, st.integers(min_value=1, max_value=5))
def test_every_pair_comes_back_from_its_bucket(table: Table, buckets: int) -> None:
    payloads = encode(table, buckets)
    assert len(payloads) == buckets
    for key, expected in table.items():
        pair = decode_pair(payloads[bucket_of(key, buckets)], key)
        assert pair is not None
        if leveled(key):
            assert as_table(pair) == expected
        else:
            assert (pair.bonus, pair.docids.tolist()) == (expected[0], list(expected[1]))
            assert not len(pair.first_levels) + len(pair.second_levels)
    assert all(decode_pair(payload, "لا توجد") is None for payload in payloads)


@given(tables, st.integers(min_value=1, max_value=5))
def test_buckets_are_those_of_the_page(table: Table, buckets: int) -> None:
    for bucket, payload in enumerate(encode(table, buckets)):
        keys = sorted(key for key in table if zlib.crc32(key.encode()) % buckets == bucket)
        head = b"".join(text_field(key) + varint(table[key][0]) for key in keys)
        records = [expected_record(table[key][1], leveled(key)) for key in keys]
        assert shard_lists(payload) == [head, *records]


def test_without_a_pair_there_is_no_bucket() -> None:
    assert encode({}, 0) == []
