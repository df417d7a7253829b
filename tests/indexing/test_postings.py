"""Posting lists and shards read back as they were written."""

from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.postings import (
    SHORT_LIST,
    Posting,
    decode_list,
    encode_list,
    encode_shard,
    pack,
    shard_list,
)

postings = st.dictionaries(
    st.integers(min_value=0, max_value=100_000), st.integers(min_value=0, max_value=15), min_size=1
).map(lambda levels: [Posting(docid, levels[docid]) for docid in sorted(levels)])


@given(postings)
def test_lists_come_back(expected: list[Posting]) -> None:
    packed = [pack(posting.docid, posting.level) for posting in expected]
    assert decode_list(encode_list(packed)) == expected


def test_short_and_long_lists_are_both_met() -> None:
    for count in (1, SHORT_LIST - 1, SHORT_LIST, SHORT_LIST + 1, 500):
        expected = [Posting(docid * 3, docid % 16) for docid in range(count)]
        assert decode_list(encode_list([pack(*each) for each in expected])) == expected


def test_a_dense_list_takes_little_more_than_a_byte_a_posting() -> None:
    packed = [pack(docid, (docid * 7) % 16) for docid in range(0, 30_000, 3)]
    assert len(encode_list(packed)) < 1.4 * len(packed)


@given(st.lists(st.binary(max_size=50), min_size=1, max_size=20))
def test_every_slot_of_a_shard_comes_back(lists: list[bytes]) -> None:
    shard = encode_shard(lists)
    assert [shard_list(shard, slot) for slot in range(len(lists))] == lists
