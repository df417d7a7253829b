"""The subject of a verb of speech: a person, a body or a phrase, after the verb or before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warraq.language.function_words import FUNCTION_WORDS
from warraq.tagging.structure.cues import CIRCUMSTANCES, MEDIA
from warraq.tagging.structure.phrase import BEFORE_NAMES, subject_phrase
from warraq.tagging.structure.speech import Said
from warraq.tagging.structure.view import Found, Sentence, Span, View

_CITED_WORDS: Final = 14
_TITLE_WORDS: Final = 6
_QUOTED_WORDS: Final = 3
_APPOSITION: Final = 60
_OFFICE: Final = 90
_SIGNS: Final = " «»“”\"'"
_OF_SOMEBODY: Final = frozenset(
    "محامي محاميه نجل نجله ابن ابنه زوجه زوج والد والده شقيق شقيقه مكتب باسم حمله مستشار مستشاره"
    " فريق حفيد خليفه مقربون اسره عايله عائله محامو منافس حزب حكومه اداره سلفه سلف نظام"
    " قوات".split()
)
"""Words (folded) after which a person is not the one who speaks: محامي فلان."""
_BODY_HEADS: Final = MEDIA | frozenset(
    "شركه منظمه حركه حزب هيئه هييه وزاره موسسه مركز جمعيه مجموعه لجنه اتحاد حكومه السلطات"
    " الحكومه".split()
)
"""Heads (folded) that may stand between a verb and the name of a body."""
_QUOTED: Final = re.compile(r"\s*[\"«“”]\s*([^\"«»“”\n]{2,40}?)\s*[\"»“”]")
_WAS: Final = re.compile(r"\s*و?كانت?\s")
_ADDRESSEE: Final = re.compile(
    r"\s*ل(?:صحيفه|وكاله|قناه|موقع|مجله|جريده|برنامج|اذاعه|شبكه)?\s*"
    r"(?:\"[^\"\n]{2,40}\"|«[^»\n]{2,40}»|[“”][^“”\n]{2,40}[“”])[ ،,]*"
)
"""Whom the speaker told it: قال لـ«الرياض» الوزير إن."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker in offsets of the folded text; without a ``name`` only the phrase is known."""

    name: str | None
    start: int
    end: int
    reason: str
    feminine: bool = False
    plural: bool = False


def voice_of(found: Found, reason: str) -> Voice:
    """A name as a speaker."""
    return Voice(found.entity.name, found.start, found.end, reason)


def named_after(view: View, said: Said) -> Voice | None:
    """The speaker after the verb: a person, a body right after it, or a phrase."""
    start = _start(view, said)
    phrase = subject_phrase(view, start, said.reach)
    person = _person(view, start, said, phrase)
    if person is not None:
        return person
    limit = min(said.reach, start + _APPOSITION)
    for found in view.within(start, max(phrase.end, limit)):
        if _is_body(view, start, found, said):
            longer = found.end < phrase.end and found.entity.type != "organisation"
            return None if longer else voice_of(found, "named after the verb")
    if phrase.end == phrase.start and said.opener and (quoted := _QUOTED.match(view.folded, start)):
        return _short_name(view, Span(*quoted.span(1)))
    if phrase.end > phrase.start and said.cue.kind == "verb":
        return _quoted_body(view, phrase) or Voice(None, *phrase, "a phrase after the verb")
    return None


def named_before(view: View, said: Said, sentence: Sentence) -> Voice | None:
    """The speaker before the verb: X قال, X الذي قال, وكان X قد قال, X المتحدث باسم الوزارة قال."""
    was = _WAS.match(view.folded, sentence.start, said.start)
    if was:
        return _after_was(view, was.end(), said)
    names = view.within(sentence.start, said.start)
    for found in reversed(names):
        if found.entity.type == "person" and _before_title(view, found, said):
            return voice_of(found, "named before the verb")
    return _right_before(view, names[-1], said) if names else None


def cited(view: View, said: Said, sentence: Sentence) -> Voice | None:
    """The speaker between عن and قوله: نقلت الوكالة عن الوزير فلان قوله."""
    words = list(view.words(sentence.start, said.start))
    about = [match.end() for match in words[-_CITED_WORDS:] if match.group() == "عن"]
    if not about:
        return None
    for found in view.within(about[-1], said.start):
        if _is_speaker(view, found):
            return voice_of(found, "named after عن")
    phrase = subject_phrase(view, about[-1], said.start)
    return Voice(None, *phrase, "a phrase after عن") if phrase.end > phrase.start else None


def first_person(view: View, start: int, end: int) -> Found | None:
    """The first person between two offsets, where it can be a subject."""
    people = (found for found in view.within(start, end) if found.entity.type == "person")
    found = next((found for found in people if not _attached(view, found)), None)
    return found if found and not _of_somebody(view, found.start) else None


def _start(view: View, said: Said) -> int:
    """Where a subject may begin: after the verb, and after whom it was told to."""
    told = _ADDRESSEE.match(view.folded, said.end, said.reach)
    if told:
        return told.end()
    first = next(iter(view.within(said.end, min(said.reach, said.end + _APPOSITION))), None)
    if first is not None and view.folded[said.end : first.start].strip() == "ل":
        return first.end
    return said.end


