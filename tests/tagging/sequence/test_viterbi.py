from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from warraq.tagging.sequence.labels import COUNT, OUTSIDE, chunks, may_follow, written
from warraq.tagging.sequence.model import packed, unpacked
from warraq.tagging.sequence.viterbi import best_labels, forward, legal, through

_WEIGHT = st.integers(-5, 5)
_ROW = st.lists(_WEIGHT, min_size=COUNT, max_size=COUNT)
_MOVES = st.lists(_ROW, min_size=COUNT, max_size=COUNT)
_SCORES = st.lists(_ROW, min_size=1, max_size=3)


def sequences(scores: list[list[int]], moves: list[list[int]]) -> dict[tuple[int, ...], int]:
    """Score of every sequence that may be, between two labels outside."""
    found = {}
    for labels in product(range(COUNT), repeat=len(scores)):
        pairs = list(zip((OUTSIDE, *labels), (*labels, OUTSIDE), strict=True))
        if all(may_follow(before, label) for before, label in pairs):
            moved = sum(moves[label][before] for before, label in pairs)
            found[labels] = moved + sum(
                row[label] for row, label in zip(scores, labels, strict=True)
            )
    return found


@given(_SCORES, _MOVES)
def test_the_best_labels_are_those_of_trying_all(
    scores: list[list[int]], moves: list[list[int]]
) -> None:
    every = sequences(scores, moves)
    found = tuple(best_labels(scores, legal(moves), OUTSIDE, OUTSIDE))
    assert every[found] == max(every.values())


@given(_SCORES, _MOVES)
def test_the_best_through_each_label_is_that_of_trying_all(
    scores: list[list[int]], moves: list[list[int]]
) -> None:
    every = sequences(scores, moves)
    columns = legal(moves)
    rows = through(scores, columns, forward(scores, columns, OUTSIDE), OUTSIDE)
    for labels in every:
        for index, label in enumerate(labels):
            best = max(score for each, score in every.items() if each[index] == label)
            assert rows[index][label] == best
        break


@given(st.lists(_ROW, min_size=1, max_size=20))
def test_packed_rows_add_like_rows(rows: list[list[int]]) -> None:
    whole = unpacked(sum(packed(row) for row in rows))
    sums = [sum(column) for column in zip(*rows, strict=True)]
    assert [each - whole[0] for each in whole] == [each - sums[0] for each in sums]


def test_labels_and_names_are_two_ways_to_say_the_same() -> None:
    names = [(0, 2, "person"), (2, 3, "person"), (4, 7, "other")]
    assert chunks(written(names, 8)) == names  # type: ignore[arg-type]
