"""Rewrites a headline as another writer might: clitics put on or taken off, spellings changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

_SHARE: Final = 0.6
"""Words that are rewritten."""


def perturb(headline: str, chance: random.Random) -> str:
    """The headline with about six of ten words changed, one change a word."""
    return " ".join(
        chance.choice(_CHANGES)(word) if chance.random() < _SHARE and len(word) > 3 else word
        for word in headline.split()
    )


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


_CHANGES: Final[tuple[Callable[[str], str], ...]] = (
    _conjunction,
    _preposition,
    _with_article,
    _article,
    _possessive,
    _spelling,
    _stretched,
)
