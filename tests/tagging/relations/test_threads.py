"""Story threads."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.relations.samples import holding, stressing
from warraq.tagging.model import ArticleTags
from warraq.tagging.relations.features import find_features
from warraq.tagging.relations.threads import find_threads

PAUSE = 7
CROWD = [holding(f"other-{number}", f"more-{number // 2}") for number in range(60)]
NO_DAYS: list[int | None] = [None] * len(CROWD)


def threads(
    archive: list[ArticleTags], days: list[int | None], words: list[bytes] | None = None
) -> list[list[int]]:
    stressed = [*(words or [b""] * len(archive)), *[b""] * len(CROWD)]
    return find_threads(find_features([*archive, *CROWD], stressed), [*days, *NO_DAYS], PAUSE)


def test_three_articles_over_two_days_with_two_common_names_are_a_thread() -> None:
    told = [holding("canal", "ship")] * 3
    assert threads(told, [1, 1, 2]) == [[0, 1, 2]]
    assert threads(told, [1, 1, 1]) == []
    assert threads(told[:2], [1, 2]) == []


def test_articles_without_a_day_are_in_no_thread() -> None:
    assert threads([holding("canal", "ship")] * 4, [1, None, 2, 3]) == [[0, 2, 3]]


def test_a_story_ends_where_it_pauses_too_long() -> None:
    days: list[int | None] = [1, 2, 3, 4 + PAUSE, 5 + PAUSE, 6 + PAUSE]
    assert threads([holding("canal", "ship")] * 6, days) == [[0, 1, 2], [3, 4, 5]]


def test_a_small_archive_may_tell_a_story_of_many_articles() -> None:
    days: list[int | None] = [*range(20)]
    assert threads([holding("canal", "ship")] * 20, days) == [list(range(20))]


def test_names_with_a_common_word_say_one_thing() -> None:
    told = [holding("الإسكان", "وزارة الإسكان", "مشاريع الإسكان")] * 3
    assert threads(told, [1, 2, 3]) == []
    assert threads([holding("محمد علي", "محمد حسن", kind="person")] * 3, [1, 2, 3]) == [[0, 1, 2]]


def test_a_place_counts_half_and_so_does_a_rare_word() -> None:
    told = [
        ArticleTags((), (*holding("canal").tags, *holding("عدن", "تعز", kind="place").tags))
    ] * 3
    assert threads(told, [1, 2, 3]) == []
    assert threads(told, [1, 2, 3], [stressing("tugboat")] * 3) == [[0, 1, 2]]


def test_one_common_name_joins_only_with_rare_words() -> None:
    told = [holding("canal")] * 3
    assert threads(told, [1, 2, 3]) == []
    words = [stressing("tugboat", "stranded")] * 3
    assert threads(told, [1, 2, 3], words) == [[0, 1, 2]]


def test_places_alone_join_nothing() -> None:
    told = [holding("عدن", "تعز", "لحج", kind="place")] * 3
    assert threads(told, [1, 2, 3]) == []


def test_a_chain_of_single_resemblances_is_no_thread() -> None:
    chain = [holding(f"n{number}", f"n{number + 1}", f"n{number + 2}") for number in range(12)]
    found = threads(chain, list(range(12)))
    assert all(len(thread) < 6 for thread in found)


tellings = st.lists(
    st.tuples(
        st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True), st.integers(1, 30)
    ),
    max_size=25,
)


@given(tellings)
def test_threads_hold_what_makes_a_thread(told: list[tuple[list[str], int]]) -> None:
    told = sorted(told, key=lambda each: each[1])
    days: list[int | None] = [day for _, day in told]
    found = threads([holding(*names) for names, _ in told], days)
    members = [index for thread in found for index in thread]
    assert len(members) == len(set(members))
    for thread in found:
        assert thread == sorted(thread)
        assert len(thread) >= 3
        own = [told[index][1] for index in thread]
        assert len(set(own)) >= 2
        assert all(later - earlier <= PAUSE for earlier, later in pairwise(own))
        for place, index in enumerate(thread[1:], 1):
            before = thread[:place]
            assert any(len(set(told[index][0]) & set(told[each][0])) >= 2 for each in before)
