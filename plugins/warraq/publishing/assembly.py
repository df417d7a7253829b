"""Puts together what pages know of one another: tags, sections, authors, neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pelican.urlwrappers import Author, Category

from warraq.language.slugs import slugify
from warraq.publishing.grouping import tags_with_pages
from warraq.publishing.kinds import KINDS, SiteTag
from warraq.publishing.records import ArticlePage
from warraq.publishing.writer import check_inside
from warraq.tagging.model import ArticleTags, Tag


def set_tags(
    pages: Sequence[ArticlePage],
    archive_tags: Sequence[ArticleTags],
    minimum: int,
    settings: Mapping[str, Any],
    kept: Iterable[tuple[str, str]] = (),
) -> list[SiteTag]:
    """Give every page its tags; returns the tags that have pages, by their numbers.

    A tag has a page if at least ``minimum`` articles have it, or one was given it, or one has it
    and it is among the ``kept``, (type, slug) of tags that had a page before.
    """
    with_pages = tags_with_pages(archive_tags, minimum, kept)
    site_tags: list[SiteTag] = []
    numbers: dict[SiteTag, int] = {}
    for page, found in zip(pages, archive_tags, strict=True):
        page.tags = [
            _site_tag(tag, (tag.type, tag.slug) in with_pages, settings) for tag in found.tags
        ]
        shown = [tag for tag in page.tags if tag.url]
        for tag in shown:
            if tag not in numbers:
                numbers[tag] = len(site_tags)
                site_tags.append(replace(tag, reason="", given=False))
        page.tag_numbers = tuple(numbers[tag] for tag in shown)
    return site_tags


def _site_tag(tag: Tag, has_page: bool, settings: Mapping[str, Any]) -> SiteTag:
    made = SiteTag(tag.name, tag.type, tag.slug, reason=tag.reason, given=tag.given)
    if has_page:
        place = {"folder": KINDS[tag.type].folder, "slug": tag.slug}
        made.url = str(settings["TAG_URL"]).format(**place)
        made.save_as = check_inside(str(settings["TAG_SAVE_AS"]).format(**place))
    return made


def set_sections_and_authors(
    listed: Iterable[ArticlePage], unlisted: Iterable[ArticlePage], settings: Mapping[str, Any]
) -> None:
    """Give every page its section and authors, as far as listed articles make pages for them."""
    pages = list(listed)
    sections = _Names(Category, settings, (page.section or "" for page in pages))
    authors = _Names(Author, settings, (name for page in pages for name in page.record.authors))
    for page in (*pages, *unlisted):
        page.category = sections.find(page.section or "")
        found = (authors.find(name) for name in page.record.authors)
        page.authors = list(dict.fromkeys(author for author in found if author))


def link_pages(pages: Sequence[ArticlePage], related: Sequence[Sequence[int]]) -> None:
    """Give every page its neighbours in time, undated ones apart, and its related articles."""
    dated = [page for page in pages if page.date]
    undated = [page for page in pages if not page.date]
    for chain in (dated, undated):
        for newer, older in pairwise(chain):
            newer.prev_article, older.next_article = older, newer
    for page, positions in zip(pages, related, strict=True):
        page.related_posts = [pages[position] for position in positions]


class _Names:
    """Pelican's objects for sections or authors, one a slug, named as most articles write it."""

    def __init__(
        self, wrapper: Callable[[str, object], Any], settings: object, names: Iterable[str]
    ) -> None:
        self._made: dict[str, Any] = {}
        spellings: dict[str, Counter[str]] = {}
        for name in names:
            if slug := slugify(name):
                spellings.setdefault(slug, Counter())[name] += 1
        for slug, counts in spellings.items():
            common = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))[0]
            self._made[slug] = wrapper(common, settings)
            self._made[slug].slug = slug

    def find(self, name: str) -> Any:
        """The object for a name, None where no listed article has it or it holds no letter."""
        return self._made.get(slugify(name))
