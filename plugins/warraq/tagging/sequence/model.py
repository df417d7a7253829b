"""The trained model, ready to score tokens: sums of weights, each made once for a spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from warraq.tagging.sequence.features import (
    NO_WORD,
    Profile,
    Seen,
    from_rules,
    from_signs,
    gaps_around,
    rules_around,
    signs_around,
    spelled,
)
from warraq.tagging.sequence.labels import COUNT
from warraq.tagging.sequence.perceptron import Weights
from warraq.tagging.sequence.viterbi import Row, legal

_LIMIT: Final = 60_000
"""Rows remembered of one kind; a spelling takes five at most."""
_NOTHING: Final = (0,) * COUNT


class Model:
    """Scores tokens by weights; the sums for whole profiles are remembered."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.moves = legal(weights.moves)
        self._rows: Mapping[str, Row] = weights.rows
        self._own: dict[Profile, Row] = {}
        self._sums: dict[tuple[str, object], Row] = {}

    def scores(self, seen: Seen, index: int) -> Row:
        """Scores of one token's labels: the sum of the weights of its features."""
        profiles, last = seen.profiles, len(seen.profiles) - 1
        signs = signs_around(seen, index)
        rows = (
            self._of("0", profiles[index]),
            self._of("-", profiles[index - 1] if index else NO_WORD),
            self._of("+", profiles[index + 1] if index < last else NO_WORD),
            self._of("<", profiles[index - 2] if index > 1 else NO_WORD),
            self._of(">", profiles[index + 2] if index + 1 < last else NO_WORD),
            self._sum("signs", signs, lambda: from_signs(signs)),
            self._ruled(rules_around(seen, index)),
            self._rows.get(gaps_around(seen.passage, index), _NOTHING),
            self._rows.get(spelled(seen.passage, index), _NOTHING),
        )
        return [sum(column) for column in zip(*rows, strict=True)]

    def _of(self, place: str, profile: Profile) -> Row:
        known = self._sums.get((place, profile))
        if known is None:
            features = profile.own if place == "0" else profile.near if place in "-+" else profile.far
            known = self._sum(place, profile, lambda: (f"{place}{each}" for each in features))
        return known

    def _ruled(self, rules: str) -> Row:
        return self._sum("rules", rules, lambda: from_rules(rules))

    def _sum(self, kind: str, key: object, features: Callable[[], Iterable[str]]) -> Row:
        known = self._sums.get((kind, key))
        if known is None:
            if len(self._sums) >= _LIMIT:
                self._sums.clear()
            known = self._sums[kind, key] = self._added(features())
        return known

    def _added(self, features: Iterable[str]) -> Row:
        rows = [self._rows[each] for each in features if each in self._rows]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else _NOTHING


def plain_scores(weights: Weights, features: Sequence[str]) -> Row:
    """The same sum without any memory, feature by feature: what :meth:`Model.scores` must equal."""
    rows = [weights.rows.get(each, _NOTHING) for each in features]
    return [sum(row[label] for row in rows) for label in range(COUNT)]
