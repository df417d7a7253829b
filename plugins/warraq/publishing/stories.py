"""Stories as the site shows them, and what near-duplicates know of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from warraq.publishing.kinds import SiteTag
from warraq.publishing.records import ArticlePage
from warraq.publishing.writer import check_inside
from warraq.tagging.relations.story import Story

ADDRESS: Final = "stories/{slug}.html"
"""Where stories stand if STORY_URL and STORY_SAVE_AS say nothing else."""

AROUND: Final = 3
"""Articles of its story before and after an article that its page lists."""


@dataclass(slots=True)
class SiteStory:
    """A story with its page; ``articles`` are the earliest first, ``tags`` have pages."""

    title: str
    slug: str
    url: str
    save_as: str
    articles: list[ArticlePage]
    tags: list[SiteTag]

    @property
    def page_name(self) -> str:
        """The address without its ending."""
        return self.save_as.rpartition(".")[0]

    @property
    def first(self) -> ArticlePage:
        """The article that the story begins with."""
        return self.articles[0]

    @property
    def last(self) -> ArticlePage:
        """The latest article."""
        return self.articles[-1]

    @property
    def days(self) -> list[tuple[ArticlePage, list[ArticlePage]]]:
        """The timeline: articles of each day after the first of them, which dates them all."""
        groups = groupby(
            self.articles, key=lambda page: page.record.date and page.record.date.value
        )
        return [(members[0], members) for members in (list(group) for _, group in groups)]

    def around(self, page: ArticlePage) -> list[ArticlePage]:
        """A page among those before and after it, itself in the place of its original."""
        place = self.articles.index(page.original)
        told = self.articles[max(0, place - AROUND) : place + AROUND + 1]
        return [page if each is page.original else each for each in told]


def set_copies(pages: Sequence[ArticlePage], groups: Sequence[Sequence[int]]) -> None:
    """Give every page the group of near-duplicates that it belongs to."""
    for page, positions in zip(pages, groups, strict=True):
        page.copies = [pages[position] for position in positions]


def set_stories(
    pages: Sequence[ArticlePage],
    stories: Sequence[Story],
    site_tags: Sequence[SiteTag],
    settings: Mapping[str, Any],
) -> list[SiteStory]:
    """Give pages their stories, copies those of their originals; the latest story comes first."""
    with_pages = {(tag.type, tag.slug): tag for tag in site_tags}
    made: dict[int, SiteStory] = {}
    for story in stories:
        keys = ((tag.type, tag.slug) for tag in story.tags)
        site_story = SiteStory(
            title=story.title,
            slug=story.slug,
            url=str(settings.get("STORY_URL", ADDRESS)).format(slug=story.slug),
            save_as=check_inside(
                str(settings.get("STORY_SAVE_AS", ADDRESS)).format(slug=story.slug)
            ),
            articles=[pages[position] for position in story.articles],
            tags=[with_pages[key] for key in keys if key in with_pages],
        )
        made.update(dict.fromkeys(story.articles, site_story))
    by_page = {id(pages[position]): story for position, story in made.items()}
    for page in pages:
        page.story = by_page.get(id(page.original))
    found = list({id(story): story for story in made.values()}.values())
    return sorted(found, key=lambda story: story.last.record.sort_key, reverse=True)
