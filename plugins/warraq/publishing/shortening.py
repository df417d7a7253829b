"""Scripts without what browsers do not need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import rjsmin

from warraq.publishing.tokens import masked

_STEP: Final = re.compile(r"(?<![\w$.])const(?![\w$])|[(\[{}\])]|;")
_UNDEFINED: Final = re.compile(r"(?<![\w$.])return( undefined);")
_NOWHERE: Final = -1


def shortened(script: str) -> str:
    """A script without comments, needless white space and ``undefined`` where a function returns
    it, declarations that follow one another joined; names are not changed.

    Comments that begin with ``/*!`` stay, because they carry licences. Raises
    :class:`~warraq.publishing.tokens.UnreadableError`.
    """
    dense = str(rjsmin.jsmin(script, keep_bang_comments=True))
    return _changed(_changed(dense, _seams, ","), _undefined, "")


@dataclass(slots=True)
class _Block:
    """What stands between two brackets: whether its statement declares constants, and where the
    semicolon of such a statement just ended is.
    """

    bracket: str
    declares: bool = False
    end: int = _NOWHERE


def _changed(script: str, find: Callable[[str], Iterator[tuple[int, int]]], new: str) -> str:
    """A script with ``new`` in all places that ``find`` finds in its code."""
    parts, place = [], 0
    for begin, end in find(masked(script)):
        parts += [script[place:begin], new]
        place = end
    return "".join([*parts, script[place:]])


def _undefined(code: str) -> Iterator[tuple[int, int]]:
    return (match.span(1) for match in _UNDEFINED.finditer(code))


def _seams(code: str) -> Iterator[tuple[int, int]]:
    """What stands between two declarations of constants, from the semicolon to the first name of
    the second one.
    """
    blocks = [_Block("{")]
    for step in _STEP.finditer(code):
        sign, block = step[0], blocks[-1]
        if sign in "([{":
            blocks.append(_Block(sign))
        elif sign in ")]}":
            blocks.pop()
        elif sign == ";":
            block.end = step.start() if block.declares else _NOWHERE
            block.declares = False
        elif block.bracket == "{":  # in others it is the head of a loop
            between = code[block.end + 1 : step.start()]
            if block.end != _NOWHERE and not between.strip():
                yield block.end, step.end() + (code[step.end()] == " ")
            block.declares = True
