"""Trains the weights: the averaged structured perceptron (Collins 2002), on whole numbers.

A lesson in which several labels may be right is learnt from the best of the right sequences, as the
weights are then (the latent variable perceptron, Sun et al. 2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from warraq.tagging.sequence.labels import COUNT, OUTSIDE
from warraq.tagging.sequence.lessons import Lesson
from warraq.tagging.sequence.viterbi import Row, allowed, best_labels, legal

SCALE: Final = 1000
"""What one unit of an averaged weight is stored as."""
_REVIEW: Final = 4
"""Every fourth round looks at all lessons, the others at those that went wrong at their last."""

_Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What training gives: a row of weights for each feature, ``moves[label][before]``."""

    rows: dict[str, Row]
    moves: tuple[Row, ...]


class _Exercise:
    """A lesson with its features as numbers; 0 fills the rows up."""

    __slots__ = ("choice", "ids", "right", "settled")

    def __init__(self, lesson: Lesson, numbers: dict[str, int]) -> None:
        rows = [[numbers.setdefault(each, len(numbers)) for each in row] for row in lesson.features]
        self.ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
        for index, row in enumerate(rows):
            self.ids[index, : len(row)] = row
        self.choice, self.right = lesson.choice, lesson.right
        single = all(len(labels) == 1 for labels in self.right)
        self.settled = [min(labels) for labels in self.right] if single else None


class Perceptron:
    """Learns from lessons, round after round; :meth:`weights` gives the average of all steps."""

    def __init__(self, lessons: Iterable[Lesson], least: int = 1) -> None:
        """Prepares ``lessons``; features seen in fewer than ``least`` tokens are left out."""
        self._numbers = {"": 0}
        self._exercises = [
            _Exercise(lesson, self._numbers) for lesson in lessons if lesson.features
        ]
        self._leave_out(least)
        shape = (len(self._numbers), COUNT)
        self._weights, self._sums = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        self._moves, self._move_sums = (np.zeros((COUNT, COUNT), np.int64) for _ in range(2))
        self._columns = legal(self._moves.tolist())
        self._step = 1

    def _leave_out(self, least: int) -> None:
        counts = np.zeros(len(self._numbers), np.int64)
        for exercise in self._exercises:
            counts += np.bincount(exercise.ids.ravel(), minlength=len(counts))
        rare = counts < least
        for exercise in self._exercises:
            exercise.ids[rare[exercise.ids]] = 0

    def train(self, rounds: int, lessons: int | None = None) -> None:
        """Goes so many times through the first ``lessons``, or through all."""
        pending: list[int] = []
        for number in range(rounds):
            if number % _REVIEW == 0:
                pending = list(range(len(self._exercises)))[:lessons]
            pending = [each for each in _shuffled(pending, number) if self._learn(each)]

    def _learn(self, number: int) -> bool:
        """One exercise; whether it went wrong."""
        self._step += 1
        exercise = self._exercises[number]
        scores = self._weights[exercise.ids].sum(axis=1).tolist()
        guess = self._best(scores, exercise.choice)
        right = exercise.settled or self._best(scores, exercise.right)
        if guess == right:
            return False
        self._correct(exercise, guess, right)
        return True

    def _best(self, scores: list[list[int]], choice: Sequence[frozenset[int]]) -> list[int]:
        rows = [allowed(row, labels) for row, labels in zip(scores, choice, strict=True)]
        return best_labels(rows, self._columns, OUTSIDE, OUTSIDE)

    def _correct(self, exercise: _Exercise, guess: list[int], right: list[int]) -> None:
        for index, (wrong, label) in enumerate(zip(guess, right, strict=True)):
            if wrong != label:
                ids = exercise.ids[index]
                for each, sign in ((label, 1), (wrong, -1)):
                    self._weights[ids, each] += sign
                    self._sums[ids, each] += sign * self._step
        self._weights[0] = self._sums[0] = 0
        for labels, sign in ((right, 1), (guess, -1)):
            for before, label in zip([OUTSIDE, *labels], [*labels, OUTSIDE], strict=True):
                self._moves[label, before] += sign
                self._move_sums[label, before] += sign * self._step
        self._columns = legal(self._moves.tolist())

    def weights(self) -> Weights:
        """The average of the weights over all steps, times :data:`SCALE`; empty rows left out."""
        rows = self._averaged(self._weights, self._sums)
        kept = np.flatnonzero(rows.any(axis=1)).tolist()
        names = list(self._numbers)
        moves = self._averaged(self._moves, self._move_sums).tolist()
        return Weights(
            {names[index]: tuple(rows[index].tolist()) for index in kept},
            tuple(tuple(row) for row in moves),
        )

    def _averaged(self, weights: _Whole, sums: _Whole) -> _Whole:
        whole: _Whole = (weights * self._step - sums) * SCALE // self._step
        return whole


def _shuffled(numbers: list[int], seed: int) -> Iterator[int]:
    """The numbers in an order that differs from round to round and is the same everywhere."""
    return iter(sorted(numbers, key=lambda each: (each * 2654435761 + seed * 40503) % 1000003))
