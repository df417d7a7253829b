"""What is cut out of bits leaves what the encoders write of the rest by the old parameters."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexing import bit_oracle as oracle
from warraq.indexing.codecs.codec import ByteReader, varint
from warraq.indexing.codecs.container import encode_shard, record_edges, shard_list, shard_lists
from warraq.indexing.codecs.facets import (
    decode_tags,
    decode_values,
    encode_tags,
    encode_values,
    tags_without,
    values_without,
)
from warraq.indexing.codecs.pairs import bucket_of, decode_pair, encode_buckets, pairs_without
from warraq.indexing.codecs.places import decode_places, encode_places
from warraq.indexing.codecs.splicing import codes_without, places_without, read_codes

docids = st.sets(st.integers(0, 400) | st.integers(0, 10**6), max_size=40).map(sorted)
chances = st.lists(st.booleans(), min_size=40, max_size=40)


def block_of(numbers: list[int], levels: list[int], parameter: int, suffix: int) -> bytes:
    codes = zip(oracle.gaps(numbers), levels, strict=False)
    return oracle.block(
        oracle.rice(gap, parameter) + oracle.field(level, suffix) for gap, level in codes
    )


@given(docids, chances, st.integers(7, 12), st.sampled_from([0, 4, 8]))
def test_postings_go_and_the_others_stay(
    numbers: list[int], gone: list[bool], parameter: int, suffix: int
) -> None:
    levels = [number % (1 << suffix) for number in numbers]
    coded = read_codes(
        block_of(numbers, levels, parameter, suffix), len(numbers), parameter, suffix
    )
    assert coded.docids == numbers
    places = [place for place in range(len(numbers)) if gone[place]]
    kept = [place for place in range(len(numbers)) if not gone[place]]
    left = block_of(
        [numbers[place] for place in kept], [levels[place] for place in kept], parameter, suffix
    )
    wanted = {numbers[place] for place in places}
    assert codes_without(coded, parameter, suffix, wanted) == (left, places)


def test_a_block_that_ends_early_is_told() -> None:
    with pytest.raises(ValueError, match="ends early"):
        read_codes(b"\x00", 1, 3, 8)


articles = st.lists(
    st.dictionaries(st.integers(0, 9000), st.integers(0, 70), min_size=1, max_size=5),
    min_size=1,
    max_size=30,
)


@given(articles, chances, st.booleans())
def test_places_of_some_postings_go(
    its: list[dict[int, int]], gone: list[bool], ranked: bool
) -> None:
    occurrences = [sorted(each.items()) for each in its]
    (record,) = encode_places(
        np.array([len(each) for each in occurrences]),
        np.array([position for each in occurrences for position, _ in each]),
        np.array([rank for each in occurrences for _, rank in each]),
        np.array([0, len(its)]),
        np.array([ranked]),
    )
    reader = ByteReader(record)
    parameter, _ = reader.varint(), reader.varint()
    head, block = record[: reader.position], record[reader.position :]
    places = [place for place in range(len(its)) if gone[place]]
    kept = np.array([place for place in range(len(its)) if not gone[place]], np.int64)
    left = head + places_without(block, len(its), parameter, places, ranked=ranked)
    expected = decode_places(record, len(its)).select(kept)
    found = decode_places(left, len(kept))
    for ours, theirs in zip(found, expected, strict=True):
        assert ours.tolist() == theirs.tolist()


@given(docids.filter(bool), chances, st.booleans())
def test_a_pair_loses_articles(numbers: list[int], gone: list[bool], leveled: bool) -> None:
    levels = np.array([number % 16 for number in numbers], np.uint8)
    (payload,) = encode_buckets(
        ["ا ب"], [7], np.array(numbers, np.uint32), levels, levels[::-1],
        np.array([0, len(numbers)]), 1, np.array([leveled]),
    )  # fmt: skip
    assert bucket_of("ا ب", 1) == 0
    removed = [number for number, goes in zip(numbers, gone, strict=False) if goes]
    kept = [number for number in numbers if number not in removed]
    pair = decode_pair(pairs_without(payload, {"ا ب": removed}), "ا ب")
    assert (pair.docids.tolist() if pair else []) == kept
    if pair and leveled:
        assert pair.first_levels.tolist() == [number % 16 for number in kept]


@given(st.lists(st.binary(max_size=300), max_size=90))
def test_edges_of_records_are_those_of_their_lengths(records: list[bytes]) -> None:
    payload = encode_shard(records)
    first = len(payload) - sum(map(len, records))
    sizes = [len(record) for record in records]
    assert record_edges(payload) == [first + sum(sizes[:n]) for n in range(len(sizes) + 1)]
    assert shard_lists(payload) == records
    assert [shard_list(payload, slot) for slot in range(len(records))] == records


def test_a_container_that_ends_early_is_told() -> None:
    with pytest.raises(IndexError):
        record_edges(varint(100) + bytes(60))


names = st.none() | st.sampled_from("ابتج")


@given(st.lists(names, min_size=1, max_size=12), st.data())
def test_an_articles_value_goes_and_with_its_last_article_its_name(
    values: list[str | None], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    (payload,) = encode_values(values, 99)
    left = [None if number == place else value for number, value in enumerate(values)]
    assert values_without(payload, place) == next(encode_values(left, 99))
    assert decode_values(values_without(payload, place)) == left


@given(st.lists(st.lists(st.sampled_from("ابتج"), max_size=3), min_size=1, max_size=9), st.data())
def test_an_articles_tags_go_and_with_their_last_article_their_names(
    tags: list[list[str]], data: st.DataObject
) -> None:
    its = [[("person", name) for name in names] for names in tags]
    place = data.draw(st.integers(0, len(its) - 1))
    (payload,) = encode_tags(its, 99)
    left = [[] if number == place else each for number, each in enumerate(its)]
    assert tags_without(payload, place) == next(encode_tags(left, 99))
    assert decode_tags(tags_without(payload, place)) == left
