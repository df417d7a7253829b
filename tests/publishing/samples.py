"""Articles and tags made for tests."""

from __future__ import annotations

from typing import Any

from warraq.publishing.kinds import SiteTag
from warraq.publishing.presentation import Presentation
from warraq.publishing.records import ArticlePage, Image
from warraq.publishing.settings import PublishingSettings
from warraq.reading.article import Article, DatePrecision, PublicationDate
from warraq.reading.settings import ReadingSettings
from warraq.tagging.model import TagType
from warraq.tagging.structure.find import find_structure
from warraq.tagging.structure.model import Structure

PRECISIONS: dict[int, DatePrecision] = {4: "year", 7: "month", 10: "day"}


def article(number: int = 1, date: str | None = None, **fields: Any) -> Article:
    """A short article; ``date`` is ISO 8601 of any precision."""
    body = fields.pop("body", "افتتح معرض الكتاب أبوابه أمام القراء.")
    known = date and PublicationDate(
        date, PRECISIONS[len(date)], "header", fields.pop("time", None)
    )
    values: dict[str, Any] = {
        "path": f"ثقافة/{number:04}.md",
        "text": body,
        "body": body,
        "prose": body,
        "markup": "plain",
        "title": f"خبر {number}",
        "title_source": "given",
        "slug": f"خبر-{number}",
        "date": known or None,
    }
    return Article(**{**values, **fields})


class SampleSite:
    """The part of the archive that records ask."""

    def __init__(self, **settings: Any) -> None:
        self.presentation = Presentation(PublishingSettings(**settings))
        self.reading = ReadingSettings()
        self.zone = "UTC"

    def content_of(self, article: Article) -> Any:
        return f"<p>{article.body}</p>"

    def first_image_of(self, article: Article) -> Image | None:
        return None

    def structure_of(self, article: Article) -> Structure:
        return find_structure(article.prose, ())


def page(number: int = 1, date: str | None = None, **fields: Any) -> ArticlePage:
    """The record of a short article."""
    record = article(number, date, **fields)
    return ArticlePage(
        record, SampleSite(), f"articles/{record.slug}.html", f"articles/{record.slug}.html"
    )


def tag(name: str, kind: TagType = "person", *, url: bool = True) -> SiteTag:
    """A tag, with or without a page."""
    address = f"people/{name}.html" if url else None
    return SiteTag(name, kind, name.replace(" ", "-"), address, address or "")
