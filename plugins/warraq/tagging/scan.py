"""One pass over a passage that collects the names its rules see, longest evidence first."""

from __future__ import annotations

from typing import Final

from warraq.tagging.bodies import organisation_end, place_after_head
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.listed import ListedNames, follows
from warraq.tagging.mention import Evidence, Mention
from warraq.tagging.passage import QUOTE, Passage
from warraq.tagging.persons import could_be_name, name_after_title, name_end
from warraq.tagging.vocabulary import STOPS_NAME, Word, WordClass, is_definite

_C = WordClass
_TRIGGERS: Final = (
    _C.TITLE | _C.PLACE_HEAD | _C.FIRM_BODY | _C.GIVEN_NAME | _C.SPEECH | _C.NAME_PARTICLE
)


class Scanner:
    """Collects the mentions of one passage; :meth:`run` is called once."""

    def __init__(self, passage: Passage, knowledge: Knowledge) -> None:
        self._passage = passage
        self._knowledge = knowledge
        self._expected: dict[int, Evidence] = {}
        self._announced: set[int] = set()
        self._found: list[Mention] = []
        self._listed = ListedNames(passage, knowledge, self._expected, self._announced)

    def run(self) -> list[Mention]:
        """Mentions in text order, none overlapping another."""
        words, index = self._passage.words, 0
        while index < len(words):
            word = words[index]
            if word.listed or word.stem_classes & _TRIGGERS or index in self._expected:
                index = self._step(index)
            else:
                index += 1
        return self._found

    def _step(self, index: int) -> int:
        """Records the best mention at ``index``; returns where to go on."""
        title = self._title_length(index)
        self._announce(index, title)
        if title > 1:
            return index + title
        options = [self._listed.at(index), self._person(index), self._body(index)]
        found = max(
            (mention for mention in options if mention is not None),
            key=lambda mention: (mention.last, mention.listed is not None),
            default=None,
        )
        if found is None:
            return index + 1
        self._found.append(found)
        return found.last

    def _title_length(self, index: int) -> int:
        """Words of the listed title at ``index``; of none, 1 or 0 as the word alone is a title."""
        word = self._passage.words[index]
        for rest in self._knowledge.titles.get(word.stem, ()):
            if follows(self._passage, index + 1, rest):
                return 1 + len(rest)
        return int(bool(word.stem_classes & _C.TITLE) and not self._describes(index))

    def _announce(self, index: int, title: int) -> None:
        """Notes the names that a title, a verb of speech or a head at ``index`` lets expect."""
        word = self._passage.words[index]
        if title:
            place = name_after_title(self._passage, index, title)
            if place is not None:
                self._expected.setdefault(place, "title")
        elif word.stem_classes & _C.SPEECH and self._passage.joined(index + 1):
            self._expected.setdefault(index + 1, "speech")
        heads = word.stem_classes & (_C.PLACE_HEAD | _C.FIRM_BODY)
        if heads and not word.stem_classes & _C.DEFINITE:
            self._announced.add(index + 1)

    def _describes(self, index: int) -> bool:
        """Whether a title is the adjective of the noun before it: الملف السياسي."""
        if not self._passage.words[index].form.endswith(("ي", "يه")):
            return False
        return self._passage.joined(index) and is_definite(self._passage.words[index - 1].form)

    def _person(self, index: int) -> Mention | None:
        evidence = self._expected.get(index)
        last = name_end(self._passage, index, trusted=evidence == "title")
        if last > index:
            clitics = self._name_clitics(index)
            sure = last > index + 1 or self._follows_title(index)
            return Mention(
                index, last, clitics, "person", evidence or "given-name", sure, None, bool(evidence)
            )
        if evidence == "speech":
            return self._speaker(index)
        return None

    def _follows_title(self, index: int) -> bool:
        """Whether a single word is a given name or stands directly after a title or nationality."""
        before = self._passage.words[index - 1].stem_classes if index else 0
        given = self._passage.words[index].classes & _C.GIVEN_NAME
        return bool(given or before & (_C.TITLE | _C.NISBA))

    def _name_clitics(self, index: int) -> int:
        word = self._passage.words[index]
        return 0 if word.classes & (_C.GIVEN_NAME | _C.NAME_PARTICLE) else word.clitics

    def _speaker(self, index: int) -> Mention | None:
        """Unknown words after a verb of speech: a name only if the archive confirms it."""
        last = index
        while last < index + 3 and self._passage.joined(last) and self._strange(last):
            last += 1
        if last == index:
            return None
        given = bool(self._passage.words[index].classes & _C.GIVEN_NAME)
        return Mention(index, last, 0, "person", "speech", sure=given, announced=True)

    def _strange(self, index: int) -> bool:
        word = self._passage.words[index]
        if word.classes & STOPS_NAME or len(word.form) < 3 or word.form.endswith("ا"):
            return False
        return could_be_name(self._passage, index)

    def _body(self, index: int) -> Mention | None:
        word = self._passage.words[index]
        if word.stem_classes & _C.FIRM_BODY and not self._heads_listed_body(index):
            last = organisation_end(self._passage, index)
            if last > index:
                return self._organisation(index, last, word.clitics)
        if word.stem_classes & _C.PLACE_HEAD and not self._is_the_place(word):
            return self._place(index)
        return None

    def _heads_listed_body(self, index: int) -> bool:
        """شركة مايكروسوفت is مايكروسوفت: found when the pass comes there."""
        if not self._passage.joined(index + 1, QUOTE):
            return False
        inner = self._listed.at(index + 1)
        return inner is not None and inner.type == "organisation" and not inner.clitics

    def _is_the_place(self, word: Word) -> bool:
        """المنطقة, القاعدة: definite heads announce nothing, but العاصمة and المدينة may."""
        return bool(word.stem_classes & _C.DEFINITE and not word.stem_classes & _C.BARE_HEAD)

    def _organisation(self, head: int, last: int, clitics: int) -> Mention | None:
        """The body with its head, or without where the name alone stands in quotation marks.

        للجنة before a definite adjective is ل and اللجنة, whose article no letter of the text is.
        """
        name = head + 1
        hidden = clitics and self._passage.words[head].form.startswith("لل")
        if hidden and self._passage.words[name].classes & _C.DEFINITE:
            return None
        if self._passage.gaps[name] != QUOTE:
            return Mention(head, last, clitics, "organisation", "head", True)
        if self._passage.words[name].listed:  # found when the pass comes there
            return None
        return Mention(name, last, 0, "organisation", "head", True)

    def _place(self, head: int) -> Mention | None:
        found = place_after_head(self._passage, head)
        if found is None:
            return None
        first, last = found
        if self._passage.tokens[head].text.startswith("وأ"):  # أدى is no valley
            return None
        word, listed = self._passage.words[head], self._passage.words[first].listed
        if first == head:
            return Mention(first, last, word.clitics, "place", "head", True)
        if listed:  # found, with its type, when the pass comes there
            return None
        return Mention(first, last, 0, "place", "head", bool(word.stem_classes & _C.STRICT_HEAD))
