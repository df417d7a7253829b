"""What :func:`~warraq.tagging.structure.find.find_structure` returns.

Every ``start`` and ``end`` counts code points of ``Article.text``, and ``text[start:end]`` is the
thing itself; every ``reason`` says in English what in the text it was taken from.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Origin(NamedTuple):
    """A place, agency, writer or body under its ``name``, and where the text has it."""

    name: str
    start: int
    end: int
    reason: str


class Dateline(NamedTuple):
    """The head of a story, its separators included, and the places it names."""

    start: int
    end: int
    places: tuple[Origin, ...]
    reason: str


class Speaker(NamedTuple):
    """Who speaks: ``name`` is the canonical name, or None for a phrase that gives no name.

    The place is the mention beside the verb; of a pronoun, the mention that it stands for.
    """

    name: str | None
    start: int
    end: int
    reason: str


class Quotation(NamedTuple):
    """Words of somebody, without their quotation marks; ``speaker`` is None where it stays open."""

    start: int
    end: int
    kind: Literal["direct", "reported"]
    speaker: Speaker | None
    reason: str


class Structure(NamedTuple):
    """Everything that one text says of itself, each kind in text order."""

    dateline: Dateline | None = None
    agencies: tuple[Origin, ...] = ()
    bylines: tuple[Origin, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    sources: tuple[Origin, ...] = ()
