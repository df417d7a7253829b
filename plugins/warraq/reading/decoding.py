"""From bytes to text: UTF-8, UTF-16 with its mark, or Windows-1256 where the result is plausible
Arabic.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from warraq.language.characters import ARABIC_LETTERS, character_class

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32's first, because UTF-16's is a beginning of it."""

SAVE_AS_UTF8: Final = "open it in an editor and save it as UTF-8"

_SAMPLE: Final = 65_536
_MIN_ARABIC: Final = 0.9
_MIN_FREQUENT: Final = 0.5
# The ten most frequent letters make up about two thirds of Arabic news text (58% to 73% in
# each of 457 articles); bytes of other encodings read as Windows-1256 land on rare letters (ط, ظ).
_FREQUENT: Final = frozenset("اليمونرتبه")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ARABIC: Final = re.compile(character_class(ARABIC_LETTERS))


class Undecodable(ValueError):
    """Bytes that are no text: ``what`` is wrong, at which ``line`` if any, and the ``mend``."""

    def __init__(self, what: str, mend: str, line: int | None = None) -> None:
        super().__init__(f"{what}: {mend}")
        self.what = what
        self.mend = mend
        self.line = line


def read_text(data: bytes) -> tuple[str, str]:
    """The text of a file without its byte order mark, and the encoding that it was in.

    Line ends are kept. Never holds lone surrogates or NUL. Raises :class:`Undecodable`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    if b"\0" in data:
        raise _binary()
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = data.decode("cp1256")
        if plausible_arabic(text):
            return text, "windows-1256"
        line = data.count(b"\n", 0, error.start) + 1
        raise Undecodable("neither UTF-8 nor Windows-1256 text", SAVE_AS_UTF8, line) from None


def plausible_arabic(text: str) -> bool:
    """Whether text that was read as Windows-1256 is Arabic: the letters are, and the usual ones
    prevail.
    """
    letters = [letter for letter in _LETTER.findall(text[:_SAMPLE]) if letter > "\x7f"]
    arabic = [letter for letter in letters if _ARABIC.match(letter)]
    if not arabic or len(arabic) < _MIN_ARABIC * len(letters):
        return False
    return sum(letter in _FREQUENT for letter in arabic) >= _MIN_FREQUENT * len(arabic)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        raise Undecodable(
            f"broken {encoding.upper()} text", SAVE_AS_UTF8, before.count("\n") + 1
        ) from None
    if "\0" in text:
        raise _binary()
    return text


def _binary() -> Undecodable:
    return Undecodable(
        "binary data, not text", "save the article as UTF-8 text, or move the file to images/"
    )
