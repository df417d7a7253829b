"""Word lists written for Warraq, read once: headwords, irregular forms and news spellings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from warraq.language.normaliser import normalise


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What conflation knows of the language, as normalised forms.

    ``headwords`` are base forms without article, clitic or inflection. ``irregular`` maps a broken
    plural, a verb's imperfect or a nisba to its base, ``spellings`` the variant of a news spelling
    to the usual one. An empty lexicon leaves all to the archive's own vocabulary.
    """

    headwords: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of Warraq's own lists; both sides of the irregular forms are headwords too."""
    irregular = read_pairs("irregular_forms.txt")
    spellings = read_pairs("aliases.txt")
    listed = {normalise(word) for line in _lines("core_words.txt") for word in line.split()}
    known = listed.union(irregular, irregular.values(), spellings, spellings.values())
    return Lexicon(frozenset(known), irregular, spellings)


def read_pairs(name: str) -> dict[str, str]:
    """Variant -> usual form, normalised, of a list with lines ``usual = variant variant …``."""
    pairs = {}
    for line in _lines(name):
        usual, _, variants = line.partition("=")
        for variant in variants.split():
            pairs[normalise(variant)] = normalise(usual.strip())
    return pairs


def _lines(name: str) -> list[str]:
    text = files("warraq.language").joinpath("data", name).read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]
