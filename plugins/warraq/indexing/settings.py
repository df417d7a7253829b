"""Settings of the search index; every one travels in the manifest, and the browser keeps no
default.
"""

from __future__ import annotations

from dataclasses import dataclass


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

    lead_characters: int = 220
    """Characters of an article's beginning that the document store keeps for the result list."""

    bundle_documents: int = 8
    """Articles in one file of the document store."""

    dictionary_shard_bytes: int = 16000
    """Bytes of a dictionary shard before compression, which about halves them."""

    postings_shard_bytes: int = 8000
    """Bytes of a postings shard; a longer list has a file of its own."""

    completion_terms: int = 8
    """Terms that an unfinished or unknown word is extended to."""
