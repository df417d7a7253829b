"""The terms of an article by which its section is told: weighted light stems of its beginning."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import Final

from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import forms
from warraq.reading.article import Article

READ: Final = 3000
"""Characters of an article that are read: its subject stands at its beginning."""

Bag = dict[str, float]
"""Weight of each term of an article, in the order of the terms."""

_PREFIXES: Final = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و")
_SUFFIXES: Final = ("ها", "ات", "ون", "ين", "يه", "ان", "ه", "ي")
_LEAST: Final = 3
_LEAD_TERMS: Final = 30
_LEAD_WEIGHT: Final = 1.5
_REPEATED: Final = 0.5


def bag_of(article: Article) -> Bag:
    """Terms of an article's given title and of the beginning of its text.

    A term weighs the more the more often it stands there (logarithm), and half as much again among
    the first ones.
    """
    text = article.prose.lstrip()[:READ]
    if article.title_source == "given":
        text = f"{article.title}\n{text}"
    found = terms(text)
    lead = set(found[:_LEAD_TERMS])
    return {
        each: (1 + _REPEATED * math.log(count)) * (_LEAD_WEIGHT if each in lead else 1.0)
        for each, count in sorted(Counter(found).items())
    }


def terms(text: str) -> list[str]:
    """Terms of a text in its order; particles and numbers are none."""
    return [found for form in forms(text) if (found := term(form))]


@lru_cache(maxsize=1 << 16)
def term(form: str) -> str:
    """The light stem of a normalised form, ``""`` of one that says nothing of a subject.

    One prefix off, then each ending once, as in light10 (Larkey, Ballesteros and Connell 2007),
    never to less than three letters.

    >>> term("والرياضيين"), term("في"), term("2021")
    ('رياض', '', '')
    """
    if form in FUNCTION_WORDS or not form[0].isalpha():
        return ""
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= _LEAST:
            form = form[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= _LEAST:
            form = form[: -len(suffix)]
    return form if len(form) >= _LEAST else ""
