"""The sketch of an article: what relations keep of its text, a few hundred bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warraq.tagging.relations.shingles import signature
from warraq.tagging.relations.words import short_numbers, word_numbers
from warraq.tagging.vocabulary import Word, WordClass

LEAD_WORDS: Final = 60
"""Words at the beginning of a text that count as stressed, as salience has it."""

MAX_STRESSED: Final = 150
"""Stressed words kept of an article, those of its title and the most frequent ones first."""

_C = WordClass
_EMPTY: Final = _C.FUNCTION | _C.VERB | _C.SPEECH | _C.TIME | _C.NUMBER | _C.WEAK | _C.TITLE
_LEAST_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text's ``signature`` and its ``stressed`` words, as bytes; see :mod:`shingles`.

    The signature is empty where the text is shorter than a shingle. Stressed are the words,
    without clitics and article, that stand in the title, in the lead or twice; function words,
    verbs and numbers are none. They are kept as ascending 32-bit numbers.
    """

    signature: bytes
    stressed: bytes


def sketch_of(words: Sequence[Word], title: Sequence[Word] = ()) -> Sketch:
    """Sketch of the text of these words under a title. Pure."""
    least = signature(word_numbers([word.form for word in words]))
    return Sketch(b"" if least is None else least.tobytes(), _stressed(words, title))


def _stressed(words: Sequence[Word], title: Sequence[Word]) -> bytes:
    counts = Counter(_full(words))
    named = set(_full(title))
    chosen = named.union(_full(words[:LEAD_WORDS]))
    chosen.update([word for word, count in counts.items() if count > 1])
    ranked = list(chosen)
    if len(ranked) > MAX_STRESSED:
        ranked.sort(key=lambda word: (word not in named, -counts[word], word))
    numbers = short_numbers(ranked[:MAX_STRESSED])
    numbers.sort()
    return numbers.tobytes()


def _full(words: Sequence[Word]) -> list[str]:
    return [
        bare
        for word in words
        if not word.bare_classes & _EMPTY and len(bare := word.bare) >= _LEAST_LETTERS
    ]
