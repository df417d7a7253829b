"""File sizes that keep an archive's number of files within bounds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.limits import limits, near_estimate, sizes
from warraq.indexing.writing.pair_files import FoundPair

SETTINGS = IndexSettings()


def pairs(number: int, articles: int) -> list[FoundPair]:
    return [FoundPair(n, 0, 0, articles, "", 0, leveled=n % 3 == 0) for n in range(number)]


def test_small_archives_keep_the_settings() -> None:
    found = limits(500, 20_000, sizes(np.full(9000, 8), pairs(400, 12), 4000), SETTINGS)
    assert (found.postings, found.chunks) == (SETTINGS.postings_shard_bytes,) * 2
    assert found.bundle == SETTINGS.bundle_documents
    assert 7 < found.buckets < 11


def test_an_index_without_pairs_has_no_buckets() -> None:
    assert limits(0, 0, sizes(np.zeros(0, np.int64), [], 0), SETTINGS).buckets == 0


@given(st.integers(10_000, 2_000_000), st.integers(20, 400))
def test_files_are_few_enough(documents: int, words: int) -> None:
    # Frequencies by Zipf's law, as many postings as articles of so many different words have.
    forms = 40 * int(documents**0.75)
    ranks = np.arange(1, forms)
    counts = np.minimum(documents, np.ceil(words * documents / ranks / np.log(forms))).astype(int)
    per_pair = documents // 400
    expected = sizes(counts, pairs(words * 50, per_pair), near_estimate(counts, counts > 0))
    found = limits(documents, forms, expected, SETTINGS)
    files = 2 * expected.postings / found.postings + found.buckets
    files += (expected.tails + 2 * expected.order) / found.chunks
    files += expected.postings / found.postings / found.near
    assert files + documents / found.bundle <= documents / 7 + 2000


def test_terms_of_one_article_have_no_near_terms() -> None:
    assert near_estimate(np.array([1, 2, 9, 9]), np.array([True, True, True, False])) == 5
