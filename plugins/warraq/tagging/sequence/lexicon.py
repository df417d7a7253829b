"""What the texts of an archive say of its words: how often each is written with the article, with a
possessive pronoun, or neither.

Nouns and adjectives of the language are written in all these ways (مهجور، المهجور), names of people
and places in one only. A *base* is a form without clitics, article and inflection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

_CLITICS: Final = ("", "و", "ف", "ل", "ب", "ك", "ول", "وب")
_ARTICLES: Final = ("ال", "وال", "بال", "فال", "كال", "وبال", "لل", "ولل")
_INFLECTIONS: Final = ("ات", "ون", "ين", "ان", "يه", "ه", "ا", "ي", "ت")
_PRONOUNS: Final = ("تها", "ته", "تهم", "ها", "هم", "هما", "نا")
_LEAST_BASE: Final = 3
_LEAST_COUNT: Final = 2
_OFTEN: Final = 3
"""Logarithm to base two of the least number of forms that says something."""
_SHARES: Final = (0.02, 0.2, 0.8, 0.98)


def base(stem: str) -> str:
    """A form without article and without one inflection."""
    form = stem[2:] if stem.startswith("ال") and len(stem) > _LEAST_BASE + 1 else stem
    for ending in (*_PRONOUNS, *_INFLECTIONS):
        if form.endswith(ending) and len(form) - len(ending) >= _LEAST_BASE:
            return form[: -len(ending)]
    return form


def lexicon(counts: Mapping[str, int]) -> dict[str, str]:
    """Codes of the bases of an archive, from the numbers of its forms.

    A code is three digits: the logarithm of the number of forms of the base, and how large a part
    of these has the article and a pronoun. Bases found once are left out.
    """
    plain: Counter[str] = Counter()
    definite: Counter[str] = Counter()
    possessed: Counter[str] = Counter()
    for form, count in counts.items():
        stem, article = _opened(form, counts)
        key = base(stem)
        plain[key] += count
        if article:
            definite[key] += count
        elif stem.endswith(_PRONOUNS):
            possessed[key] += count
    return {
        key: _code(count, definite[key], possessed[key])
        for key, count in sorted(plain.items())
        if count >= _LEAST_COUNT
    }


def _opened(form: str, counts: Mapping[str, int]) -> tuple[str, bool]:
    """(stem, whether it had the article) of a form; a clitic goes where the rest is a word of the
    archive.
    """
    for article in _ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= _LEAST_BASE:
            return form[len(article) :], True
    for clitic in _CLITICS[1:]:
        rest = form[len(clitic) :]
        if form.startswith(clitic) and len(rest) >= _LEAST_BASE and counts.get(rest, 0) > 1:
            return rest, False
    return form, False


def _code(count: int, definite: int, possessed: int) -> str:
    return f"{min(count.bit_length(), 9)}{_part(definite / count)}{_part(possessed / count)}"


def _part(share: float) -> int:
    return sum(share >= bound for bound in _SHARES)


def is_everyday(stem: str, codes: Mapping[str, str]) -> bool:
    """Whether the archive writes a word's base both with and without the article or a pronoun,
    and often.
    """
    code = codes.get(base(stem), "000")
    return int(code[0]) >= _OFTEN and (code[1] in "123" or code[2] != "0")
