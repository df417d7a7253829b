"""The document store: what the result list shows of an article, in bundles of a few articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import cast


def encode_bundles(rows: Iterable[Sequence[object] | None], size: int) -> Iterator[bytes]:
    """Payloads of the store's bundles: JSON arrays of the stored values of ``size`` articles
    each; the row of a removed article is None.
    """
    remaining = iter(rows)
    while bundle := list(islice(remaining, size)):
        yield json.dumps(bundle, ensure_ascii=False, separators=(",", ":")).encode()


def decode_bundle(payload: bytes, fields: Sequence[str]) -> list[dict[str, object] | None]:
    """Stored values of a bundle's articles, by field name; None for a removed article."""
    rows = cast("list[list[object] | None]", json.loads(payload))
    return [None if row is None else dict(zip(fields, row, strict=True)) for row in rows]


def bundle_without(payload: bytes, place: int) -> bytes:
    """The bundle with None for the row of one article."""
    rows = json.loads(payload)
    rows[place] = None
    return next(encode_bundles(rows, len(rows)))
