"""Faults: what is wrong with a file, where, and how to mend it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file.

    ``path`` as a person would type it (``content/2021/x.md``), ``line`` counted from 1 where the
    fault has one, ``what`` is wrong, and the ``mend``, an instruction.
    """

    path: str
    line: int | None
    what: str
    mend: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.what}: {self.mend}"

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """Order of a list of faults: by file, then by line."""
        return (self.path, self.line or 0, self.what)


class Refused(Exception):
    """A file that cannot become an article; ``faults`` says everything that was found wrong with
    it.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults: tuple[Fault, ...] = tuple(faults)


def shown_path(content: Path, path: str) -> str:
    """The file's path for messages: relative to the working folder where it lies inside, else
    whole.

    ``path`` is relative to ``content``. Bytes that are no text are shown as escapes.
    """
    return printable(f"{_shown_folder(str(content), str(Path.cwd()))}{path}")


@cache
def _shown_folder(content: str, here: str) -> str:
    whole = Path(here, content)
    shown = whole.relative_to(here) if whole.is_relative_to(here) else whole
    return "" if shown == Path() else f"{shown}/"


def printable(name: str) -> str:
    """A file name with bytes that are no text, and control characters, shown as escapes."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)
