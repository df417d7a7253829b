"""Rewrites a headline as another writer might: clitics put on or taken off, spellings changed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

LIGHT: Final = 0.6
"""Share of the words that are rewritten."""
HEAVY: Final = 1.0

_CORE: Final = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")
"""A word of four letters or more, without the punctuation around it."""


def perturb(headline: str, chance: random.Random, share: float = LIGHT) -> str:
    """The headline with a share of its words changed, one change a word."""

    def change(word: re.Match[str]) -> str:
        changed = chance.random() < share
        return chance.choice(CHANGES)(word.group()) if changed else word.group()

    return _CORE.sub(change, headline)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _conjunction(word: str) -> str:
    return f"و{word}"


def _preposition(word: str) -> str:
    return f"لل{_bare(word)}" if word != _bare(word) else f"ل{word}"


def _with_article(word: str) -> str:
    return f"بال{_bare(word)}"


def _article(word: str) -> str:
    return _bare(word) if word != _bare(word) else f"ال{word}"


def _possessive(word: str) -> str:
    bare = _bare(word)
    return f"{bare[:-1]}تها" if bare.endswith("ة") else f"{bare}ها"


def _spelling(word: str) -> str:
    return word.translate(str.maketrans("أإآةىي", "اااهيى"))


def _stretched(word: str) -> str:
    return f"{word[:2]}ــ{word[2:]}"


CHANGES: Final[tuple[Callable[[str], str], ...]] = (
    _conjunction,
    _preposition,
    _with_article,
    _article,
    _possessive,
    _spelling,
    _stretched,
)
"""What may happen to a word."""
