"""The trained model, ready to score tokens.

The scores of a token's labels are sums of rows of weights. A row is kept as one integer, each label
in a lane of 64 bits, so that Python adds two rows at once; lanes are far too wide to overflow.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Final, NamedTuple

from warraq.tagging.passage import Passage
from warraq.tagging.sequence.features import (
    NO_WORD,
    Profile,
    from_rules,
    from_signs,
    gaps_around,
    rules_around,
    spelled,
)
from warraq.tagging.sequence.labels import COUNT, OUTSIDE
from warraq.tagging.sequence.lessons import Profiles
from warraq.tagging.sequence.perceptron import Weights
from warraq.tagging.sequence.viterbi import Row, legal
from warraq.tagging.vocabulary import Word

COLD_SPELLING: Final = 20_000
"""What the spelling of a word must say against a name for its context not to be asked."""
COLD_TOKEN: Final = 10_000
"""What all features of a token must say against a name for it to be closed."""
_LIMIT: Final = 60_000
"""Spellings remembered."""
_LANE: Final = 64
_BIAS: Final = sum(1 << (_LANE * label + _LANE - 2) for label in range(COUNT))
_LANES: Final = struct.Struct(f"<{COUNT}Q")


def packed(row: Row) -> int:
    """A row of scores as one integer."""
    return sum(score << (_LANE * label) for label, score in enumerate(row))


def unpacked(whole: int) -> tuple[int, ...]:
    """The scores of a packed row, all raised by one constant, which no comparison minds."""
    return _LANES.unpack((whole + _BIAS).to_bytes(_LANES.size, "little"))


def lead_outside(row: Row) -> int:
    """How much the label outside has over the best other one."""
    return row[OUTSIDE] - max(row[OUTSIDE + 1 :])


class Spelling(NamedTuple):
    """What the model says of one spelling: packed rows for the token itself, for the one after and
    before it, and for those two tokens off; its sign; whether it is cold, that is no name anywhere.
    """

    own: int
    before: int
    after: int
    far_before: int
    far_after: int
    sign: str
    cold: bool


class Model:
    """Scores tokens by weights; what belongs to a spelling is summed up once."""

    def __init__(self, weights: Weights, profiles: Profiles) -> None:
        self.moves = legal(weights.moves)
        self._rows = {feature: packed(row) for feature, row in weights.rows.items()}
        self._profiles = profiles
        self._spellings: dict[str, Spelling] = {}
        self._ruled: dict[str, int] = {}
        self._edge = self._made(NO_WORD, cold=True)

    def spellings(self, passage: Passage) -> list[Spelling]:
        """The spelling of every token, with two edges after the last, which are before the first
        too (as numbers -1 and -2).
        """
        known = self._spellings
        if len(known) > _LIMIT:
            known.clear()
        found = [known.get(word.form) or self._spelling(word) for word in passage.words]
        return [*found, self._edge, self._edge]

    def scores(
        self, passage: Passage, notes: list[str], spellings: list[Spelling], index: int
    ) -> Row:
        """Scores of one token's labels: the sums of the weights of its features."""
        first, before = spellings[index - 2], spellings[index - 1]
        own, after, last = spellings[index : index + 3]
        rows, rules = self._rows, rules_around(notes, index)
        ruled = self._ruled.get(rules)
        if ruled is None:
            ruled = self._ruled[rules] = self._sum("", from_rules(rules))
        whole = own.own + before.before + after.after + first.far_before + last.far_after + ruled
        for feature in from_signs((first.sign, before.sign, own.sign, after.sign, last.sign)):
            if feature in rows:
                whole += rows[feature]
        whole += rows.get(gaps_around(passage, index), 0) + rows.get(spelled(passage, index), 0)
        return unpacked(whole)

    def _spelling(self, word: Word) -> Spelling:
        profile = self._profiles.plain(word)
        own = self._sum("0", profile.own)
        cold = lead_outside(unpacked(own)) > COLD_SPELLING
        self._spellings[word.form] = spelling = self._made(profile, cold)
        return spelling

    def _made(self, profile: Profile, cold: bool) -> Spelling:
        return Spelling(
            own=self._sum("0", profile.own),
            before=self._sum("-", profile.near),
            after=self._sum("+", profile.near),
            far_before=self._sum("<", profile.far),
            far_after=self._sum(">", profile.far),
            sign=profile.sign,
            cold=cold,
        )

    def _sum(self, place: str, features: Iterable[str]) -> int:
        return sum(self._rows.get(f"{place}{each}", 0) for each in features)
