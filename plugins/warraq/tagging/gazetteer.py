"""Reads the name and word lists of ``tagging/data``.

A list is UTF-8 text, one entry a line: ``canonical | alias | alias | !ambiguous``. A line
``[name]`` opens a section; ``#`` starts a comment. ``!ambiguous`` marks an entry that is also an
everyday word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

AMBIGUOUS_MARK: Final = "!ambiguous"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: the canonical spelling, its other spellings, and the section it stands
    in.
    """

    canonical: str
    aliases: tuple[str, ...]
    ambiguous: bool
    section: str


def parse_list(text: str) -> Iterator[Entry]:
    """Entries of a list's text, in file order; the section is ``""`` before the first header."""
    section = ""
    for written in text.splitlines():
        line = written.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif line:
            yield _parse_line(line, section)


def _parse_line(line: str, section: str) -> Entry:
    fields = [field.strip() for field in line.split("|")]
    written = [field for field in fields if field and not field.startswith("!")]
    if not written:
        raise ValueError(f"tagging list, section [{section}]: no name in line {line!r}")
    return Entry(written[0], tuple(written[1:]), AMBIGUOUS_MARK in fields, section)


@cache
def read_list(name: str) -> tuple[Entry, ...]:
    """Entries of the shipped list ``data/<name>.txt``."""
    folder = resources.files("warraq.tagging") / "data"
    return tuple(parse_list((folder / f"{name}.txt").read_text(encoding="utf-8")))
