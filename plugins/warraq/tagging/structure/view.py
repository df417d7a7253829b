"""A text as the rules of this package see it: folded, in lines and sentences, with its names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from warraq.language.folding import FoldedText
from warraq.tagging.model import Entity
from warraq.tagging.structure.cues import SIGNAL_WORDS

_MAX_QUOTE: Final = 3000
_MAX_SENTENCE: Final = 5000
# Every alternative begins with a sign, or the search would stop at every letter.
_MARK: Final = re.compile(
    rf"«[^«»\n]{{1,{_MAX_QUOTE}}}»|“[^“”\n]{{1,{_MAX_QUOTE}}}”|”[^“”\n]{{1,{_MAX_QUOTE}}}[“”]"
    rf'|"(?![\s،,.:؛])[^"\n]{{1,{_MAX_QUOTE}}}(?<![\s(])"'
    rf'|"(?<=[\s:]")\s(?![،,.:؛])[^"\n]{{1,{_MAX_QUOTE}}}\s"'
    r"|[.!؟?…]+(?=[\s»”\"]|$)|[\n\r\u2028\u2029]+"
)
_WORD: Final = re.compile(r"[^\W_]+")
_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_OPENERS: Final = '«“”"'


class Span(NamedTuple):
    """Offsets into the folded text."""

    start: int
    end: int


Signal = tuple[str, str, int, int]
"""A word that a rule begins at, the word before it, and its place: plain, as there are many."""


class Found(NamedTuple):
    """A name with its place in the folded text."""

    start: int
    end: int
    entity: Entity


class Sentence(NamedTuple):
    """A sentence in the folded text, the number of its line, and the quoted spans in it.

    A quoted span is what stands between two quotation marks, without them.
    """

    start: int
    end: int
    line: int
    quotes: tuple[Span, ...]


class View:
    """A text and the names found in it.

    ``folded`` is the text under :class:`~warraq.language.folding.FoldedText`, with a tatweel that
    stands alone, as some papers write a dash, as a hyphen. All offsets of this class refer to it;
    :meth:`place` leads back to the text.
    """

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self._folded = FoldedText(text.replace(" ـ ", " - "))
        self.folded = self._folded.folded
        offset = self._folded.offset
        self.names = [Found(offset(each.start), offset(each.end), each) for each in entities]
        self._starts = [name.start for name in self.names]

    def place(self, offset: int) -> int:
        """Place in the text of the character at an offset; of a span's end, after its marks."""
        return self._folded.place(offset)

    def within(self, start: int, end: int) -> list[Found]:
        """Names that stand wholly between two offsets."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [name for name in self.names[first:last] if name.end <= end]

    def exactly(self, start: int, end: int) -> Found | None:
        """The name that fills a span, spaces and marks around it aside."""
        found = self.within(start, end)
        return found[0] if found and self.fills(found[0].start, found[0].end, start, end) else None

    def fills(self, start: int, end: int, outer: int, outer_end: int) -> bool:
        """Whether a span leaves no letter of an outer one over."""
        rest = self.folded[outer:start] + self.folded[end:outer_end]
        return not _WORD.search(rest)

    def words(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Words between two offsets as matches in the folded text."""
        return _WORD.finditer(self.folded, start, end)

    def count(self, start: int, end: int) -> int:
        """Number of words between two offsets."""
        return len(_WORD.findall(self.folded, start, end))

    def written(self, start: int, end: int) -> str:
        """What the text has between two offsets, on one line."""
        return " ".join(self.text[self.place(start) : self.place(end)].split())

    @cached_property
    def signals(self) -> list[Signal]:
        """The words of the text that rules of speech and sources begin at."""
        found: list[Signal] = []
        before = ""
        for match in _WORD.finditer(self.folded):
            form = match[0]
            if form in SIGNAL_WORDS:
                found.append((form, before, *match.span()))
            before = form
        return found

    @cached_property
    def signal_starts(self) -> list[int]:
        """Where each of the signals begins."""
        return [start for _, _, start, _ in self.signals]

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that hold a word."""
        spans = (Span(*match.span()) for match in _LINE.finditer(self.folded))
        return [span for span in spans if _WORD.search(self.folded, *span)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences in text order; a full stop between quotation marks ends none."""
        found: list[Sentence] = []
        for whole in self._sentences():
            if whole.end - whole.start <= _MAX_SENTENCE:
                found.append(whole)
            else:
                found.extend(_pieces(whole))
        return found

    def _sentences(self) -> Iterator[Sentence]:
        start, line = 0, 0
        quotes: list[Span] = []
        for match in _MARK.finditer(self.folded):
            sign = match.group()
            if sign[0] in _OPENERS:
                quotes.append(Span(match.start() + 1, match.end() - 1))
                if not self._ends_with(match.end()):
                    continue
            elif sign[0] == "." and self._abbreviates(match.start()):
                continue
            yield Sentence(start, match.end(), line, tuple(quotes))
            start, quotes = match.end(), []
            line += sign[0] in "\n\r\u2028\u2029"
        yield Sentence(start, len(self.folded), line, tuple(quotes))

    def _ends_with(self, end: int) -> bool:
        """Whether a quotation that ends in a full stop ends its sentence too."""
        following = self.folded[end : end + 2].lstrip(" ")[:1]
        return self.folded[end - 2] in ".!؟?" and following not in ("،", ",")

    def _abbreviates(self, place: int) -> bool:
        """Whether a full stop follows a lone letter (د.), which abbreviates a title."""
        before = self.folded[max(0, place - 2) : place]
        return len(before) < 2 or (before[-1].isalpha() and not before[0].isalnum())


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Pieces of what is too long to be a sentence: they bound the work on each."""
    for start in range(sentence.start, sentence.end, _MAX_SENTENCE):
        end = min(start + _MAX_SENTENCE, sentence.end)
        inside = tuple(each for each in sentence.quotes if start <= each.start and each.end <= end)
        yield Sentence(start, end, sentence.line, inside)
