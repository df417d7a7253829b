"""Related articles."""

from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.relations.samples import holding, stressing
from warraq.tagging.model import ArticleTags
from warraq.tagging.relations.features import find_features
from warraq.tagging.relations.related import (
    LEAST_LIKENESS,
    NEIGHBOURS,
    PAIR_LIKENESS,
    neighbours,
    related,
)


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


def naive(tags: list[list[str]], total: int) -> list[list[int]]:
    """What a look at all pairs relates, of articles with topics alone."""
    held = Counter(name for names in tags for name in names)
    weight = {name: math.log(total / count) for name, count in held.items() if count > 1}
    sets = [{name for name in names if name in weight} for names in tags]
    found: list[list[int]] = []
    for index, own in enumerate(sets):
        likeness = {}
        for other, theirs in enumerate(sets):
            shared = own & theirs
            whole = math.prod(math.fsum(map(weight.__getitem__, each)) for each in (own, theirs))
            if other != index and len(shared) > 1:
                alike = math.fsum(map(weight.__getitem__, shared)) / math.sqrt(whole)
                if alike >= (PAIR_LIKENESS if len(shared) == 2 else LEAST_LIKENESS):
                    likeness[other] = round(alike, 9)
        nearest = {other: (abs(other - index), other) for other in likeness}
        found.append(sorted(likeness, key=lambda other: (-likeness[other], nearest[other]))[:6])
    return found


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5, unique=True), max_size=30))
def test_related_articles_are_those_of_all_pairs(tags: list[list[str]]) -> None:
    archive = [holding(*names) for names in tags] + others(90)
    found = of(archive)
    assert found[: len(tags)] == naive(tags, len(archive))
    assert not any(found[len(tags) :])


@given(st.integers(0, 300), st.integers(1, 300))
def test_neighbours_are_those_nearest_in_the_order_of_time(place: int, count: int) -> None:
    holders = list(range(0, 3 * count, 3))
    index = holders[place % count]
    found = neighbours(holders, index)
    assert index in found
    assert len(found) == min(count, NEIGHBOURS + (count > NEIGHBOURS))
    assert list(found) == holders[holders.index(found[0]) :][: len(found)]
