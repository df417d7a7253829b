"""A text as the rules of this package see it: folded, in lines and sentences, with its names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from warraq.language.folding import FoldedText
from warraq.tagging.model import Entity

_MAX_QUOTE: Final = 3000
_MARK: Final = re.compile(
    rf"«[^«»\n]{{1,{_MAX_QUOTE}}}»|“[^“”\n]{{1,{_MAX_QUOTE}}}”|”[^“”\n]{{1,{_MAX_QUOTE}}}[“”]"
    rf'|"(?![\s،,.:؛])[^"\n]{{1,{_MAX_QUOTE}}}(?<![\s(])"|(?<=[\s:])"\s(?![،,.:؛])[^"\n]{{1,{_MAX_QUOTE}}}\s"'
    r"|[.!؟?…]+(?=[\s»”\"]|$)|[\n\r\u2028\u2029]+"
)
_WORD: Final = re.compile(r"[^\W_]+")
_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_OPENERS: Final = "«“”\""


class Span(NamedTuple):
    """Offsets into the folded text."""

    start: int
    end: int


class Word(NamedTuple):
    """A word of the folded text."""

    form: str
    start: int
    end: int


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
    :meth:`place` and :meth:`end_place` lead back to the text.
    """

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self._folded = FoldedText(text.replace(" ـ ", " - "))
        self.folded = self._folded.folded
        offset = self._folded.offset
        self.names = [Found(offset(each.start), offset(each.end), each) for each in entities]
        self._starts = [name.start for name in self.names]

    def place(self, offset: int) -> int:
        """Place in the text of the character at an offset."""
        return self._folded.place(offset)

    def end_place(self, offset: int) -> int:
        """Place in the text after the character before an offset, marks of it included."""
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

    @cached_property
    def all_words(self) -> list[Word]:
        """Every word of the text."""
        return [Word(match.group(), *match.span()) for match in _WORD.finditer(self.folded)]

    @cached_property
    def lines(self) -> list[Span]:
        """Lines that hold a word."""
        spans = (Span(*match.span()) for match in _LINE.finditer(self.folded))
        return [span for span in spans if _WORD.search(self.folded, *span)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Sentences in text order; a full stop between quotation marks ends none."""
        found: list[Sentence] = []
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
            found.append(Sentence(start, match.end(), line, tuple(quotes)))
            start, quotes = match.end(), []
            line += sign[0] in "\n\r\u2028\u2029"
        found.append(Sentence(start, len(self.folded), line, tuple(quotes)))
        return found

    def _ends_with(self, end: int) -> bool:
        """Whether a quotation that ends in a full stop ends its sentence too."""
        following = self.folded[end : end + 2].lstrip(" ")[:1]
        return self.folded[end - 2] in ".!؟?" and following not in ("،", ",")

    def _abbreviates(self, place: int) -> bool:
        """Whether a full stop follows a lone letter (د.), which abbreviates a title."""
        before = self.folded[max(0, place - 2) : place]
        return len(before) < 2 or (before[-1].isalpha() and not before[0].isalnum())
