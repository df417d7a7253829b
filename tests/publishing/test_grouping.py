from __future__ import annotations

import random
from collections import Counter
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import lines_run
from tests.publishing.samples import page, tag
from warraq.publishing.assembly import link_pages, set_sections_and_authors, set_tags
from warraq.publishing.grouping import (
    by_frequency,
    by_letter,
    companions,
    group_by,
    group_by_period,
    month_counts,
    slug_collisions,
    tags_with_pages,
)
from warraq.publishing.kinds import SiteTag
from warraq.publishing.records import ArticlePage
from warraq.tagging.model import ArticleTags, Tag, TagType

SETTINGS: dict[str, Any] = {
    "TAG_URL": "{folder}/{slug}.html",
    "TAG_SAVE_AS": "{folder}/{slug}.html",
    "CATEGORY_URL": "sections/{slug}.html",
    "AUTHOR_URL": "authors/{slug}.html",
}


def tags(*names: str, given: bool = False, kind: TagType = "place") -> ArticleTags:
    return ArticleTags((), tuple(Tag(name, kind, name, "reason", given) for name in names))


def test_a_tag_has_a_page_if_enough_articles_have_it_or_one_was_given_it() -> None:
    archive = [tags("تونس", "قرطاج"), tags("تونس"), tags("صفاقس", given=True), tags()]
    assert tags_with_pages(archive, 2) == {("place", "تونس"), ("place", "صفاقس")}
    assert ("place", "قرطاج") in tags_with_pages(archive, 1)
    kept = [("place", "قرطاج"), ("place", "غائب")]
    assert tags_with_pages(archive, 9, kept) == tags_with_pages(archive, 9) | {("place", "قرطاج")}


def test_pages_know_which_of_their_tags_have_pages() -> None:
    pages = [page(1), page(2)]
    site_tags = set_tags(pages, [tags("تونس", "قرطاج"), tags("تونس")], 2, SETTINGS)
    assert [(each.name, each.url) for each in pages[0].tags] == [
        ("تونس", "places/تونس.html"),
        ("قرطاج", None),
    ]
    assert [each.name for each in site_tags] == ["تونس"]
    assert [each.tag_numbers for each in pages] == [(0,), (0,)]


def test_two_names_with_one_slug_are_found() -> None:
    archive = [
        ArticleTags((), (Tag("علي", "person", "علي", ""), Tag("عليّ", "person", "علي", ""))),
        ArticleTags((), (Tag("علي", "place", "علي", ""),)),
    ]
    assert slug_collisions(archive) == [("person", "علي", ["علي", "عليّ"])]


dates = st.one_of(
    st.none(),
    st.integers(2019, 2022).map(str),
    st.builds("{}-{:02}".format, st.integers(2019, 2022), st.integers(1, 12)),
    st.builds(
        "{}-{:02}-{:02}".format, st.integers(2019, 2022), st.integers(1, 12), st.integers(1, 28)
    ),
)


def timeline(*written: str | None) -> list[ArticlePage]:
    pages = [page(number, date) for number, date in enumerate(written)]
    return sorted(pages, key=lambda each: each.record.sort_key, reverse=True)


@given(st.lists(dates, max_size=30))
def test_periods_hold_what_a_look_at_every_article_finds(written: list[str | None]) -> None:
    pages = timeline(*written)
    years = group_by_period(pages)
    assert list(years) == sorted(years, reverse=True)
    for number in range(2018, 2024):
        expected = [each for each in pages if (each.iso_date or "").startswith(str(number))]
        assert (years[number].articles if number in years else []) == expected
        for month in range(1, 13):
            prefix = f"{number}-{month:02}"
            found = years[number].months.get(month, []) if number in years else []
            assert found == [each for each in pages if (each.iso_date or "").startswith(prefix)]
    assert dict(month_counts(pages)) == {
        number: [len(year.months.get(month, [])) for month in range(1, 13)]
        for number, year in years.items()
    }


@given(st.lists(st.lists(st.sampled_from("ابتثج"), max_size=4, unique=True), max_size=12))
def test_companions_are_those_that_stand_in_the_same_articles(articles: list[list[str]]) -> None:
    pages = [page(number) for number in range(len(articles))]
    site_tags = set_tags(pages, [tags(*names) for names in articles], 1, SETTINGS)
    pairs = Counter(pair for names in articles for pair in permutations(names, 2))
    for each in site_tags:
        members = [found for found in pages if each in found.tags]
        beside = companions(members, site_tags, each)
        assert {other.name: count for other, count in beside} == {
            second: count for (first, second), count in pairs.items() if first == each.name
        }
        assert [count for _, count in beside] == sorted(
            (count for _, count in beside), reverse=True
        )


