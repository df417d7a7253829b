"""A text as the rules see it: tokens, their words, and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warraq.language.characters import IGNORED, character_class
from warraq.language.tokenizer import Token, tokenize
from warraq.tagging.vocabulary import Vocabulary, Word

SPACE: Final = 0
"""Nothing but blanks, or a hyphen without blanks (التركية-الروسية)."""
QUOTE: Final = 1
"""Quotation marks and blanks."""
BREAK: Final = 2
"""Anything else: names and phrases end here."""

_QUOTES: Final = frozenset("\"'«»“”„‟‘’‹›`ـ")
_CLITICS: Final = "وفبلك"
_HYPHENS: Final = frozenset("-\u2010\u2011")
_UNSPOKEN: Final = re.compile(character_class(IGNORED, extra="".join(sorted(_QUOTES))))
_MARKS: Final = frozenset(chr(point) for low, high in IGNORED for point in range(low, high + 1))


@lru_cache(maxsize=4096)
def gap_kind(gap: str) -> int:
    """Kind of the text between two tokens: :data:`SPACE`, :data:`QUOTE` or :data:`BREAK`."""
    if gap in _HYPHENS:
        return SPACE
    kind = SPACE
    for character in gap:
        if character in _QUOTES:
            kind = QUOTE
        elif character in "\n\r\t\u2028\u2029" or not (character.isspace() or character in _MARKS):
            return BREAK
    return kind if gap else BREAK


@dataclass(frozen=True, slots=True)
class Passage:
    """Parallel lists: ``tokens``, their ``words``, and ``gaps``, the kind of gap before each token.

    ``text`` is what the offsets of the tokens refer to, ``forms`` the set of all forms.
    """

    text: str
    tokens: list[Token]
    words: list[Word]
    gaps: list[int]
    forms: frozenset[str]

    def __len__(self) -> int:
        return len(self.tokens)

    def joined(self, index: int, kind: int = SPACE) -> bool:
        """Whether token ``index`` exists and follows its predecessor with a gap of at most
        ``kind``.
        """
        return index < len(self.gaps) and self.gaps[index] <= kind

    def begins_with_clitic(self, index: int) -> bool:
        """Whether the text itself shows that a token's first letter is a clitic.

        It does when it holds the rest as a word, with or without the article (بعقوبة, العقوبة).
        """
        form = self.tokens[index].form
        if form[0] not in _CLITICS or len(form) < 4:
            return False
        return form[1:] in self.forms or f"ال{form[1:]}" in self.forms

    def surface(self, first: int, last: int, clitics: int) -> tuple[str, int, int]:
        """(text, start, end) of tokens ``first`` to before ``last`` without the first one's
        clitics.

        Of ل + ال, written لل, both letters go: للأمم المتحدة gives أمم المتحدة.
        """
        start, end = self._start_without(first, clitics), self.tokens[last - 1].end
        return self.text[start:end], start, end

    def spelling(self, first: int, last: int, clitics: int) -> str:
        """The same tokens as a name is written: in one line, the article of لل restored."""
        text, _, _ = self.surface(first, last, clitics)
        if clitics and self._lam_of_article(first, clitics):
            text = f"ال{text}"
        return " ".join(_plain(text).split())

    def _lam_of_article(self, index: int, clitics: int) -> bool:
        word = self.words[index]
        return word.form[clitics - 1 : clitics + 1] == "لل" and word.form[clitics:] != word.stem

    def _start_without(self, index: int, clitics: int) -> int:
        token = self.tokens[index]
        letters = clitics + (clitics > 0 and self._lam_of_article(index, clitics))
        place = 0
        while place < len(token.text) - 1 and (letters or token.text[place] in _MARKS):
            letters -= token.text[place] not in _MARKS
            place += 1
        return token.start + place if clitics else token.start


def _plain(text: str) -> str:
    return _UNSPOKEN.sub("", text)


def read_passage(
    text: str, vocabulary: Vocabulary, context: frozenset[str] = frozenset()
) -> Passage:
    """Tokenises a text and looks its words up; ``context`` are forms of the text it belongs to."""
    tokens = list(tokenize(text))
    words = [vocabulary.word(token.form) for token in tokens]
    gaps = [BREAK]
    end = tokens[0].end if tokens else 0
    for token in tokens[1:]:
        start = token.start
        gaps.append(SPACE if start == end + 1 and text[end] == " " else gap_kind(text[end:start]))
        end = token.end
    return Passage(text, tokens, words, gaps, context.union(word.form for word in words))
