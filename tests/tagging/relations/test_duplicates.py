"""Near-duplicate groups against the comparison of all pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.relations.samples import numbered
from warraq.tagging.relations.components import components
from warraq.tagging.relations.duplicates import (
    FORM_DAYS,
    LEAST_SHINGLES,
    NEIGHBOURS,
    Copies,
    near_duplicates,
)
from warraq.tagging.relations.shingles import resemblance, shingles, signature
from warraq.tagging.relations.words import word_numbers

LEAST = 0.4
SURE = 0.7
"""Resemblance that the bands pass over once in ten million pairs."""


def groups(texts: list[list[str]], days: list[str | None] | None = None) -> list[list[int]]:
    return copies(texts, days).groups


def copies(texts: list[list[str]], days: list[str | None] | None = None) -> Copies:
    numbers = [word_numbers(text) for text in texts]
    signatures = [signature(each) for each in numbers]
    return near_duplicates(
        [b"" if each is None else each.tobytes() for each in signatures],
        days or [None] * len(texts),
        numbers.__getitem__,
        LEAST,
    )


def naive_pairs(texts: list[list[str]], least: float) -> list[tuple[int, int]]:
    sets = [shingles(word_numbers(text)) for text in texts]
    return [
        (first, second)
        for first, second in combinations(range(len(texts)), 2)
        if min(len(sets[first]), len(sets[second])) >= LEAST_SHINGLES
        and resemblance(sets[first], sets[second]) >= least
    ]


def naive_components(pairs: list[tuple[int, int]], size: int) -> list[list[int]]:
    """Groups by walking from each number to whatever it is joined with."""
    left, found = set(range(size)), []
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = {b for a, b in [*pairs, *((b, a) for a, b in pairs)] if a in edge} - group
        left -= group
        found.append(sorted(group))
    return [group for group in found if len(group) > 1]


@st.composite
def archives(draw: st.DrawFn) -> list[list[str]]:
    """Texts of which some are cut, edited or lengthened copies of others."""
    texts = []
    for story in range(draw(st.integers(1, 4))):
        original = numbered(range(100 * story, 100 * story + draw(st.integers(8, 60))))
        for version in range(draw(st.integers(1, 4))):
            text = original[draw(st.integers(0, 8)) :]
            for place in draw(st.lists(st.integers(0, len(original)), max_size=4)):
                text[place:place] = numbered([1000 + 10 * story + version])
            texts.append(text)
    return draw(st.permutations(texts))


@given(archives())
def test_groups_are_those_of_all_pairs(texts: list[list[str]]) -> None:
    found = groups(texts)
    exact = naive_components(naive_pairs(texts, LEAST), len(texts))
    sure = naive_components(naive_pairs(texts, SURE), len(texts))
    # Never more than all pairs join, and everything that resembles clearly.
    assert all(any(set(group) <= set(whole) for whole in exact) for group in found)
    assert all(any(set(group) <= set(whole) for whole in found) for group in sure)


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_components_are_what_a_walk_reaches(pairs: list[tuple[int, int]]) -> None:
    assert components(pairs, 12) == naive_components(pairs, 12)


def test_a_form_filled_in_anew_each_day_is_no_copy() -> None:
    form = numbered(range(60))
    texts = [
        [*form[: 30 + day], *numbered(range(500 + 20 * day, 506 + 20 * day)), *form[30 + day :]]
        for day in range(FORM_DAYS)
    ]
    texts = [
        [*text, *numbered(range(900 + 30 * day, 918 + 30 * day))] for day, text in enumerate(texts)
    ]
    same_day, days = ["2021-05-01"] * FORM_DAYS, [f"2021-05-0{day + 1}" for day in range(FORM_DAYS)]
    assert groups(texts, list(same_day)) == [list(range(FORM_DAYS))]
    assert copies(texts, list(days)) == Copies([], frozenset(range(FORM_DAYS)))
    assert groups([form] * FORM_DAYS, list(days)) == [list(range(FORM_DAYS))]


def test_more_copies_than_a_bucket_compares_are_one_group() -> None:
    count = 5 * NEIGHBOURS
    assert groups([numbered(range(40))] * count) == [list(range(count))]


def test_texts_that_say_too_little_are_no_copies() -> None:
    assert groups([["خبر"], ["خبر"], [], numbered(range(LEAST_SHINGLES))] * 2) == []
