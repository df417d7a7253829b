"""Where a sentence that is too long for a headline can end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from warraq.language.normaliser import normalise
from warraq.reading.phrases import (
    ASIDES,
    CLAUSE_OPENERS,
    DANGLING,
    GOVERNED,
    QUANTIFIERS,
    RELATIVE_VERBS,
)

FEWEST: Final = 6
"""Words from which on a sentence says something."""

_SHORTEST_CLAUSE: Final = 10
_SHORTEST: Final = 8
_PAUSES: Final = "،,؛;"
_EDGES: Final = " \t،,؛;:.-–—ـ/\\|*…«»“”\"'()[]‘’"
_ARTICLES: Final = ("ال", "لل", "وال", "بال", "كال", "فال")
_PREPOSITIONS: Final = frozenset("في من الي علي عن مع او بعد قبل خلال ضمن حول ضد لدي".split())
_RELATIVES: Final = ("الذي", "التي", "اللذ", "اللت")
_VERB: Final = re.compile(r"(?:ي\w{3,}|\w{3,}وا)")

# What a cut costs, in words that a headline would rather be shorter by.
_LOOSE: Final = 12.0
_OF_IDAFA: Final = 8.0
_OF_ADJECTIVE: Final = 6.0
_AFTER_VERB: Final = 6.0
_OF_OTHER: Final = 5.0
_OF_LIST: Final = 4.5
_BEFORE_PREPOSITION: Final = 2.0
_UNGOVERNED: Final = 9.0
_FRAGMENT: Final = 3.0


def bare(word: str) -> str:
    """The normalised word without punctuation at its edges."""
    return normalise(word).strip(_EDGES)


def is_loose(word: str) -> bool:
    """Whether a headline cannot end with the word."""
    form = bare(word)
    return not form or form in DANGLING or word[-1] in "«“(["


def opens_clause(word: str) -> bool:
    """Whether a sentence may end before the word."""
    form = bare(word)
    return form in CLAUSE_OPENERS or form in RELATIVE_VERBS or form in ASIDES


def cut_place(words: Sequence[str], most: int) -> int:
    """Number of words to keep of a longer sentence, at most ``most``.

    Up to the last clause that ends within the limit, if that is long enough; else the place where a
    cut costs least, a word lost counting one.
    """
    ends = range(most, min(FEWEST, most) - 1, -1)
    clauses = [end for end in ends if _ends_sound_clause(words, end)]
    if clauses and clauses[0] >= min(_SHORTEST_CLAUSE, most):
        return clauses[0]
    fitting = [end for end in ends if end >= min(_SHORTEST, most) or end in clauses]
    whole = min((end for end in clauses if end >= _SHORTEST), default=most)
    return min(
        fitting,
        key=lambda end: (_cost(words, end) + most - end + _FRAGMENT * (end > whole), -end),
    )


def _ends_sound_clause(words: Sequence[str], end: int) -> bool:
    following = bare(words[end])
    if following in ASIDES:  # the speaker goes on: what stands before is whole
        return True
    if following.startswith(_RELATIVES) and _words_said(words[:end]) < FEWEST:
        return False  # «فلان: المبتعث»: the predicate comes after the relative clause
    return _ends_clause(words, end) and governs(words[:end])


def _words_said(words: Sequence[str]) -> int:
    """Words after a speaker's colon; all words where there is none."""
    colons = [place for place, word in enumerate(words) if word.endswith(":")]
    return len(words) - colons[-1] - 1 if colons else len(words)


def _ends_clause(words: Sequence[str], end: int) -> bool:
    return words[end - 1][-1] in _PAUSES or opens_clause(words[end])


def _cost(words: Sequence[str], end: int) -> float:
    """What is lost by a cut after ``end`` words."""
    missing = 0.0 if governs(words[:end]) else _UNGOVERNED
    last, following = bare(words[end - 1]), bare(words[end])
    if is_loose(words[end - 1]) or last in QUANTIFIERS or last.isdigit():
        return missing + _LOOSE
    if _ends_clause(words, end):
        return missing
    if _VERB.fullmatch(last) or (last.startswith("لل") and following in _PREPOSITIONS):
        return missing + _AFTER_VERB
    if following in _PREPOSITIONS or following.startswith(("بال", "لل")):
        return missing + _BEFORE_PREPOSITION
    return missing + _cost_inside_phrase(words, end, last, following)


def _cost_inside_phrase(words: Sequence[str], end: int, last: str, following: str) -> float:
    definite, goes_on = last.startswith(_ARTICLES), following.startswith("ال")
    led = end > 1 and bare(words[end - 2]) in _PREPOSITIONS  # في المملكة, before العربية
    if goes_on and definite:
        return _OF_ADJECTIVE if led or not following.endswith("ين") else _OF_OTHER
    if goes_on and not last.endswith("ا"):  # an accusative has no complement
        return _OF_IDAFA
    if following.startswith("و") and len(following) > 3:
        return _OF_LIST
    return _OF_OTHER


def governs(words: Sequence[str]) -> bool:
    """Whether a sentence that begins with a verb of a certain preposition has come to it."""
    verb = bare(words[0])
    needed = GOVERNED.get(verb) or GOVERNED.get(verb.removesuffix("ت"))
    if needed is None:
        return True
    written_on = tuple(particle for particle in needed if len(particle) == 1)
    return any(
        form in needed or (len(form) > 3 and form.startswith(written_on))
        for form in map(bare, words[2:])
    )
