"""The lists of places and given names, by folded words, for places where a text must have one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from warraq.language.folding import FoldedText
from warraq.tagging.gazetteer import read_list

_WORD: Final = re.compile(r"[^\W_]+")


@cache
def listed_places() -> dict[str, str]:
    """Canonical names of listed places by their folded words, those that are nouns too included.

    Of a city and a state of one name the city counts: stories are written in cities.
    """
    found: dict[str, str] = {}
    for entry in sorted(read_list("places"), key=lambda entry: entry.section == "state-aliases"):
        for written in (entry.canonical, *entry.aliases):
            found.setdefault(key_of(written), entry.canonical)
    return found


@cache
def listed_media() -> dict[str, str]:
    """Canonical names of listed papers, channels and agencies by their folded words."""
    return {
        key_of(written): entry.canonical
        for entry in read_list("organisations")
        if entry.section == "media"
        for written in (entry.canonical, *entry.aliases)
    }


@cache
def given_names() -> frozenset[str]:
    """Listed given names, folded."""
    entries = read_list("given_names")
    return frozenset(
        key_of(name) for entry in entries for name in (entry.canonical, *entry.aliases)
    )


def key_of(written: str) -> str:
    """The folded words of a name, with one space between them."""
    return " ".join(_WORD.findall(FoldedText(written).folded))
