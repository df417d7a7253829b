"""Stories and copies as pages know them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.publishing.samples import page, tag
from warraq.publishing.grouping import significant
from warraq.publishing.records import ArticlePage
from warraq.publishing.stories import AROUND, SiteStory, set_copies, set_stories
from warraq.tagging.model import Tag
from warraq.tagging.relations.story import Story

SETTINGS: dict[str, Any] = {"STORY_URL": "s/{slug}/", "STORY_SAVE_AS": "s/{slug}/index.html"}


def told(*positions: int, slug: str = "خبر") -> Story:
    tags = (Tag("قناة السويس", "place", "قناة-السويس", ""), Tag("سفينة", "topic", "سفينة", ""))
    return Story(slug, "قناة السويس", positions, tags)


def days(*numbers: int) -> list[ArticlePage]:
    return [page(place, f"2021-03-{number:02}") for place, number in enumerate(numbers)]


def test_a_story_has_an_address_and_the_tags_that_have_pages() -> None:
    pages = days(1, 2, 3)
    (story,) = set_stories(pages, [told(0, 1, 2)], [tag("قناة السويس", "place")], SETTINGS)
    assert (story.url, story.save_as, story.page_name) == (
        "s/خبر/", "s/خبر/index.html", "s/خبر/index",
    )  # fmt: skip
    assert [each.name for each in story.tags] == ["قناة السويس"]
    assert [each.story for each in pages] == [story] * 3
    assert (story.first, story.last) == (pages[0], pages[2])


def test_without_settings_stories_stand_in_a_folder_of_their_own() -> None:
    (story,) = set_stories(days(1, 2, 3), [told(0, 1, 2)], [], {})
    assert story.url == story.save_as == "stories/خبر.html"


def test_the_story_told_last_comes_first() -> None:
    pages = days(1, 2, 3, 4, 5, 6)
    stories = set_stories(pages, [told(0, 1, 3), told(2, 4, 5, slug="آخر")], [], SETTINGS)
    assert [story.slug for story in stories] == ["آخر", "خبر"]


def test_a_copy_is_told_in_the_story_of_its_original_and_in_its_place() -> None:
    pages = days(1, 2, 2, 3, 4)
    set_copies(pages, [[], [1, 2], [1, 2], [], []])
    (story,) = set_stories(pages, [told(0, 1, 3)], [], SETTINGS)
    assert [each.story for each in pages] == [story, story, story, story, None]
    assert story.around(pages[2]) == [pages[0], pages[2], pages[3]]
    assert story.around(pages[1]) == [pages[0], pages[1], pages[3]]
    assert [each.original for each in pages] == [pages[0], pages[1], pages[1], pages[3], pages[4]]


@pytest.mark.parametrize(("place", "first", "last"), [(0, 0, AROUND), (5, 2, 8), (9, 6, 9)])
def test_a_long_story_is_shown_around_an_article(place: int, first: int, last: int) -> None:
    pages = days(*range(1, 11))
    story = SiteStory("", "", "", "", pages, [])
    assert story.around(pages[place]) == pages[first : last + 1]


def test_the_timeline_gathers_the_articles_of_each_day() -> None:
    pages = days(1, 1, 2, 5, 5)
    story = SiteStory("", "", "", "", pages, [])
    assert story.days == [
        (pages[0], pages[:2]), (pages[2], pages[2:3]), (pages[3], pages[3:]),
    ]  # fmt: skip


def test_companions_are_ordered_by_significance_and_have_a_floor() -> None:
    often, rare, once = tag("تركيا"), tag("أردوغان"), tag("أنقرة")
    beside = [(often, 6), (rare, 4), (once, 1)]
    holders = {often: 60, rare: 4, once: 1}
    assert significant(beside, 10, holders, 100, 0.1) == [(rare, 4)]
    assert significant(beside, 10, {**holders, often: 20}, 100, 0.1) == [(rare, 4), (often, 6)]
    assert significant(beside, 10, {**holders, often: 20}, 100, 15.0) == [(rare, 4)]
