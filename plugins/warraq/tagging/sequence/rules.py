"""What the rules found in a passage, as the model is told of it: closed tokens, and notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from warraq.tagging.document import trim_overruns
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.mention import Mention
from warraq.tagging.passage import Passage
from warraq.tagging.scan import Scanner
from warraq.tagging.sequence.labels import OUTSIDE, Chunk, beginning
from warraq.tagging.vocabulary import WordClass

_C = WordClass
_CLOSED: Final = _C.FUNCTION | _C.NUMBER | _C.TIME
"""Classes of words that no name found by the model holds."""
_MOST_LENGTH: Final = 3


def rule_mentions(passage: Passage, knowledge: Knowledge) -> list[Mention]:
    """What the rules find in a passage."""
    return trim_overruns(passage, Scanner(passage, knowledge).run())


def is_settled(mention: Mention) -> bool:
    """Whether a mention stands whatever the model says: a listed name that is sure."""
    return mention.sure and mention.listed is not None


def chunk_of(mention: Mention) -> Chunk:
    """The tokens and the type of a mention."""
    return mention.first, mention.last, mention.type


def fixed_labels(passage: Passage, mentions: Iterable[Mention]) -> list[int | None]:
    """Labels of the tokens that are closed to the model; nothing where it may speak.

    Closed are settled names and, outside all mentions, particles, numbers and words of time.
    """
    fixed: list[int | None] = [
        OUTSIDE if (word.classes | word.stem_classes) & _CLOSED else None for word in passage.words
    ]
    for mention in mentions:
        label = beginning(mention.type) if is_settled(mention) else None
        fixed[mention.first] = label
        inner = None if label is None else label + 1
        fixed[mention.first + 1 : mention.last] = [inner] * (mention.last - mention.first - 1)
    return fixed


def rule_notes(length: int, mentions: Iterable[Mention]) -> list[str]:
    """A note for each of ``length`` tokens: its place in a mention, its type and evidence."""
    notes = [""] * length
    for mention in mentions:
        note = _note(mention)
        words = min(mention.last - mention.first, _MOST_LENGTH)
        notes[mention.first] = f"B{note}" if is_settled(mention) else f"B{note}{words}"
        for index in range(mention.first + 1, mention.last):
            notes[index] = f"I{note}"
        if words > 1 and not is_settled(mention):
            notes[mention.last - 1] += "."
    return notes


def _note(mention: Mention) -> str:
    if is_settled(mention):
        return mention.type
    return f"{mention.type}?{mention.evidence}{mention.sure:d}{mention.listed is not None:d}"
