"""Lucene's light stemming of Arabic, rebuilt from its public description, to compare with.

The rules are those of Larkey, Ballesteros and Connell (2007), light10: fold, take one prefix off,
then pass once over the endings. No stop words: idf makes them light in every analyser compared.
"""

from __future__ import annotations

from typing import Final

from warraq.language.characters import IGNORED

_PREFIXES: Final = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
_SUFFIXES: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_MIN_STEM: Final = 2
_LETTERS: Final = {"آ": "ا", "أ": "ا", "إ": "ا", "ى": "ي", "ة": "ه"}
_FOLDS: Final[dict[int, str | None]] = {
    **{point: None for low, high in IGNORED for point in range(low, high + 1)},
    **{ord(digit): str(value) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")},
    **{ord(written): folded for written, folded in _LETTERS.items()},
}


def lucene_stem(word: str) -> str:
    """The stem of a written word.

    >>> [lucene_stem(word) for word in ("والمدرسة", "وزير", "لبنان")]
    ['مدرس', 'زير', 'لبن']
    """
    return _without_suffixes(_without_prefix(word.lower().translate(_FOLDS)))


def _without_prefix(word: str) -> str:
    for prefix in _PREFIXES:
        rest = _MIN_STEM if len(prefix) > 1 else _MIN_STEM + 1
        if word.startswith(prefix) and len(word) >= len(prefix) + rest:
            return word[len(prefix) :]
    return word


def _without_suffixes(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + _MIN_STEM:
            word = word.removesuffix(suffix)
    return word
