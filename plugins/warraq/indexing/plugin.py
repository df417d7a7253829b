"""Writes the search index of a site when Pelican has written its articles."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pelican.plugins import signals

from warraq.indexing.document import Document, Tag
from warraq.indexing.reading.manifest_reader import IndexUnreadableError
from warraq.indexing.settings import IndexSettings
from warraq.indexing.updating.changes import apply_changes, link_index
from warraq.indexing.updating.state import STATE, StateError
from warraq.indexing.writing.progress import shown_progress
from warraq.indexing.writing.writer import write_index
from warraq.reading.article import PublicationDate
from warraq.reading.excerpts import lead
from warraq.settings import load

log: Final = logging.getLogger(__name__)

FOLDER = "search"
"""Search folder of a site, relative to its root."""


def register() -> None:
    """Connects the room to Pelican."""
    signals.article_writer_finalized.connect(write_site_index)


def write_site_index(generator: Any, writer: object) -> None:
    """Indexes the generator's published articles into the site's search folder.

    Where the build has a state folder, the published index is brought up to date; where there is
    none, or ``WARRAQ_FRESH`` is set, or more has changed than a delta takes, it is made anew.
    """
    del writer  # part of the signal
    settings = load(
        IndexSettings, generator.settings.get("WARRAQ_INDEX", {}), "WARRAQ_INDEX in pelicanconf.py"
    )
    places = generator.settings.get("WARRAQ_PLACES")
    folder = Path(generator.output_path) / FOLDER
    with generator.stopwatch.phase("indexing"), shown_progress() as progress:
        if places and not generator.settings.get("WARRAQ_FRESH"):
            documents = _documents(generator, settings)
            if _updated(documents, places.output / FOLDER, folder, places.state / STATE, settings):
                return
        state = places.state / STATE if places else None
        documents = _documents(generator, settings)
        write_index(documents, folder, settings, state=state, progress=progress)


def _updated(
    documents: Iterator[Document],
    published: Path,
    folder: Path,
    state: Path,
    settings: IndexSettings,
) -> bool:
    """Whether the published index could be brought up to date, in ``folder``."""
    try:
        link_index(published, folder, state)
        apply_changes(folder, state, documents, settings=settings, complete=True)
    except (StateError, IndexUnreadableError) as error:
        log.info("The search index is built anew: %s", error)
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _documents(generator: Any, settings: IndexSettings) -> Iterator[Document]:
    return (_document(page, settings.lead_characters) for page in generator.articles)


def _document(page: Any, lead_characters: int) -> Document:
    record = page.record
    return Document(
        id=page.save_as,
        title=record.title,
        text=record.own_prose,
        date=_iso(record.date),
        section=page.filed_section,
        source=record.source,
        lead=lead(record, lead_characters),
        tags=tuple(Tag(tag.type, tag.name) for tag in page.tags),
        made=record.title_source == "made",
    )


def _iso(date: PublicationDate | None) -> str | None:
    if date is None:
        return None
    return f"{date.value}T{date.time}" if date.time else date.value
