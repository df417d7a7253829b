"""Rewrites sanitised HTML: links and images to the site's addresses, headings to levels and ids."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from warraq.language.slugs import slugify
from warraq.reading.links import as_browsers_read, content_path, points_inside

ImageSize = Callable[[str], tuple[int, int] | None]

# nh3 writes every attribute as name="value" with quotes escaped, so whole tags can be matched: a
# "<" inside a value is never taken for a tag, because matching goes from tag to tag.
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z\-:]+=\"[^\"]*\")*)>")
_ATTRIBUTE: Final = re.compile(r" ([a-z\-:]+)=\"([^\"]*)\"")
_HEADING: Final = re.compile(r"h([1-6])")
_FIGURE: Final = re.compile(r"<p>(<img [^<>]*>)<!--caption:([^<>]*)-->\s*</p>")
_CAPTION: Final = re.compile(r"<!--caption:[^<>]*-->")
_TOP_LEVEL: Final = 2
_LAST_LEVEL: Final = 6
_NO_ALT: Final = "صورة"


class Rewriter:
    """Rewrites the HTML of one article; see :func:`warraq.reading.render.render_html` for the
    parts.
    """

    def __init__(
        self, path: str, resolve: Callable[[str], str], image_size: ImageSize | None
    ) -> None:
        self._path = path
        self._resolve = resolve
        self._image_size = image_size
        self._images = 0
        self._in_link = False
        self._shift = 0
        self._ids: list[str] = []
        self._taken: set[str] = set()

    def rewrite(self, clean: str) -> str:
        """``clean`` (as nh3 writes it) with its tags rewritten."""
        headings = _headings(clean)
        self._shift = _TOP_LEVEL - min((level for level, _ in headings), default=_TOP_LEVEL)
        self._ids = [self._new_id(text) for _, text in headings]
        self._ids.reverse()
        rewritten = _TAG.sub(self._tag, clean)
        rewritten = _FIGURE.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", rewritten)
        return _CAPTION.sub("", rewritten)

    def _tag(self, match: re.Match[str]) -> str:
        closing, name, attributes = match.groups()
        if heading := _HEADING.fullmatch(name):
            return self._heading(closing, int(heading[1]), attributes)
        if name == "a":
            self._in_link = not closing
            return match.group() if closing else f"<a{self._link(attributes)}>"
        if name == "img":
            return self._image(_values(attributes))
        return match.group()

    def _heading(self, closing: str, level: int, attributes: str) -> str:
        level = min(level + self._shift, _LAST_LEVEL)
        if closing:
            return f"</h{level}>"
        return f'<h{level} id="{self._ids.pop()}"{attributes}>'

    def _new_id(self, text: str) -> str:
        stem = f"h-{slugify(text) or 'section'}"
        number = 1
        name = stem
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name

    def _link(self, attributes: str) -> str:
        values = _values(attributes)
        target = values.get("href", "")
        if target.startswith("#") or points_inside(target):
            values.pop("rel", None)
        if target.startswith("#"):
            values["href"] = f"#h-{slugify(unquote(target[1:]))}"
        elif points_inside(target):
            values["href"] = self._resolve(target)
        return _written(values)

    def _image(self, values: dict[str, str]) -> str:
        target = values.get("src", "")
        alt = values.get("alt", "")
        if not points_inside(target):
            return self._remote(target, alt or values.get("title", ""))
        path = content_path(self._path, target)
        if path is None:
            return escape_value(alt)
        kept = {"src": self._resolve(target), "alt": alt, **self._size(path)}
        if self._images:
            kept |= {"loading": "lazy", "decoding": "async"}
        self._images += 1
        caption = escape_value(values.get("title", ""))
        return f"<img{_written(kept)}>" + (f"<!--caption:{caption}-->" if caption else "")

    def _size(self, path: str) -> dict[str, str]:
        size = self._image_size(path) if self._image_size else None
        return {"width": str(size[0]), "height": str(size[1])} if size else {}

    def _remote(self, target: str, alt: str) -> str:
        text = escape_value(alt or _NO_ALT)
        target = as_browsers_read(target) if target.startswith(("/", "\\")) else target
        if self._in_link:
            return text
        if not target.startswith(("http://", "https://", "//")):
            return ""
        address = f"https:{target}" if target.startswith("//") else target
        return f"<a{_written({'href': address, 'rel': 'noopener noreferrer'})}>{text}</a>"


def _headings(clean: str) -> list[tuple[int, str]]:
    """Level and text of every heading, in order."""
    found: list[tuple[int, str]] = []
    opened: re.Match[str] | None = None
    for match in _TAG.finditer(clean):
        if not _HEADING.fullmatch(match[2]):
            continue
        if not match[1]:
            found.append((int(match[2][1]), ""))
            opened = match
        elif opened:
            text = html.unescape(_TAG.sub("", clean[opened.end() : match.start()]))
            found[-1] = (found[-1][0], text)
            opened = None
    return found


def _values(attributes: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}


def escape_value(text: str) -> str:
    """Text for HTML content or a quoted attribute."""
    return html.escape(text)


def _written(values: dict[str, str]) -> str:
    return "".join(f' {name}="{escape_value(value)}"' for name, value in values.items())
