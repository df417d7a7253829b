"""Reads names in a passage with the model: the best labels of its windows, and their margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from warraq.tagging.mention import Mention
from warraq.tagging.model import EntityType
from warraq.tagging.passage import Passage
from warraq.tagging.sequence.labels import COUNT, OUTSIDE, beginning, chunks
from warraq.tagging.sequence.model import COLD_TOKEN, Model, lead_outside
from warraq.tagging.sequence.rules import fixed_labels, rule_notes
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

    def cautious(self, times: int) -> Reading:
        """The same with margins divided by a number."""
        found = (each._replace(margin=each.margin // times) for each in self.proposals)
        return self._replace(proposals=tuple(found))

    def doubt(self, index: int, kind: EntityType) -> int:
        """How much better the best sequence is than the best in which a name of type ``kind``
        begins at token ``index``; 0 or more.
        """
        row = self.through[index - self.first]
        return max(row) - row[beginning(kind)]


def windows(scores: Sequence[Row | None]) -> Iterator[tuple[int, int]]:
    """(first, after the last) of the runs of tokens that have scores."""
    first = -1
    for index, row in enumerate([*scores, None]):
        if row is not None and first < 0:
            first = index
        elif row is None and first >= 0:
            yield first, index
            first = -1


def token_scores(
    passage: Passage, mentions: Sequence[Mention], fixed: Sequence[int | None], model: Model
) -> list[Row | None]:
    """Scores of the tokens at which a name may be: of those that are open and not cold."""
    notes = rule_notes(len(passage), mentions)
    noted = {index for each in mentions for index in range(each.first, each.last)}
    spellings = model.spellings(passage)
    scores: list[Row | None] = [None] * len(passage)
    for index, label in enumerate(fixed):
        if label is None and (not spellings[index].cold or index in noted):
            row = model.scores(passage, notes, spellings, index)
            if index in noted or lead_outside(row) <= COLD_TOKEN:
                scores[index] = row
    return scores


def readings(passage: Passage, mentions: Sequence[Mention], model: Model) -> list[Reading]:
    """What the model says of each window of a passage, given what the rules found."""
    fixed = fixed_labels(passage, mentions)
    noted = {index for each in mentions for index in range(each.first, each.last)}
    scores = token_scores(passage, mentions, fixed, model)
    labels = [*(label or OUTSIDE for label in fixed), OUTSIDE]
    found = (
        _read_window(
            [row for row in scores[first:last] if row is not None],
            model,
            first,
            (labels[first - 1], labels[last]),
            noted=not noted.isdisjoint(range(first, last)),
        )
        for first, last in windows(scores)
    )
    return [reading for reading in found if reading is not None]


def _read_window(
    scores: Sequence[Row], model: Model, first: int, ends: tuple[int, int], noted: bool
) -> Reading | None:
    """A reading of tokens between two labels; none where it finds no name and no rule did."""
    before, after = ends
    best = forward(scores, model.moves, before)
    labels = trace(best, model.moves, after)
    if not (noted or any(labels)):
        return None
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
