"""Places have the bytes of the format's page and read back as they were written."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.indexing import bit_oracle as oracle
from warraq.indexing.codecs.codec import rice_parameter, varint
from warraq.indexing.codecs.places import Places, decode_places, encode_places

Occurrences = dict[int, int]
"""Position -> rank, of one article."""
Term = tuple[bool, list[Occurrences]]

occurrences = st.dictionaries(
    st.integers(min_value=0, max_value=60) | st.integers(min_value=0, max_value=200_000),
    st.integers(min_value=0, max_value=5) | st.integers(min_value=0, max_value=3000),
    min_size=1,
    max_size=12,
).map(lambda found: dict(sorted(found.items())))
terms = st.lists(st.tuples(st.booleans(), st.lists(occurrences, max_size=8)), max_size=6)


def encode(many: list[Term]) -> list[bytes]:
    articles = [article for _, its in many for article in its]
    return encode_places(
        np.array([len(article) for article in articles], np.uint32),
        np.array([position for article in articles for position in article], np.uint32),
        np.array([rank for article in articles for rank in article.values()], np.uint16),
        np.cumsum([0, *(len(its) for _, its in many)]),
        np.array([ranked for ranked, _ in many], np.bool_),
    )


def expected_record(term: Term) -> bytes:
    ranked, articles = term
    if not articles:
        return b""
    gaps = [oracle.gaps(article) for article in articles]
    k = rice_parameter([gap for each in gaps for gap in each])
    codes = []
    for article, each in zip(articles, gaps, strict=True):
        codes.append(oracle.gamma(len(article)))
        for gap, rank in zip(each, article.values(), strict=True):
            codes.append(oracle.rice(gap, k) + (oracle.gamma(rank + 1) if ranked else ""))
    return varint(k) + varint(int(ranked)) + oracle.block(codes)


def articles_of(places: Places) -> list[Occurrences]:
    edges = places.offsets.tolist()
    return [
        dict(zip(places.positions[a:b].tolist(), places.ranks[a:b].tolist(), strict=True))
        for a, b in pairwise(edges)
    ]


@given(terms)
def test_places_are_those_of_the_page_and_read_back(many: list[Term]) -> None:
    records = encode(many)
    assert records == [expected_record(term) for term in many]
    for (ranked, articles), record in zip(many, records, strict=True):
        unranked = [dict.fromkeys(article, 0) for article in articles]
        assert articles_of(decode_places(record, len(articles))) == (
            articles if ranked else unranked
        )


def test_a_word_far_down_in_one_long_article_reads_back() -> None:
    articles = [dict.fromkeys(range(40), 0) for _ in range(500)] + [{3: 1, 150_000: 2}]
    (record,) = encode([(True, articles)])
    assert record == expected_record((True, articles))
    assert articles_of(decode_places(record, 501)) == articles


def test_an_empty_record_has_no_places() -> None:
    places = decode_places(b"", 3)
    assert places.offsets.tolist() == [0, 0, 0, 0]
    assert not len(places.positions)
    assert not len(places.ranks)
