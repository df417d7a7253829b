"""What of a Markdown body is running text: everything else is blanked out, place by place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from warraq.reading.article import Link
from warraq.reading.links import points_inside

SYNTAX: Final = re.compile(
    r"[`*_\[\]<>&\\|~]|^[ \t]*(?:#|[+\-](?:[ \t\r]|$)|\d+[.)]|:)|^ {0,3}(?:\t| {4})"
    r"|^[=\-]+[ \t]*\r?$|(?:[ \t]{2}|\t)\r?$",
    re.MULTILINE,
)
"""Anything that Markdown could read as more than a plain paragraph (and some things that it will
not).
"""

STRUCTURE: Final = re.compile(
    r"\]\(|^#{1,6}[ \t]|^ {0,3}(?:[*+\-]|\d{1,3}\.)[ \t]|^>|^```|^~~~|^\||\*\*\S|</?[A-Za-z]",
    re.MULTILINE,
)
"""Signs that a text was written as Markdown, not merely that it holds one of its characters."""

_NOT_END: Final = re.compile(r"[^\r\n]")
_RAW: Final = re.compile(r"<(?P<name>script|style|iframe|noscript|textarea|title)\b", re.IGNORECASE)
_FENCE: Final = re.compile(r"^(?P<fence>`{3,}|~{3,})[^`\n\r]*\r?$", re.MULTILINE)
_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]*>")
_TARGET: Final = r"(?:\((?:[^()\r\n]|\([^()\r\n]*\))*\)|\[[^\[\]\r\n]*\])"
_IMAGE: Final = re.compile(rf"!\[(?P<alt>[^\[\]]*)\](?P<target>{_TARGET})")
_LINK: Final = re.compile(rf"(\[)([^\[\]]*)(\]{_TARGET})")
_DEFINITION: Final = re.compile(
    r"^ {0,3}\[(?P<id>[^\]\r\n]+)\]:[ \t]*<?(?P<target>[^\s>]+)>?.*$", re.MULTILINE
)
_IMG: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"\b(src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_SIGNS: Final = re.compile(
    r"^[ \t]*(?:[*_=\-][*_=\- \t]*\r?$|[|:\- \t]+\r?$|#{1,6}|(?:>[ \t]*)+"
    r"|[*+\-](?=[ \t])|\d{1,3}[.)](?=[ \t]))"
    r"|`+|\*+|\||(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|\\(?=[\\`*_{}\[\]()>#+.!|\-])",
    re.MULTILINE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def blank(text: str) -> str:
    """Spaces in place of every character but line ends."""
    return _NOT_END.sub(" ", text)


def running_text(body: str) -> str:
    """The body with Markdown signs, link targets, images, code and raw HTML replaced by spaces.

    The same length as the body; link texts and the text between HTML tags stay.
    """
    if "\r" in body and "\n" not in body:
        body = body.replace("\r", "\n")  # the patterns know lines by their line feeds
    if not SYNTAX.search(body):
        return body
    for step in (_without_raw, _without_fences):
        body = step(body)
    for pattern in (_IMAGE, _DEFINITION, _TAG):
        body = pattern.sub(lambda match: blank(match.group()), body)
    body = _LINK.sub(lambda match: f" {match[2]}{blank(match[3])}", body)
    body = _SIGNS.sub(lambda match: blank(match.group()), body)
    return _ENTITY.sub(_read_entity, body)


def _read_entity(match: re.Match[str]) -> str:
    return html.unescape(match.group()).ljust(len(match.group()))[: len(match.group())]


def _without_raw(body: str) -> str:
    """Comments and elements whose content is no text blanked out."""
    body = _without_spans(body, re.compile("<!--"), lambda _: re.compile("-->"))
    return _without_spans(body, _RAW, _closing_tag)


def _closing_tag(opening: re.Match[str]) -> re.Pattern[str]:
    return re.compile(rf"</{opening['name']}\s*>", re.IGNORECASE)


def _without_fences(body: str) -> str:
    return _without_spans(
        body, _FENCE, lambda opening: re.compile(rf"^{opening['fence']}[ \t]*\r?$", re.MULTILINE)
    )


def _without_spans(
    body: str, opening: re.Pattern[str], closing: Callable[[re.Match[str]], re.Pattern[str]]
) -> str:
    """Spans from an opening to its closing blanked; one without a closing ends the search (linear
    time).
    """
    pieces: list[str] = []
    done = 0
    while start := opening.search(body, done):
        end = closing(start).search(body, start.end())
        if end is None:
            break
        pieces += [body[done : start.start()], blank(body[start.start() : end.end()])]
        done = end.end()
    return "".join([*pieces, body[done:]])


def body_images(body: str) -> tuple[Link, ...]:
    """Images of a Markdown body that lie in the content folder, in order: Markdown's and HTML's."""
    if "![" not in body and not _IMG.search(body):
        return ()
    body = _without_fences(_without_raw(body))
    found = [*_markdown_images(body), *_html_images(body)]
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _markdown_images(body: str) -> Iterator[tuple[int, Link]]:
    definitions = {match["id"].casefold(): match["target"] for match in _DEFINITION.finditer(body)}
    for match in _IMAGE.finditer(body):
        written = match["target"][1:-1]
        if match["target"].startswith("["):
            target = definitions.get((written or match["alt"]).casefold(), "")
        else:
            target = _inline_target(written)
        if points_inside(target):
            yield match.start(), Link(target, match["alt"].strip() or None)


def _inline_target(written: str) -> str:
    """Target of ``(target "title")``."""
    written = written.strip()
    if written.startswith("<"):
        return written[1:].partition(">")[0]
    return re.split(r"\s+[\"']", written, maxsplit=1)[0]


def _html_images(body: str) -> Iterator[tuple[int, Link]]:
    for match in _IMG.finditer(body):
        values = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(match.group())
        }
        if points_inside(values.get("src", "")):
            yield match.start(), Link(values["src"], values.get("alt", "").strip() or None)
