"""Words as numbers: 64 bits of BLAKE2b, the same on every machine and in every run."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from warraq.language.tokenizer import forms
from warraq.tagging.vocabulary import bare

Numbers = NDArray[np.uint64]
ShortNumbers = NDArray[np.uint32]

_LIMIT: Final = 300_000
"""Spellings remembered; a larger table is begun anew, which changes no number."""


class _WordNumbers(dict[str, int]):
    """Numbers of words, each computed once."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _LIMIT:
            self.clear()
        digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        number = self[word] = int.from_bytes(digest, "little")
        return number


_NUMBERS: Final = _WordNumbers()


def word_numbers(words: Iterable[str]) -> Numbers:
    """Numbers of words in their order."""
    return np.fromiter(map(_NUMBERS.__getitem__, words), dtype=np.uint64)


def short_numbers(words: Iterable[str]) -> ShortNumbers:
    """The upper halves of the numbers: of 100,000 words, one or two share one with another."""
    return (word_numbers(words) >> np.uint64(32)).astype(np.uint32)


def name_words(name: str) -> list[str]:
    """Words of a name without the article and لل; a word of one letter stands for nothing."""
    return [word for form in forms(name) if len(word := _bare(form)) > 1]


def _bare(form: str) -> str:
    return bare(f"ا{form[1:]}" if form.startswith("لل") else form)
