"""Metadata fields: what a header or a sidecar may say, and reading each value of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

import nh3

from warraq.reading.header import Field

FIELD_NAMES: Final[dict[str, str]] = {
    "title": "title",
    "date": "date",
    "section": "section",
    "category": "section",
    "tags": "tags",
    "author": "authors",
    "authors": "authors",
    "source": "source",
    "source_url": "source_url",
    "url": "source_url",
    "licence": "licence",
    "license": "licence",
    "slug": "slug",
    "summary": "summary",
    "status": "status",
}
"""Field as it may be written (lower-cased) to the field it means; every other is kept as metadata.
"""


class Given(NamedTuple):
    """The value of a field, in the pieces it was written in, and where that stands."""

    name: str
    items: tuple[str, ...]
    shown: str
    line: int | None
    source: Literal["header", "sidecar"]
    whole: bool = False  # the items are a list already, so commas inside them mean nothing

    @property
    def text(self) -> str:
        """The value as one line of text."""
        return one_line(" ".join(self.items))


def header_fields(fields: Iterable[Field], shown: str) -> dict[str, Given]:
    """A header's fields by name, lines of one field joined; empty values count as not given."""
    given: dict[str, Given] = {}
    for field in fields:
        if not field.value:
            continue
        name = FIELD_NAMES.get(field.name, field.name)
        before = given.get(name)
        items = (*before.items, field.value) if before else (field.value,)
        line = before.line if before else field.line
        given[name] = Given(name, items, shown, line, "header")
    return given


_BLANKS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufffe\uffff]+")
_COMMAS: Final = re.compile("[,;،؛]")
_SEMICOLONS: Final = re.compile("[;؛]")


def one_line(text: str) -> str:
    r"""The text on one line: every run of blanks and control characters is one space.

    >>> one_line(" خبر\n  عاجل ")
    'خبر عاجل'
    """
    return _BLANKS.sub(" ", text).strip()


def without_html(text: str) -> str:
    """Plain text of a value that may hold HTML: tags dropped, entities read."""
    if "<" in text:
        text = nh3.clean(text, tags=set())
    return one_line(html.unescape(text)) if "&" in text else text


def split_tags(given: Given) -> tuple[str, ...]:
    """The tags of a field, split at Latin and Arabic commas and semicolons, each once."""
    return _parts(given, _COMMAS)


def split_authors(given: Given) -> tuple[str, ...]:
    """Author names: split at semicolons where there is one (``Doe, Jane; Roe, Jo``), else at
    commas.
    """
    return _parts(given, _SEMICOLONS if any(map(_SEMICOLONS.search, given.items)) else _COMMAS)


def _parts(given: Given, separator: re.Pattern[str]) -> tuple[str, ...]:
    split = (separator.split(item) if not given.whole else [item] for item in given.items)
    pieces = (without_html(one_line(piece)) for pieces in split for piece in pieces)
    return tuple(dict.fromkeys(piece for piece in pieces if piece))
