"""Which names and topics of an article are shown as its tags, and in which order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from warraq.tagging.document import DocumentName
from warraq.tagging.model import TagType
from warraq.tagging.names_edits import Key, topic_key_of
from warraq.tagging.registry import Record
from warraq.tagging.topics import Topic

FIRST_ROUND: Final[Mapping[TagType, int]] = {
    "person": 3,
    "place": 5,
    "organisation": 3,
    "topic": 3,
    "other": 1,
}
"""Places kept for each type before the best of the rest fill up what is left."""

_TYPE_WEIGHT: Final[Mapping[TagType, float]] = {
    "person": 1.1,
    "topic": 1.0,
    "organisation": 1.0,
    "place": 0.95,
    "other": 0.9,
}
_LEAD_TOKENS: Final = 60
ALLUSION: Final = 0.5
"""What an adjective of nationality counts as a mention of its state."""
_KNOWN_TOPIC: Final = 1.25
_RELATION_TOPIC: Final = 1.4
_OTHER_TOPIC: Final = 0.75
_ANNOUNCED_WEIGHT: Final = 1.15
_GOVERNMENT_WEIGHT: Final = 0.6
"""For a capital that acts (رفضت أنقرة): it stands for a government, and its state is a tag
already.
"""
_SOURCE_WEIGHT: Final = 0.35
_SOURCE_SECTIONS: Final = ("agency", "agencies", "news", "media", "newspaper", "channel")


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag that could be shown: canonical name, type, salience, what speaks for it, and the key by
    which names.toml knows it.
    """

    name: str
    type: TagType
    salience: float
    reason: str
    key: Key


def name_choice(
    names: Sequence[DocumentName], record: Record, allusions: int, section: str
) -> Choice:
    """The tag of one record from all of a document's keys that stand for it."""
    mentions = sum(name.mentions for name in names)
    in_title = any(name.in_title for name in names)
    first = min(name.first for name in names)
    salience = _salience(mentions + ALLUSION * allusions, in_title, first < _LEAD_TOKENS)
    salience *= _TYPE_WEIGHT[record.tag_type]
    if any(name.announced for name in names):
        salience *= _ANNOUNCED_WEIGHT
    if section == "capital" and not in_title and not any(name.located for name in names):
        salience *= _GOVERNMENT_WEIGHT
    if section.startswith(_SOURCE_SECTIONS) and not in_title:
        salience *= _SOURCE_WEIGHT
    best = max(names, key=lambda name: (name.sure, name.mentions, name.key))
    reason = _reason(best.evidence, mentions, in_title)
    return Choice(record.name, record.tag_type, salience, reason, ("name", record.key))


def topic_choice(topic: Topic) -> Choice:
    """The tag of a topic; one that is neither listed nor a relation of states weighs less."""
    weight = _KNOWN_TOPIC if topic.known else _OTHER_TOPIC
    weight = _RELATION_TOPIC if topic.relation else weight
    salience = _salience(topic.mentions, topic.in_title, topic.early) * _TYPE_WEIGHT["topic"]
    evidence = "known phrase" if topic.known else "phrase"
    reason = _reason(evidence, topic.mentions, topic.in_title)
    return Choice(topic.name, "topic", salience * weight, reason, topic_key_of(topic.name))


def _salience(mentions: float, in_title: bool, in_lead: bool) -> float:
    return math.log2(1 + mentions) * (1.4 if in_lead else 1.0) + 1.5 * in_title


def _reason(evidence: str, mentions: int, in_title: bool) -> str:
    stressed = "; in the title" if in_title else ""
    return f"{evidence}; mentions: {mentions}{stressed}"


def is_bare(record: Record) -> bool:
    """Whether a record is a first or last name alone, which is nobody's page."""
    unknown = record.canonical is None and record.fixed_name is None
    return unknown and record.tag_type == "person" and " " not in record.key


def once(choices: Iterable[Choice]) -> list[Choice]:
    """Choices without those that names.toml made equal to a more salient one."""
    best: dict[tuple[TagType, str], Choice] = {}
    for choice in sorted(choices, key=lambda each: (-each.salience, each.key)):
        best.setdefault((choice.type, choice.name), choice)
    return list(best.values())


def select(choices: Iterable[Choice], room: int) -> list[Choice]:
    """The ``room`` choices to show, best first, each type given its places in a first round."""
    ranked = sorted(choices, key=lambda choice: (-choice.salience, choice.type, choice.name))
    seats = dict(FIRST_ROUND)
    chosen: list[Choice] = []
    rest: list[Choice] = []
    for choice in ranked:
        seated = seats[choice.type] > 0
        seats[choice.type] -= 1
        (chosen if seated else rest).append(choice)
    return sorted(
        [*chosen[:room], *rest[: max(0, room - len(chosen))]],
        key=lambda choice: (-choice.salience, choice.type, choice.name),
    )
