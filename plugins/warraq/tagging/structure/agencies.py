"""Names of news agencies as datelines and credits write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from warraq.language.folding import FoldedText
from warraq.tagging.gazetteer import read_list
from warraq.tagging.structure.view import Span, View

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 6


class Agency(NamedTuple):
    """An agency's canonical name; one that is not ``clear`` needs a place or sign beside it."""

    name: str
    clear: bool


@cache
def agencies() -> dict[tuple[str, ...], Agency]:
    """Agencies by the folded words of each of their forms."""
    found: dict[tuple[str, ...], Agency] = {}
    for entry in read_list("agencies"):
        for written in (entry.canonical, *entry.aliases):
            key = tuple(_WORD.findall(FoldedText(written).folded))
            clear = not entry.ambiguous or len(key) > 1
            found[key] = Agency(entry.canonical, clear)
    return found


def agencies_in(view: View, start: int, end: int) -> list[tuple[Agency, Span]]:
    """The agencies that a span lists, or none where it holds any other word but و."""
    words = list(view.words(start, end))
    return list(_listed(words)) if 0 < len(words) <= 3 * _LONGEST else []


def _listed(words: list[re.Match[str]]) -> Iterator[tuple[Agency, Span]]:
    found: list[tuple[Agency, Span]] = []
    index = 0
    while index < len(words):
        length, agency = _longest(words, index)
        if agency is None and words[index].group() == "و" and found:
            index += 1
            continue
        if agency is None:
            return
        found.append((agency, Span(words[index].start(), words[index + length - 1].end())))
        index += length
    yield from found


def _longest(words: list[re.Match[str]], index: int) -> tuple[int, Agency | None]:
    forms = [match.group() for match in words[index : index + _LONGEST]]
    for length in range(len(forms), 0, -1):
        for key in _readings(forms[:length]):
            if key in agencies():
                return length, agencies()[key]
    return 0, None


def _readings(forms: list[str]) -> Iterator[tuple[str, ...]]:
    """The words, without a و before the first one too (رويترز والأناضول)."""
    yield tuple(forms)
    if forms[0].startswith("و") and len(forms[0]) > 3:
        yield (forms[0][1:], *forms[1:])
