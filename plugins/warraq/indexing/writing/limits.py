"""How large files must be so that a segment has no more of them than an archive may bear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.postings import TIER
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.articles import FACET_DOCIDS
from warraq.indexing.writing.pair_files import FoundPair
from warraq.indexing.writing.runs import Array
from warraq.language.near import MIN_FREQUENCY, NEAR_TERMS

_STEP: Final = 1.05
_SHARD_GROWTH: Final = 0.6
"""Shards grow by this power of what bundles grow by. A query reads ten bundles and one or two
shards for each word; where both share the files that are allowed, this keeps its bytes near the
least.
"""
_MOST_CHUNKS: Final = 2
"""Shards of chunks grow up to so many times as large as postings shards: few queries read them."""
_FILLED: Final = 0.75
"""Part of such a shard that chunks fill, of which two or three go into one."""
_NEAR_SIZE: Final = 2
"""Files of near terms have so many times the size of postings shards: few queries read one."""
_NEAR_SHARE: Final = 0.9
"""Near terms that a term has, about, of those that it may have."""
_BUCKET_SIZE: Final = 0.25
"""Buckets of pairs have this part of the size of postings shards where files are few; more, up to
the same size, where bundles have grown.
"""

# Bytes where lists are large enough for this to matter, rather too many than too few.
_SHORT_BYTES: Final = 1.5
_ORDER_BYTES: Final = 1.1
_TAIL_BYTES: Final = 0.8
_LIST_BYTES: Final = 3
_NEAR_BYTES: Final = 11
_FORM_BYTES: Final = 12  # in the dictionary and in completions
_PAIR_BYTES: Final = 14  # key and bonus
_PAIR_POSTING_BYTES: Final = 1.3
_LEVELS_BYTES: Final = 1


class Limits(NamedTuple):
    """Articles of a bundle; bytes of a postings shard, and of a shard of tails or of order chunks;
    number of pair buckets; postings shards that one file of near terms covers.
    """

    bundle: int
    postings: int
    chunks: int
    buckets: int
    near: int


class Sizes(NamedTuple):
    """Bytes, about: postings shards, tails, order chunks, pairs, near terms."""

    postings: float
    tails: float
    order: float
    pairs: float
    near: float


def sizes(list_counts: Array, pairs: Sequence[FoundPair], near_terms: int) -> Sizes:
    """Sizes of an index by the length of its lists, its pairs, and how many near terms there
    are.
    """
    long = list_counts[list_counts > TIER]
    short = float(np.minimum(list_counts, TIER).sum())
    return Sizes(
        short * _SHORT_BYTES + len(list_counts) * _LIST_BYTES,
        float((long - TIER).sum()) * _TAIL_BYTES,
        float(long.sum()) * _ORDER_BYTES,
        sum(_PAIR_BYTES + pair.articles * _PAIR_POSTING_BYTES for pair in pairs)
        + sum(pair.articles * _LEVELS_BYTES for pair in pairs if pair.leveled),
        near_terms * _NEAR_BYTES,
    )


def near_estimate(list_counts: Array, placed: Array) -> int:
    """How many near terms an index has, about, and rather fewer: terms of one article have none."""
    terms = int(np.count_nonzero(list_counts[placed] >= MIN_FREQUENCY))
    return int(_NEAR_SHARE * NEAR_TERMS * terms)


def limits(documents: int, forms: int, expected: Sizes, settings: IndexSettings) -> Limits:
    """The settings' sizes, or the next larger ones with which the segment has at most documents / 7
    + 2,000 files.
    """
    allowed = documents // 7 + 2000 - _other_files(documents, forms, settings)
    scale = 1.0
    while (
        _files(expected, scale, settings) + documents / _bundle(scale, settings) > allowed
        and scale < 1000
    ):
        scale *= _STEP
    size = _shard_bytes(scale, settings)
    shards = max(1.0, expected.postings / size)
    return Limits(
        _bundle(scale, settings),
        int(size),
        int(size * _chunk_growth(scale)),
        int(np.ceil(expected.pairs / _bucket_bytes(scale, settings))),
        max(1, round(shards / max(1.0, expected.near / size / _NEAR_SIZE))),
    )


def _other_files(documents: int, forms: int, settings: IndexSettings) -> int:
    """Files that have nothing to do with the sizes: facets, dictionary and completions, rather too
    many than too few.
    """
    facets = 3 * documents // FACET_DOCIDS
    return facets + forms * _FORM_BYTES // settings.dictionary_shard_bytes + 20


def _bundle(scale: float, settings: IndexSettings) -> int:
    return round(settings.bundle_documents * scale)


def _shard_bytes(scale: float, settings: IndexSettings) -> float:
    return float(settings.postings_shard_bytes * scale**_SHARD_GROWTH)


def _chunk_growth(scale: float) -> float:
    return min(scale * scale, _MOST_CHUNKS)


def _bucket_bytes(scale: float, settings: IndexSettings) -> float:
    return _shard_bytes(scale, settings) * min(_BUCKET_SIZE * scale * scale, 1)


def _files(expected: Sizes, scale: float, settings: IndexSettings) -> float:
    """Files with sizes raised by a factor, lists and chunks having places beside."""
    pairs = expected.pairs / _bucket_bytes(scale, settings)
    lists = 2 * expected.postings + expected.near / _NEAR_SIZE
    chunks = (expected.tails + 2 * expected.order) / (_FILLED * _chunk_growth(scale))
    return (lists + chunks) / _shard_bytes(scale, settings) + pairs
