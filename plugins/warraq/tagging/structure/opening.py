"""The dateline: segments between dashes, brackets and colons before a story's first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from warraq.language.function_words import FUNCTION_WORDS
from warraq.tagging.structure.agencies import Agency, agencies_in
from warraq.tagging.structure.cues import CUES
from warraq.tagging.structure.listed import given_names, listed_places
from warraq.tagging.structure.view import Span, View

Kind = Literal["place", "agency", "person", "date", "other"]

_SEGMENT: Final = re.compile(
    r"(?P<text>(?:[^-–—|/:()\[\]،,.\n\r]|(?<![^\W_]{2})\.|(?<=\w)[-/](?=\w)){0,60})"
    r"(?P<sign>[-–—|/:()\[\]،, ]*)"
)
_DASH: Final = re.compile(r"[-–—|/]")
_DATE: Final = re.compile(
    r"\s*(?:(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)\s*)?\d{1,4}\s.*"
)
_NOWHERE: Final = Span(0, 0)
_LINES: Final = 3
_HEADLINE_WORDS: Final = 20
_SEGMENTS: Final = 6
_OTHER_WORDS: Final = 3
_PERSON_WORDS: Final = 4
_STORY_WORDS: Final = 8
_LONE_COLON_WORDS: Final = 20
_LINE_WORDS: Final = 14


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line's head: what it is, where, and the signs after it.

    ``name`` is the canonical name of the place at ``named`` or the person's name as it is written,
    ``agencies`` the agencies that the segment lists.
    """

    kind: Kind
    span: Span
    sign: str
    end: int
    name: str = ""
    named: Span = _NOWHERE
    agencies: tuple[tuple[Agency, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline with its segments, in offsets of the folded text."""

    span: Span
    segments: tuple[Segment, ...]


def find_opening(view: View) -> Opening | None:
    """The dateline in one of a text's first lines, where all lines before it are short."""
    for line in view.lines[:_LINES]:
        opening = _opening(view, line)
        if opening is not None:
            return opening
        if _count(view, line.start, line.end) > _HEADLINE_WORDS:
            return None
    return None


def _opening(view: View, line: Span) -> Opening | None:
    segments: list[Segment] = []
    best: Opening | None = None
    for segment in _segments(view, line):
        segments.append(segment)
        if _is_dateline(view, segments, line):
            best = Opening(Span(segments[0].span.start, segment.end), tuple(segments))
        if ":" in segment.sign:
            break
    return best


def _segments(view: View, line: Span) -> Iterator[Segment]:
    """Segments of a line's head, up to the first that is a sentence."""
    place = line.start
    for _ in range(_SEGMENTS):
        match = _SEGMENT.match(view.folded, place, line.end)
        if match is None or match.end() == place:
            return
        text, sign = match["text"], match["sign"]
        if text.strip():
            if not sign.strip() and match.end() < line.end:
                return
            start = match.start() + len(text) - len(text.lstrip(' .«"“'))
            end = match.start() + len(text.rstrip())
            yield _segment(view, Span(start, end), sign, match.end())
        place = match.end()


def _segment(view: View, span: Span, sign: str, end: int) -> Segment:
    listed = tuple(agencies_in(view, *span))
    if listed:
        return Segment("agency", span, sign, end, agencies=listed)
    place = _place(view, span)
    if place:
        return Segment("place", span, sign, end, place, span)
    if is_person(view, span):
        return Segment("person", span, sign, end, named=span)
    return (
        _dated(view, span, sign, end)
        or _from_place(view, span, sign, end)
        or Segment("other", span, sign, end)
    )


def _place(view: View, span: Span) -> str | None:
    """Canonical name of the place that fills a span; of a name in quotation marks none."""
    if view.folded[max(0, span.start - 1)] in '«“"':
        return None
    listed = listed_places().get(_key(view, span))
    if listed is not None:
        return listed
    found = view.exactly(*span)
    return found.entity.name if found is not None and found.entity.type == "place" else None


def _key(view: View, span: Span) -> str:
    return " ".join(match.group() for match in view.words(*span))


def is_person(view: View, span: Span) -> bool:
    """Whether a name of two to four words fills a span: a person's, or begun by a given name."""
    words = [match.group() for match in view.words(*span)]
    if not 2 <= len(words) <= _PERSON_WORDS:
        return False
    found = view.exactly(*span)
    if found is not None:
        return found.entity.type == "person"
    given = words[0] in given_names() or words[0].startswith("عبدال")
    return given and not any(_is_no_name(word) for word in words[1:])


def _is_no_name(word: str) -> bool:
    if word in FUNCTION_WORDS or word in CUES or word.isdigit():
        return True
    return word.startswith("و") and word not in given_names()


def _from_place(view: View, span: Span, sign: str, end: int) -> Segment | None:
    """«الاقتصادية» من الرياض: a paper or reporter from a place."""
    words = list(view.words(*span))
    for index in range(1, min(len(words), _PERSON_WORDS + 1)):
        if words[index].group() == "من" and index + 1 < len(words):
            named = Span(words[index + 1].start(), span.end)
            place = _place(view, named)
            if place and may_be_outlet(view, Span(span.start, words[index].start())):
                return Segment("place", span, sign, end, place, named)
    return None


def _dated(view: View, span: Span, sign: str, end: int) -> Segment | None:
    """A date, or a place with a date after it and perhaps an agency (الرياض 13 شوال 1436 واس)."""
    if _DATE.fullmatch(view.folded, *span):
        return Segment("date", span, sign, end)
    words = list(view.words(*span))
    digit = next((match for match in words if match.group()[0].isdigit()), None)
    if digit is None or digit.start() == span.start:
        return None
    named = Span(span.start, digit.start())
    place = _place(view, named)
    if place is None or not _DATE.fullmatch(view.folded, digit.start(), span.end):
        return None
    named = Span(span.start, span.start + len(view.folded[slice(*named)].rstrip()))
    last = Span(*words[-1].span())
    return Segment("place", span, sign, end, place, named, tuple(agencies_in(view, *last)))


def _is_dateline(view: View, segments: list[Segment], line: Span) -> bool:
    """Whether the segments so far are a whole dateline of a line that goes on, or is one."""
    last = segments[-1]
    kinds = [segment.kind for segment in segments]
    others = [segment for segment in segments if segment.kind == "other"]
    if len(others) > 1 or not all(may_be_outlet(view, segment.span) for segment in others):
        return False
    placed = "place" in kinds
    if not placed and not any(_is_clear(segment) for segment in segments):
        return False
    rest = _count(view, last.end, line.end)
    if not rest:
        alone = len(kinds) > 1 or last.agencies or last.named.start > last.span.start
        return bool(alone) and _count(view, *line) <= _LINE_WORDS
    if rest < _STORY_WORDS or not (_DASH.search(last.sign) or ":" in last.sign):
        return False
    if last.sign in "-/" and len(kinds) == 1:
        return False
    sure = (len(kinds) > 1 and not others) or (" " in last.sign and _DASH.search(last.sign))
    return bool(sure) or rest >= _LONE_COLON_WORDS


def _is_clear(segment: Segment) -> bool:
    return bool(segment.agencies) and (
        ")" in segment.sign or all(agency.clear for agency, _ in segment.agencies)
    )


def may_be_outlet(view: View, span: Span) -> bool:
    """Whether a segment that nothing is known of may be a paper or place: no sentence."""
    words = [match.group() for match in view.words(*span)]
    if not 0 < len(words) <= _OTHER_WORDS:
        return False
    return not any(word in FUNCTION_WORDS or word in CUES or word.isdigit() for word in words)


def _count(view: View, start: int, end: int) -> int:
    return view.count(start, end)
