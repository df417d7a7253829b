"""Topics of the archive: which phrases of a document are worth a page, and how they are spelled.

A phrase is scored by :mod:`~warraq.tagging.key_phrases`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from warraq.tagging.candidates import Candidates
from warraq.tagging.key_phrases import length_boost, rarity, stress
from warraq.tagging.knowledge import forms, topic_key
from warraq.tagging.phrases import Phrase
from warraq.tagging.settings import TaggingSettings

Key = tuple[str, ...]
_TITLE_COUNT: Final = 2
_KNOWN_BOOST: Final = 1.3
_WORD_WEIGHT: Final = 0.5
"""What an unlisted single word counts beside a phrase."""
_EARLY_TOKENS: Final = 40
_LATE_SHARE: Final = 0.25
"""From this share of a document on, one mention of a listed topic is a passing one."""
_FEW_NAMES: Final = 8
_WORD_MENTIONS: Final = 6
"""Mentions from which on, with one in the lead, an unlisted single word may be a tag."""
_SHARE_OF_WHOLE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of one document.

    ``mentions`` counts it in the text, ``known`` says that a list has it, ``relation`` that it
    joins two places (العلاقات التركية الروسية), ``early`` that it stands in the lead.
    """

    key: Key
    name: str
    score: float
    mentions: int
    known: bool
    relation: bool
    early: bool
    in_title: bool


class TopicIndex:
    """What the archive knows of its phrases: documents that hold them, spellings, whole first
    words.
    """

    def __init__(
        self,
        documents: Sequence[Candidates],
        settings: TaggingSettings,
        known: Mapping[Key, int] | None = None,
        known_documents: int = 0,
    ) -> None:
        self._settings = settings
        self.total = len(documents) + known_documents
        self.frequency: Counter[Key] = Counter(known or {})
        spellings: dict[Key, Counter[str]] = defaultdict(Counter)
        self._wholes: set[str] = set()
        for document in documents:
            for phrase in document.phrases:
                self.frequency[phrase.key] += 1
                spellings[phrase.key][phrase.spelling] += 1
            self._wholes.update(document.wholes.split())
        self._count_given(documents, spellings)
        self._names = {key: _usual(counted) for key, counted in spellings.items()}

    def _count_given(
        self, documents: Sequence[Candidates], spellings: dict[Key, Counter[str]]
    ) -> None:
        """Adds the tags that editors gave: a document so tagged is one that has the topic."""
        found = set(self.frequency)
        for document in documents:
            own = {phrase.key for phrase in document.phrases}
            for tag in document.given:
                words = forms(tag.written)
                if not words:
                    continue
                key = topic_key(words)
                spellings[key][tag.written] += 1
                if key in found and key not in own:
                    self.frequency[key] += 1
                    own.add(key)

    def given_name(self, key: Key, written: str, listed: str | None) -> str:
        """How a tag given by hand is shown: the list's spelling where only the article or order
        differs, else what most of the archive writes for it.
        """
        if listed is not None:
            return listed if topic_key(forms(listed)) == key else written
        return self._names.get(key, written)

    def name(self, phrase: Phrase) -> str:
        """Canonical spelling: the list's, else the most frequent one of the archive."""
        return phrase.spelling if phrase.known else self._names[phrase.key]

    def key_phrases(self, document: Candidates) -> list[Topic]:
        """All sound phrases of a document, best first, whatever their use as tags."""
        scored = [
            self._scored(phrase, document) for phrase in document.phrases if self._sound(phrase)
        ]
        return sorted(scored, key=lambda topic: (-topic.score, topic.name))

    def tags(self, document: Candidates) -> list[Topic]:
        """The topics that may be tags of a document, best first, none part of another.

        A listed topic of which there is only a late and passing mention is one only where
        there is no other and few names.
        """
        sound = [phrase for phrase in without_fragments(document.phrases) if self._sound(phrase)]
        late = _LATE_SHARE * document.length
        fitting = [phrase for phrase in sound if self._eligible(phrase, late)]
        if not fitting and not document.given and len(document.names) < _FEW_NAMES:
            fitting = [phrase for phrase in sound if self._eligible(phrase, math.inf)]
        eligible = [self._scored(phrase, document) for phrase in fitting]
        ranked = sorted(eligible, key=lambda topic: (-topic.score, topic.name))
        named = {topic.name: topic for topic in reversed(ranked)}
        alone = [topic for topic in ranked if named[topic.name] is topic]
        return without_parts(alone)[: self._settings.max_topics]

    def _sound(self, phrase: Phrase) -> bool:
        """Whether a first word that may begin with a clitic is seen whole somewhere (with the
        article).
        """
        return not phrase.doubtful or phrase.key[0] in self._wholes

    def _eligible(self, phrase: Phrase, late: float) -> bool:
        known = phrase.known and len(phrase.key) > 1 and phrase.first < max(_EARLY_TOKENS, late)
        stressed = known or phrase.in_title or phrase.mentions >= 2 or phrase.relation
        if len(phrase.key) == 1 and not phrase.known:
            stressed = phrase.first < _EARLY_TOKENS and phrase.mentions >= _WORD_MENTIONS
            stressed = stressed and self.name(phrase).startswith("ال")
        if self.total < self._settings.min_archive_for_joining:
            return stressed
        leads = phrase.known and (phrase.in_title or phrase.first < _EARLY_TOKENS)
        joins = leads or self.frequency[phrase.key] >= self._settings.min_joined
        common = self.frequency[phrase.key] >= self._settings.max_share * self.total
        return joins and not common and (stressed or leads)

    def _scored(self, phrase: Phrase, document: Candidates) -> Topic:
        mentions = phrase.mentions + _TITLE_COUNT * phrase.in_title
        score = stress(mentions, phrase.first, document.length) * length_boost(len(phrase.key))
        score *= rarity(self.frequency[phrase.key], self.total)
        if phrase.known or phrase.relation:
            score *= _KNOWN_BOOST
        elif len(phrase.key) == 1:
            score *= _WORD_WEIGHT
        return Topic(
            key=phrase.key,
            name=self.name(phrase),
            score=score,
            mentions=phrase.mentions,
            known=phrase.known,
            relation=phrase.relation,
            early=phrase.first < _EARLY_TOKENS,
            in_title=phrase.in_title,
        )


def _usual(counted: Counter[str]) -> str:
    return min(counted.items(), key=lambda item: (-item[1], item[0]))[0]


def without_fragments(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Phrases without those that never stand outside a longer one; listed topics stay."""
    return [phrase for phrase in phrases if phrase.known or not _is_fragment(phrase, phrases)]


def _is_fragment(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    words = set(phrase.key)
    return any(
        len(other.key) > len(phrase.key)
        and words < set(other.key)
        and other.mentions >= phrase.mentions
        for other in phrases
    )


def without_parts(ranked: Iterable[Topic]) -> list[Topic]:
    """Topics without those that are a part of another one, or contain a much more frequent one.

    The longer phrase stays unless it has less than half of the mentions of its part.
    """
    kept: list[Topic] = []
    for topic in ranked:
        rivals = [other for other in kept if _overlap(topic.key, other.key)]
        if not rivals:
            kept.append(topic)
        elif len(rivals) == 1 and _replaces(topic, rivals[0]):
            kept[kept.index(rivals[0])] = topic
    return kept


def _overlap(one: Key, other: Key) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _replaces(topic: Topic, rival: Topic) -> bool:
    longer = len(topic.key) > len(rival.key)
    return longer and not rival.known and topic.mentions >= _SHARE_OF_WHOLE * rival.mentions
