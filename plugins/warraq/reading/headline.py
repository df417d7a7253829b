"""A made headline: the lead compressed to what a headline would keep of it.

The steps are deletions, as in trimmed-lead headlines (Dorr, Zajic and Schwartz 2003, "Hedge
Trimmer"): dateline, times, parentheses, honours, attributions; then «قال X إن Y» becomes «X: Y»,
and the first sentence is cut at a clause. Every word of the headline stands in the article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from warraq.language.folding import FoldedText
from warraq.language.normaliser import normalise
from warraq.reading.cutting import bare, cut_place, is_loose
from warraq.reading.fields import one_line
from warraq.reading.phrases import (
    APPOSITION,
    ASIDES,
    ATTRIBUTIONS,
    CIRCUMSTANCE,
    DATELINE,
    HONOURS,
    PARENTHESES,
    QUANTIFIERS,
    REPORTED,
    STATEMENTS,
)
from warraq.reading.shortening import shortened, without, without_times

MAX_WORDS: Final = 14

_READ: Final = 400
_PARAGRAPHS: Final = 8
_ENOUGH_WORDS: Final = 6
_LONGEST_SPEAKER: Final = 8
_LONGEST_OFFICE: Final = 4
_LONGEST_NAME: Final = 4
# A single letter before a full stop is an abbreviated title (د. , م.), not the end of a sentence.
_SENTENCE_END: Final = re.compile(
    r"(?:(?<=[\w\u064b-\u0652]{2})\.|(?<=[»”\"')])\.|[!؟?…]|\.\.)[.!؟?…»”\"']*(?:\s|$)"
)
_CLAUSE_ENDS: Final = "،,؛;:"
_TRIMMED: Final = " \t،,؛;:.-–—ـ/\\|*…"
_PAIRS: Final = {"«": "»", "“": "”", "(": ")", "[": "]", "‘": "’"}
_CLOSERS: Final = {close: opening for opening, close in _PAIRS.items()}
_SPACE_BEFORE: Final = re.compile(r"\s+(?=[،,؛:.!؟»”)])|(?<=[«“(])\s+")
_COMMA_RUN: Final = re.compile(r"[،,؛](?:\s*[،,؛])+")


def made_headline(text: str, max_words: int = MAX_WORDS) -> str:
    """A headline of at most ``max_words`` words from an article's running text.

    Taken from the first paragraph that says something (a lone dateline or caption does not); ``""``
    where the text holds no words. Never ends in a comma, a conjunction or a preposition, and its
    quotation marks are paired.
    """
    first = ""
    for paragraph in _first_paragraphs(text):
        headline = _cut(shortened(_sentence(_compressed(paragraph)), max_words), max_words)
        first = first or headline
        if len(headline.split()) >= min(_ENOUGH_WORDS, max_words):
            return headline
    return first or _cut(one_line(text[:_READ]), max_words)


def _first_paragraphs(text: str) -> Iterator[str]:
    lines = (line[:_READ] for line in re.split(r"[\r\n]+", text.lstrip()[: _READ * _PARAGRAPHS]))
    spoken = filter(None, map(one_line, lines))
    yield from itertools.islice(spoken, _PARAGRAPHS)


def _compressed(paragraph: str) -> str:
    """The paragraph without what a headline leaves out, and a reported sentence turned round."""
    text = _without_dateline(paragraph.replace(" ـ ", " - "))
    text = without(without_times(text), [PARENTHESES, APPOSITION, STATEMENTS, ATTRIBUTIONS])
    text = _COMMA_RUN.sub(" ", one_line(text))
    text = without(_turned(text.lstrip(_TRIMMED)), [HONOURS])
    return _SPACE_BEFORE.sub("", one_line(text)).lstrip(_TRIMMED)


def _without_dateline(text: str) -> str:
    place = FoldedText(text)
    dateline = DATELINE.match(place.folded)
    return text[place.place(dateline.end()) :] if dateline else text


def _turned(text: str) -> str:
    """«X: Y» for «قال X إن Y», the occasion after the speaker's name left out."""
    place = FoldedText(text)
    match = REPORTED.match(place.folded)
    if match is None:
        return text
    speaker = match["who"]
    start, end = _shortest_speaker(speaker)
    if not 1 <= len(speaker[start:end].split()) <= _LONGEST_SPEAKER:
        return text
    first = match.start("who")
    who = text[place.place(first + start) : place.place(first + end)]
    return f"{who.strip()}: {text[place.place(match.start('what')) :]}"


def _shortest_speaker(speaker: str) -> tuple[int, int]:
    """Where the speaker's name begins and ends: without the occasion, and without a long office
    before a name that stands apart (المديرة العامة للمصالح المشتركة، فلانة الفلانية).
    """
    ends = [occasion.start() for occasion in CIRCUMSTANCE.finditer(speaker)]
    named = [end for end in ends if not _is_office_alone(speaker[:end])]
    end = named[0] if named else len(speaker)
    office, comma, name = speaker[:end].partition("،")
    apart = comma and len(office.split()) > _LONGEST_OFFICE
    if apart and 2 <= len(name.split()) <= _LONGEST_NAME:
        return len(office) + len(comma), end
    return 0, end


def _is_office_alone(speaker: str) -> bool:
    """Whether the words are no name yet: القيادي, before «في حركة النهضة فلان»."""
    words = speaker.split()
    return len(words) == 1 and words[0].startswith("ال")


def _sentence(text: str) -> str:
    """The first sentence, if it says something, else the text."""
    end = _SENTENCE_END.search(text)
    if end is None or len(text[: end.start()].split()) < _ENOUGH_WORDS:
        return text
    return text[: end.start()]


def _cut(text: str, max_words: int) -> str:
    words = _without_aside(text.split())
    if len(words) > max_words:
        words = _counted(words[: cut_place(words, max_words)])
    return _finished(words)


def _counted(words: list[str]) -> list[str]:
    """The words of a cut headline without a numeral at the end, whose noun was cut off."""
    kept = list(words)
    while len(kept) > 1 and (bare(kept[-1]) in QUANTIFIERS or is_loose(kept[-1])):
        kept.pop()
    return kept


def _without_aside(words: list[str]) -> list[str]:
    """The words before «مشيراً إلى» and its like, where enough stand before it."""
    for end in range(_ENOUGH_WORDS, len(words)):
        if words[end - 1][-1] in _CLAUSE_ENDS and normalise(words[end]) in ASIDES:
            return words[:end]
    return words


def _finished(words: list[str]) -> str:
    """The words as a headline: no loose end, no lone quotation mark."""
    kept = list(words)
    while len(kept) > 1 and is_loose(kept[-1]):
        kept.pop()
    headline = _paired(" ".join(kept)).strip(_TRIMMED)
    return _SPACE_BEFORE.sub("", one_line(headline))


def _paired(text: str) -> str:
    """The text without quotation marks and brackets that lack their other half."""
    loose: set[int] = set()
    open_at: list[int] = []
    for index, letter in enumerate(text):
        if letter in _PAIRS:
            open_at.append(index)
        elif letter in _CLOSERS:
            if open_at and text[open_at[-1]] == _CLOSERS[letter]:
                open_at.pop()
            else:
                loose.add(index)
    loose.update(open_at)
    straight = [index for index, letter in enumerate(text) if letter == '"']
    if len(straight) % 2:
        loose.add(straight[-1])
    return "".join(letter for index, letter in enumerate(text) if index not in loose)
