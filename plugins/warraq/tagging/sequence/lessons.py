"""Lessons: what an annotated sentence, or a passage that rules read, teaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from warraq.tagging.document import find_names
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.mention import Mention
from warraq.tagging.passage import BREAK, Passage, read_passage
from warraq.tagging.sequence.features import Profile, Seen, features, masked_profile, profile
from warraq.tagging.sequence.labels import ANY, ONLY, OUTSIDE, written
from warraq.tagging.sequence.lexicon import is_everyday
from warraq.tagging.sequence.rules import (
    chunk_of,
    fixed_labels,
    is_settled,
    rule_mentions,
    rule_notes,
)
from warraq.tagging.sequence.sentences import Sentence, covered
from warraq.tagging.vocabulary import STOPS_NAME, Word, WordClass

_EVERYDAY: Final = STOPS_NAME | WordClass.NISBA
_LONGEST: Final = 60
"""Tokens of one lesson; a longer run without punctuation is cut."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """For each token its features, the labels that may be chosen, and those that are right."""

    features: tuple[tuple[str, ...], ...]
    choice: tuple[frozenset[int], ...]
    right: tuple[frozenset[int], ...]


class Profiles:
    """Profiles of words, each made once; plain ones and masked ones."""

    def __init__(self, knowledge: Knowledge, lexicon: Mapping[str, str]) -> None:
        self._names = knowledge.names
        self._lexicon = lexicon
        self._plain: dict[str, Profile] = {}
        self._masked: dict[str, Profile] = {}

    def plain(self, word: Word) -> Profile:
        """The profile of a word as the lists know it."""
        known = self._plain.get(word.form)
        if known is None:
            known = self._plain[word.form] = profile(word, self._type_of, self._lexicon)
        return known

    def masked(self, word: Word) -> Profile:
        """The profile of a word as if no list knew it."""
        known = self._masked.get(word.form)
        if known is None:
            known = self._masked[word.form] = masked_profile(word, self._lexicon)
        return known

    def everyday(self, word: Word) -> bool:
        """Whether a word surely names nothing by itself: the lists or the archive know it as a
        word of the language.
        """
        if word.stem_classes & _EVERYDAY:
            return not word.classes & WordClass.GIVEN_NAME
        return not word.listed and is_everyday(word.stem, self._lexicon)

    def _type_of(self, number: int) -> str:
        return self._names[number].type


def sentence_lessons(
    sentence: Sentence, knowledge: Knowledge, profiles: Profiles
) -> Iterator[Lesson]:
    """Two lessons of an annotated sentence: one as the model will see it, with the right
    listed names given, and one in which it has to find all names without lists.
    """
    passage = read_passage(sentence.text, knowledge.vocabulary)
    chunks = [(*covered(mark, passage.tokens), mark.type) for mark in sentence.marks]
    mentions = rule_mentions(passage, knowledge)
    right = written(chunks, len(passage))
    known = [each for each in mentions if not is_settled(each) or chunk_of(each) in chunks]
    yield _lesson(passage, right, known, [profiles.plain(word) for word in passage.words])
    if chunks:
        hidden = {index for first, last, _ in chunks for index in range(first, last)}
        seen = [
            profiles.masked(word) if index in hidden else profiles.plain(word)
            for index, word in enumerate(passage.words)
        ]
        yield _lesson(passage, right, [], seen)


def archive_lessons(text: str, knowledge: Knowledge, profiles: Profiles) -> Iterator[Lesson]:
    """Lessons of an archive's text: names that the rules are sure of are names, everyday words
    beside them are none, and of other words nothing is said.

    Half of the names, by their place, are hidden from the model: it learns them by what stands
    around them.
    """
    passage = read_passage(text, knowledge.vocabulary)
    _, found = find_names(passage, knowledge)
    mentions = [each for each in found if each.sure]
    shown = [each for each in mentions if not _is_hidden(passage, each)]
    hidden = {
        index
        for each in mentions
        if _is_hidden(passage, each)
        for index in range(each.first, each.last)
    }
    labels = written(map(chunk_of, mentions), len(passage))
    seen = [
        profiles.masked(word)
        if index in hidden or not (labels[index] or profiles.everyday(word))
        else profiles.plain(word)
        for index, word in enumerate(passage.words)
    ]
    right = [ONLY[label] for label, word in zip(labels, passage.words, strict=True)]
    whole = _lesson(passage, labels, shown, seen)
    for first, last in _runs(passage):
        if any(labels[first:last]) or ONLY[OUTSIDE] in right[first:last]:
            yield Lesson(
                whole.features[first:last], whole.choice[first:last], tuple(right[first:last])
            )


def _is_hidden(passage: Passage, mention: Mention) -> bool:
    token = passage.tokens[mention.first]
    return crc32(f"{token.start} {token.form}".encode("utf-8", "surrogatepass")) % 2 == 0


def _runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Runs of tokens without punctuation between them that ends a name."""
    first = 0
    for index in range(1, len(passage) + 1):
        if index == len(passage) or passage.gaps[index] == BREAK or index - first == _LONGEST:
            yield first, index
            first = index


def _lesson(
    passage: Passage, right: Sequence[int], mentions: list[Mention], profiles: list[Profile]
) -> Lesson:
    seen = Seen(profiles, passage, rule_notes(len(passage), mentions))
    choice = [
        ONLY[label] if fixed == label else ANY
        for fixed, label in zip(fixed_labels(passage, mentions), right, strict=True)
    ]
    return Lesson(
        tuple(tuple(features(seen, index)) for index in range(len(passage))),
        tuple(choice),
        tuple(ONLY[label] for label in right),
    )
