"""Takes the place of Pelican's generator for articles: an archive's timeline in one pass."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from markupsafe import Markup
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals
from pelican.writers import Writer

from warraq.publishing import lists
from warraq.publishing.assembly import link_pages, set_sections_and_authors, set_tags
from warraq.publishing.context import archive_stats, period_archives, year_rows
from warraq.publishing.feed import write_feed
from warraq.publishing.grouping import (
    group_by,
    group_by_period,
    slug_collisions,
)
from warraq.publishing.kinds import KINDS, SiteTag
from warraq.publishing.names import names_store, write_redirects
from warraq.publishing.presentation import Presentation
from warraq.publishing.records import ArticlePage, Image
from warraq.publishing.rendering import Bodies
from warraq.publishing.settings import SMALL_ARCHIVE, PublishingSettings, of_room
from warraq.publishing.sitemap import write_sitemap
from warraq.publishing.stopwatch import Stopwatch
from warraq.publishing.stories import SiteStory, set_copies, set_stories
from warraq.publishing.writer import check_inside, check_templates
from warraq.reading import read_archive
from warraq.reading.article import Article
from warraq.reading.faults import Fault, Refused
from warraq.reading.settings import ReadingSettings
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags
from warraq.tagging.names_store import Names
from warraq.tagging.relations.relate import Relations
from warraq.tagging.sections.proposals import ProposedSection
from warraq.tagging.shown import Shown
from warraq.tagging.structure.find import find_structure
from warraq.tagging.structure.model import Structure

logger = logging.getLogger(__name__)


class ArchiveGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Articles of an archive, in the attributes and template variables of Pelican's own generator.

    For plugins: ``archive`` are the published :class:`Article` records in timeline order. A
    receiver of ``article_generator_pretaxonomy`` obeys ``archive_names`` (names.toml), sets
    ``archive_tags`` and ``archive_sections`` (proposed sections) parallel to it,
    ``archive_relations``, and ``archive_shown``, what names.toml has to know of the tags; without
    one, articles have none of these. After it, ``articles`` are the :class:`ArticlePage` records
    in the same order, and ``stories`` the stories that they tell, the latest first.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.archive: list[Article] = []
        self.archive_tags: list[ArticleTags] = []
        self.archive_relations = Relations([], [], [])
        self.stories: list[SiteStory] = []
        self.archive_sections: list[ProposedSection | None] = []
        self.archive_names = Names()
        self.archive_shown: list[Shown] = []
        self.faults: list[Fault] = []
        self.names_faults: tuple[Fault, ...] = ()
        self.site_tags: list[SiteTag] = []
        self.stopwatch = Stopwatch()
        self._structure: tuple[Article | None, Structure] = (None, Structure())
        super().__init__(*args, **kwargs)
        self.names_store = names_store(self.settings)
        self.options = of_room(PublishingSettings, self.settings)
        self.reading = of_room(ReadingSettings, self.settings)
        self.presentation = Presentation(self.options)
        self.zone: str = self.settings.get("TIMEZONE", "UTC")
        self.bodies = Bodies(Path(self.path), {})

    def check_disabled_readers(self) -> None:
        """Nothing: articles do not go through Pelican's readers."""

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing: records resolve their links when they are written."""

    def generate_context(self) -> None:
        """Read, tag and group the archive, and set the template variables."""
        check_templates(self.env, str(Path(self.theme) / "templates"))
        with self.stopwatch.phase("reading"):
            records = self._read()
        with self.stopwatch.phase("tagging"):
            self._read_names()
        if self.names_faults or (self.faults and not self.settings["WARRAQ_SKIP_BAD"]):
            # The build ends once the other generators have told their faults too.
            self._update_context(())
            return
        published = [record for record in records if record.status == "published"]
        self.archive = sorted(published, key=lambda record: record.sort_key, reverse=True)
        with self.stopwatch.phase("tagging"):
            signals.article_generator_pretaxonomy.send(self)
        self._complete_tags()
        with self.stopwatch.phase("grouping"):
            self._make_pages(records)
            self._group()
            self._set_context()
        signals.article_generator_finalized.send(self)

    def generate_output(self, writer: Writer) -> None:
        """Write articles, lists, and what needs the site's address."""
        with self.stopwatch.phase("writing"):
            self.generate_pages(writer)
            write_feed(self)
            write_sitemap(self)
            write_redirects(self)
            self.bodies.copy_linked(Path(self.output_path))
        self.bodies.tell_missing()
        signals.article_writer_finalized.send(self, writer=writer)

    def generate_period_archives(self, write: Callable[..., None]) -> None:
        """Pages of years and months."""
        lists.write_periods(self, write)

    def generate_direct_templates(self, write: Callable[..., None]) -> None:
        """Home, indexes, search and the other pages of DIRECT_TEMPLATES."""
        lists.write_direct_templates(self, write)

    def generate_tags(self, write: Callable[..., None]) -> None:
        """Pages of tags and of stories."""
        lists.write_tags(self, write)
        lists.write_stories(self, write)

    def generate_categories(self, write: Callable[..., None]) -> None:
        """Pages of sections."""
        lists.write_groups(self, write, "category", self.categories)

    def generate_authors(self, write: Callable[..., None]) -> None:
        """Pages of authors, where the settings give them addresses."""
        lists.write_groups(self, write, "author", self.authors)

    def content_of(self, article: Article) -> Markup:
        """The body as safe HTML for the page that is being written."""
        return self.bodies.html(article, self.context["localsiteurl"])

    def first_image_of(self, article: Article) -> Image | None:
        """The article's first picture that lies in CONTENT."""
        return self.bodies.first_image(article)

    def structure_of(self, article: Article) -> Structure:
        """What the article's text says of itself; of the article asked for last it is kept."""
        known, structure = self._structure
        if known is not article:
            number = self._numbers.get(article.path)
            entities = self.archive_tags[number].entities if number is not None else ()
            structure = find_structure(article.prose, entities)
            self._structure = article, structure
        return structure

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Position of each published article in the archive."""
        return {article.path: number for number, article in enumerate(self.archive)}

    def every_page(self) -> Iterator[ArticlePage]:
        """Pages of all articles, listed or not."""
        yield from self.articles
        yield from self.hidden_articles
        yield from self.drafts

    def _read(self) -> list[Article]:
        records, self.faults = read_archive(Path(self.path), self.reading)
        for fault in self.faults:
            logger.error("%s", fault)
        return records

    def _read_names(self) -> None:
        try:
            self.archive_names = self.names_store.read(load_knowledge())
        except Refused as refused:
            self.names_faults = refused.faults
        for fault in self.names_faults:
            logger.error("%s", fault)

    def _complete_tags(self) -> None:
        if not self.archive_tags:
            self.archive_tags = [ArticleTags((), ()) for _ in self.archive]
        if not self.archive_relations.related:
            nothing: list[list[int]] = [[] for _ in self.archive]
            self.archive_relations = Relations(nothing, nothing, [])
        if not self.archive_sections:
            self.archive_sections = [None for _ in self.archive]
        for kind, slug, names in slug_collisions(self.archive_tags):
            listed = "، ".join(f"«{name}»" for name in names)
            logger.error("tags %s of kind %s have the same slug %s: rename one", listed, kind, slug)

    def _make_pages(self, records: Sequence[Article]) -> None:
        self.articles = [self._page(record, "ARTICLE") for record in self.archive]
        for page, proposed in zip(self.articles, self.archive_sections, strict=True):
            page.proposed_section = proposed
        rest = sorted(
            (record for record in records if record.status != "published"),
            key=lambda record: record.sort_key,
            reverse=True,
        )
        self.hidden_articles = [
            self._page(each, "ARTICLE") for each in rest if each.status == "hidden"
        ]
        self.drafts = [self._page(each, "DRAFT") for each in rest if each.status == "draft"]
        self.dates = [page for page in self.articles if page.date]
        minimum = self.options.min_tag_articles or (1 if len(self.archive) < SMALL_ARCHIVE else 2)
        kept = [tag.address for tag in self.archive_shown if tag.entry is not None]
        self.site_tags = set_tags(self.articles, self.archive_tags, minimum, self.settings, kept)
        unlisted = (*self.hidden_articles, *self.drafts)
        set_sections_and_authors(self.articles, unlisted, self.settings)
        self._relate()
        addresses = {page.record.path: page.url for page in self.every_page()}
        self.bodies = Bodies(Path(self.path), addresses)
        self._register_files()

    def _relate(self) -> None:
        found = self.archive_relations
        link_pages(self.articles, found.related)
        set_copies(self.articles, found.groups)
        self.stories = set_stories(self.articles, found.stories, self.site_tags, self.settings)

    def _page(self, record: Article, setting: str) -> ArticlePage:
        url = str(self.settings[f"{setting}_URL"]).format(slug=record.slug, lang="ar")
        save_as = str(self.settings[f"{setting}_SAVE_AS"]).format(slug=record.slug, lang="ar")
        return ArticlePage(record, self, url, check_inside(save_as))

    def _register_files(self) -> None:
        """Have Pelican copy the files that articles show or link to, and not copy their sources."""
        for page in self.every_page():
            self.context["generated_content"][page.record.path] = page
            self.context["static_links"].update(self.bodies.files(page.record))

    def _group(self) -> None:
        by_number = group_by(self.articles, lambda page: page.tag_numbers)
        self.tags = {self.site_tags[number]: pages for number, pages in by_number.items()}
        self.categories = sorted(
            group_by(self.articles, lambda page: (page.category,) if page.category else ()).items(),
            key=lambda item: (-len(item[1]), item[0].slug),
        )
        self.authors = sorted(
            group_by(self.articles, lambda page: page.authors).items(),
            key=lambda item: item[0].slug,
        )
        self.years = group_by_period(self.dates)
        self.period_archives = period_archives(self.years, self.settings, self.presentation)

    def _set_context(self) -> None:
        names = ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors")
        self._update_context((*names, "related_posts"))
        self.context.update(
            period_archives=self.period_archives,
            archive_stats=archive_stats(self.articles, self.years, self.site_tags),
            years=year_rows(self.years, self.settings),
            undated_count=len(self.articles) - len(self.dates),
            kinds={kind: names.name for kind, names in KINDS.items()},
            feed_url=self.settings.get("FEED_ALL_ATOM"),
            WARRAQ_SITEURL=self.settings["SITEURL"],
        )
