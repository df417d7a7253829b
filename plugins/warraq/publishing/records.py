"""Article records as templates and plugins see them: Pelican's names, little memory."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from markupsafe import Markup
from pelican.urlwrappers import Author, Category

from warraq.publishing.kinds import KINDS, SiteTag
from warraq.publishing.presentation import Presentation, iso_date, moment
from warraq.reading.article import Article
from warraq.reading.excerpts import lead
from warraq.reading.settings import ReadingSettings
from warraq.tagging.sections.proposals import ProposedSection
from warraq.tagging.structure.model import Dateline, Origin, Quotation, Structure

if TYPE_CHECKING:
    from warraq.publishing.stories import SiteStory


@dataclass(frozen=True, slots=True)
class Image:
    """The first picture of an article; width and height in pixels where the file tells them."""

    url: str
    alt: str
    width: int | None
    height: int | None


PROPOSED_MARK: Final = "قسم مقترح"
"""Stands beside a section that the build proposed."""


class Site(Protocol):
    """What records ask of the archive that they belong to."""

    presentation: Presentation
    reading: ReadingSettings
    zone: str

    def content_of(self, article: Article) -> Markup:
        """The body as safe HTML, links resolved for the page that is being written."""

    def first_image_of(self, article: Article) -> Image | None:
        """The article's first own picture."""

    def structure_of(self, article: Article) -> Structure:
        """What the article's text says of itself."""


class ArticlePage:
    """An article with its page: Pelican's attribute names over a record of reading.

    ``record`` is that record. What a page needs rarely is computed when a template asks for it; the
    body's HTML is never kept. Attributes that plugins set are held as on any object.
    ``prev_article`` is the next older one, ``next_article`` the next newer, as pelican-neighbors
    has them.
    """

    __slots__ = (
        "__dict__", "__weakref__", "_site", "_summary", "authors", "category", "date",
        "next_article", "prev_article", "proposed_section", "record", "related_posts", "save_as",
        "tag_numbers", "tags", "url",
    )  # fmt: skip

    lang = "ar"
    in_default_lang = True
    template = "article"
    translations: Sequence[object] = ()

    def __init__(self, record: Article, site: Site, url: str, save_as: str) -> None:
        self.record = record
        self._site = site
        self.url = url
        self.save_as = save_as
        self.date: datetime | None = moment(record.date, site.zone) if record.date else None
        self.category: Category | None = None
        self.proposed_section: ProposedSection | None = None
        self.authors: list[Author] = []
        self.tags: list[SiteTag] = []
        self.tag_numbers: tuple[int, ...] = ()
        self.related_posts: list[ArticlePage] = []
        self.copies: list[ArticlePage] = []
        self.story: SiteStory | None = None
        self.prev_article: ArticlePage | None = None
        self.next_article: ArticlePage | None = None
        self._summary: Markup | None = None

    def __repr__(self) -> str:
        return f"<ArticlePage {self.record.path!r}>"

    def __str__(self) -> str:
        return self.record.path

    @property
    def title(self) -> str:
        """Headline, plain text."""
        return self.record.title

    @property
    def title_source(self) -> str:
        """``given``, or ``made`` by the build."""
        return self.record.title_source

    @property
    def original(self) -> ArticlePage:
        """The earliest article of the same text, for most the article itself."""
        return self.copies[0] if self.copies else self

    @property
    def slug(self) -> str:
        """Last part of the address."""
        return self.record.slug

    @property
    def status(self) -> str:
        """``published``, ``hidden`` or ``draft``."""
        return self.record.status

    @property
    def section(self) -> str | None:
        """The section that was given, else the proposed one (then ``proposed_section`` is set)."""
        proposed = self.proposed_section.name if self.proposed_section else None
        return self.record.section or proposed

    @property
    def filed_section(self) -> str | None:
        """The section as the search index files and shows it: a proposed one says that it is."""
        marked = self.proposed_section and not self.record.section
        return f"{self.section} ({PROPOSED_MARK})" if marked else self.section

    @property
    def source(self) -> str | None:
        """Who published the text first."""
        return self.record.source

    @property
    def dateline(self) -> Dateline | None:
        """The head of the text, with the places it names."""
        return self._site.structure_of(self.record).dateline

    @property
    def agencies(self) -> tuple[Origin, ...]:
        """News agencies that the text names as its origin."""
        return self._site.structure_of(self.record).agencies

    @property
    def bylines(self) -> tuple[Origin, ...]:
        """Writers whom the text names."""
        return self._site.structure_of(self.record).bylines

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Words of others in the text, with their speakers."""
        return self._site.structure_of(self.record).quotations

    @property
    def sources(self) -> tuple[Origin, ...]:
        """Bodies and people that the text refers to."""
        return self._site.structure_of(self.record).sources

    @property
    def source_url(self) -> str | None:
        """Where it was published first."""
        return self.record.source_url

    @property
    def licence(self) -> str | None:
        """Terms of use of the text."""
        return self.record.licence

    @property
    def source_path(self) -> str:
        """Source file relative to the content folder."""
        return self.record.path

    @property
    def relative_source_path(self) -> str:
        """The same, under Pelican's other name."""
        return self.record.path

    @property
    def metadata(self) -> Mapping[str, Any]:
        """Everything that the article's header or sidecar says, as written."""
        return self.record.metadata

    @property
    def author(self) -> Author | None:
        """The first author."""
        return self.authors[0] if self.authors else None

    @property
    def locale_date(self) -> str | None:
        """The date in Arabic, as precisely as it is known."""
        date = self.record.date
        return self._site.presentation.date(date.value, date.precision) if date else None

    @property
    def hijri_date(self) -> str | None:
        """The Hijri date of a known day."""
        date = self.record.date
        return self._site.presentation.hijri_date(date.value) if date else None

    @property
    def iso_date(self) -> str | None:
        """The date for machines, as precisely as it is known."""
        return iso_date(self.record.date) if self.record.date else None

    @property
    def date_source(self) -> str | None:
        """Where the date comes from."""
        return self.record.date.source if self.record.date else None

    @property
    def date_precision(self) -> str | None:
        """``day``, ``month`` or ``year``."""
        return self.record.date.precision if self.record.date else None

    @property
    def tags_by_type(self) -> dict[str, list[SiteTag]]:
        """The article's tags by kind, kinds without tags left out."""
        groups: dict[str, list[SiteTag]] = {kind: [] for kind in KINDS}
        for tag in self.tags:
            groups[tag.type].append(tag)
        return {kind: tags for kind, tags in groups.items() if tags}

    @property
    def summary(self) -> Markup:
        """Plain lead of the article, escaped."""
        if self._summary is None:
            self._summary = Markup.escape(lead(self.record, self._site.reading.lead_characters))
        return self._summary

    @property
    def content(self) -> Markup:
        """The body as safe HTML."""
        return self._site.content_of(self.record)

    @property
    def first_image(self) -> Image | None:
        """The first picture that lies in the content folder."""
        return self._site.first_image_of(self.record)

    @property
    def word_count(self) -> int:
        """Words of running text."""
        return len(self.record.prose.split())

    @property
    def reading_time(self) -> int:
        """Whole minutes, at least one."""
        return max(
            1, math.ceil(self.word_count / self._site.presentation.settings.words_per_minute)
        )
