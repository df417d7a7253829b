"""JavaScript with its texts, patterns and comments blotted out: what remains is code."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<word>[\w$]+)
    |(?P<space>\s+)
    |(?P<step>\+\+|--)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_TEMPLATE: Final = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.DOTALL)
_PATTERN: Final = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
_BEFORE_PATTERN: Final = frozenset(
    "await case delete do else in instanceof new of return throw typeof void yield".split()
)
_NOT_NEWLINE: Final = re.compile(r"[^\n]")


class UnreadableError(ValueError):
    """A place of a script that cannot be told apart with certainty."""

    def __init__(self, reason: str, place: int) -> None:
        super().__init__(reason)
        self.place = place


def masked(source: str) -> str:
    """The source at the same length and in the same lines: comments as spaces, the signs of texts,
    templates and patterns as ``"``; what stands in a template's ``${}`` is code and stays.

    Raises :class:`UnreadableError` where a slash after ``}`` may begin a pattern or divide, and
    where a template or pattern has no end.
    """
    return _Masker(source).run()


class _Masker:
    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.last = ""
        """The last token of code: it tells what a slash means."""
        self.open: list[str] = []
        """Braces around the place: ``{``, or ``${`` of a template."""
        self.parts: list[str] = []

    def run(self) -> str:
        while self.place < len(self.source):
            match = _TOKEN.match(self.source, self.place)
            kind = match.lastgroup if match else None
            if match and kind == "sign":
                self._sign(match[0])
            elif match and kind in {"comment", "space"}:
                self._take(match[0], " ")
            elif match:
                self._take(match[0], '"' if kind == "text" else "")
                self.last = '"' if kind == "text" else match[0]
        return "".join(self.parts)

    def _take(self, text: str, blot: str) -> None:
        self.parts.append(_NOT_NEWLINE.sub(blot, text) if blot else text)
        self.place += len(text)

    def _sign(self, sign: str) -> None:
        if sign == "/":
            return self._slash()
        if sign == "`" or (sign == "}" and self.open and self.open.pop() == "${"):
            return self._template()
        if sign == "{":
            self.open.append("{")
        self._take(sign, "")
        self.last = sign
        return None

    def _template(self) -> None:
        """The text of a template from its beginning, or from the end of a ``${}``, on."""
        match = _TEMPLATE.match(self.source, self.place + 1)
        if not match:
            raise UnreadableError("a template has no end", self.place)
        if match[1] == "${":
            self.open.append("${")
        self._take(self.source[self.place : match.end()], '"')
        self.last = '"' if match[1] == "`" else "{"

    def _slash(self) -> None:
        if self.last == "}":
            raise UnreadableError("put what the slash divides into brackets", self.place)
        if self._divides():
            self.last = "/"
            return self._take("/", "")
        match = _PATTERN.match(self.source, self.place)
        if not match:
            raise UnreadableError("a pattern has no end", self.place)
        self.last = '"'
        return self._take(match[0], '"')

    def _divides(self) -> bool:
        if self.last in _BEFORE_PATTERN:
            return False
        return bool(self.last) and (self.last in {")", "]", '"', "++", "--"} or self._is_word())

    def _is_word(self) -> bool:
        return self.last.replace("$", "_").replace("_", "a").isalnum()
