"""Facets: articles' sections, sources and tags, for counting among results."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

Tags = Sequence[tuple[str, str]]
"""Kind and name of each of an article's tags."""


def encode_values(values: Sequence[str | None], size: int) -> Iterator[bytes]:
    """Payloads of the files of a field with one value (or None) for each docid; a file covers
    ``size`` docids.
    """
    for start in range(0, len(values), size):
        part = values[start : start + size]
        numbers = {value: i for i, value in enumerate(sorted({v for v in part if v is not None}))}
        yield _payload(list(numbers), [-1 if v is None else numbers[v] for v in part])


def encode_tags(tags: Sequence[Tags], size: int) -> Iterator[bytes]:
    """Payloads of the files of the tags of each docid; a file covers ``size`` docids."""
    for start in range(0, len(tags), size):
        part = tags[start : start + size]
        numbers = {tag: i for i, tag in enumerate(sorted({tag for its in part for tag in its}))}
        yield _payload(list(numbers), [[numbers[tag] for tag in its] for its in part])


def decode_values(payload: bytes) -> list[str | None]:
    """The value of each docid of a file."""
    content = cast("dict[str, Any]", json.loads(payload))
    return [content["values"][number] if number >= 0 else None for number in content["of"]]


def decode_tags(payload: bytes) -> list[list[tuple[str, str]]]:
    """The tags of each docid of a file."""
    content = cast("dict[str, Any]", json.loads(payload))
    tags = [(kind, name) for kind, name in content["values"]]
    return [[tags[number] for number in its] for its in content["of"]]


def values_without(payload: bytes, place: int) -> bytes:
    """A file of a field with one value without that of the docid at a place."""
    content = json.loads(payload)
    of: list[int] = content["of"]
    of[place] = -1
    kept = sorted({number for number in of if number >= 0})
    numbers = {number: i for i, number in enumerate(kept)} | {-1: -1}
    return _payload([content["values"][number] for number in kept], [numbers[n] for n in of])


def tags_without(payload: bytes, place: int) -> bytes:
    """A file of tags without those of the docid at a place."""
    content = json.loads(payload)
    of: list[list[int]] = content["of"]
    of[place] = []
    kept = sorted({number for its in of for number in its})
    if len(kept) < len(content["values"]):
        numbers = {number: i for i, number in enumerate(kept)}
        of = [[numbers[number] for number in its] for its in of]
    return _payload([content["values"][number] for number in kept], of)


def _payload(values: Sequence[object], of: Sequence[object]) -> bytes:
    content = {"values": values, "of": of}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
