"""Targets of links and images: which point into the content folder, and where to."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|//")
_IGNORED: Final = re.compile(r"^[\x00-\x20]+|[\t\n\r]+")
_MARKER: Final = re.compile(r"[{|](?:static|filename|attach)[}|]")


def points_inside(target: str) -> bool:
    """Whether a target is a file of the content folder: no address with a scheme or host, no
    ``#part``.
    """
    bare = as_browsers_read(target)
    return bool(bare) and not _SCHEME.match(bare) and not bare.startswith(("#", "?"))


def as_browsers_read(target: str) -> str:
    r"""The target with ``\`` read as ``/``, without the blanks that browsers drop (WHATWG URL).

    >>> as_browsers_read("/\\example.org")
    '//example.org'
    """
    return _IGNORED.sub("", target).replace("\\", "/")


def without_marker(target: str) -> str:
    """The target without Pelican's mark of a file of the content folder, such as ``{static}``."""
    marker = _MARKER.match(target)
    return target[marker.end() :] if marker else target


def content_path(article: str, target: str) -> str | None:
    """Path of a target relative to the content folder, ``None`` where it points outside.

    ``article`` is the path of the article that names it. ``{static}/images/x.jpg``,
    ``/images/x.jpg`` are counted from the content folder, ``{static}x.jpg`` and ``x.jpg`` from the
    article's own; percent escapes are read, a query or ``#part`` is dropped.

    >>> content_path("2021/09/x.md", "{static}/images/x%20y.jpg")
    'images/x y.jpg'
    """
    bare = without_marker(target)
    if not points_inside(bare):
        return None
    bare = unquote(re.split("[?#]", as_browsers_read(bare), maxsplit=1)[0])
    base = "" if bare.startswith("/") else posixpath.dirname(article)
    path = posixpath.normpath(posixpath.join(base, bare.lstrip("/")))
    return None if path in (".", "..") or path.startswith("../") or "\0" in path else path
