"""How the manifest writes what grows with the archive: keys and numbers by steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise
from string import ascii_lowercase, digits
from typing import Any, Final

from warraq.indexing.codecs.front import shared_letters

_KEYS: Final = ("dictionary", "completions", "words")
_SHARED: Final = digits + ascii_lowercase
_MONTHS: Final = 12
_YEAR_LETTERS: Final = 4


def pack_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """A manifest as it is written (docs/index-format.md, "manifest.json")."""
    return _changed(manifest, pack_keys, pack_steps, pack_months)


def unpack_manifest(manifest: dict[str, Any]) -> dict[str, Any]:
    """The inverse: first keys whole, the idf table itself, months with their first docids."""
    return _changed(manifest, unpack_keys, unpack_steps, unpack_months)


def _changed(
    manifest: dict[str, Any],
    keys: Callable[[list[str]], list[str]],
    steps: Callable[[list[int]], list[int]],
    months: Callable[[list[Any]], list[Any]],
) -> dict[str, Any]:
    changed = manifest | {
        "segments": [
            segment | {name: keys(segment[name]) for name in _KEYS if name in segment}
            for segment in manifest.get("segments", ())
        ]
    }
    if "scoring" in manifest:
        changed["scoring"] = manifest["scoring"] | {"idf": steps(manifest["scoring"]["idf"])}
    if "months" in manifest:
        changed["months"] = months(manifest["months"])
    return changed


def pack_keys(keys: Sequence[str]) -> list[str]:
    """Each key but the first by one character, the number of letters (0 to 9, a to z for 10 to 35)
    that it shares with the key before, and the rest.
    """
    return [*keys[:1], *(_step(before, key) for before, key in pairwise(keys))]


def unpack_keys(packed: Sequence[str]) -> list[str]:
    """The inverse of :func:`pack_keys`."""
    return list(accumulate(packed, lambda before, step: before[: int(step[0], 36)] + step[1:]))


def _step(before: str, key: str) -> str:
    shared = min(shared_letters(before, key), len(_SHARED) - 1)
    return _SHARED[shared] + key[shared:]


def pack_steps(numbers: Sequence[int]) -> list[int]:
    """The first number, and each further one less the one before it."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def unpack_steps(steps: Sequence[int]) -> list[int]:
    """The inverse of :func:`pack_steps`."""
    return list(accumulate(steps))


def pack_months(months: Sequence[tuple[str, int]]) -> list[list[Any]]:
    """Runs of months (or years) of which each is the one before the last: the newest, and the first
    docid of each less that of the one before in the list, over all runs.
    """
    packed: list[list[Any]] = []
    expected = ""
    for (month, _), step in zip(months, pack_steps([first for _, first in months]), strict=True):
        if month != expected:
            packed.append([month])
        packed[-1].append(step)
        expected = _period_before(month)
    return packed


def unpack_months(packed: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """The inverse of :func:`pack_months`: months, each with its first docid."""
    months: list[list[Any]] = []
    first = 0
    for newest, *steps in packed:
        month = str(newest)
        for step in steps:
            first += step
            months.append([month, first])
            month = _period_before(month)
    return months


def _period_before(month: str) -> str:
    year, number = int(month[:_YEAR_LETTERS]), int(month[_YEAR_LETTERS + 1 :] or 0)
    if len(month) == _YEAR_LETTERS:
        return f"{year - 1:04}"
    return f"{year:04}-{number - 1:02}" if number > 1 else f"{year - 1:04}-{_MONTHS}"
