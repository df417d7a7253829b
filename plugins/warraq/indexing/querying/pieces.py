"""The parts of a query: words, phrases and fields, each found at a place of the text."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from warraq.indexing.querying.operators import AFTER, BEFORE, FIELDS, NOT_SIGNS, QUOTES
from warraq.indexing.querying.periods import period_at
from warraq.language.characters import SPACES, character_class
from warraq.language.tokenizer import forms, token_at

SPACE: Final = character_class(extra=SPACES)
NOT: Final = character_class(extra=NOT_SIGNS)
OPENING: Final = f"(?:^|(?<={SPACE}))"
"""Where operators and names of fields may stand: at the beginning or after a space."""

_FIELD_PLACE: Final = re.compile(f"{OPENING}|(?<=^{NOT})|(?<={SPACE}{NOT})")
_PHRASES: Final = tuple(
    re.compile(f"[{opening}]([^{opening}{closing}]*)[{closing}]") for opening, closing in QUOTES
)
_COLON: Final = re.compile(f":{SPACE}*")


class Piece(NamedTuple):
    """A part of a query: its place in the text, in code points, and its forms.

    ``field``: empty for words and phrases, else what :data:`FIELDS`
    gives. A date has one "form", the ISO date of its first (after) or last day (before).
    ``quoted``: a phrase, of one word perhaps.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    field: str = ""
    quoted: bool = False


def phrase_at(text: str, place: int) -> Piece | None:
    """The phrase in quotes that opens at a place, perhaps without a word."""
    for pattern in _PHRASES:
        if match := pattern.match(text, place):
            return Piece(place, match.end(), tuple(forms(match[1])), quoted=True)
    return None


def word_at(text: str, place: int) -> Piece | None:
    """The word or number that begins at a place."""
    token = token_at(text, place)
    return Piece(token.start, token.end, (token.form,)) if token else None


def field_at(text: str, place: int) -> Piece | None:
    """The field with its value that begins at a place."""
    name = token_at(text, place) if _FIELD_PLACE.match(text, place) else None
    colon = _COLON.match(text, name.end) if name else None
    if not name or not colon or name.form not in FIELDS:
        return None
    field, start = FIELDS[name.form], colon.end()
    value = _date(text, start, field) if field in (AFTER, BEFORE) else _value(text, start)
    return value._replace(start=place, field=field) if value else None


def _date(text: str, place: int, field: str) -> Piece | None:
    period = period_at(text, place)
    if period is None:
        return None
    return Piece(place, period.end, (period.first if field == AFTER else period.last,))


def _value(text: str, place: int) -> Piece | None:
    value = phrase_at(text, place) or word_at(text, place)
    return value if value and value.forms else None
