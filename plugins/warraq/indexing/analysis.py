"""Text of a document -> its forms with their frequencies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from warraq.indexing.document import Document
from warraq.language.tokenizer import forms, parts


class FormFrequency(NamedTuple):
    """How often one form stands in the title and in the body of a document."""

    form: str
    title: int
    body: int


class AnalysedDocument(NamedTuple):
    """Forms of a document in order of first occurrence, and its fields' lengths in tokens."""

    forms: list[FormFrequency]
    title_length: int
    body_length: int


def index_forms(text: str) -> Iterator[str]:
    """Forms under which a text is filed: every token's, and the parts of joined ones (إس-400)."""
    for form in forms(text):
        yield form
        if not form.isalpha():
            yield from parts(form)


def analyse(document: Document) -> AnalysedDocument:
    """Forms and lengths of a document's title and body."""
    title, title_length = _count(document.title)
    body, body_length = _count(document.text)
    forms = [
        FormFrequency(form, title.get(form, 0), body.get(form, 0)) for form in {**title, **body}
    ]
    return AnalysedDocument(forms, title_length, body_length)


def _count(text: str) -> tuple[dict[str, int], int]:
    counts: dict[str, int] = {}
    length = 0
    for form in index_forms(text):
        counts[form] = counts.get(form, 0) + 1
        length += 1
    return counts, length
