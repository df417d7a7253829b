"""The structure of one text, from the text and the names found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from warraq.reading.article import Article
from warraq.tagging.model import Entity
from warraq.tagging.structure.bylines import find_bylines
from warraq.tagging.structure.credits import dateline_of, find_agencies
from warraq.tagging.structure.model import Structure
from warraq.tagging.structure.opening import find_opening
from warraq.tagging.structure.quotations import find_quotations
from warraq.tagging.structure.sources import find_sources
from warraq.tagging.structure.view import View

MAX_CHARACTERS: Final = 400_000
"""Characters of a text that are read; a longer file is a book."""


def find_structure(text: str, entities: Sequence[Entity]) -> Structure:
    """Dateline, agencies, bylines, quotations and sources of a text.

    ``text`` is ``Article.prose``, ``entities`` the names found in it, in text order. Pure; all
    offsets count code points of ``text``, and so of ``Article.text``.
    """
    text = text[:MAX_CHARACTERS]
    view = View(text, [each for each in entities if each.end <= len(text)])
    opening = find_opening(view)
    return Structure(
        dateline=dateline_of(view, opening) if opening else None,
        agencies=find_agencies(view, opening),
        bylines=find_bylines(view, opening),
        quotations=find_quotations(view),
        sources=find_sources(view),
    )


def source_of(
    article: Article, structure: Structure
) -> tuple[str | None, Literal["given", "text"] | None]:
    """Who published an article first, and whether its metadata or its text says so.

    What is given is never overridden; of the text only agencies count.
    """
    if article.source is not None:
        return article.source, "given"
    if structure.agencies:
        return "، ".join(agency.name for agency in structure.agencies), "text"
    return None, None
