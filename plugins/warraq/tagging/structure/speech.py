"""Verbs of speech in a text, and who speaks at each of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from warraq.language.function_words import FUNCTION_WORDS
from warraq.tagging.structure.cues import CIRCUMSTANCES, COMPLEMENTISERS, CUES, Cue
from warraq.tagging.structure.view import Found, Sentence, Span, View

_REACH: Final = 250
_PHRASE_WORDS: Final = 9
_MEMORY_LINES: Final = 2
_CITED_WORDS: Final = 14
_NOUN_BEFORE: Final = frozenset(
    "في من علي عن الي بعد قبل كل هذا هذه ذلك اي بلا دون بدون غير مع حول عند او ثم اعاده محل موضع".split(" ")
)
"""Words (folded) before which a doubtful form is a noun: في كشف, على رد."""
_OF_SOMEBODY: Final = frozenset(
    "محامي محاميه نجل نجله ابن ابنه زوجه زوج والد والده شقيق شقيقه مكتب باسم حمله مستشار مستشاره"
    " حفيد خليفه مقربون اسره عايله عائله محامو منافس حزب حكومه اداره سلفه سلف نظام قوات".split(" ")
)
"""Words (folded) after which a person is not the one who speaks: محامي فلان."""
_BODY_HEADS: Final = frozenset(
    "صحيفه وكاله قناه موقع مجله جريده شبكه اذاعه شركه منظمه حركه حزب هيئه هييه وزاره موسسه مركز"
    " جمعيه مجموعه لجنه اتحاد حكومه السلطات الحكومه".split(" ")
)
"""Heads (folded) that may stand between a verb and the name of a body."""


_NO_SPEECH_BEFORE: Final = frozenset("ما مما لا كما لم قد الذي التي ان كان".split(" "))
"""Words (folded) after which an imperfect verb tells of no speech: ما يشير إلى, لا يعتبر."""
_SIGNS: Final = "«»“”\"'"
_ADDRESSEE: Final = re.compile(
    r"\s*ل(?:صحيفه|وكاله|قناه|موقع|مجله|جريده|برنامج|اذاعه|شبكه)?\s*"
    r"(?:\"[^\"\n]{2,40}\"|«[^»\n]{2,40}»|[“”][^“”\n]{2,40}[“”])"
)
"""Whom the speaker told it: قال لـ«الرياض» الوزير إن."""


class Said(NamedTuple):
    """A cue in a sentence: where it stands, and the end of what may name its speaker."""

    cue: Cue
    start: int
    end: int
    reach: int
    opener: Span | None
    """The أن or إن, colon or quotation mark at which the speech begins, if one follows."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in offsets of the folded text; without a ``name`` only the phrase is known."""

    name: str | None
    start: int
    end: int
    reason: str
    feminine: bool = False
    plural: bool = False


def cues_of(view: View, sentence: Sentence) -> list[Said]:
    """Cues of a sentence in text order, those inside quotation marks left out."""
    places = list(_cues(view, sentence))
    found = []
    for index, (cue, start, end) in enumerate(places):
        limit = places[index + 1][1] if index + 1 < len(places) else sentence.end
        opener = _opener(view, sentence, end, min(limit, end + _REACH))
        reach = opener.start if opener else min(limit, end + _REACH)
        found.append(Said(cue, start, end, reach, opener))
    return found


def _cues(view: View, sentence: Sentence) -> Iterator[tuple[Cue, int, int]]:
    words = view.all_words
    first = bisect_left(words, sentence.start, key=lambda word: word.start)
    before = ""
    for index in range(first, len(words)):
        form, start, end = words[index]
        if start >= sentence.end:
            return
        cue = CUES.get(form)
        if cue is not None and not _quoted(sentence, start):
            noun = cue.doubtful and before in _NOUN_BEFORE
            if not noun and not (cue.imperfect and before in _NO_SPEECH_BEFORE):
                yield cue, start, end
        before = form


