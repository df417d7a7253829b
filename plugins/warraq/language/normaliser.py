"""Folds a written word to the form under which the dictionary files it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from warraq.language.characters import (
    ACCENTED,
    FOLDS,
    IGNORED,
    PRESENTATION_FORMS,
    character_class,
)

_PRESENTATION: Final = re.compile(character_class(PRESENTATION_FORMS))
_ACCENTED: Final = re.compile(character_class(ACCENTED))
_TABLE: Final[dict[int, str | None]] = {
    **{point: None for low, high in IGNORED for point in range(low, high + 1)},
    **{ord(source): target for source, target in FOLDS.items()},
}


@lru_cache(maxsize=1 << 16)  # news repeats its words: nine of ten calls are answered from here
def normalise(word: str) -> str:
    """Folded form of a word: what two spellings of the same word have in common.

    Takes a token (or any text) and returns it lower-cased, presentation forms and accents taken
    apart, marks and tatweel dropped, and letters folded by
    :data:`~warraq.language.characters.FOLDS`: alef and hamza forms to alef, ta marbuta to ha, alef
    maqsura and Persian ya to ya, every digit to ASCII. Idempotent. The browser does the same in
    the same order.

    >>> normalise("الأُسْرَة")
    'الاسره'
    """
    if _PRESENTATION.search(word):
        # Marks go first: NFKC turns a mark's presentation form into a space and the mark.
        word = unicodedata.normalize("NFKC", word.translate(_TABLE))
    word = word.lower()
    if _ACCENTED.search(word):
        word = unicodedata.normalize("NFD", word)
    return word.translate(_TABLE)
