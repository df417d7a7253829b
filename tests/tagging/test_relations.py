"""Related articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warraq.tagging.model import ArticleTags, Tag
from warraq.tagging.relations import related


def holding(*names: str) -> ArticleTags:
    """An article with topics of these names."""
    return ArticleTags((), tuple(Tag(name, "topic", name, "test") for name in names))


def test_rare_tags_relate_more_than_common_ones() -> None:
    archive = [holding("a", "rare"), holding("a"), holding("a"), holding("a", "rare"), holding()]
    assert related(archive)[0] == [3, 1, 2]
    assert related(archive)[4] == []


def test_of_equals_the_nearest_come_first() -> None:
    archive = [holding("a") for _ in range(9)]
    assert related(archive, 4)[4] == [3, 5, 2, 6]


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), max_size=30))
def test_relations_are_mutual_enough_to_be_true(tags: list[list[str]]) -> None:
    archive = [holding(*names) for names in tags]
    for index, others in enumerate(related(archive)):
        assert len(others) == len(set(others)) <= 6
        assert index not in others
        assert all(set(tags[index]) & set(tags[other]) for other in others)
