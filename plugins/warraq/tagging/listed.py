"""Names of the gazetteer in a passage, and whether an ambiguous one is a name where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from warraq.tagging.knowledge import Knowledge, Name
from warraq.tagging.mention import Evidence, Mention
from warraq.tagging.passage import QUOTE, SPACE, Passage
from warraq.tagging.vocabulary import Listings, WordClass

_C = WordClass
_EVERYDAY: Final = _C.NISBA | _C.COMMON | _C.WEAK | _C.FUNCTION | _C.VERB | _C.SPEECH | _C.TIME


def follows(passage: Passage, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the forms ``rest`` stand at ``index``, joined by blanks to each other and to what is
    before.
    """
    end = index + len(rest)
    if end > len(passage.words):
        return False
    words, gaps = passage.words, passage.gaps
    return all(
        gaps[place] == SPACE and words[place].form == form
        for place, form in zip(range(index, end), rest, strict=True)
    )


def longest(passage: Passage, index: int) -> tuple[int, int, int] | None:
    """(words after the first, letters of clitics, number) of the longest listed name at ``index``.

    Of names of one length, the one with fewest letters taken off.
    """
    best: tuple[int, int, int] | None = None
    for clitics, listings in passage.words[index].listed:
        found = _continued(passage, index + 1, listings)
        if found is not None and (best is None or found[0] > best[0]):
            best = found[0], clitics, found[1]
    return best


def _continued(passage: Passage, index: int, listings: Listings) -> tuple[int, int] | None:
    if passage.joined(index):
        for rest, number in listings.get(passage.words[index].form, ()):
            if follows(passage, index, rest):
                return len(rest), number
    for _, number in listings.get("", ()):
        return 0, number
    return None


def listed_length(passage: Passage, index: int) -> int:
    """Number of tokens of the longest listed name at ``index`` without clitics, or 0."""
    for clitics, listings in passage.words[index].listed[:1]:
        found = None if clitics else _continued(passage, index + 1, listings)
        return 0 if found is None else 1 + found[0]
    return 0


class ListedNames:
    """Finds the listed names of one passage.

    ``expected`` are tokens where a title or a verb of speech lets expect a person, ``announced``
    those after the head of a place or body; the scanner adds to both as it goes.
    """

    def __init__(
        self,
        passage: Passage,
        knowledge: Knowledge,
        expected: Mapping[int, Evidence],
        announced: Set[int],
    ) -> None:
        self._passage = passage
        self._knowledge = knowledge
        self._expected = expected
        self._announced = announced

    def at(self, index: int) -> Mention | None:
        """Mention of the longest listed name that begins at token ``index``."""
        best = longest(self._passage, index)
        if best is None:
            return None
        length, clitics, number = best
        name = self._knowledge.names[number]
        first, clitics = self._without_head(index, length, clitics, name)
        return Mention(
            first=first,
            last=index + 1 + length,
            clitics=clitics,
            type=name.type,
            evidence="gazetteer",
            sure=length > 0 or self._is_sure(index, clitics, name),
            listed=name,
            announced=index in self._announced or index in self._expected,
            located=index > 0 and bool(self._passage.words[index - 1].classes & _C.PLACE_CUE),
            whole=self._whole(index, length) if name.type == "organisation" else None,
        )

    def _without_head(self, index: int, length: int, clitics: int, name: Name) -> tuple[int, int]:
        """(first token, clitics) without a title that a list has in a name: الملك محمد السادس."""
        classes = self._passage.words[index].stem_classes
        titled = classes & _C.TITLE and not classes & _C.GIVEN_NAME
        if name.type == "person" and length > 1 and titled:
            return index + 1, 0
        return index, clitics

    def _whole(self, index: int, length: int) -> Name | None:
        """The listed body after ل at the end of a listed body's name."""
        for inner in range(index + 1, index + length + 1):
            found = longest(self._passage, inner)
            if found is not None and found[1] and inner + found[0] == index + length:
                name = self._knowledge.names[found[2]]
                return name if name.type == "organisation" else None
        return None

    def _is_sure(self, index: int, clitics: int, name: Name) -> bool:
        """Whether a listed name of one word is a name here."""
        everyday = self._passage.words[index].classes & _EVERYDAY
        split = not clitics and self._passage.begins_with_clitic(index)
        tanween = "\u064b" in self._passage.tokens[index].text
        if not (name.ambiguous or everyday or split or tanween):
            return True
        return not tanween and self._supported(index, clitics, name)

    def _supported(self, index: int, clitics: int, name: Name) -> bool:
        """Whether the words before an ambiguous name speak for its type."""
        words = self._passage.words
        everyday = words[index].classes & _EVERYDAY
        if index in self._announced:
            strict = words[index - 1].stem_classes & _C.STRICT_HEAD
            return bool(strict) or not (everyday or self._is_described(index))
        if name.type == "person":
            return index in self._expected
        return name.type == "place" and not (everyday or clitics) and self._is_located(index)

    def _is_located(self, index: int) -> bool:
        """Whether a preposition of place stands before a bare, undescribed word: في قطر."""
        words = self._passage.words
        if not index or not self._passage.joined(index, QUOTE):
            return False
        cue = words[index - 1].classes & _C.PLACE_CUE
        definite = words[index].classes & _C.DEFINITE
        return bool(cue) and not definite and not self._is_described(index)

    def _is_described(self, index: int) -> bool:
        """Whether a noun or adjective goes on after the word: الهلال الأحمر, قطر الدائرة."""
        if not self._passage.joined(index + 1):
            return False
        following = self._passage.words[index + 1].classes
        return bool(following & (_C.DEFINITE | _C.COMMON)) and not following & _C.NISBA
