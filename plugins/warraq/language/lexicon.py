"""Word lists written for Warraq, read once: base forms of common words and names, and news
spellings.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from warraq.language.normaliser import normalise


def _lines(name: str) -> list[str]:
    text = files("warraq.language").joinpath("data", name).read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@cache
def core_words() -> frozenset[str]:
    """Normalised base forms, without article or clitic, that count as attested in every archive."""
    return frozenset(normalise(word) for line in _lines("core_words.txt") for word in line.split())


@cache
def spelling_aliases() -> dict[str, str]:
    """Normalised variant -> normalised usual form, for words that news spells in two ways.

    A line of the file is ``usual = variant variant …``.
    """
    aliases = {}
    for line in _lines("aliases.txt"):
        usual, _, variants = line.partition("=")
        for variant in variants.split():
            aliases[normalise(variant)] = normalise(usual.strip())
    return aliases
