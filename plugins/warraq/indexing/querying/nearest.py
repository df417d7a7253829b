"""The form of the dictionary that a misspelt word most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.reading.files import IndexFiles

MIN_LETTERS: Final = 4
"""Letters of the shortest form that is corrected."""
LONG_FORM: Final = 7
"""Letters of a form from which on two slips are allowed for."""
MAX_SHARDS: Final = 6
"""Dictionary shards that are looked through at most: each costs a browser a request."""

_DIGITS: Final = frozenset("0123456789")


def nearest_form(form: str, files: IndexFiles) -> TermEntry | None:
    """Entry of the dictionary's form at the least distance from ``form``, or None;
    docs/search.md, "Nearest form".
    """
    if not _correctable(form):
        return None
    similar = files.manifest["analysis"]["similar"]
    shards = _shards(files, [begin + form[2:] for begin in near_beginnings(form, similar)])
    nearest = nearest_among(form, chain.from_iterable(shards), similar)
    return files.lookup(nearest.form) if nearest else None


def nearest_among(
    form: str, entries: Iterable[TermEntry], similar: Iterable[str]
) -> TermEntry | None:
    """The entry of the form nearest to ``form``, of equally near ones that of most articles, then
    the first; None where none is near enough.
    """
    if not _correctable(form):
        return None
    wanted = frozenset(near_beginnings(form, similar))
    offered = (entry for entry in entries if entry.form[:2] in wanted)
    return min(_ranked(form, offered), default=(0, 0, "", None))[3]


def near_beginnings(form: str, similar: Iterable[str]) -> Iterator[str]:
    """The two letters with which a form near to ``form`` may begin.

    Its own, then these exchanged, then each letter of a group of ``similar`` ones for the first.
    """
    yield form[:2]
    yield form[1] + form[0]
    for group in similar:
        if form[0] in group:
            yield from (letter + form[1] for letter in group if letter != form[0])


def _correctable(form: str) -> bool:
    return len(form) >= MIN_LETTERS and not _has_digit(form)


def _has_digit(form: str) -> bool:
    """Whether a form is or holds a number, which nobody should correct."""
    return not _DIGITS.isdisjoint(form)


def most_slips(form: str) -> int:
    """Greatest distance of a correction of ``form``."""
    return 2 if len(form) >= LONG_FORM else 1


def distance(one: str, other: str, most: int) -> int:
    """Damerau-Levenshtein distance of two words, or some number above ``most`` where it is greater.

    Optimal string alignment: letters inserted, dropped, replaced, or exchanged with the next one,
    each place changed once (Boytsov 2011, «Indexing methods for approximate dictionary searching»,
    section 2.2).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row = row, _next_row(one, other, place, letter, (before, row))
        if min(row) > most and min(before) > most:
            break
    return row[-1] if len(row) else most + 1


def _next_row(
    one: str, other: str, place: int, letter: str, above: tuple[list[int], list[int]]
) -> list[int]:
    two_above, one_above = above
    row = [place]
    for column, facing in enumerate(other, 1):
        cost = min(row[-1] + 1, one_above[column] + 1, one_above[column - 1] + (letter != facing))
        exchanged = place > 1 and column > 1 and letter == other[column - 2]
        if exchanged and one[place - 2] == facing:
            cost = min(cost, two_above[column - 2] + 1)
        row.append(cost)
    return row


def _shards(files: IndexFiles, forms: Sequence[str]) -> list[list[TermEntry]]:
    """The first different ones of the base's shards that would hold the forms."""
    found: dict[str, list[TermEntry]] = {}
    for form in forms:
        if shard := files.shard_entries(form):
            found.setdefault(shard[0].form, shard)
    return list(found.values())[:MAX_SHARDS]


def _ranked(form: str, entries: Iterable[TermEntry]) -> Iterator[tuple[int, int, str, TermEntry]]:
    """Distance, articles as a negative number, and form of the entries that are near enough."""
    most = most_slips(form)
    for entry in entries:
        if entry.function or _has_digit(entry.form):
            continue
        slips = distance(form, entry.form, most)
        if slips <= most:
            yield slips, -entry.df, entry.form, entry
