"""The slug of an article that neither its header nor its file name gives one.

Frozen: addresses depend on every line here. It knows nothing of how headlines are made, so that a
better headline never moves an address.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Final

from warraq.language.slugs import slugify

_WORDS: Final = 6
_LETTERS: Final = 60
_HASH_DIGITS: Final = 6
_READ: Final = 400


def slug_from_text(text: str, path: str) -> str:
    """First words of the text (a title or the running text) and a short hash of the relative path.

    >>> slug_from_text("دشنت وزيرة الثقافة الأردنية مكتبة عامة باسم بيت الكتاب", "article.txt")
    'دشنت-وزيرة-الثقافة-الأردنية-مكتبة-عامة-1dd63c'
    """
    words = slugify(text.lstrip()[:_READ], _LETTERS).split("-")[:_WORDS]
    return "-".join([*filter(None, words), _short_hash(path)])


def _short_hash(path: str) -> str:
    composed = unicodedata.normalize("NFC", path).encode("utf-8", "surrogateescape")
    return hashlib.sha256(composed).hexdigest()[:_HASH_DIGITS]