def test_most_frequent_tags_come_first_and_each_kind_has_its_list() -> None:
    groups = {tag("سوريا", "place"): [1], tag("العراق", "place"): [1, 2], tag("أحمد زويل"): [1]}
    counted = by_frequency(groups)
    assert [(each.name, count) for each, count in counted["place"]] == [("العراق", 2), ("سوريا", 1)]
    assert [each.name for each, _ in counted["person"]] == ["أحمد زويل"]
    assert counted["topic"] == []
    assert list(counted) == ["person", "place", "organisation", "topic", "other"]


def test_the_index_joins_hamza_forms_and_passes_over_the_article() -> None:
    names = ["إيران", "أحمد زويل", "الجزائر", "جنيف", "آسيا", "NASA", "العراق"]
    letters = by_letter([(tag(name), 1) for name in names])
    assert [(letter, [each.name for each, _ in found]) for letter, found in letters] == [
        ("ا", ["أحمد زويل", "آسيا", "إيران"]),
        ("ج", ["الجزائر", "جنيف"]),
        ("ع", ["العراق"]),
        ("#", ["NASA"]),
    ]


def test_neighbours_are_dated_with_dated_and_undated_with_undated() -> None:
    pages = timeline("2021-09-29", "2020-01-01", None, None)
    link_pages(pages, [[1, 3], [], [], []])
    newest, oldest, first, second = pages
    assert (newest.next_article, newest.prev_article) == (None, oldest)
    assert (oldest.next_article, oldest.prev_article) == (newest, None)
    assert (first.prev_article, second.next_article) == (second, first)
    assert newest.related_posts == [oldest, second]


def test_sections_are_named_as_most_articles_write_them() -> None:
    listed = [
        page(number, section=name) for number, name in enumerate(["سياسة", "سياسه", "سياسة."])
    ]
    listed += [page(9, section="سياسة"), page(10, section="!"), page(11)]
    hidden = page(12, section="رياضة")
    set_sections_and_authors(listed, [hidden], SETTINGS)
    assert [each.category and each.category.name for each in listed] == [
        "سياسة", "سياسه", "سياسة", "سياسة", None, None,
    ]  # fmt: skip
    # A section without a listed article has no page to link to.
    assert hidden.category is None
    assert listed[0].category is not None
    assert listed[0].category.url == "sections/سياسة.html"


def test_an_author_named_twice_is_one_author() -> None:
    written = page(1, authors=("ليلى حداد", "ليلى  حداد", "سامي نصر"))
    set_sections_and_authors([written], [], SETTINGS)
    assert [each.name for each in written.authors] == ["ليلى  حداد", "سامي نصر"]
    assert written.author == written.authors[0]


class CountedTag(SiteTag):
    """Counts how often tags are compared, which happens inside C code as well."""

    comparisons = 0

    def __eq__(self, other: object) -> bool:
        CountedTag.comparisons += 1
        return super().__eq__(other)

    __hash__ = SiteTag.__hash__


def archive(size: int) -> tuple[list[ArticlePage], list[ArticleTags]]:
    """Articles over ten years; one tag in every second of them, the others ever rarer."""
    chance = random.Random(7)
    pages = timeline(*(f"20{10 + number % 10}-{number % 12 + 1:02}" for number in range(size)))
    found = []
    for number in range(size):
        rare = {f"نادر-{int(size * chance.random() ** 3)}" for _ in range(5)}
        found.append(tags(*(["شائع"] if number % 2 else []), *sorted(rare)))
    return pages, found


@pytest.mark.parametrize("limit", [2.3])
def test_the_work_grows_with_the_archive_and_not_with_its_square(limit: float) -> None:
    def work(size: int) -> tuple[int, int]:
        pages, found = archive(size)

        def group() -> None:
            site_tags = set_tags(pages, found, 1, SETTINGS)
            for each in pages:
                each.tags = [CountedTag(t.name, t.type, t.slug, t.url) for t in each.tags]
            groups = group_by(pages, lambda each: each.tag_numbers)
            by_frequency({site_tags[number]: members for number, members in groups.items()})
            group_by(pages, lambda each: each.tags)
            for number, members in groups.items():
                companions(members, site_tags, site_tags[number])
                month_counts(members)
            group_by_period(pages)
            link_pages(pages, [[] for _ in pages])
            set_sections_and_authors(pages, [], SETTINGS)

        CountedTag.comparisons = 0
        return lines_run(group), CountedTag.comparisons

    small, large = work(300), work(600)
    assert small[0] > 10_000
    assert small[1] > 300
    assert large[0] / small[0] < limit
    assert large[1] / small[1] < limit
