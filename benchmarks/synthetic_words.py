"""Words that larger archives would hold: a tail of ranks by a power law, each with its word.

The number of different forms of n articles grows as Heaps' law says, which is the same as a tail
of frequencies by Zipf's (Baeza-Yates and Navarro 2000, «Block addressing indices», section 4).
"""

from __future__ import annotations

import random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic_pool import RARE, Ints, Pool
from warraq.language.affixes import (
    ARTICLE_PREFIXES,
    CLITIC_LETTERS,
    CLITIC_PAIRS,
    INFLECTIONS,
    PRONOUN_SUFFIXES,
)

EXPONENT: Final = 1.8
"""Of Zipf's law in the tail. The 20,000 real articles fit with any from 1.5 to 2.4; this one
leads to 1.6 million forms in a million articles, with the keys of fields two million."""
RANKS: Final = 1 << 25
"""Where the tail ends; in a million articles nearly all forms beyond occur once."""
_STRONG: Final = "ثجحخدذرزشصضطظعغق"
"""Letters that no clitic or ending is written with."""
_DIGITS: Final = "0123456789٠١٢٣٤٥٦٧٨٩"
_WORLDS: Final = 240
_OF_WORDS: Final = 0.6
"""Share of new forms that are known words with other clitics and endings; the others are new
words. Of the forms that one real article of 20,000 holds, 73% share a term with another form."""
_PREFIXES: Final = ("", *ARTICLE_PREFIXES, *CLITIC_LETTERS, *CLITIC_PAIRS)
_SUFFIXES: Final = ("", *dict.fromkeys(PRONOUN_SUFFIXES + INFLECTIONS))


class Tail:
    """Rare forms: the real ones by their frequency, then invented ones without end."""

    def __init__(self, pool: Pool) -> None:
        rare = np.flatnonzero(pool.frequencies <= RARE)
        rare = rare[np.argsort(-pool.frequencies[rare], kind="stable")]
        draws = float(pool.frequencies[rare].sum())
        self.known = len(rare)
        self._real: list[str] = pool.words[pool.form_words[rare]].tolist()
        self._templates = [word for word in self._real if _permutable(word)]
        self._bases = [word for word in _usual_words(pool) if _is_base(word)]
        self._tables = [_exchanged(world) for world in range(_WORLDS)]
        self._shift = _solve_shift(draws, self.known)

    def ranks(self, chances: NDArray[np.float64]) -> Ints:
        """Ranks by the power law for chances from 0 to 1: the inverse of its distribution."""
        power = 1 - EXPONENT
        low, high = self._shift**power, (self._shift + RANKS) ** power
        ranks: Ints = (low - chances * (low - high)) ** (1 / power) - self._shift
        return ranks.astype(np.int64)

    def words(self, ranks: Ints) -> NDArray[np.object_]:
        """The words of ranks, as an array of texts: real ones, then some made of real parts."""
        different, places = np.unique(ranks, return_inverse=True)
        made = np.empty(len(different), dtype=object)
        known = int(np.searchsorted(different, self.known))
        made[:known] = [self._real[rank] for rank in different[:known].tolist()]
        made[known:] = self._invented(different[known:])
        words: NDArray[np.object_] = made[places]
        return words

    def _invented(self, ranks: Ints) -> list[str]:
        inflected = chances(ranks, 1) < _OF_WORDS
        bases = np.where(
            inflected,
            chances(ranks, 2) * len(self._bases),
            chances(ranks, 2) * len(self._templates),
        ).astype(np.int64)
        prefixes = (chances(ranks, 3) * len(_PREFIXES)).astype(np.int64)
        suffixes = (chances(ranks, 4) * len(_SUFFIXES)).astype(np.int64)
        worlds = (chances(ranks, 5) * _WORLDS).astype(np.int64)
        choices = (inflected, bases, prefixes, suffixes, worlds)
        return [
            _inflected(self._bases[base], _PREFIXES[prefix], _SUFFIXES[suffix])
            if known
            else self._templates[base].translate(self._tables[world])
            for known, base, prefix, suffix, world in zip(
                *(choice.tolist() for choice in choices), strict=True
            )
        ]


def chances(keys: Ints, salt: int) -> NDArray[np.float64]:
    """A number from 0 to 1 for each key, always the same for the same key and salt.

    The mixing function is SplitMix64's (Steele, Lea and Flood 2014, «Fast splittable pseudorandom
    number generators»).
    """
    mixed = keys.astype(np.uint64) + np.uint64(salt * 0x9E3779B97F4A7C15 % (1 << 64))
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    high = (mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)
    return high.astype(np.float64) * 2.0**-53


def expected_forms(draws: float, shift: float) -> float:
    """How many different ranks so many draws give on average."""
    edges = np.unique(np.geomspace(1, RANKS + 1, 4000).astype(np.int64)) - 1
    heights = (edges + shift) ** (1 - EXPONENT)
    widths = np.diff(edges)
    chances = (heights[:-1] - heights[1:]) / (heights[0] - heights[-1]) / widths
    return float((widths * -np.expm1(-draws * chances)).sum())


def _solve_shift(draws: float, forms: int) -> float:
    """The shift of the power law with which ``draws`` give ``forms`` different ranks."""
    low, high = 1.0, 1e7
    for _ in range(60):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if expected_forms(draws, middle) < forms else (low, middle)
    return low


def _usual_words(pool: Pool) -> list[str]:
    words: list[str] = pool.words[pool.form_words[pool.frequencies > RARE]].tolist()
    return words


def _is_base(word: str) -> bool:
    bare = not word.startswith((*ARTICLE_PREFIXES, "و"))
    return bare and 4 <= len(word) <= 7 and word.isalpha() and not word.isascii()


def _permutable(word: str) -> bool:
    return sum(letter in _STRONG or letter in _DIGITS for letter in word) >= 2


def _exchanged(world: int) -> dict[int, str]:
    """Exchanges strong letters and digits: a world in which roots differ and affixes stay."""
    chance = random.Random(world)
    table: dict[int, str] = {}
    for letters in (_STRONG, _DIGITS[:10], _DIGITS[10:]):
        table |= zip(map(ord, letters), chance.sample(letters, len(letters)), strict=True)
    return table


def _inflected(base: str, prefix: str, suffix: str) -> str:
    open_ending = suffix and base.endswith("ة")
    return f"{prefix}{base[:-1]}ت{suffix}" if open_ending else f"{prefix}{base}{suffix}"