def _person(view: View, start: int, said: Said, phrase: Span) -> Voice | None:
    """The person of the phrase, of an apposition after it (، سيرغي لافروف،) or of its office."""
    if phrase.end > phrase.start and (late := _after_title(view, said, phrase)):
        return voice_of(late, "named after the verb")
    end = phrase.end
    if view.folded[end : end + 3].lstrip(" ")[:1] in ("،", ",", "("):
        end = min(said.reach, end + _APPOSITION)
    found = first_person(view, start, end)
    near = found is not None and found.start <= phrase.end + 3
    return voice_of(found, "named after the verb") if found and near else None


def _after_title(view: View, said: Said, phrase: Span) -> Found | None:
    """The person after a long title, right before the speech or after في and a body."""
    for found in view.within(phrase.end, said.reach):
        last = not view.folded[found.end : said.reach].strip(" ،,)")
        if last and _is_speaker(view, found):
            between = view.words(phrase.end, found.start)
            if not any(match.group() in CIRCUMSTANCES for match in between):
                return found
    return _in_office(view, said, phrase)


def _in_office(view: View, said: Said, phrase: Span) -> Found | None:
    """المدير العام في وزارة العدل فلان: the person right after the title's body."""
    end = min(said.reach, phrase.end + _OFFICE)
    following = next(view.words(phrase.end, end), None)
    if following is None or following.group() not in ("في", "ب"):
        return None
    names = view.within(following.end(), end)
    if len(names) < 2 or view.count(following.end(), names[0].start):
        return None
    office, person = names[:2]
    apart = view.folded[office.end : person.start].strip(" ،,")
    fits = office.entity.type != "person" and person.entity.type == "person" and not apart
    return person if fits else None


def _is_body(view: View, start: int, found: Found, said: Said) -> bool:
    """Whether a body, or a place that acts as one (أعلنت أنقرة), stands right after the verb."""
    kind = found.entity.type
    if kind in ("person", "other") or (kind == "place" and not said.cue.feminine):
        return False
    between = view.folded[start : found.start]
    if _attached(view, found):
        return False
    return not between.strip(_SIGNS) or between.strip() in _BODY_HEADS


def _quoted_body(view: View, phrase: Span) -> Voice | None:
    """The name in quotation marks after a head: وأكدت مجلة «…»."""
    quoted = _QUOTED.match(view.folded, phrase.end)
    words = list(view.words(*phrase))
    if quoted is None or words[-1].group() not in _BODY_HEADS:
        return None
    start, end = quoted.span(1)
    found = view.exactly(start, end)
    name = found.entity.name if found else view.written(start, end)
    return Voice(name, start, end, "named after the verb")


def _short_name(view: View, span: Span) -> Voice | None:
    """A name in quotation marks right after the verb: وقال «فلان» إن."""
    if view.count(*span) > _QUOTED_WORDS:
        return None
    return Voice(view.written(*span), *span, "named after the verb")


def _right_before(view: View, found: Found, said: Said) -> Voice | None:
    """The name that nothing but قد or الذي parts from the verb."""
    words = [word.strip("،,()") for word in view.folded[found.end : said.start].split()]
    if len(words) > 2 or any(word not in ("", "قد", "الذي", "التي") for word in words):
        return None
    speaks = found.entity.type == "organisation" and not _attached(view, found)
    return voice_of(found, "named before the verb") if speaks or _is_speaker(view, found) else None


def _before_title(view: View, found: Found, said: Said) -> bool:
    """Whether nothing but a title stands between a name and a verb."""
    between = view.folded[found.end : said.start]
    words = between.split()
    if not 0 < len(words) <= _TITLE_WORDS or any(sign in between for sign in "،,.:؛-()"):
        return False
    return words[0].startswith("ال") and not any(
        word in CIRCUMSTANCES or word in FUNCTION_WORDS for word in words
    )


def _after_was(view: View, start: int, said: Said) -> Voice | None:
    """The subject of كان before a verb of speech: its person, else its phrase."""
    found = first_person(view, start, said.start)
    if found is not None:
        return voice_of(found, "named before the verb")
    phrase = subject_phrase(view, start, said.start)
    return Voice(None, *phrase, "a phrase before the verb") if phrase.end > phrase.start else None


def _is_speaker(view: View, found: Found) -> bool:
    """Whether a name is that of a person who may speak."""
    person = found.entity.type == "person"
    return person and not _attached(view, found) and not _of_somebody(view, found.start)


def _attached(view: View, found: Found) -> bool:
    """Whether a clitic stands on the name: قال لرويترز, not its subject."""
    return view.folded[found.start - 1 : found.start].isalpha()


def _of_somebody(view: View, place: int) -> bool:
    words = [match.group() for match in view.words(max(0, place - 30), place)]
    while words and words[-1] in BEFORE_NAMES:
        words.pop()
    return bool(words) and words[-1] in _OF_SOMEBODY
