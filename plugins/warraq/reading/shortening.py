"""A sentence too long for a headline, without what can be left out of its beginning and middle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from warraq.language.folding import FoldedText
from warraq.language.normaliser import normalise
from warraq.reading.cutting import FEWEST, governs, opens_clause
from warraq.reading.phrases import MODIFIER, PREAMBLE, SUBORDINATE, time_phrases

_SHORTEST_CLAUSE: Final = 10
_COMMA: Final = re.compile(r"[،,](?!\d)")
_COMMA_OF_TIME: Final = re.compile(r"^\s*[،,](?=\s*[^\W\dوف])")
_GOES_ON: Final = ("وال", "وب", "ول", "وا", "وأ", "وإ")
_CIRCUMSTANTIAL: Final = re.compile(
    "(?:في|من|علي|عن|مع|الي|عند|خلال|عقب|بعد|قبل|لدي|ضمن|كما|حسب|وفق|منذ|عبر|بعيد|قبيل)(?!\\w)|برياسه|ب(?:ال|م|ت)"
)
_LONGEST_NAME: Final = 4
_LONGEST_INSERTION: Final = 8
_FEWEST_BEFORE: Final = 2


def shortened(text: str, most: int) -> str:
    """The sentence, shortened step by step until its first clause has at most ``most`` words."""
    text = _without_preamble(text)
    if len(text.split()) > most:
        text = _main_clause(text)
    for shorten in (_without_modifiers, _without_insertion):
        if _clause_length(text) <= most:
            break
        text = shorten(text)
    return text


def without(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """The text with a space in place of every match of patterns of folded text."""
    place = FoldedText(text)
    for pattern in patterns:
        matches = list(pattern.finditer(place.folded))
        for match in reversed(matches):
            text = f"{text[: place.place(match.start())]} {text[place.place(match.end()) :]}"
        if matches:
            place = FoldedText(text)
    return text


def without_times(text: str) -> str:
    """The text without its time phrases, and without a comma that stood there for one of them.

    «في منطقة تبوك أمس، طفلا» loses it; before «و» or «ف» it parts clauses and stays, as does one
    that closes what another comma opened.
    """
    for pattern in time_phrases():
        place = FoldedText(text)
        for match in reversed(list(pattern.finditer(place.folded))):
            before = text[: place.place(match.start())].rstrip()
            after = text[place.place(match.end()) :]
            if not _COMMA.search(" ".join(before.split()[-_LONGEST_INSERTION:])):
                after = _COMMA_OF_TIME.sub(" ", after, count=1)
            text = f"{before} {after}"
    return text


def _clause_length(text: str) -> int:
    """Words before the first new clause that leaves enough before it, or all."""
    words = text.split()
    ends = range(_SHORTEST_CLAUSE, len(words))
    return next((end for end in ends if opens_clause(words[end])), len(words))


def _without_preamble(text: str) -> str:
    place = FoldedText(text)
    start = PREAMBLE.match(place.folded)
    return text[place.place(start.end()) :] if start else text


def _main_clause(text: str) -> str:
    """The clause after a subordinate one that opens the sentence, if it says something."""
    if not SUBORDINATE.match(FoldedText(text).folded):
        return text
    for comma in _COMMA.finditer(text):
        main = text[comma.end() :].split()
        if len(main) < FEWEST:
            return text
        if not opens_clause(main[0]) and not main[0].startswith(_GOES_ON):
            return " ".join(main[1:] if normalise(main[0]) == "فان" else main)
    return text


def _without_modifiers(text: str) -> str:
    return " ".join(without(text, [MODIFIER]).split())


def _without_insertion(text: str) -> str:
    """The sentence without the first thing that stands between two commas.

    «حذر الأمين العام، فلان الفلاني، من»: a name or a circumstance of a few words. What a verb asks
    for is none, whatever its commas.
    """
    commas = [match.start() for match in _COMMA.finditer(text)]
    for start, end in pairwise(commas):
        before, inserted = text[:start].split(), text[start + 1 : end].split()
        following = text[end + 1 :].split()
        if len(before) < _FEWEST_BEFORE or not inserted or not following:
            continue
        asked = governs([*before, *inserted]) and not governs(before)
        if not asked and not following[0].startswith("و") and _is_insertion(inserted):
            return " ".join([*before, *following])
    return text


def _is_insertion(words: list[str]) -> bool:
    if _CIRCUMSTANTIAL.match(normalise(words[0])):
        return len(words) <= _LONGEST_INSERTION
    name = 2 <= len(words) <= _LONGEST_NAME and not words[0].startswith("ال")
    return name and not any(word.startswith("و") for word in words)
