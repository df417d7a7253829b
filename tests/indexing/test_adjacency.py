"""Pairs of adjacent words, against a look at every article."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.writing.adjacency import (
    chosen_pairs,
    count_pairs,
    frequent_pairs,
    member_numbers,
)
from warraq.indexing.writing.runs import Run

LISTS = 6
texts = st.lists(st.lists(st.lists(st.integers(0, LISTS - 1), max_size=2), max_size=9), max_size=6)
"""Articles, each the lists that stand at each of its positions."""


def counted(articles: list[list[list[int]]], first: int, run: Run, shared: Run) -> None:
    rows = [
        (word, first + docid, position)
        for docid, article in enumerate(articles)
        for position, words in enumerate(article)
        for word in dict.fromkeys(words)
    ]
    lists, docids, positions = np.array(rows, np.int64).reshape(-1, 3).T
    count_pairs(lists, docids.astype(np.uint32), positions.astype(np.uint32), run, shared)


def naive(articles: list[list[list[int]]], members: list[int]) -> dict[int, int]:
    """Articles that hold each pair of members, by the pair's id."""
    held: dict[int, int] = {}
    for article in articles:
        pairs = {
            members.index(left) * len(members) + members.index(right)
            for one, other in pairwise(article)
            for left in one
            for right in other
            if left in members and right in members
        }
        for pair in pairs:
            held[pair] = held.get(pair, 0) + 1
    return held


@given(texts, texts, st.sets(st.integers(0, LISTS - 1)), st.integers(1, 3))
def test_pairs_are_those_of_neighbours(
    tmp_path_factory: object,
    one: list[list[list[int]]],
    other: list[list[list[int]]],
    eligible: set[int],
    least: int,
) -> None:
    folder = Path(tmp_path_factory.mktemp("runs"))  # type: ignore[attr-defined]
    shared, runs = Run(folder / "shared"), [Run(folder / "0"), Run(folder / "1")]
    bounds = np.arange(LISTS)
    numbers = member_numbers(bounds, np.isin(bounds, list(eligible)), 0)
    members = [member for member in sorted(eligible) if member > 0]
    assert np.flatnonzero(numbers >= 0).tolist() == members
    shared.save(members=numbers)
    counted(one, 0, runs[0], shared)
    counted(other, len(one), runs[1], shared)
    expected = naive([*one, *other], members)
    found = frequent_pairs(runs, least)
    assert dict(zip(found.ids.tolist(), found.counts.tolist(), strict=True)) == {
        pair: count for pair, count in expected.items() if count >= least
    }
    every = np.arange(len(members) ** 2, dtype=np.uint64)
    counts = chosen_pairs(runs, every).counts.tolist()
    assert counts == [expected.get(pair, 0) for pair in every.tolist()]
