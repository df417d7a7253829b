"""Settings of the search index; every one travels in the manifest, and the browser keeps no
default.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How the index is scored and cut into files."""

    k1: float = 1.2
    """BM25F's saturation of term frequency (Robertson and Zaragoza 2009, «The Probabilistic
    Relevance Framework», section 3.3).
    """

    b: float = 0.75
    """BM25F's normalisation by field length, 0 (none) to 1 (full)."""

    title_weight: float = 3.0
    """Weight of an occurrence in the title beside one in the body."""

    lead_weight: float = 1.0
    """What an occurrence at the beginning of the body counts more than one further on."""

    lead_tokens: int = 40
    """Words of the body that are its beginning."""

    lead_characters: int = 160
    """Characters of an article's beginning that the document store keeps for the result list."""

    bundle_documents: int = 8
    """Articles in one file of the document store; in large archives more, so that files are few."""

    dictionary_shard_bytes: int = 9000
    """Bytes of a dictionary shard before compression, or up to three fifths more."""

    postings_shard_bytes: int = 6000
    """Bytes of a postings shard, in large archives more; a longer list has a file of its own."""

    completion_terms: int = 8
    """Terms that an unfinished or unknown word is extended to."""

    pair_member_share: float = 0.004
    """Share of the articles above which a word can be a member of a pair of adjacent words."""

    pair_share: float = 0.0005
    """Share of the articles from which on two adjacent words are a pair."""

    pair_least: int = 10
    """Articles from which on two adjacent words are a pair: rarer ones take much room in a small
    archive and find nothing better.
    """

    pair_weight: float = 0.12
    """Weight of a pair beside a word of the greatest impact, where a query has both side by side.
    """

    memory_megabytes: int = 1500
    """Memory that writing the index may take, all processes together."""

    workers: int = 0
    """Processes that write the index; 0 stands for one for each processor."""

    delta_documents: int = 512
    """Articles that an update may add to the newest ones before the index is built anew."""

    delta_share: float = 0.1
    """Share of the articles that may have changed before the index is built anew."""


_OF_THE_WRITER: Final = ("memory_megabytes", "workers", "delta_documents", "delta_share")


def published_settings(settings: IndexSettings) -> dict[str, object]:
    """The settings that leave a trace in an index, by name."""
    values = asdict(settings)
    return {name: values[name] for name in values if name not in _OF_THE_WRITER}
