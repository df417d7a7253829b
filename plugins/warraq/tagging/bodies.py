"""Rules for names that a head noun announces: organisations (وزارة …) and places (مدينة …)."""

from __future__ import annotations

import re
from typing import Final

from warraq.tagging.listed import listed_length
from warraq.tagging.passage import QUOTE, Passage
from warraq.tagging.persons import name_end
from warraq.tagging.vocabulary import STOPS_NAME, STOPS_PHRASE, Word, WordClass, is_definite

_C = WordClass
_MAX_NOUNS: Final = 3
_NOUN_SHAPE: Final = re.compile(r".*(?:ه|ات|ا|ي)|ا..ا.|ان.*|است.*|ا.ت.ا.|م[^اوي].*|ت..ي.")
"""Shapes of Arabic nouns that a foreign name rarely has: أبحاث, انتخاب, متخصص, تطوير."""
_MAX_ADJECTIVES: Final = 3
_MAX_PURPOSE: Final = 4


def organisation_end(passage: Passage, head: int) -> int:
    """Index after the organisation's name that begins with the head at ``head``, or ``head``."""
    word = passage.words[head]
    if is_definite(word.stem):
        return _definite_body(passage, head)
    last = _after_nouns(passage, head)
    if last == head:
        return head
    end = _adjectives(passage, _coordinated(passage, head, last))
    end = _with_purpose(passage, head, end)
    return end if end > last or _is_named(passage, head, last) else head


def _is_named(passage: Passage, head: int, last: int) -> bool:
    """Whether the head makes a name without an adjective: a strict head, or one with a name."""
    if passage.words[head].stem_classes & _C.STRICT_BODY:
        return True
    return not passage.words[last - 1].classes & _C.DEFINITE or any(
        listed_length(passage, index) for index in range(head + 1, last)
    )


def _definite_body(passage: Passage, head: int) -> int:
    """البنك المركزي المصري: a definite head is a name with official or national adjectives only."""
    last = _adjectives(passage, head + 1)
    adjectives = passage.words[head + 1 : last]
    marked = sum(bool(word.classes & (_C.OFFICIAL | _C.NISBA)) for word in adjectives)
    purpose = _with_purpose(passage, head, last) if marked else last
    named = marked >= 2 or (marked == 1 and purpose > last)
    return purpose if named else head


def _after_nouns(passage: Passage, head: int) -> int:
    """Index after the noun that completes the head, or ``head``: nouns may stand between."""
    for index in range(head + 1, head + 1 + _MAX_NOUNS):
        if not passage.joined(index, QUOTE):
            return head
        last = _completed(passage, head, index)
        if last is not None:
            return last
    return head


def _completed(passage: Passage, head: int, index: int) -> int | None:
    """Index after the head's complement at ``index``: a definite noun, a listed or a foreign name.

    ``head`` where the word there ends all hope of one, nothing where the next word may be it.
    """
    word = passage.words[index]
    if word.classes & STOPS_PHRASE & ~_C.FOREIGN or word.stem_classes & _C.TIME:
        return head
    if listed := listed_length(passage, index):
        return index + listed
    if word.classes & (_C.DEFINITE | _C.FOREIGN):
        patron = word.classes & _C.TITLE
        return _after_patron(passage, head, index + 1) if patron else index + 1
    if word.clitics:
        return head
    return None if word.classes & STOPS_NAME else _foreign_name_end(passage, head, index)


def _after_patron(passage: Passage, head: int, name: int) -> int:
    """جامعة الملك سعود: a title must be followed by the name of the person."""
    last = name_end(passage, name, trusted=True) if passage.joined(name) else name
    return last if last > name else head


def _foreign_name_end(passage: Passage, head: int, index: int) -> int:
    """An unknown word closes the name when it follows the head itself: شركة مايكروسوفت."""
    following = index + 1
    if not passage.words[head].stem_classes & (_C.NAMED_BODY | _C.STRICT_BODY):
        return head
    if passage.joined(following) and passage.words[following].classes & _C.DEFINITE:
        return following + 1 if not passage.words[following].classes & STOPS_NAME else following
    named = passage.words[head].stem_classes & _C.NAMED_BODY and index == head + 1
    noun = _NOUN_SHAPE.fullmatch(passage.words[index].form)
    return following if named and not noun else head


def _adjectives(passage: Passage, index: int) -> int:
    first = index
    while index < first + _MAX_ADJECTIVES and passage.joined(index):
        word = passage.words[index]
        if not word.classes & _C.DEFINITE or not _is_adjective(word):
            break
        index += 1
    return index


def _is_adjective(word: Word) -> bool:
    if word.classes & (_C.OFFICIAL | _C.NISBA):
        return True
    return not word.classes & STOPS_NAME and word.form.endswith(("ي", "يه"))


def _coordinated(passage: Passage, head: int, last: int) -> int:
    if not passage.words[head].stem_classes & _C.COORDINATED_HEAD:
        return last
    while passage.joined(last) and passage.words[last].form.startswith("وال"):
        if passage.words[last].stem_classes & STOPS_PHRASE or passage.words[last].listed:
            break
        last += 1
    return last


def _with_purpose(passage: Passage, head: int, last: int) -> int:
    """المركز … لمراقبة وقف إطلاق النار: ل and what follows it up to a definite noun belongs to the
    name.
    """
    if not passage.words[head].stem_classes & _C.PURPOSE_BODY:
        return last
    if not passage.joined(last) or passage.words[last].form[0] != "ل":
        return last
    if passage.words[last].form.startswith("لل"):
        return _adjectives(passage, last + 1) if not passage.words[last].listed else last
    for index in range(last, min(last + _MAX_PURPOSE, len(passage))):
        word = passage.words[index]
        if index > last and (not passage.joined(index) or word.stem_classes & STOPS_PHRASE):
            return last
        if index > last and word.classes & _C.DEFINITE:
            return _adjectives(passage, index + 1)
    return last


def place_after_head(passage: Passage, head: int) -> tuple[int, int] | None:
    """(first, last) of the name that a place head announces, or nothing.

    The name is what stands after the head: a listed name, a definite word or an unknown bare one;
    the head itself belongs to the name unless it is a mere class of places (مدينة سوتشي is سوتشي,
    but مطار القاهرة stays whole).
    """
    name = head + 1
    if not passage.joined(name, QUOTE):
        return None
    length = listed_length(passage, name)
    word = passage.words[name]
    head_classes = passage.words[head].stem_classes
    if not length and not (head_classes & _C.STRICT_HEAD and _is_plain(word)):
        return None
    last = name + max(length, 1)
    if head_classes & _C.BARE_HEAD:
        return name, last
    return (head, _adjectives(passage, last)) if head_classes & _C.SITE_HEAD else None


def _is_plain(word: Word) -> bool:
    """Neither a noun, nor a verb, nor an adjective, nor one of these behind a clitic."""
    classes = word.classes | word.bare_classes
    return not classes & (STOPS_NAME | _C.NISBA) and not word.clitics and len(word.form) > 2
