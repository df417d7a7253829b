"""Reads ES modules, as far as the search scripts use their syntax; refuses everything else.

Imports, exports and dynamic imports are found among a module's tokens (ECMA-262, clause 12), so
that nothing in comments, texts and patterns is taken for one. Sources are formatted by Prettier:
statements of the top level begin at the first column and end with semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from warraq.publishing.places import BuildError
from warraq.publishing.tokens import UnreadableError, masked

NAME: Final = re.compile(r"[a-z][a-z0-9]*\.js")
"""Names of modules: they become names of variables, too."""

_FILE: Final = r"\"\./([^\"\n]*)\""
_WORD: Final = re.compile(r"(?<![\w$.])(import|export|await)(?![\w$])")
_STATIC: Final = re.compile(rf"import \{{([\w\s,]*)\}} from {_FILE};")
_DYNAMIC: Final = re.compile(rf"import\(\s*{_FILE},?\s*\)")
_WORKER: Final = re.compile(rf"new URL\({_FILE}, (import)\.meta\.url\)")
_EXPORT: Final = re.compile(r"export (?=(?:async )?(function|class|const) (\w+)\b)")
_RESERVED: Final = re.compile(r"(?<![\w$])\$[\w$]*")
_MAY_AWAIT: Final = re.compile(r"\basync\b|^(?:export )?class\b")
"""What an await stands behind in its statement of the top level: an async function, or a class,
whose methods say async themselves or are called await."""
_STATEMENT: Final = re.compile(r"^[^\s})\]]", re.MULTILINE)


class LinkError(BuildError):
    """A script that cannot be joined with others; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Import:
    """``names`` are (exported name, local name), ``module`` the file's name, ``line`` where."""

    names: tuple[tuple[str, str], ...]
    module: str
    line: int


@dataclass(slots=True)
class Module:
    """One source file, taken apart.

    ``lazy``: line and module of each dynamic import. ``workers``: the same of ``new URL("./…",
    import.meta.url)``. ``body``: the source without static imports and the word ``export``.
    """

    name: str
    path: str
    imports: list[Import] = field(default_factory=list)
    lazy: list[tuple[int, str]] = field(default_factory=list)
    workers: list[tuple[int, str]] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)
    body: str = ""

    def refuse(self, line: int, reason: str) -> LinkError:
        """The error for a line of this module."""
        return LinkError(f"{self.path}:{line}: the search scripts cannot be joined: {reason}")


def read_module(name: str, path: str, source: str) -> Module:
    """The module of a source text; ``path`` is what messages call it.

    Raises :class:`LinkError` for syntax that is none of: ``import { a, b as c } from "./x.js";``,
    ``export`` before a function, class or const of one name, ``import("./x.js")`` and ``new
    URL("./x.js", import.meta.url)``.
    """
    module = Module(name, path)
    if not NAME.fullmatch(name):
        raise module.refuse(1, "name files with small letters and digits only")
    try:
        code = masked(source)
    except UnreadableError as error:
        raise module.refuse(_line(source, error.place), str(error)) from None
    if found := _RESERVED.search(code):
        raise module.refuse(_line(code, found.start()), "names with $ are given at joining")
    _Reader(module, source, code).read()
    return module


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


class _Reader:
    """Fills one module from its source and the same text with texts and comments blotted out."""

    def __init__(self, module: Module, source: str, code: str) -> None:
        self.module, self.source, self.code = module, source, code
        self.workers = {match.start(2): match[1] for match in _WORKER.finditer(source)}

    def read(self) -> None:
        end, kept = 0, []
        for start, stop in self._cuts():
            kept.append(self.source[end:start])
            end = stop
        self.module.body = "".join([*kept, self.source[end:]])

    def _cuts(self) -> Iterator[tuple[int, int]]:
        """What of the source goes, found while everything else about imports is noted."""
        for word in _WORD.finditer(self.code):
            place = word.start()
            if word[1] == "await":
                self._check_await(place)
            elif word[1] == "export":
                yield place, self._export(place)
            elif stop := self._import(place):
                yield place, stop

    def _refuse(self, place: int, reason: str) -> LinkError:
        return self.module.refuse(_line(self.source, place), reason)

    def _starts_line(self, place: int) -> bool:
        return not place or self.source[place - 1] == "\n"

    def _target(self, place: int, name: str) -> str:
        if not NAME.fullmatch(name):
            raise self._refuse(place, f"{name!r} is no module of this folder")
        return name

    def _import(self, place: int) -> int:
        """Notes an import; returns where a static one ends, else 0."""
        line = _line(self.source, place)
        if place in self.workers:
            self.module.workers.append((line, self._target(place, self.workers[place])))
        elif match := _DYNAMIC.match(self.source, place):
            self.module.lazy.append((line, self._target(place, match[1])))
        elif (match := _STATIC.match(self.source, place)) and self._starts_line(place):
            names = tuple(self._pair(place, part) for part in match[1].split(",") if part.strip())
            self.module.imports.append(Import(names, self._target(place, match[2]), line))
            return match.end()
        else:
            raise self._refuse(place, 'write import { … } from "./….js"; or import("./….js")')
        return 0

    def _pair(self, place: int, part: str) -> tuple[str, str]:
        """Exported and local name of ``a`` or ``a as b``."""
        match part.split():
            case [name]:
                return name, name
            case [name, "as", local]:
                return name, local
        raise self._refuse(place, f"{part.strip()!r} is no name or name as name")

    def _export(self, place: int) -> int:
        match = _EXPORT.match(self.code, place)
        if not match or not self._starts_line(place):
            raise self._refuse(place, "export functions, classes and const where they are made")
        if match[1] == "const" and not self._makes_one_name(match.end()):
            raise self._refuse(place, "export one const a statement, name = value;")
        self.module.exports.append(match[2])
        return match.end()

    def _makes_one_name(self, place: int) -> bool:
        depth = 0
        for sign in self.code[place:]:
            depth += (sign in "([{") - (sign in ")]}")
            if not depth and sign in ",;":
                return sign == ";"
        return False

    def _check_await(self, place: int) -> None:
        starts = [match.start() for match in _STATEMENT.finditer(self.code, 0, place + 1)]
        if not _MAY_AWAIT.search(self.code[starts[-1] : place]):
            raise self._refuse(place, "a joined module may not await outside of functions")
