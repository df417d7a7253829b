"""The Article record: what reading hands to every other room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

DateSource = Literal["header", "sidecar", "path", "text", "range"]
DatePrecision = Literal["day", "month", "year"]
SectionSource = Literal["header", "sidecar", "path"]


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When an article appeared, as precisely as is known, and how that is known.

    ``value`` is ISO 8601 of the given precision: ``2021-09-29``, ``2021-09`` or ``2021``; a time
    of day that the header gives stands apart in ``time`` (``13:05`` or ``13:05:59``, as written,
    no zone).
    """

    value: str
    precision: DatePrecision
    source: DateSource
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image of a Markdown body that points into the content folder."""

    target: str
    alt: str | None


@dataclass(slots=True)
class Article:
    """One article as read, before anything is known of the rest of the archive.

    ``path`` is the source file relative to the content folder, with ``/``. ``text`` is the decoded
    file without BOM, line ends kept. ``prose`` has the same length as ``text``, with everything
    that is not the article's running text (header, Markdown signs, link targets, raw HTML tags)
    replaced by spaces, so that offsets into it are offsets into the file. ``markup`` tells how the
    body is rendered: ``body`` is the part of ``text`` after any header. ``boilerplate`` are the
    places of what the article shares with many others of its archive, known once all are read.
    """

    path: str
    text: str
    body: str
    prose: str
    markup: Literal["plain", "markdown"]
    title: str
    title_source: Literal["given", "made"]
    slug: str
    date: PublicationDate | None = None
    section: str | None = None
    section_source: SectionSource | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    source_url: str | None = None
    licence: str | None = None
    summary: str | None = None
    status: Literal["published", "draft", "hidden"] = "published"
    images: tuple[Link, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    boilerplate: tuple[tuple[int, int], ...] = ()

    @property
    def own_prose(self) -> str:
        """``prose`` with spaces in place of boilerplate as well."""
        return blanked(self.prose, self.boilerplate)

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Ascending order of the archive's timeline; undated articles come before all dated ones.

        A date that is only known to the month or year stands at its first moment, and equal dates
        are ordered by path, so that the order never depends on the file system.
        """
        if self.date is None:
            return ("", "", self.path)
        return (self.date.value, self.date.time or "", self.path)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with spaces in place of ordered spans, so that every other place stays."""
    pieces: list[str] = []
    place = 0
    for start, end in spans:
        pieces += text[place:start], " " * (end - start)
        place = end
    return "".join([*pieces, text[place:]]) if pieces else text
