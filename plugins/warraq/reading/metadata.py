"""What the fields of header and sidecar say of an article, each value checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from warraq.language.dates import parse_date
from warraq.language.slugs import slugify
from warraq.reading.article import PublicationDate
from warraq.reading.faults import Fault
from warraq.reading.fields import FIELD_NAMES, Given, split_authors, split_tags, without_html

Status = Literal["published", "draft", "hidden"]
STATUSES: Final = ("published", "draft", "hidden")
_WEB_ADDRESS: Final = re.compile(
    r"https?://[^\s<>\"]+\.[^\s<>\"]+|https?://[^\s<>\"/]+(?:/[^\s<>\"]*)?"
)


@dataclass(slots=True)
class Metadata:
    """An article's fields, checked; the bad ones stay unset and are in ``faults``."""

    title: str | None = None
    date: PublicationDate | None = None
    section: str | None = None
    section_source: Literal["header", "sidecar"] | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    source_url: str | None = None
    licence: str | None = None
    slug: str | None = None
    summary: str | None = None
    status: Status = "published"
    others: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def check_fields(fields: dict[str, Given]) -> Metadata:
    """The metadata that fields (by their name in ``FIELD_NAMES``) give."""
    metadata = Metadata()
    for name, given in fields.items():
        if name in _CHECKS:
            _CHECKS[name](metadata, given)
        elif name in _PLAIN:
            setattr(metadata, name, without_html(given.text) or None)
        else:
            metadata.others[name] = given.text
    return metadata


def _date(metadata: Metadata, given: Given) -> None:
    try:
        value, precision, time = parse_date(given.text)
    except ValueError as error:
        mend = "write 2021-09-29, 2021-09 or 2021"
        _fault(metadata, given, f"bad date {_quoted(given.text)} ({error})", mend)
    else:
        metadata.date = PublicationDate(value, precision, given.source, time)


def _section(metadata: Metadata, given: Given) -> None:
    section = without_html(given.text)
    if slugify(section):
        metadata.section, metadata.section_source = section, given.source
    else:
        _fault(metadata, given, f"section {_quoted(given.text)} has no letters", "name the section")


def _tags(metadata: Metadata, given: Given) -> None:
    metadata.tags = tuple(tag for tag in split_tags(given) if slugify(tag))


def _authors(metadata: Metadata, given: Given) -> None:
    metadata.authors = split_authors(given)


def _source_url(metadata: Metadata, given: Given) -> None:
    if _WEB_ADDRESS.fullmatch(given.text):
        metadata.source_url = given.text
    else:
        mend = "write the whole address, for example https://example.org/article"
        _fault(metadata, given, f"bad address {_quoted(given.text)}", mend)


def _slug(metadata: Metadata, given: Given) -> None:
    metadata.slug = slugify(given.text) or None
    if metadata.slug is None:
        mend = "write words with hyphens between them, or leave the line out"
        _fault(metadata, given, f"slug {_quoted(given.text)} has no letters or digits", mend)


def _status(metadata: Metadata, given: Given) -> None:
    status = given.text.lower()
    if status in STATUSES:
        metadata.status = cast("Status", status)
    else:
        mend = "write published, draft or hidden"
        _fault(metadata, given, f"unknown status {_quoted(given.text)}", mend)


_CHECKS: Final[dict[str, Callable[[Metadata, Given], None]]] = {
    "date": _date,
    "section": _section,
    "tags": _tags,
    "authors": _authors,
    "source_url": _source_url,
    "slug": _slug,
    "status": _status,
}
_PLAIN: Final = frozenset(FIELD_NAMES.values()) - _CHECKS.keys()


def _fault(metadata: Metadata, given: Given, what: str, mend: str) -> None:
    metadata.faults.append(Fault(given.shown, given.line, what, mend))


def _quoted(text: str) -> str:
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"
