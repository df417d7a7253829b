"""The best sequence of labels by Viterbi's algorithm (Forney 1973), and the best through a label.

``scores`` holds for each token a score for each label, ``moves`` for each label one for each label
before it, :data:`NEVER` where it may not follow (column-wise, so that a step is one addition of two
rows). Everything is an integer: sums are exact, and of equal sequences the one with the smaller
labels towards the end is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import Final

from warraq.tagging.sequence.labels import ANY, COUNT, may_follow

NEVER: Final = -(10**12)
"""Score of what may not be, far below the sum of all real scores of a text."""
_HOPELESS: Final = NEVER // 2

Row = Sequence[int]
Moves = Sequence[Row]


def legal(weights: Sequence[Row]) -> list[list[int]]:
    """``moves`` of weights given as ``weights[label][before]``."""
    return [
        [weights[label][before] if may_follow(before, label) else NEVER for before in range(COUNT)]
        for label in range(COUNT)
    ]


def allowed(row: Row, labels: frozenset[int]) -> Row:
    """A row of scores with :data:`NEVER` for all labels but those given."""
    if labels is ANY:
        return row
    return [score if label in labels else NEVER for label, score in enumerate(row)]


def forward(scores: Sequence[Row], moves: Moves, before: int) -> list[list[int]]:
    """Best score of all sequences that end with each label at each token.

    ``before`` is the label of the token before the first.
    """
    best: list[list[int]] = []
    ways = [column[before] for column in moves]
    for row in scores:
        best.append(list(map(add, row, ways)))
        ways = [max(map(add, best[-1], column)) for column in moves]
    return best


def best_labels(scores: Sequence[Row], moves: Moves, before: int, after: int) -> list[int]:
    """The labels of greatest score between the labels ``before`` and ``after``."""
    return trace(forward(scores, moves, before), moves, after)


def trace(best: Sequence[Row], moves: Moves, after: int) -> list[int]:
    """The labels of the best sequence, from the last to the first of :func:`forward`'s rows."""
    labels: list[int] = []
    label = after
    for row in reversed(best):
        ways = list(map(add, row, moves[label]))
        label = ways.index(max(ways))
        labels.append(label)
    labels.reverse()
    return labels


def through(
    scores: Sequence[Row], moves: Moves, best: Sequence[Row], after: int
) -> list[list[int]]:
    """Best score of all sequences that have each label at each token.

    ``best`` is :func:`forward` of the same scores.
    """
    onward = list(moves[after])
    found: list[list[int]] = []
    for row, reached in zip(reversed(scores), reversed(best), strict=True):
        found.append(list(map(add, reached, onward)))
        entered = list(map(add, row, onward))
        onward = [
            max(entered[label] + moves[label][before] for label in range(COUNT))
            for before in range(COUNT)
        ]
    found.reverse()
    return found


def hopeless(score: int) -> bool:
    """Whether a score stands for a sequence that may not be."""
    return score < _HOPELESS
