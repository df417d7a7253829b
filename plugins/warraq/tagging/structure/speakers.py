"""Who speaks at each cue of a text, verbs without a subject included."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from warraq.tagging.structure.speech import Said
from warraq.tagging.structure.subjects import (
    Voice,
    cited,
    first_person,
    named_after,
    named_before,
    voice_of,
)
from warraq.tagging.structure.view import Sentence, View

_MEMORY_LINES: Final = 2
_HONOURS: Final = frozenset(
    "سموه معاليه سعادته فضيلته جلالته فخامته سموها معاليها دولته سيادته".split()
)
"""Titles (folded) that stand for somebody named before."""
_HOLY: Final = frozenset("الله تعالي عز سبحانه النبي الرسول رسول المصطفي عليه صلي".split())
"""Words (folded) of scripture, which no later verb without a subject goes on with."""


class Speakers:
    """Who speaks at each cue of a text, read from its first sentence to its last.

    Remembers the last sure speaker, for verbs without a subject in the same passage: as long as no
    more than two lines lie between, and the verb's form agrees.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._last: Voice | None = None
        self._sentence: Sentence | None = None
        self._line = 0

    def at(self, said: Said, sentence: Sentence) -> Voice | None:
        """The speaker at a cue, or None where the text leaves it open."""
        if said.cue.kind == "participle":
            return self._of_participle(said, sentence)
        voice = self._named(said, sentence)
        if voice is not None and not self._goes_on(voice, said):
            self._remember(voice, said, sentence)
            return voice
        if said.cue.imperfect and not said.cue.continuing:
            return voice
        return self._remembered(said, sentence) or voice

    def _named(self, said: Said, sentence: Sentence) -> Voice | None:
        if said.cue.cited:
            return cited(self._view, said, sentence)
        voice = named_after(self._view, said)
        if voice is None and said.cue.kind == "verb":
            return named_before(self._view, said, sentence)
        return voice

    def _of_participle(self, said: Said, sentence: Sentence) -> Voice | None:
        """The subject of the sentence: who spoke in it, else its first person (استقبل X الوفد
        مؤكدا), else the last speaker.
        """
        reason = "the participle's subject"
        if self._sentence is not sentence:
            person = first_person(self._view, sentence.start, said.start)
            if person is not None:
                self._keep(replace(voice_of(person, reason), feminine=said.cue.feminine), sentence)
        if self._last is None or sentence.line - self._line > _MEMORY_LINES:
            return None
        self._line = sentence.line
        return replace(self._last, reason=reason)

    def _goes_on(self, voice: Voice, said: Said) -> bool:
        """Whether a phrase without a name (وأضاف الوزير) means the speaker before."""
        words = self._words(voice)
        if voice.name is not None or len(words) != 1:
            return False
        return words[0] in _HONOURS or (said.cue.continuing and words[0].startswith("ال"))

    def _remember(self, voice: Voice, said: Said, sentence: Sentence) -> None:
        if said.cue.kind == "verb" and not _HOLY.intersection(self._words(voice)[:1]):
            cue = said.cue
            self._keep(replace(voice, feminine=cue.feminine, plural=cue.plural), sentence)

    def _keep(self, voice: Voice, sentence: Sentence) -> None:
        self._last, self._sentence, self._line = voice, sentence, sentence.line

    def _remembered(self, said: Said, sentence: Sentence) -> Voice | None:
        last = self._last
        if last is None or sentence.line - self._line > _MEMORY_LINES:
            return None
        if (last.feminine, last.plural) != (said.cue.feminine, said.cue.plural):
            return None
        self._line = sentence.line
        return replace(last, reason="no subject: the last sure speaker")

    def _words(self, voice: Voice) -> list[str]:
        return [match.group() for match in self._view.words(voice.start, voice.end)]
