"""Candidate topics: noun phrases by the shape that definiteness gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from warraq.tagging.knowledge import Knowledge, bare_key
from warraq.tagging.passage import Passage
from warraq.tagging.vocabulary import Word, WordClass

_C = WordClass
MAX_WORDS: Final = 4
_CLITIC_LIKE: Final = "وفبلك"
MAY_BE_AFFIX: Final = frozenset(f"{_CLITIC_LIKE}ت")
"""First letters that may be a clitic or the mark of an imperfect."""
_VERBAL_NOUN: Final = re.compile(r"ت..ي.[هات]*|ت.ا..[هات]*|ت..[اه]|ت.....+")
"""Shapes of verbal nouns in ت: تقرير, تعاون, تجارة, and whatever is longer."""


class Phrase(NamedTuple):
    """A phrase of one document, as the archive phase needs it.

    ``spelling`` is how the document usually writes it (a listed topic: its canonical spelling, and
    ``known``). ``doubtful`` says that the first letter may be a clitic that only the archive can
    tell from the word; ``relation`` that two adjectives of places end it; ``first`` is the token
    number of its first mention and ``mentions`` their number.
    """

    key: tuple[str, ...]
    spelling: str
    known: bool
    doubtful: bool
    relation: bool
    first: int
    mentions: int
    in_title: bool


@dataclass(slots=True)
class FoundPhrase:
    """A phrase while its passage is read: the (first, last) tokens of its ``places``."""

    key: tuple[str, ...]
    known: str | None
    doubtful: bool
    relation: bool
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def stressed(self) -> bool:
        """Whether the document alone makes it a possible tag."""
        return self.known is not None or self.relation or len(self.places) > 1

    def settled(self, passage: Passage, in_title: bool) -> Phrase:
        """The phrase as the archive phase needs it."""
        return Phrase(
            key=self.key,
            spelling=self.known or self._usual_spelling(passage),
            known=self.known is not None,
            doubtful=self.doubtful,
            relation=self.relation,
            first=self.places[0][0],
            mentions=len(self.places),
            in_title=in_title,
        )

    def _usual_spelling(self, passage: Passage) -> str:
        counted = Counter(
            passage.spelling(first, last, passage.words[first].clitics)
            for first, last in self.places
        )
        return min(counted.items(), key=lambda item: (-item[1], item[0]))[0]


def find_phrases(
    passage: Passage, taken: set[int], knowledge: Knowledge
) -> dict[tuple[str, ...], FoundPhrase]:
    """Candidate topics of a passage; ``taken`` are tokens that belong to names.

    A phrase is two to four nouns and adjectives without a break (one where the list knows it),
    does not begin with a clitic, a title, an adjective of nationality or a verb, holds no
    particle, verb, number or time, and ends with a definite word, so that no complement is cut
    off.
    """
    found: dict[tuple[str, ...], FoundPhrase] = {}
    for first, last, known, doubtful in _spans(passage, taken, knowledge):
        words = passage.words[first:last]
        key = bare_key([words[0].bare, *(_inner(word) for word in words[1:])])
        phrase = found.get(key)
        if phrase is None:
            relation = sum(bool(word.classes & _C.NISBA) for word in words) > 1
            phrase = found[key] = FoundPhrase(key, known, doubtful, relation)
        phrase.places.append((first, last))
    return found


def _spans(
    passage: Passage, taken: set[int], knowledge: Knowledge
) -> Iterator[tuple[int, int, str | None, bool]]:
    """(first, last, listed spelling, doubtful) of every phrase, listed ones before others of their
    place.
    """
    for first, word in enumerate(passage.words):
        length = knowledge.topic_lengths.get(word.bare, 0)
        listed = dict(_listed(passage, first, length, knowledge)) if length else {}
        for last, name in listed.items():
            yield first, last, name, False
        if word.begins and first not in taken and not _follows_office(passage, first):
            for last in _ends(passage, first, taken):
                if last not in listed:
                    yield first, last, None, _doubtful(word)


def _follows_office(passage: Passage, first: int) -> bool:
    """Whether a title stands before, whose complement a phrase would be: وزير الخارجية الإيراني."""
    return passage.joined(first) and bool(passage.words[first - 1].stem_classes & _C.TITLE)


def _listed(
    passage: Passage, first: int, length: int, knowledge: Knowledge
) -> Iterator[tuple[int, str]]:
    """(last, canonical spelling) of the listed topics that begin at ``first``."""
    keyed = [passage.words[first].bare]
    for last in range(first + 1, first + length + 1):
        name = knowledge.topics.get(bare_key(keyed))
        if name is not None:
            yield last, name
        if not passage.joined(last):
            return
        keyed.append(_inner(passage.words[last]))


def _inner(word: Word) -> str:
    """Bare form of a word inside a phrase, where a clitic belongs to the phrase."""
    return word.form if word.clitics else word.bare


def _ends(passage: Passage, first: int, taken: set[int]) -> Iterator[int]:
    """Indices after the last word of each phrase that begins at ``first``.

    Its shape is indefinite nouns first, then definite words, at least one (أسعار النفط العالمية).
    """
    definite = bool(passage.words[first].stem_classes & _C.DEFINITE)
    last = first + 1
    while last < first + MAX_WORDS and passage.joined(last) and last not in taken:
        word = passage.words[last]
        if not word.continues or (definite and not word.classes & _C.DEFINITE):
            return
        if definite and word.classes & _C.TITLE:  # a new noun: الحرمين الشريفين الأمير
            return
        definite = bool(word.classes & _C.DEFINITE)
        last += 1
        if definite:
            yield last


def _doubtful(word: Word) -> bool:
    """Whether the first letter may be no part of a noun though no list says so.

    A clitic (لمراقبة, but بطاريات), or the ت of an imperfect (تقوم, but تقرير and تعاون).
    """
    if word.clitics or word.classes & (_C.WHOLE | _C.COMMON):
        return False
    form = word.form
    return form[0] in _CLITIC_LIKE or (form[0] == "ت" and not _VERBAL_NOUN.fullmatch(form))
