"""Splits text into word and number tokens with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from warraq.language.characters import (
    ARABIC_LETTERS,
    DIGITS,
    HYPHENS,
    IGNORED,
    NUMBER_SEPARATORS,
    OTHER_LETTERS,
    character_class,
)
from warraq.language.normaliser import normalise


class Token(NamedTuple):
    """One word or number of a text.

    ``text`` as written, ``start`` and ``end`` in code points of the text it was cut from, and
    ``form``, its normalised form (never empty).
    """

    text: str
    start: int
    end: int
    form: str


_LETTER: Final = character_class(ARABIC_LETTERS, OTHER_LETTERS)
_FOREIGN: Final = character_class(OTHER_LETTERS)
_DIGIT: Final = character_class(DIGITS)
_MARK: Final = character_class(IGNORED)
_SEPARATOR: Final = character_class(extra=NUMBER_SEPARATORS)
_HYPHEN: Final = character_class(extra=HYPHENS)

_WORD: Final = f"{_LETTER}(?:{_LETTER}|{_MARK})*"
_NUMBER: Final = f"{_DIGIT}(?:{_DIGIT}|{_MARK})*(?:{_SEPARATOR}{_DIGIT}+)*"
# A hyphen joins a word and a number (إس-400, كوفيد-19); without one only foreign letters join
# (G20, 5G), because an Arabic letter before a number is a clitic (و3, ب50).
_TOKEN: Final = re.compile(
    f"{_FOREIGN}+{_HYPHEN}?{_NUMBER}|{_WORD}(?:{_HYPHEN}{_NUMBER})?"
    f"|{_NUMBER}(?:{_HYPHEN}{_WORD}|{_FOREIGN}+)?"
)
_PART: Final = re.compile(f"{_WORD}|{_NUMBER}")


def tokenize(text: str) -> Iterator[Token]:
    """Tokens of a text in reading order, joined ones (``إس-400``) whole.

    Splits at everything that is not a letter, digit or mark of
    :mod:`~warraq.language.characters`, Arabic punctuation included.
    """
    for match in _TOKEN.finditer(text):
        written = match.group()
        form = normalise(written)
        if form:
            yield Token(written, match.start(), match.end(), form)


def token_at(text: str, place: int) -> Token | None:
    """The token that begins at a place of a text (in code points), or None."""
    match = _TOKEN.match(text, place)
    if match is None or not (form := normalise(match.group())):
        return None
    return Token(match.group(), place, match.end(), form)


def forms(text: str) -> Iterator[str]:
    """Forms of :func:`tokenize` without their places, in half the time."""
    return filter(None, map(normalise, _TOKEN.findall(text)))


def written_tokens(text: str) -> list[str]:
    """Tokens of a text as they are written; the form of one may be empty."""
    return _TOKEN.findall(text)


def parts(form: str) -> list[str]:
    """Word and number parts of a joined form, or nothing where it is not joined.

    >>> parts("اس-400")
    ['اس', '400']
    """
    found = [match.group() for match in _PART.finditer(form)]
    return found if len(found) > 1 else []
