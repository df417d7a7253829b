"""Writes the search index of a site when Pelican has written its articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from warraq.indexing.document import Document
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writer import write_index
from warraq.reading.article import PublicationDate
from warraq.reading.excerpts import lead
from warraq.settings import load

FOLDER = "search"
"""Search folder of a site, relative to its root."""


def register() -> None:
    """Connects the room to Pelican."""
    signals.article_writer_finalized.connect(write_site_index)


def write_site_index(generator: Any, writer: object) -> None:
    """Indexes the generator's published articles into the site's search folder."""
    del writer  # part of the signal
    settings = load(
        IndexSettings, generator.settings.get("WARRAQ_INDEX", {}), "WARRAQ_INDEX in pelicanconf.py"
    )
    with generator.stopwatch.phase("indexing"):
        documents = (_document(page, settings.lead_characters) for page in generator.articles)
        write_index(documents, Path(generator.output_path) / FOLDER, settings)


def _document(page: Any, lead_characters: int) -> Document:
    record = page.record
    return Document(
        id=page.save_as,
        title=record.title,
        text=record.prose,
        date=_iso(record.date),
        section=record.section,
        source=record.source,
        lead=lead(record, lead_characters),
        tags=tuple(str(tag) for tag in page.tags),
        made=record.title_source == "made",
    )


def _iso(date: PublicationDate | None) -> str | None:
    if date is None:
        return None
    return f"{date.value}T{date.time}" if date.time else date.value
