"""Lines of an article that may recur in others: short ones, first and last ones, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final, NamedTuple

from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.normaliser import normalise
from warraq.tagging.structure.cues import CUES
from warraq.tagging.structure.view import Span

_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_WORD: Final = re.compile(r"[^\W_]+")
_DIGITS: Final = re.compile(r"\d+")
_SENTENCE_END: Final = re.compile(r"[.!؟?…]+(?:[»”\"]|\s|$)[\s»”\"]*")
_LABEL: Final = re.compile(r"(?:^|[.!؟?…»”\"])\s*([^:\n.!؟?…»”\"]{6,60}?)\s*:\s*(?=\S)")
_FIRST_LINES: Final = 2
_LAST_LINES: Final = 4
SHORT_WORDS: Final = 12
"""Words up to which a line counts wherever it stands."""
LABEL_WORDS: Final = range(3, 9)
"""Words that the head of a last line has, before its colon, to be taken for a label: no speech."""


class Line(NamedTuple):
    """A piece of a text that may recur: its place and the hash of its normalised words.

    ``opener`` is the first word or two of a last sentence that is known by them alone; it counts
    only where these words stand nowhere else.
    """

    start: int
    end: int
    key: int
    opener: str = ""


def lines_of(text: str, most_words: int) -> Iterator[Line]:
    """Pieces of a text that may recur, none of more than ``most_words`` words.

    Lines near its beginning and end, short lines anywhere, its first and last sentence, and its
    last line by the label that it begins with. Equal words give equal keys, whatever numbers,
    marks and punctuation stand with them. A last line is also known by the label in it (رابط الخبر:
    and a title), a last sentence by its first words (سمات: and tags).
    """
    spans = [Span(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace()]
    for number, span in enumerate(spans):
        edge = number < _FIRST_LINES or number >= len(spans) - _LAST_LINES
        yield from _piece(text, span, most_words if edge else min(SHORT_WORDS, most_words))
    if spans:
        yield from _sentences(text, spans, most_words)
        yield from _label(text, spans[-1], most_words)


def _piece(text: str, span: Span, most_words: int) -> Iterator[Line]:
    if span.end - span.start > 16 * most_words:
        return
    words = _WORD.findall(text, *span)
    if 0 < len(words) <= most_words:
        yield Line(*span, _key(words))


def _sentences(text: str, spans: list[Span], most_words: int) -> Iterator[Line]:
    """The first and the last sentence, where their lines hold others too."""
    first, last = spans[0], spans[-1]
    end = _SENTENCE_END.search(text, *first)
    if end and end.end() < first.end:
        yield from _piece(text, Span(first.start, end.end()), most_words)
    tail = max(last.start, last.end - 16 * most_words)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, tail, last.end)]
    starts = [place for place in ends if _WORD.search(text, place, last.end)]
    if starts:
        span = Span(starts[-1], last.end)
        yield from _piece(text, span, most_words)
        yield from _openers(text, span, most_words)


def _openers(text: str, span: Span, most_words: int) -> Iterator[Line]:
    words = _WORD.findall(text, *span)
    if not 2 < len(words) <= most_words or normalise(words[0]) in FUNCTION_WORDS:
        return
    for count in (1, 2):
        yield Line(*span, _key([*words[:count], "…"]), " ".join(words[:count]))


def _label(text: str, span: Span, most_words: int) -> Iterator[Line]:
    tail = text[max(span.start, span.end - 16 * most_words) : span.end]
    for match in _LABEL.finditer(tail):
        words = _WORD.findall(match[1])
        if len(words) in LABEL_WORDS and not any(normalise(word) in CUES for word in words):
            yield Line(span.end - len(tail) + match.start(1), span.end, _key([*words, ":"]))


def _key(words: list[str]) -> int:
    """64 bits of the words, folded, with every number as one sign; a hash that never varies."""
    line = _DIGITS.sub("0", " ".join(map(normalise, words)))
    digest = blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