def _quoted(sentence: Sentence, place: int) -> bool:
    return any(quote.start <= place < quote.end for quote in sentence.quotes)


def _opener(view: View, sentence: Sentence, start: int, end: int) -> Span | None:
    """The first أن or إن, colon, or quotation after a colon between two offsets."""
    colon = view.folded.find(":", start, end)
    places = [Span(colon, colon + 1)] if colon >= 0 else []
    for match in view.words(start, end):
        if match.group() in COMPLEMENTISERS and not _quoted(sentence, match.start()):
            places.append(Span(*match.span()))
            break
    return min(places, default=None)


class Speakers:
    """Who speaks at each cue of a text, read from its first sentence to its last.

    Remembers the last sure speaker, for verbs without a subject in the same passage: as long as no
    more than two lines lie between.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._last: Voice | None = None
        self._line = 0

    def at(self, said: Said, sentence: Sentence) -> Voice | None:
        """The speaker at a cue, or None where the text leaves it open."""
        if said.cue.kind == "participle":
            return self._remembered(sentence, said, of_sentence=True)
        voice = self._cited(said, sentence) if said.cue.cited else self._after(said)
        if voice is None and said.cue.kind == "verb" and not said.cue.cited:
            voice = self._before(said, sentence)
        if voice is None or self._goes_on(voice, said):
            return voice if said.cue.imperfect else self._remembered(sentence, said) or voice
        self._remember(voice, said, sentence)
        return voice

    def _goes_on(self, voice: Voice, said: Said) -> bool:
        """Whether a phrase without a name (وأضاف الوزير) means the speaker before."""
        words = [match.group() for match in self._view.words(voice.start, voice.end)]
        return (
            voice.name is None
            and said.cue.continuing
            and len(words) == 1
            and words[0].startswith("ال")
        )

    def _remember(self, voice: Voice, said: Said, sentence: Sentence) -> None:
        if said.cue.kind == "verb":
            self._last = Voice(
                voice.name, voice.start, voice.end, voice.reason, said.cue.feminine, said.cue.plural
            )
            self._line = sentence.line

    def _remembered(
        self, sentence: Sentence, said: Said, *, of_sentence: bool = False
    ) -> Voice | None:
        last = self._last
        if last is None or sentence.line - self._line > _MEMORY_LINES:
            return None
        if not of_sentence and (last.feminine, last.plural) != (said.cue.feminine, said.cue.plural):
            return None
        self._line = sentence.line
        why = "the participle's subject" if of_sentence else "no subject: the last sure speaker"
        return Voice(last.name, last.start, last.end, why, last.feminine, last.plural)

    def _cited(self, said: Said, sentence: Sentence) -> Voice | None:
        """The speaker between عن and قوله: نقلت الوكالة عن الوزير فلان قوله."""
        words = list(self._view.words(sentence.start, said.start))
        about = [match.end() for match in words[-_CITED_WORDS:] if match.group() == "عن"]
        if not about:
            return None
        for found in self._view.within(about[-1], said.start):
            if found.entity.type == "person" and not self._of_somebody(found.start):
                return Voice(found.entity.name, found.start, found.end, "named after عن")
        phrase = self._phrase(about[-1], said.start)
        return Voice(None, *phrase, "a phrase after عن") if phrase.end > phrase.start else None

    def _start(self, said: Said) -> int:
        """Where a subject may begin: after the verb, and after whom it was told to."""
        told = _ADDRESSEE.match(self._view.folded, said.end, said.reach)
        if told:
            return told.end()
        first = next(iter(self._view.within(said.end, min(said.reach, said.end + 40))), None)
        if first is not None and self._view.folded[said.end : first.start].strip() == "ل":
            return first.end
        return said.end

    def _after(self, said: Said) -> Voice | None:
        """The speaker named after the verb: a person, a body right after it, or a phrase."""
        start = self._start(said)
        phrase = self._phrase(start, said.reach)
        person = self._person(start, said, phrase)
        if person is not None:
            return person
        for found in self._view.within(start, phrase.end):
            if found.entity.type != "person" and self._heads(start, found):
                if found.end >= phrase.end or found.entity.type == "organisation":
                    reason = "named after the verb"
                    return Voice(found.entity.name, found.start, found.end, reason)
        if phrase.end > phrase.start and said.cue.kind == "verb":
            return Voice(None, *phrase, "a phrase after the verb")
        return None

    def _person(self, start: int, said: Said, phrase: Span) -> Voice | None:
        """The first person of the phrase, or of an apposition after it: ، سيرغي لافروف،."""
        end = phrase.end
        if phrase.end > phrase.start:
            comma = self._view.folded[end : end + 3].lstrip(" ")[:1] in ("،", ",", "(")
            end = min(said.reach, end + 60) if comma else end
        for found in self._view.within(start, end):
            if found.entity.type == "person" and not self._attached(found):
                if self._of_somebody(found.start):
                    return None
                if found.start > phrase.end + 3:
                    return None
                reason = "named after the verb"
                return Voice(found.entity.name, found.start, found.end, reason)
        return None

    def _attached(self, found: Found) -> bool:
        """Whether a clitic stands on the name: قال لرويترز, not its subject."""
        before = self._view.folded[found.start - 1 : found.start]
        return before.isalpha()

    def _of_somebody(self, place: int) -> bool:
        before = list(self._view.words(max(0, place - 20), place))
        return bool(before) and before[-1].group() in _OF_SOMEBODY

    def _heads(self, start: int, found: Found) -> bool:
        """Whether nothing but a head (صحيفة) stands between an offset and a name."""
        between = [match.group() for match in self._view.words(start, found.start)]
        if self._attached(found):
            return between == ["ل"]
        return not between or (len(between) == 1 and between[0] in _BODY_HEADS)

    def _phrase(self, start: int, end: int) -> Span:
        """The noun phrase after a verb: up to a circumstance, punctuation or a new noun.

        After a definite word only definite ones and what a title takes (باسم، للأمم) go on.
        """
        first = last = start
        closed = False
        for count, match in enumerate(self._view.words(start, end)):
            form = match.group()
            if count == _PHRASE_WORDS or form in CIRCUMSTANCES or form in FUNCTION_WORDS:
                break
            gap = self._view.folded[last if count else start : match.start()].strip()
            if gap and not (gap == "." and match.start() - 4 <= first + 2):
                break
            if not count and form.startswith(("لل", "بال")):
                break
            if form[1:] in _BODY_HEADS and form[0] == "ل":
                break
            found = self._view.within(match.start(), end)
            named = bool(found) and found[0].start <= match.start() + 1
            if closed and not named and not _may_close(form):
                break
            first = first if count else match.start()
            last = max(last, match.end(), found[0].end if named else 0)
            closed = form.startswith(("ال", "لل", "بال")) or named
        return Span(first, last)

    def _before(self, said: Said, sentence: Sentence) -> Voice | None:
        """The subject right before the verb: X قال, X الذي قال, وكان X قد قال."""
        for found in reversed(self._view.within(sentence.start, said.start)):
            between = self._view.folded[found.end : said.start]
            words = between.split()
            if len(words) > 2 or any(word.strip("،,()") not in ("", "قد", "الذي", "التي") for word in words):
                return None
            if found.entity.type == "place" or self._attached(found):
                return None
            if found.entity.type == "person" and self._of_somebody(found.start):
                return None
            return Voice(found.entity.name, found.start, found.end, "named before the verb")
        return None


def _may_close(form: str) -> bool:
    """Whether a word may follow a definite one within a title."""
    if form.startswith(("ال", "لل", "وال", "بال")) or form in ("باسم", "بلسان", "بن"):
        return True
    return form[0] == "ل" and len(form) > 3
