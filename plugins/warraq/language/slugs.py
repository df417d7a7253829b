"""Slugs: the readable last part of an address."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from warraq.language.characters import (
    ARABIC_LETTERS,
    DIGITS,
    IGNORED,
    OTHER_LETTERS,
    PRESENTATION_FORMS,
    character_class,
)
from warraq.language.digits import latin_digits

MAX_LENGTH: Final = 80
"""Characters of a slug: with three-byte letters and ``.html`` still within a file name's 255 bytes.
"""

_PRESENTATION: Final = re.compile(f"{character_class(PRESENTATION_FORMS)}+")
_MARKS: Final = re.compile(f"{character_class(IGNORED)}+")
_WORD: Final = re.compile(f"{character_class(ARABIC_LETTERS, OTHER_LETTERS, DIGITS)}+")


def slugify(text: str, limit: int = MAX_LENGTH) -> str:
    """The text as one part of an address, or ``""`` where it holds no letter or digit.

    Keeps Arabic as it is written (no folding: a slug is to be read) but drops diacritics, tatweel
    and invisible marks; lower-cases Latin; writes digits in ASCII; turns every other run into one
    hyphen. The result is NFC, at most ``limit`` characters, cut at a word where one ends in time,
    and never holds a dot, a slash or a hyphen at its ends. Idempotent.

    >>> slugify("«الناتو»: قمّة بروكسل ٢٠٢١ (NATO)")
    'الناتو-قمة-بروكسل-2021-nato'
    """
    words = _WORD.findall(_plain(text))
    kept = words[:1]
    length = len(words[0]) if words else 0
    for word in words[1:]:
        length += 1 + len(word)
        if length > limit:
            break
        kept.append(word)
    return "-".join(kept)[:limit]


def _plain(text: str) -> str:
    text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    composed = unicodedata.normalize("NFC", text).lower()
    # Lower-casing can leave marks behind (İ becomes i and a dot above), and dropping one mark can
    # leave a letter beside another mark that it composes with; so marks go last, from composed
    # text.
    return latin_digits(_MARKS.sub("", unicodedata.normalize("NFC", composed)))
