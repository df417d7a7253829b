"""Reads names in a passage with the model: the best labels of its windows, and their margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from warraq.tagging.model import EntityType
from warraq.tagging.sequence.features import Seen
from warraq.tagging.sequence.labels import COUNT, OUTSIDE, beginning, chunks
from warraq.tagging.sequence.model import Model
from warraq.tagging.sequence.viterbi import Row, forward, hopeless, through, trace

_NO_RIVAL: Final = 1 << 40
"""Margin of a label that has no rival."""


class Proposal(NamedTuple):
    """A name that the model sees: its tokens, its type, and its margin (thousandths of weights)."""

    first: int
    last: int
    type: EntityType
    margin: int


class Reading(NamedTuple):
    """What the model says of one window: the names of its best sequence of labels, the number of
    its first token, and for each token the best score of a sequence through each label.
    """

    proposals: tuple[Proposal, ...]
    first: int
    through: Sequence[Row]

    def doubt(self, index: int, kind: EntityType) -> int:
        """How much better the best sequence is than the best in which a name of type ``kind``
        begins at token ``index``; 0 or more.
        """
        row = self.through[index - self.first]
        return max(row) - row[beginning(kind)]


def windows(fixed: Sequence[int | None], strange: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(first, after the last) of the runs of open tokens with a strange one among them."""
    first = -1
    for index, label in enumerate([*fixed, OUTSIDE]):
        if label is None and first < 0:
            first = index
        elif label is not None and first >= 0:
            if any(strange[first:index]):
                yield first, index
            first = -1


def read_window(
    seen: Seen, fixed: Sequence[int | None], model: Model, first: int, last: int
) -> Reading:
    """What the model says of the tokens ``first`` to before ``last``, between fixed ones."""
    before = (fixed[first - 1] if first else OUTSIDE) or OUTSIDE
    after = (fixed[last] if last < len(fixed) else OUTSIDE) or OUTSIDE
    scores = [model.scores(seen, index) for index in range(first, last)]
    best = forward(scores, model.moves, before)
    labels = trace(best, model.moves, after)
    rivals = through(scores, model.moves, best, after)
    proposals = (
        Proposal(first + start, first + end, kind, span_margin(labels, rivals, start, end))
        for start, end, kind in chunks(labels)
    )
    return Reading(tuple(proposals), first, rivals)


def span_margin(labels: Sequence[int], rivals: Sequence[Row], start: int, end: int) -> int:
    """What the best sequence has over the best in which a token of the name is labelled otherwise,
    or in which the name goes on.
    """
    inner = min(_lead(rivals[index], labels[index]) for index in range(start, end))
    if end == len(labels):
        return inner
    return min(inner, rivals[end][labels[end]] - rivals[end][labels[start] + 1])


def _lead(row: Row, label: int) -> int:
    others = [row[each] for each in range(COUNT) if each != label and not hopeless(row[each])]
    return row[label] - max(others) if others else _NO_RIVAL
