"""What the index knows of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag of an article: ``kind`` is person, place, organisation, other or topic."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article to index.

    ``id`` names it in results: a site's output path or a collection's own id. ``date`` is ISO 8601
    as precise as known (``2021``, ``2021-09``, ``2021-09-29`` or with ``T13:05``), or None.
    ``title`` and ``text`` are searched; ``lead`` is shown; ``made`` says that the title was made
    by the build.
    """

    id: str
    title: str
    text: str
    date: str | None = None
    section: str | None = None
    source: str | None = None
    lead: str = ""
    tags: tuple[Tag, ...] = ()
    made: bool = False

    def stored(self) -> list[object]:
        """Values of :data:`STORED_FIELDS`, JSON-ready."""
        return [
            self.id, self.title, self.date, self.section, self.source,
            self.lead, [tag.name for tag in self.tags], int(self.made),
        ]  # fmt: skip


STORED_FIELDS = ("id", "title", "date", "section", "source", "lead", "tags", "made")
"""Names of the values of one article in the document store, in their order."""


def newest_first(documents: list[Document]) -> list[Document]:
    """The documents in docid order: newest first, equal dates by id, undated ones last.

    A date known to the month or year stands at its first moment.
    """
    by_id = sorted(documents, key=lambda document: document.id)
    return sorted(by_id, key=lambda document: document.date or "", reverse=True)
