"""Reads annotated sentences: ``tagging/data/sentences/*.txt``.

One sentence a line; ``#`` at the beginning of a line makes it a comment. A name is marked where it
stands, ``[p:رجب طيب أردوغان]``: p person, l place, o organisation, e other (events, works,
products, peoples). Clitics stand before the mark: ``و[l:أرمينيا]``, ``لل[o:أمم المتحدة]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from warraq.language.tokenizer import Token, tokenize
from warraq.tagging.model import EntityType

TYPE_OF_MARK: Final[dict[str, EntityType]] = {
    "p": "person",
    "l": "place",
    "o": "organisation",
    "e": "other",
}
_MARK: Final = re.compile(r"\[(?:(\w):([^\[\]]*)\])?|\]")
_CLITICS: Final = frozenset("وفبلكسـ")


class SentenceFault(ValueError):
    """A line that is no annotated sentence; the message names the file, the line and the fault."""


class Mark(NamedTuple):
    """A marked name: its place in the plain text, in code points, and its type."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its signs, and its marks in text order."""

    text: str
    marks: tuple[Mark, ...]


def parse_sentences(written: str, file: str) -> Iterator[Sentence]:
    """Sentences of a file's text; ``file`` is its name, for messages.

    Raises :class:`SentenceFault` at the first line that cannot be understood.
    """
    for number, line in enumerate(written.split("\n"), start=1):
        plain = line.strip()
        if plain and not plain.startswith("#"):
            try:
                yield _parse(plain)
            except SentenceFault as fault:
                raise SentenceFault(f"{file}, line {number}: {fault}") from None


def _parse(line: str) -> Sentence:
    pieces: list[str] = []
    marks: list[Mark] = []
    end = length = 0
    for sign in _MARK.finditer(line):
        kind, name = sign.groups()
        if kind is None:
            raise SentenceFault(f"a bracket that belongs to no mark at {_around(line, sign)!r}")
        if kind not in TYPE_OF_MARK:
            raise SentenceFault(f"unknown type {kind!r} at {sign.group()!r}: p, l, o or e")
        before = line[end : sign.start()]
        pieces += (before, name)
        length += len(before) + len(name)
        marks.append(Mark(length - len(name), length, TYPE_OF_MARK[kind]))
        end = sign.end()
    pieces.append(line[end:])
    sentence = Sentence("".join(pieces), tuple(marks))
    _check(sentence)
    return sentence


def _around(line: str, sign: re.Match[str]) -> str:
    return line[max(0, sign.start() - 10) : sign.end() + 10]


def _check(sentence: Sentence) -> None:
    """Raises where a mark is not made of whole words, but for clitics before the first."""
    tokens = list(tokenize(sentence.text))
    before = -1
    for mark in sentence.marks:
        name = sentence.text[mark.start : mark.end]
        first, last = covered(mark, tokens)
        if first == last or not name or name != name.strip():
            raise SentenceFault(f"the mark {name!r} does not begin and end with a word")
        if first == before:
            raise SentenceFault(f"two marks in the word {tokens[first].text!r}")
        if tokens[last - 1].end > mark.end:
            raise SentenceFault(f"the mark {name!r} ends within {tokens[last - 1].text!r}")
        clitics = sentence.text[tokens[first].start : mark.start]
        if not _CLITICS.issuperset(clitics):
            raise SentenceFault(f"no clitic is {clitics!r} before the mark {name!r}")
        before = last - 1


def covered(mark: Mark, tokens: Iterable[Token]) -> tuple[int, int]:
    """(first, after the last) of the tokens that share a letter with a mark."""
    inside = [
        index
        for index, token in enumerate(tokens)
        if token.start < mark.end and token.end > mark.start
    ]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


@cache
def _files() -> tuple[tuple[str, str], ...]:
    folder = resources.files("warraq.tagging") / "data" / "sentences"
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".txt")), key=str)
    return tuple((each.name, each.read_text(encoding="utf-8")) for each in files)


@cache
def shipped_sentences() -> tuple[Sentence, ...]:
    """The sentences that come with the program, those of one file after those of another."""
    return tuple(
        sentence for name, written in _files() for sentence in parse_sentences(written, name)
    )
