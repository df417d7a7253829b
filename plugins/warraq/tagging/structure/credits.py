"""Agencies that a text names as its origin: in the dateline, or in credits at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warraq.tagging.structure.agencies import Agency, agencies_in
from warraq.tagging.structure.listed import listed_media
from warraq.tagging.structure.model import Dateline, Origin
from warraq.tagging.structure.opening import Opening
from warraq.tagging.structure.view import Span, View

_LABEL: Final = re.compile(
    r"[\s*(\[]*(?:(?:ال)?(?:مصدر|مصادر|وكالات)\s*[:\-–—]\s*"
    r"|(?:خدمه|بالاتفاق مع)\s*:?\s*(?=[«\"{“]))"
)
_TAIL: Final = re.compile(r"[(\[]([^()\[\]\n\r]{2,60})[)\]][\s.*]*$")
_LAST_LINES: Final = 2
_CREDIT_CHARACTERS: Final = 80


def dateline_of(view: View, opening: Opening) -> Dateline:
    """The dateline in offsets of the text, with its places by their canonical names."""
    places = tuple(
        Origin(
            each.name,
            view.place(each.named.start),
            view.place(each.named.end),
            "in the dateline",
        )
        for each in opening.segments
        if each.kind == "place"
    )
    signs = " ".join(each.kind for each in opening.segments)
    start, end = opening.span
    end = start + len(view.folded[start:end].rstrip())
    return Dateline(view.place(start), view.place(end), places, f"segments: {signs}")


def find_agencies(view: View, opening: Opening | None) -> tuple[Origin, ...]:
    """Agencies in text order, each name once."""
    found = [*_of_opening(view, opening), *_of_credits(view)]
    first: dict[str, Origin] = {}
    for origin in found:
        first.setdefault(origin.name, origin)
    return tuple(sorted(first.values(), key=lambda each: each.start))


def _of_opening(view: View, opening: Opening | None) -> Iterator[Origin]:
    for segment in opening.segments if opening else ():
        for agency, span in segment.agencies:
            yield _origin(view, agency, span, "in the dateline")


def _of_credits(view: View) -> Iterator[Origin]:
    """Agencies that fill a credit; one that is not clear needs a label or parentheses."""
    for span, sure, reason in _credits(view):
        yield from _credited(view, span, sure, reason)


def _credits(view: View) -> Iterator[tuple[Span, bool, str]]:
    """What may be a credit: one of the last lines, or a parenthesis at the end of one."""
    lines = view.lines[-_LAST_LINES:] if len(view.lines) > 1 else view.lines
    for line in lines:
        label = _LABEL.match(view.folded, *line)
        start = label.end() if label else line.start
        tail = _TAIL.search(view.folded, max(start, line.end - _CREDIT_CHARACTERS), line.end)
        if line.end - start <= _CREDIT_CHARACTERS and line.start:
            sure = bool(label) or view.folded[start : start + 1] in "([*"
            words = list(view.words(start, line.end))
            place = Span(words[0].start(), words[-1].end()) if words else Span(start, start)
            yield place, sure, "the line is a credit"
        elif tail:
            yield Span(*tail.span(1)), True, "in parentheses at the end"


def credited_media(view: View) -> Iterator[Origin]:
    """Papers and channels that fill a credit: (سكاي نيوز), * خدمة «نيويورك تايمز»."""
    for span, sure, reason in _credits(view):
        name = listed_media().get(" ".join(match.group() for match in view.words(*span)))
        if sure and name and not agencies_in(view, *span):
            yield Origin(name, view.place(span.start), view.place(span.end), reason)


def _credited(view: View, span: Span, sure: bool, reason: str) -> Iterator[Origin]:
    for agency, place in agencies_in(view, *span):
        if sure or agency.clear:
            yield _origin(view, agency, place, reason)


def _origin(view: View, agency: Agency, span: Span, reason: str) -> Origin:
    return Origin(agency.name, view.place(span.start), view.place(span.end), reason)
