"""Related articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.relations.samples import holding, stressing
from warraq.tagging.model import ArticleTags
from warraq.tagging.relations.features import find_features
from warraq.tagging.relations.related import LEAST_LIKENESS, NEIGHBOURS, neighbours, related


def of(archive: list[ArticleTags], limit: int = 6) -> list[list[int]]:
    return related(find_features(archive, [b""] * len(archive)), limit)


def others(count: int) -> list[ArticleTags]:
    return [holding(f"other-{number}") for number in range(count)]


def test_rare_tags_relate_more_than_common_ones() -> None:
    archive = [
        holding("a", "b", "rare"), holding("a", "b"), holding("a", "b", "c"), holding("a", "rare"),
        *others(20),
    ]  # fmt: skip
    assert of(archive)[0] == [3, 1, 2]
    assert of(archive)[4] == []


def test_one_common_feature_relates_nobody() -> None:
    archive = [holding("a", "b"), holding("a", "c"), *others(10)]
    assert of(archive)[0] == []


def test_two_common_places_relate_nobody_and_three_do() -> None:
    two = [holding("عدن", "صنعاء", kind="place")] * 2
    three = [holding("عدن", "صنعاء", "تعز", kind="place")] * 2
    assert of([*two, *others(10)])[0] == []
    assert of([*three, *others(10)])[0] == [1]


def test_rare_words_relate_but_not_the_words_of_a_common_name() -> None:
    archive = [holding("سفينة عالقة"), holding("سفينة عالقة"), *others(10)]
    words = [stressing("سفينه", "عالقه"), stressing("سفينه", "عالقه"), *[b""] * 10]
    assert related(find_features(archive, words), 6)[0] == []
    words = [stressing("رافعه"), stressing("رافعه"), *[b""] * 10]
    assert related(find_features(archive, words), 6)[0] == [1]


def test_rare_words_without_a_name_relate_nobody() -> None:
    archive = [ArticleTags((), ())] * 2 + others(10)
    words = [
        stressing("رافعه", "ميناء", "حاويه"),
        stressing("رافعه", "ميناء", "حاويه"),
        *[b""] * 10,
    ]
    assert related(find_features(archive, words), 6)[0] == []


def test_of_equals_the_nearest_come_first() -> None:
    archive = [holding("a", "b") for _ in range(9)] + others(40)
    assert of(archive, 4)[4] == [3, 5, 2, 6]


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), max_size=30))
def test_related_articles_share_what_they_should(tags: list[list[str]]) -> None:
    archive = [holding(*names) for names in tags] + others(60)
    features = find_features(archive, [b""] * len(archive))
    for index, found in enumerate(related(features, 6)):
        assert len(found) == len(set(found)) <= 6
        assert index not in found
        for other in found:
            assert len(set(tags[index]) & set(tags[other])) >= 2
            assert LEAST_LIKENESS <= features.likeness(index, other) <= 1


@given(st.integers(0, 300), st.integers(1, 300))
def test_neighbours_are_those_nearest_in_the_order_of_time(place: int, count: int) -> None:
    holders = list(range(0, 3 * count, 3))
    index = holders[place % count]
    found = neighbours(holders, index)
    assert index in found
    assert len(found) == min(count, NEIGHBOURS + (count > NEIGHBOURS))
    assert list(found) == holders[holders.index(found[0]) :][: len(found)]
