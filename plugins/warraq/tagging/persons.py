"""Rules for names of people: titles, given names, verbs of speech."""

from __future__ import annotations

import re
from typing import Final

from warraq.tagging.passage import Passage
from warraq.tagging.vocabulary import STOPS_NAME, STOPS_PHRASE, Word, WordClass, is_definite

_C = WordClass
MAX_NAME_WORDS: Final = 5
MAX_TITLE_WORDS: Final = 8
_UNKNOWN_WORDS: Final = 2
_CLITIC_LETTERS: Final = "وفبلك"
_NO_NAME: Final = STOPS_NAME | _C.NISBA | _C.DEFINITE | _C.FOREIGN | _C.WHOLE
_PREPOSITION_SHAPE: Final = re.compile(r"[بل](?:[تمحعخقصضط]..+|ا(?:ست.+|ن[تف].+|.ت.ا.))")
"""ب or ل before a noun, where few names begin so: بتأكيد, باستقبال, but بلير and لافروف."""
_CLITIC_AND_VERB: Final = re.compile("[وف]\\w+\u0651ى")
"""A verb of the second form after a clitic (فدوّى), which folds to a name (فدوى)."""
_ENDS_NAME: Final = ("ات", "يه", "وه", "هم", "ها", "ته", "تين")
"""Endings that foreign and Arabic names seldom have and nouns often do."""


def is_name_word(word: Word) -> bool:
    """Whether a word without other evidence may be a part of a name: unknown, bare, Arabic."""
    if word.classes & _C.GIVEN_NAME:
        return not word.classes & _C.FUNCTION
    if word.clitics or word.classes & _NO_NAME:
        return False
    return len(word.form) > 1 and not word.form.endswith(_ENDS_NAME) and not word.listed


def could_be_name(passage: Passage, index: int) -> bool:
    """:func:`is_name_word` of a token, seen as it is written: no clitic before hamza, no tanween.

    No foreign name is written with بإ or لأ, and no name with an adverbial ending (اجتماعًا).
    """
    if _has_hamza_clitic(passage, index):
        return False
    if "\u064b" in passage.tokens[index].text or passage.begins_with_clitic(index):
        return False
    return is_name_word(passage.words[index])


def _has_hamza_clitic(passage: Passage, index: int) -> bool:
    written = passage.tokens[index].text
    return len(written) > 1 and written[0] in _CLITIC_LETTERS and written[1] in "أإآ"


def name_end(passage: Passage, first: int, trusted: bool) -> int:
    """Index after the name that begins at token ``first``, or ``first`` where none does.

    ``trusted`` says that a title stands before: then unknown words may begin the name. Otherwise a
    given name must begin it and a second word must follow.
    """
    words = passage.words
    if not _begins_name(passage, first, trusted):
        return first
    last, unknown = first + 1, int(not words[first].stem_classes & _C.GIVEN_NAME)
    if words[first].stem_classes & _C.NAME_PARTICLE:
        last = _after_particles(passage, last)
        if last == first + 1:
            return first
    elif not _stands_as_name(passage, first, trusted):
        return first
    while last < first + MAX_NAME_WORDS and passage.joined(last):
        step, strange = _continues(passage, first, last)
        unknown += strange
        if not step or unknown > _UNKNOWN_WORDS + trusted:
            break
        last += step
        if words[last - 1].classes & _C.DEFINITE:
            break
    if last - first > 1:
        return last
    return last if trusted and _is_whole_name(passage, first) else first


def _is_whole_name(passage: Passage, index: int) -> bool:
    """Whether one word after a title is a name: no everyday word, no noun with a complement.

    لاعب كرة القدم: an unknown word before a definite one is a noun.
    """
    classes = passage.words[index].classes
    if classes & STOPS_NAME:
        return False
    following = passage.words[index + 1].classes if passage.joined(index + 1) else 0
    return bool(classes & _C.GIVEN_NAME) or not following & _C.DEFINITE or bool(following & _C.TIME)


def _begins_name(passage: Passage, index: int, trusted: bool) -> bool:
    word = passage.words[index]
    if word.stem_classes & _C.NAME_PARTICLE:
        return word.stem in ("عبد", "ابو", "ابن")
    if _CLITIC_AND_VERB.fullmatch(passage.tokens[index].text):
        return False
    if word.stem_classes & _C.GIVEN_NAME:
        return not word.classes & _C.FUNCTION and not _has_hamza_clitic(passage, index)
    return trusted and not word.clitics and could_be_name(passage, index)


def _after_particles(passage: Passage, index: int) -> int:
    """Index after the word that particles from before ``index`` on lead to, or ``index``."""
    last = index
    while passage.joined(last) and passage.words[last].classes & _C.NAME_PARTICLE:
        last += 1
    if not passage.joined(last) or passage.words[last].stem_classes & STOPS_PHRASE:
        return index
    return last + 1


