"""Titles of stories."""

from __future__ import annotations

import pytest

from tests.tagging.relations.samples import holding
from warraq.tagging.model import ArticleTags, Tag, TagType
from warraq.tagging.relations.features import find_features
from warraq.tagging.relations.story import LISTED, characteristic, made_title


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ([("إيران", "place"), ("الاتفاق النووي", "topic")], "الاتفاق النووي: إيران"),
        ([("جون كيري", "person"), ("فيينا", "place")], "جون كيري وفيينا"),
        ([("ناسا", "organisation"), ("SpaceX", "organisation")], "ناسا، SpaceX"),
        ([("قناة السويس", "place"), ("هيئة قناة السويس", "organisation")], "قناة السويس"),
        ([("أسعار النفط", "topic")], "أسعار النفط"),
        ([(name, "place") for name in ("عدن", "تعز", "لحج", "أبين")], "عدن وتعز ولحج"),
        ([], ""),
    ],
)
def test_a_title_says_different_things_topics_first(
    named: list[tuple[str, TagType]], title: str
) -> None:
    assert made_title([Tag(name, kind, name, "test") for name, kind in named]) == title


def test_what_most_articles_of_the_thread_have_and_few_others_is_characteristic() -> None:
    thread = [
        holding("common", "own", "half"),
        holding("common", "own", "once"),
        holding("own", "half"),
    ]
    crowd = [holding("common") for _ in range(5)] + [ArticleTags((), ())] * 30
    found = characteristic([0, 1, 2], find_features([*thread, *crowd], [b""] * 38))
    assert [tag.name for tag in found] == ["own", "half", "common"]


def test_a_story_lists_few_names() -> None:
    thread = [holding(*map(str, range(30)))] * 3
    features = find_features([*thread, *[ArticleTags((), ())] * 20], [b""] * 23)
    assert len(characteristic([0, 1, 2], features)) == LISTED
