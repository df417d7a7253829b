"""The text of ``names.toml``: tables are added and single lines changed, the rest stays as it is.

A *block* is one table with the comments right above it. Comments, order and layout that somebody
made by hand survive every rebuild, since only the lines that say something else are written anew.
"""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|\]')
_STRING: Final = re.compile(r'(=\s*)(?:"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\')')
_HEADER: Final = re.compile(r'\s*\[\s*([a-z]+)\s*\.\s*"([^"\\]*)"\s*\]')
_INDENT: Final = " " * 4
_LINE: Final = 100


def quoted(text: str) -> str:
    """A TOML basic string; what cannot be seen is written as an escape."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    shown = (
        letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped
    )  # fmt: skip
    return f'"{"".join(shown)}"'


def header_of(kind: str, slug: str) -> str:
    """The line that begins a table."""
    return f"[{kind}.{quoted(slug)}]"


def lines_of(text: str) -> list[str]:
    """Lines with their ends; only a line feed ends one, as in TOML."""
    return list(io.StringIO(text, newline="\n"))


def strings_line(key: str, values: Iterable[str]) -> str:
    """A list of strings, one a line where they do not fit into one."""
    items = [quoted(value) for value in values]
    line = f"{key} = [{', '.join(items)}]"
    if len(line) <= _LINE:
        return f"{line}\n"
    return "".join([f"{key} = [\n", *(f"{_INDENT}{item},\n" for item in items), "]\n"])


@dataclass(slots=True)
class Block:
    """One table: the comments above it, its header and the lines below, line ends included.

    ``line`` is the header's number, from 1; ``path`` are the parts of its name.
    """

    path: tuple[str, ...]
    line: int
    lead: list[str]
    header: str
    body: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The block as it stands in the file."""
        return "".join([*self.lead, self.header, *self.body])

    def has(self, key: str) -> bool:
        """Whether the table sets a key."""
        return self._start(key) is not None

    def line_of(self, key: str) -> int:
        """Number of the line that sets a key; the header's where none does."""
        start = self._start(key)
        return self.line if start is None else self.line + 1 + start

    def set_string(self, key: str, value: str) -> None:
        """Sets a key to a string; a comment behind it stays."""
        start = self._start(key)
        if start is None:
            self.body.insert(0, f"{key} = {quoted(value)}\n")
            return
        line = self.body[start]
        self.body[start] = _STRING.sub(lambda found: found[1] + quoted(value), line, count=1)

    def set_header(self, kind: str, slug: str) -> None:
        """Gives the table another name; a comment behind it stays."""
        self.path = (kind, slug)
        self.header = header_of(kind, slug) + self.header[self.header.rindex("]") + 1 :]

    def set_first(self, key: str, value: str) -> None:
        """Replaces the first string of a list."""
        start, end = self._extent(key)
        text = "".join(self.body[start:end])
        first = next(_strings(text))
        self._put(start, end, text[: first.start()] + quoted(value) + text[first.end() :])

    def add_strings(self, key: str, values: Iterable[str], after: str = "") -> None:
        """Adds strings to a list, or a new list behind the line of the key ``after``."""
        added = list(values)
        if self._start(key) is None:
            self._insert(strings_line(key, added), after)
            return
        start, end = self._extent(key)
        text = "".join(self.body[start:end])
        items = ", ".join(map(quoted, added))
        last = [found.end() for found in _strings(text)]
        place = last[-1] if last else text.index("[") + 1
        self._put(start, end, text[:place] + (", " if last else "") + items + text[place:])

    def _insert(self, line: str, after: str) -> None:
        start = self._start(after) if after else None
        place = self._extent(after)[1] if start is not None else self._end_of_values()
        self.body[place:place] = lines_of(line)

    def _end_of_values(self) -> int:
        end = len(self.body)
        while end and (not self.body[end - 1].strip() or self.body[end - 1].lstrip()[0] == "#"):
            end -= 1
        return end

    def _put(self, start: int, end: int, text: str) -> None:
        self.body[start:end] = lines_of(text)

    def _start(self, key: str) -> int | None:
        pattern = re.compile(rf"\s*[\"']?{key}[\"']?\s*=")
        return next((at for at, line in enumerate(self.body) if pattern.match(line)), None)

    def _extent(self, key: str) -> tuple[int, int]:
        """First line of a key's value and the line after its last one."""
        start = self._start(key) or 0
        text = "".join(self.body[start:])
        if "[" not in self.body[start].partition("=")[2].partition('"')[0]:
            return start, start + 1
        closing = next(found for found in _TOKEN.finditer(text) if found[0] == "]")
        return start, start + text.count("\n", 0, closing.start()) + 1


def _strings(text: str) -> Iterator[re.Match[str]]:
    for found in _TOKEN.finditer(text):
        if found[0] == "]":
            return
        if found[0][0] != "#":
            yield found


@dataclass(slots=True)
class NamesText:
    """A whole file: what stands above the first table, and the blocks."""

    head: str
    blocks: list[Block]

    def __str__(self) -> str:
        return self.head + "".join(block.text for block in self.blocks)


def read_blocks(text: str) -> NamesText:
    """The blocks of a file that tomllib can read and that has no strings of several lines."""
    lines = lines_of(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    headers = [at for at, line in enumerate(lines) if line.lstrip().startswith("[")]
    starts = [_lead_start(lines, at) for at in headers]
    ends = [*starts[1:], len(lines)][: len(starts)]
    blocks = [
        Block(_path(lines[at]), at + 1, lines[start:at], lines[at], lines[at + 1 : end])
        for at, start, end in zip(headers, starts, ends, strict=True)
    ]
    return NamesText("".join(lines[: starts[0]] if starts else lines), blocks)


def _lead_start(lines: list[str], header: int) -> int:
    """First of the comments that stand right above a header."""
    start = header
    while start and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _path(header: str) -> tuple[str, ...]:
    found = _HEADER.match(header)
    if found is not None:
        return (found[1], found[2])
    try:
        table = tomllib.loads(header)
    except tomllib.TOMLDecodeError:
        return ()  # part of a list of lists, which no table of ours holds
    path: list[str] = []
    while table:
        (key,) = table
        path.append(key)
        table = table[key] if isinstance(table[key], dict) else {}
    return tuple(path)
