"""The document store: what the result list shows of an article, in bundles of a few articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import cast

from warraq.indexing.document import STORED_FIELDS, Document


def encode_bundles(documents: Sequence[Document], size: int) -> Iterator[bytes]:
    """Payloads of the store's bundles: JSON arrays of the stored values of ``size`` articles
    each.
    """
    for start in range(0, len(documents), size):
        rows = [document.stored() for document in documents[start : start + size]]
        yield json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def decode_bundle(payload: bytes) -> list[dict[str, object]]:
    """Stored values of a bundle's articles, by field name."""
    rows = cast("list[list[object]]", json.loads(payload))
    return [dict(zip(STORED_FIELDS, row, strict=True)) for row in rows]
