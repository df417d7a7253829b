"""Settings and limits at which a few articles fill several files of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from warraq.indexing.settings import IndexSettings

SMALL = IndexSettings(
    dictionary_shard_bytes=300, postings_shard_bytes=150, bundle_documents=4, pair_least=3
)
_LIMITS = {
    "writing.merging.TIER": 6,
    "codecs.tiers.TIER": 6,
    "writing.freezing.TIER": 6,
    "codecs.tiers.ORDER_CHUNK": 8,
    "codecs.tiers.FIRST_TAIL_BYTES": 8,
    "codecs.postings.IMPACT_FROM": 4,
    "writing.articles.FACET_DOCIDS": 16,
    "writing.manifest.FACET_DOCIDS": 16,
    "writing.limits._NEAR_SIZE": 0.2,
}


@contextmanager
def small_lists() -> Iterator[None]:
    """Writes lists of more than six postings in tiers; for an index of one process."""
    with ExitStack() as stack:
        for name, value in _LIMITS.items():
            stack.enter_context(mock.patch(f"warraq.indexing.{name}", value))
        yield
