"""Texts as bytes: windows-1256, in which an Arabic letter is one byte, and escapes for what it
lacks.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, Final

_CHARSET: Final = "cp1256"
_ESCAPE: Final = "warraq-json-escape"
_ESCAPES: Final = re.compile(r"(?:\\u[0-9a-f]{4})+")


def encode_text(text: str) -> bytes:
    r"""A text in windows-1256; the backslash and what the charset lacks as ``\uXXXX``."""
    return text.replace("\\", "\\u005c").encode(_CHARSET, _ESCAPE)


def decode_text(encoded: bytes) -> str:
    """Inverse of :func:`encode_text`."""
    text = encoded.decode(_CHARSET)
    return text if "\\" not in text else _ESCAPES.sub(_unescaped, text)


def encode_json(value: object) -> bytes:
    """A value as JSON without needless spaces, in windows-1256; other characters as escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(_CHARSET, _ESCAPE)


def decode_json(encoded: bytes) -> Any:
    """Inverse of :func:`encode_json`."""
    return json.loads(encoded.decode(_CHARSET))


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""What stands for characters that the charset lacks: ``\uXXXX`` for each UTF-16 unit."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


def _unescaped(found: re.Match[str]) -> str:
    return str(json.loads(f'"{found[0]}"'))


codecs.register_error(_ESCAPE, _escaped)
