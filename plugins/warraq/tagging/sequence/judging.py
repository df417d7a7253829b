"""Joins what the rules found with what the model reads: listed names stand, of the rest the surer
speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from warraq.tagging.mention import Mention
from warraq.tagging.model import EntityType
from warraq.tagging.passage import Passage
from warraq.tagging.sequence.decoding import Proposal, Reading, readings
from warraq.tagging.sequence.model import Model
from warraq.tagging.sequence.rules import is_settled
from warraq.tagging.vocabulary import WordClass

_C = WordClass
SURE: Final[Mapping[EntityType, int]] = {
    "person": 20_000,
    "place": 80_000,
    "organisation": 80_000,
    "other": 80_000,
}
"""Margin from which on a name that only the model sees counts by itself."""
UNTAUGHT: Final = 4
"""How much greater all margins must be for a model of sentences alone: sentences written to teach
names hold far more of them than news does.
"""
UNSURE: Final = 6_000
"""Margin from which on it counts where the archive confirms it."""
OVERRULE: Final = 10_000
"""Margin from which on the model's name takes the place of one that a rule cut otherwise."""
VETO: Final = 15_000
"""Doubt from which on a rule's name is none."""
_CLITICS: Final = frozenset("وفبلك")


class NameModel:
    """The model with what it needs to read a passage."""

    def __init__(self, model: Model, taught: bool) -> None:
        """``taught`` says that an archive's own texts were among the model's lessons."""
        self._model = model
        self._caution = 1 if taught else UNTAUGHT

    def judge(self, passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of rules and model together, in text order, none overlapping another."""
        found = [
            reading.cautious(self._caution) for reading in readings(passage, mentions, self._model)
        ]
        proposals = [each for reading in found for each in reading.proposals]
        kept = list(_kept(mentions, proposals, found))
        taken = {index for each in kept for index in range(each.first, each.last)}
        new = (
            _mention(passage, each)
            for each in proposals
            if each.margin >= UNSURE and taken.isdisjoint(range(each.first, each.last))
        )
        return sorted([*kept, *new], key=lambda each: each.first)


def _kept(
    mentions: Iterable[Mention], proposals: Sequence[Proposal], found: Sequence[Reading]
) -> Iterator[Mention]:
    """The rules' mentions that stand: with the model's end where it is sure of another."""
    for mention in mentions:
        rivals = [
            each for each in proposals if each.first < mention.last and each.last > mention.first
        ]
        if is_settled(mention) or not mention.sure:
            if is_settled(mention) or not any(each.margin >= UNSURE for each in rivals):
                yield mention
        elif any(_agrees(mention, each) for each in rivals) or (
            not any(each.margin >= OVERRULE for each in rivals) and not _vetoed(mention, found)
        ):
            yield mention


def _agrees(mention: Mention, proposal: Proposal) -> bool:
    return (mention.first, mention.last, mention.type) == proposal[:3]


def _vetoed(mention: Mention, found: Iterable[Reading]) -> bool:
    return any(
        reading.doubt(mention.first, mention.type) >= VETO
        for reading in found
        if reading.first <= mention.first < reading.first + len(reading.through)
    )


def _mention(passage: Passage, proposal: Proposal) -> Mention:
    return Mention(
        first=proposal.first,
        last=proposal.last,
        clitics=_clitics(passage, proposal.first),
        type=proposal.type,
        evidence="model",
        sure=proposal.margin >= SURE[proposal.type],
    )


def _clitics(passage: Passage, index: int) -> int:
    """Letters of clitics before a name: those of the rules, or one that the text itself shows."""
    word = passage.words[index]
    if word.classes & (_C.GIVEN_NAME | _C.NAME_PARTICLE):
        return 0
    if word.clitics:
        return word.clitics
    return int(word.form[0] in _CLITICS and passage.begins_with_clitic(index))
