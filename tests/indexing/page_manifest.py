"""The manifest of the search index, as docs/index-format.md describes it."""

from __future__ import annotations

from itertools import accumulate
from typing import Any


def read_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest with whole keys, the idf table, and `(month, first docid)` pairs."""
    if manifest["format"] != 2:
        raise ValueError("the format of the index is not known")
    for segment in manifest["segments"]:
        for name in {"dictionary", "completions", "words"} & segment.keys():
            segment[name] = first_keys(segment[name])
    manifest["scoring"]["idf"] = list(accumulate(manifest["scoring"]["idf"]))
    manifest["months"] = months(manifest["months"])
    return manifest


def first_keys(written: list[str]) -> list[str]:
    """Return keys of which each is written by what it shares with the one before."""
    found: list[str] = []
    for text in written:
        found.append(found[-1][: int(text[0], 36)] + text[1:] if found else text)
    return found


def months(runs: list[list[Any]]) -> list[tuple[str, int]]:
    """Return the month of each step of the runs, and the sum of the steps up to there."""
    found = []
    docid = 0
    for newest, *steps in runs:
        year, month = int(newest[:4]), int(newest[5:] or 0)
        for step in steps:
            docid += step
            found.append((f"{year:04}-{month:02}" if month else f"{year:04}", docid))
            year, month = (year, month - 1) if month > 1 else (year - 1, 12 * (month > 0))
    return found
