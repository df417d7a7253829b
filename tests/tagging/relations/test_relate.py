"""All relations of an archive together."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import lines_run
from tests.tagging.relations.samples import dated, holding, numbered, sketched
from warraq.reading.article import Article
from warraq.tagging.model import ArticleTags
from warraq.tagging.relations.relate import Relations, relate
from warraq.tagging.settings import TaggingSettings

Told = tuple[Article, ArticleTags]


def archive(size: int, seed: int = 1) -> list[Told]:
    """Stories over days, each told in copies and in other words, and what has no story."""
    chance = random.Random(seed)
    told = []
    for number in range(size):
        story = number // 6
        own = (
            range(200 * story, 200 * story + 40)
            if number % 3
            else range(9000 + 50 * number, 9040 + 50 * number)
        )
        text = " ".join(numbered(own))
        day = (
            None
            if number % 11 == 10
            else f"20{10 + story % 15}-0{1 + story % 9}-{1 + number % 6:02}"
        )
        tags = holding(f"story-{story}", f"person-{story}", f"often-{chance.randrange(5)}")
        told.append((dated(text, day, f"{number:05}.txt"), tags))
    return told


def relations(told: list[Told]) -> Relations:
    articles, tags = [each for each, _ in told], [each for _, each in told]
    sketches = [sketched(each.text) for each in articles]
    return relate(articles, tags, sketches, TaggingSettings())


def by_path(told: list[Told]) -> dict[str, Any]:
    """Relations by the articles' paths, which no order changes."""
    paths = [each.path for each, _ in told]
    found = relations(told)
    return {
        "related": {paths[i]: [paths[j] for j in each] for i, each in enumerate(found.related)},
        "groups": {paths[i]: [paths[j] for j in each] for i, each in enumerate(found.groups)},
        "stories": [
            (story.slug, story.title, [paths[j] for j in story.articles], story.tags)
            for story in found.stories
        ],
    }


EXPECTED = by_path(archive(48))


@given(st.permutations(range(48)))
def test_the_order_of_articles_changes_nothing(order: list[int]) -> None:
    told = archive(48)
    assert by_path([told[place] for place in order]) == EXPECTED


def test_the_samples_have_everything() -> None:
    assert sum(map(bool, EXPECTED["groups"].values())) > 10
    assert len(EXPECTED["stories"]) > 3
    assert sum(map(bool, EXPECTED["related"].values())) > 10


def test_the_earliest_by_date_then_path_heads_a_group_and_undated_ones_come_last() -> None:
    text = " ".join(numbered(range(30)))
    days = {"b.txt": "2021-05-02", "c.txt": "2021-05-01", "a.txt": "2021-05-02", "0.txt": None}
    told = [(dated(text, day, path), holding()) for path, day in days.items()]
    group = relations(told).groups[0]
    assert [told[place][0].path for place in group] == ["c.txt", "a.txt", "b.txt", "0.txt"]


def test_copies_are_neither_related_nor_in_a_story_beside_their_head() -> None:
    told = archive(120)
    found = relations(told)
    for place, others in enumerate(found.related):
        heads = [found.groups[each][0] if found.groups[each] else each for each in others]
        assert heads == others
        assert len(heads) == len(set(heads))
        assert not set(others) & set(found.groups[place])
    for story in found.stories:
        assert all(found.groups[each][:1] in ([], [each]) for each in story.articles)
        assert all(told[each][0].date for each in story.articles)


def test_a_later_article_changes_no_address_of_a_story() -> None:
    told = archive(48)
    before = relations(told)
    story = next(each for each in before.stories if len(each.articles) > 2)
    last = told[story.articles[-1]]
    day = last[0].date
    assert day is not None
    later = dated(" ".join(numbered(range(77_000, 77_040))), day.value, "zzz.txt")
    after = relations([*told, (later, last[1])])
    joined = next(each for each in after.stories if len(told) in each.articles)
    assert joined.slug == story.slug
    assert {each.slug for each in before.stories} <= {each.slug for each in after.stories}


@pytest.mark.parametrize(
    "text",
    ["", "خبر", "123 456 789", "plain English text of some words", "\ud800 خبر", "خبر " * 10_000],
)
def test_odd_texts_are_related_to_nobody(text: str) -> None:
    told = [(dated(text, "2021-05-01", "a.txt"), ArticleTags((), ())), *archive(12)]
    found = relations(told)
    assert found.groups[0] == []
    assert found.related[0] == []


def test_a_form_of_every_day_is_no_story() -> None:
    form = numbered(range(60))
    texts = {day: [*form, *numbered(range(900 + 40 * day, 930 + 40 * day))] for day in range(1, 6)}
    told = [
        (dated(" ".join(text), f"2021-05-0{day}", f"{day}.txt"), holding("weather", "dust"))
        for day, text in texts.items()
    ]
    assert relations([*told, *archive(30)]).groups[0] == []
    assert not any(0 in story.articles for story in relations([*told, *archive(30)]).stories)


def test_an_empty_archive_has_no_relations() -> None:
    assert relations([]) == Relations([], [], [])


def calls_and_lines(told: list[Told]) -> int:
    """Lines of Python that relating an archive runs."""
    articles, tags = [each for each, _ in told], [each for _, each in told]
    sketches = [sketched(each.text) for each in articles]
    return lines_run(lambda: relate(articles, tags, sketches, TaggingSettings()))


def test_the_work_grows_with_the_archive_and_not_with_its_square() -> None:
    few, many = calls_and_lines(archive(400)), calls_and_lines(archive(1600))
    assert many < 4.6 * few