def _stands_as_name(passage: Passage, index: int, trusted: bool) -> bool:
    """Whether a given name that is an everyday word too (عمر: age) begins a name.

    A plain name or particle must follow, and what follows must be no whole name by itself:
    حياة راوول دي بلازيو is the life of somebody, and in الطالب أمين محمد the student is a title.
    """
    word = passage.words[index]
    if trusted or not word.stem_classes & STOPS_NAME:
        return True
    if not passage.joined(index + 1):
        return False
    following = passage.words[index + 1].classes
    if following & _C.NAME_PARTICLE:
        return True
    plain = following & _C.GIVEN_NAME and not following & STOPS_NAME
    return bool(plain) and name_end(passage, index + 1, trusted=False) == index + 1


def _continues(passage: Passage, first: int, index: int) -> tuple[int, int]:
    """(words that belong to the name from ``index`` on, how many of them are unknown)."""
    word = passage.words[index]
    if word.classes & _C.NAME_PARTICLE and word.form != "ام":
        last = _after_particles(passage, index + 1)
        return (last - index if last > index + 1 else 0), 0
    if word.classes & _C.GIVEN_NAME and not word.classes & (_C.FUNCTION | _C.SPEECH):
        return int(not _is_title_of_next(passage, index)), 0
    if word.form == "الله":
        return int(bool(passage.words[index - 1].classes & _C.BEFORE_GOD)), 0
    if word.classes & _C.DEFINITE:
        return int(_is_surname(passage, first, index)), 0
    attached = word.form[0] == "و" or _PREPOSITION_SHAPE.fullmatch(word.form)
    return int(could_be_name(passage, index) and not attached), 1


def _is_title_of_next(passage: Passage, index: int) -> bool:
    """Whether a given name that is also a title heads what follows: آل سعود ملك المملكة."""
    following = index + 1
    return bool(
        passage.words[index].classes & _C.TITLE
        and passage.joined(following)
        and passage.words[following].classes & (_C.DEFINITE | _C.PLACE_HEAD | _C.ORGANISATION_HEAD)
    )


def _is_surname(passage: Passage, first: int, index: int) -> bool:
    """Whether a definite word after name words belongs to the name (القحطاني) and is not the
    object.

    Everyday nouns do not; a nationality does directly after a single given name; after two words
    only what has the shape of a surname or follows بن does, because a verb that stands first has
    its object here (استقبل سامح شكري الوفد).
    """
    word = passage.words[index]
    named = word.bare_classes & _C.GIVEN_NAME
    if (word.classes | (0 if named else word.bare_classes)) & (STOPS_NAME | _C.WHOLE):
        return False
    if word.form.endswith(("ات", "ون", "ين", "يه", "ه")):
        return False
    if index == first + 1:
        return True
    if word.classes & _C.NISBA:
        return False
    parented = any(each.form == "بن" for each in passage.words[first:index])
    return bool(parented or named or passage.tokens[index].text.endswith("ي"))


def name_after_title(passage: Passage, title: int, length: int = 1) -> int | None:
    """Index of the token at which the name after a title should begin, if one does.

    The title begins at token ``title`` and is known to have ``length`` words.

    Walks over the title's complement (وزير الخارجية المصري سامح شكري): definite nouns and
    adjectives, offices, listed places and bodies, up to a given name or, once the complement is
    closed by a definite word, an unknown one. Stops at verbs, particles and punctuation.
    """
    words = passage.words
    index = title + length
    closed = is_definite(words[index - 1].form)
    while index <= title + MAX_TITLE_WORDS and passage.joined(index):
        word = words[index]
        if word.classes & _C.GIVEN_NAME and not word.classes & (_C.TITLE_LINK | _C.TITLE):
            return index
        if closed and _may_follow_title(passage, index):
            return index
        if not _in_complement(word, closed):
            return None
        closed = is_definite(word.form) or bool(word.listed)
        index += 1
    return None


def _may_follow_title(passage: Passage, index: int) -> bool:
    """Whether an unknown word, or one that begins a listed name, may be the person of a title."""
    word = passage.words[index]
    if word.clitics or word.classes & (_C.DEFINITE | _C.TITLE_LINK):
        return False
    attached = word.form[0] == "و" or _PREPOSITION_SHAPE.fullmatch(word.form)
    if attached and not word.classes & _C.GIVEN_NAME:
        return bool(word.listed)
    return bool(word.listed) or could_be_name(passage, index)


def _in_complement(word: Word, closed: bool) -> bool:
    """Whether a word belongs to a title's complement; a closed one goes on with definite words
    only.
    """
    if word.classes & _C.TITLE_LINK:
        return True
    if word.stem_classes & STOPS_PHRASE:
        return False
    goes_on = is_definite(word.form) or word.clitics or word.listed
    return bool(goes_on or not closed or word.classes & (_C.ORGANISATION_HEAD | _C.TITLE))
