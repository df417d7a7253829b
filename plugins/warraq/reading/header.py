"""The metadata header of a Markdown article, in Pelican's form: ``Title: …`` lines before a blank
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple


class Field(NamedTuple):
    """One value of a header: its lower-cased name, the value, and its line (from 1)."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Header:
    """A header's fields, the offset where the body begins, and lines inside that are no field."""

    fields: tuple[Field, ...] = ()
    end: int = 0
    stray: tuple[int, ...] = ()


class _Line(NamedTuple):
    number: int
    text: str
    end: int


KNOWN: Final = frozenset(
    "title date modified category section tags author authors source source_url url"
    " licence license slug summary status lang template".split()
)
"""Names of which one must stand in an unfenced header: any other ``word: …`` may begin an article.
"""

_LINE: Final = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_FIELD: Final = re.compile(r" {0,3}([A-Za-z][A-Za-z0-9_\-]*)[ \t]*:[ \t]*(.*)")
_MORE: Final = re.compile(r"(?: {4}|\t)[ \t]*(.*)")
_FENCED_MORE: Final = re.compile(r"(?:[ \t]+(?:-[ \t]+)?|-[ \t]+)(.*)")
_FENCE: Final = re.compile(r"-{3}[ \t]*")
_FENCE_END: Final = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_MAX_LINES: Final = 300


def parse_header(text: str) -> Header:
    """The header that begins a Markdown file, or an empty one whose ``end`` is 0.

    Field names count in any case; a line indented by four goes on with the value above it, as in
    Markdown's meta data; YAML's ``---`` fences and simple lists are read too.
    """
    lines = list(_first_lines(text))
    first = next((index for index, line in enumerate(lines) if line.text.strip()), None)
    if first is None:
        return Header()
    if _FENCE.fullmatch(lines[first].text):
        rest = lines[first + 1 :]
        close = next((i for i, line in enumerate(rest) if _FENCE_END.fullmatch(line.text)), None)
        if close is not None:
            return _fenced(rest[:close], rest[close].end)
        return _open(rest)
    return _open(lines[first:])


def _first_lines(text: str) -> Iterator[_Line]:
    for number, match in enumerate(_LINE.finditer(text), start=1):
        if number > _MAX_LINES or (match.start() == len(text) and number > 1):
            return
        yield _Line(number, match[1], match.end())


def _open(lines: list[_Line]) -> Header:
    fields: list[Field] = []
    end = 0
    for line in lines:
        if not line.text.strip():
            end = line.end if fields else 0
            break
        if match := _FIELD.match(line.text):
            fields.append(Field(match[1].lower(), match[2].strip(), line.number))
        elif fields and (match := _MORE.match(line.text)):
            fields.append(Field(fields[-1].name, match[1].strip(), line.number))
        else:
            break
        end = line.end
    if not any(field.name in KNOWN for field in fields):
        return Header()
    return Header(tuple(fields), end)


def _fenced(lines: list[_Line], end: int) -> Header:
    fields: list[Field] = []
    stray: list[int] = []
    for line in lines:
        if not line.text.strip() or line.text.lstrip().startswith("#"):
            continue
        if match := _FIELD.match(line.text):
            fields.append(Field(match[1].lower(), _plain_scalar(match[2]), line.number))
        elif fields and (match := _FENCED_MORE.match(line.text)):
            fields.append(Field(fields[-1].name, _plain_scalar(match[1]), line.number))
        else:
            stray.append(line.number)
    return Header(tuple(fields), end, tuple(stray)) if fields else Header()


def _plain_scalar(written: str) -> str:
    """A YAML value without its quotes, the brackets of a list, or the sign of a block."""
    value = written.strip()
    if value in (">", "|", ">-", "|-"):
        return ""
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_plain_scalar(item) for item in value[1:-1].split(","))
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return (
            value[1:-1].replace('\\"', '"') if value[0] == '"' else value[1:-1].replace("''", "'")
        )
    return value
