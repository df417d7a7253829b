"""The document store: what the result list shows of an article, in bundles of a few articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, cast

from warraq.indexing.codecs.texts import decode_json, encode_json

_BETWEEN_WORDS: Final = re.compile(
    r"[\0-/:-@\[-`{-\xbf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2000-\u206f]+"
)
"""Spaces and signs that stand as one hyphen in an address made of a title; the browser knows the
same ones.
"""


def hyphenated(title: str) -> str:
    """The title with a hyphen for each run of spaces and signs, none at its ends."""
    return _BETWEEN_WORDS.sub("-", title).strip("-")


def store_row(values: Sequence[object]) -> list[object]:
    """A row as bundles hold it, of the stored values of an article, its id and title first.

    An id that holds the hyphenated title is the texts before and after it.
    """
    article, title, *others = values
    made_of = hyphenated(str(title))
    if not made_of or made_of not in str(article):
        return [article, title, *others]
    return [str(article).split(made_of, 1), title, *others]


def encode_bundles(rows: Iterable[Sequence[object] | None], size: int) -> Iterator[bytes]:
    """Payloads of the store's bundles: JSON arrays of the rows of ``size`` articles each; the row
    of a removed article is None.
    """
    remaining = iter(rows)
    while bundle := list(islice(remaining, size)):
        yield encode_json(bundle)


def decode_bundle(payload: bytes, fields: Sequence[str]) -> list[dict[str, object] | None]:
    """Stored values of a bundle's articles, by field name; None for a removed article."""
    rows = cast("list[list[object] | None]", decode_json(payload))
    return [None if row is None else _stored(dict(zip(fields, row, strict=True))) for row in rows]


def _stored(row: dict[str, object]) -> dict[str, object]:
    article = row.get("id")
    if isinstance(article, list):
        row["id"] = hyphenated(str(row["title"])).join(article)
    return row


def bundle_without(payload: bytes, place: int) -> bytes:
    """The bundle with None for the row of one article."""
    rows = decode_json(payload)
    rows[place] = None
    return next(encode_bundles(rows, len(rows)))
