"""One article file becomes one Article record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from warraq.reading.article import Article, PublicationDate
from warraq.reading.faults import Fault, Refused, shown_path
from warraq.reading.fields import Given, header_fields, one_line, without_html
from warraq.reading.files import MARKDOWN, load_text
from warraq.reading.header import Header, parse_header
from warraq.reading.headline import made_headline
from warraq.reading.markdown_text import STRUCTURE, blank, body_images, running_text
from warraq.reading.metadata import Metadata, check_fields
from warraq.reading.paths import BadPathDate, PathFacts, path_facts
from warraq.reading.publication import text_date
from warraq.reading.settings import ReadingSettings
from warraq.reading.sidecar import parse_sidecar, sidecar_of
from warraq.reading.slug import slug_from_text

_CONTROLS: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)
_HEADING: Final = re.compile(r"\s*#[ \t]+(?P<title>[^\r\n]*?)[ \t#]*(?:\r\n|\r|\n|\Z)")
_WORD: Final = re.compile(r"[^\W_]")
_IMAGE: Final = re.compile(r"!\[|<img\b", re.IGNORECASE)


@dataclass(slots=True)
class _Source:
    """The file as it was decoded, and where its body begins."""

    path: str
    shown: str
    text: str
    header: Header
    start: int
    markdown: bool
    heading: str | None = None

    @property
    def body(self) -> str:
        return self.text[self.start :]


def read_article(
    content: Path, path: str, settings: ReadingSettings, *, follow_links: bool = False
) -> Article:
    """The article in the file ``path`` (relative to ``content``, with ``/``), with its sidecar.

    Header beats sidecar beats path beats text. With ``follow_links``, file and sidecar may be links
    that lead out of ``content``. Raises :class:`~warraq.reading.faults.Refused` with
    everything that is wrong with the file, its sidecar and its path.
    """
    shown = shown_path(content, path)
    sidecar, faults = _sidecar(content, path, settings, follow_links)
    facts, path_faults = _facts(path, shown)
    faults += path_faults
    try:
        text = load_text(content, path, settings, follow_links=follow_links)
        source = _source(path, shown, text)
    except Refused as refusal:
        raise _refused([*faults, *refusal.faults, *check_fields(sidecar).faults]) from None
    metadata = check_fields(sidecar | header_fields(source.header.fields, shown))
    faults += [*_text_faults(source), *metadata.faults]
    if faults:
        raise _refused(faults)
    return _article(source, metadata, facts, settings)


def _refused(faults: list[Fault]) -> Refused:
    return Refused(sorted(faults, key=lambda fault: fault.sort_key))


def _source(path: str, shown: str, text: str) -> _Source:
    markdown = path.lower().endswith(MARKDOWN)
    header = parse_header(text) if markdown else Header()
    return _Source(path, shown, text, header, header.end, markdown)


def _text_faults(source: _Source) -> list[Fault]:
    mend = "write 'Name: value', or indent the line by four spaces to go on with the one above"
    faults = [
        Fault(source.shown, line, "no field of the header", mend) for line in source.header.stray
    ]
    if _WORD.search(source.body) or (source.markdown and _IMAGE.search(source.body)):
        return faults
    if source.header.fields:
        what = "nothing but a header"
    else:
        what = "no words in it" if source.text.strip() else "the file is empty"
    return [*faults, Fault(source.shown, None, what, "write the article, or remove the file")]


def _sidecar(
    content: Path, path: str, settings: ReadingSettings, follow_links: bool
) -> tuple[dict[str, Given], list[Fault]]:
    sidecar = sidecar_of(path)
    file = content / sidecar
    if not file.exists() and not file.is_symlink():
        return {}, []
    try:
        text = load_text(content, sidecar, settings, follow_links=follow_links)
    except Refused as refusal:
        return {}, list(refusal.faults)
    return parse_sidecar(text, shown_path(content, sidecar))


def _facts(path: str, shown: str) -> tuple[PathFacts, list[Fault]]:
    try:
        return path_facts(path), []
    except BadPathDate as error:
        mend = "name folders and file by a date that exists, for example 2021/09/29/"
        fault = Fault(shown, None, f"its path gives a date that does not exist ({error})", mend)
        return PathFacts(None, "day", None, ""), [fault]


def _article(
    source: _Source, metadata: Metadata, facts: PathFacts, settings: ReadingSettings
) -> Article:
    if source.markdown and metadata.title is None:
        _take_heading(source)
    given = metadata.title or source.heading
    markup = _markup(source, given)
    prose = _prose(source, markup)
    title = given or made_headline(prose, settings.made_title_words) or facts.words or source.path
    slug = metadata.slug or facts.words or slug_from_text(given or prose, source.path)
    return Article(
        path=source.path,
        text=source.text,
        body=source.body,
        prose=prose,
        markup=markup,
        title=title,
        title_source="given" if given else "made",
        slug=slug,
        date=_date(metadata, facts, prose, settings),
        section=metadata.section or facts.section,
        section_source=metadata.section_source or ("path" if facts.section else None),
        tags=metadata.tags,
        authors=metadata.authors,
        source=metadata.source,
        source_url=metadata.source_url,
        licence=metadata.licence,
        summary=metadata.summary,
        status=metadata.status,
        images=body_images(source.body) if markup == "markdown" else (),
        metadata=metadata.others,
    )


def _take_heading(source: _Source) -> None:
    """A Markdown body that begins with a first-level heading gives it to the article as title."""
    heading = _HEADING.match(source.body)
    if heading and _WORD.search(heading["title"]):
        rest = source.body[heading.end() :]
        if _WORD.search(rest):
            source.heading = without_html(one_line(running_text(heading["title"])))
            source.start += heading.end()


def _markup(source: _Source, title: str | None) -> Literal["plain", "markdown"]:
    """A ``.md`` without a title is raw: one paragraph a line, unless it is written as Markdown."""
    if not source.markdown or (title is None and not STRUCTURE.search(source.body)):
        return "plain"
    return "markdown"


def _prose(source: _Source, markup: str) -> str:
    body = running_text(source.body) if markup == "markdown" else source.body
    return _CONTROLS.sub(" ", blank(source.text[: source.start]) + body)


def _date(
    metadata: Metadata, facts: PathFacts, prose: str, settings: ReadingSettings
) -> PublicationDate | None:
    if metadata.date:
        return metadata.date
    known = PublicationDate(facts.date, facts.precision, "path") if facts.date else None
    if (known and known.precision == "day") or not settings.dates_from_text:
        return known
    return text_date(prose, known) or known
