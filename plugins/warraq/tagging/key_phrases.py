"""Orders everything that names a document's content: names, phrases and stressed words together.

The score follows KP-Miner (El-Beltagy and Rafea 2009), frequency times rarity times a boost for
longer phrases, and like Hulth (2003) and Medelyan (2009) holds the place of the first mention for
the best single sign: it divides the score. The few constants are round numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from warraq.tagging.model import TagType

Key = tuple[str, ...]
_STRESS: Final = 1.5
_LEAD_SHARE: Final = 0.2
_RARITY: Final = 0.5
_WORD_BOOST: Final = 0.3
_LONGEST: Final = 3


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A name or topic with its score in one document; ``key`` are its forms without articles."""

    name: str
    type: TagType
    key: Key
    score: float


def stress(mentions: float, first: int, length: int) -> float:
    """How much a document stresses what it mentions so often, first at token ``first`` of
    ``length``.

    >>> stress(4, 0, 100) > stress(4, 50, 100) > stress(2, 50, 100)
    True
    """
    return float(math.log2(1 + mentions) ** _STRESS / (1 + first / max(length, 1) / _LEAD_SHARE))


def rarity(documents: int, total: int) -> float:
    """From 1 for what one article of the archive has towards 0 for what all have."""
    if total < 2:
        return 1.0
    return float((math.log(1 + total / max(documents, 1)) / math.log(1 + total)) ** _RARITY)


def length_boost(words: int) -> float:
    """A phrase says more than a word."""
    return 1 + _WORD_BOOST * (min(words, _LONGEST) - 1)


def best_first(found: Iterable[KeyPhrase]) -> list[KeyPhrase]:
    """Best first, each key once.

    A part of a better one goes. So does what holds a better phrase of two words or more; what
    holds a better word or name is something else and stays (فيروس كورونا beside كورونا).
    """
    kept: dict[Key, KeyPhrase] = {}
    for phrase in sorted(found, key=lambda each: (-each.score, each.type, each.name)):
        words = set(phrase.key)
        part = any(words <= set(other) for other in kept)
        whole = any(
            set(key) < words and len(key) > 1 and other.type == "topic"
            for key, other in kept.items()
        )
        if phrase.key and not part and not whole:
            kept[phrase.key] = phrase
    return list(kept.values())
