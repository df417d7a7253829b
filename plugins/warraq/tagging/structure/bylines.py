"""Bylines: who wrote, prepared or translated a text, where it says so in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warraq.language.characters import IGNORED, character_class
from warraq.language.function_words import FUNCTION_WORDS
from warraq.tagging.structure.cues import CUES
from warraq.tagging.structure.model import Origin
from warraq.tagging.structure.opening import Opening, is_person, may_be_outlet
from warraq.tagging.structure.view import Span, View

_ROLES: Final = (
    "كتبت?|بقلم|تقرير|اعداد|تحرير|ترجمه|حوار|حاوره|حاورها|حاورته|اجر[يت] الحوار|تحقيق|متابعه|تغطيه"
    "|مراسلنا|مراسلتنا|مراسله?|المحرر|الكاتبه?|كتبه|كتبها"
)
_CUE: Final = re.compile(rf"[\s*•·(\[-]*(?P<role>{_ROLES})(?:\s*[:/\-–—]+\s*|\s+(?!ال))")
_NAME_END: Final = re.compile(r"\s+[-–—|/]|[-–—|/]\s+|[:()\[\]|*\n\r،,.]|$")
_TITLE: Final = r"\s*(?:-\s?)?(?:[دام]\s?\.\s?)?"
_OF_PAPER: Final = re.compile(
    rf"{_TITLE}(?P<name>[^-–—:،.\n]{{5,40}}?)\s?[-–—]\s?(?P<paper>[^-–—:،.\n]{{2,25}}?)\s?:"
)
_LONE: Final = re.compile(
    rf"{_TITLE}(?P<first>[^-–—|/:()،.•·*\n]+?)\s*(?:[-–—|/]\s*(?P<second>[^-–—|/:()،.\n]+?)\s*)?"
)
_STRICT: Final = frozenset(("بقلم",))
_FIRST_LINES: Final = 3
_LAST_LINES: Final = 2
_MOST_WORDS: Final = 5
_NAME_LINES: Final = 2
_LINE_CHARACTERS: Final = 60
_MARKS: Final = re.compile(character_class(IGNORED))


def find_bylines(view: View, opening: Opening | None) -> tuple[Origin, ...]:
    """Writers in text order, each name once; a name only where a person's name stands."""
    found = [*_of_opening(view, opening), *_of_lines(view)]
    first: dict[str, Origin] = {}
    for origin in sorted(found, key=lambda each: each.start):
        first.setdefault(origin.name, origin)
    return tuple(first.values())


def _of_opening(view: View, opening: Opening | None) -> Iterator[Origin]:
    for segment in opening.segments if opening else ():
        if segment.kind == "person":
            yield _origin(view, segment.named, "in the dateline")


def _of_lines(view: View) -> Iterator[Origin]:
    lines = view.lines
    count = len(lines)
    edges = sorted({*range(min(_FIRST_LINES, count)), *range(max(0, count - _LAST_LINES), count)})
    for number in edges:
        line = lines[number]
        cue = _CUE.match(view.folded, *line)
        if cue:
            yield from _after_cue(view, Span(cue.end(), line.end), cue)
        elif count > 2 and (number < _NAME_LINES or number == count - 1):
            yield from _lone_name(view, line)
        if number == 0:
            yield from _of_paper(view, line)


def _after_cue(view: View, rest: Span, cue: re.Match[str]) -> Iterator[Origin]:
    """The people after the cue; a name that no rule knows counts after a clear cue alone."""
    end = _NAME_END.search(view.folded, rest.start, rest.end)
    span = Span(rest.start, end.start() if end else rest.end)
    signed = cue.group().rstrip()[-1] in ":/-–—"
    whole = not any(view.words(span.end, rest.end))
    signs = view.folded[span.end : span.end + 3].strip()
    if not whole and (not signs or signs[0] in "،,."):
        return
    reason = f"after {cue['role']}"
    people = [found for found in view.within(*span) if found.entity.type == "person"]
    if people and people[0].start == span.start and (signed or cue["role"] in _STRICT or whole):
        for found in people:
            yield _origin(view, Span(found.start, found.end), reason)
    elif (signed or cue["role"] in _STRICT) and _is_plain_name(view, span):
        yield _origin(view, span, reason)


def _is_plain_name(view: View, span: Span) -> bool:
    words = [match.group() for match in view.words(*span)]
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    return not any(
        word in FUNCTION_WORDS or word in CUES or word.isdigit() or word.startswith("وال")
        for word in words
    ) and not words[0].startswith("ال")


def _of_paper(view: View, line: Span) -> Iterator[Origin]:
    """The reporter before a paper and a colon: أيمن حسن - المسار: أعلنت …."""
    match = _OF_PAPER.match(view.folded, *line)
    if match is None:
        return
    name, paper = Span(*match.span("name")), Span(*match.span("paper"))
    if is_person(view, name) and may_be_outlet(view, paper):
        yield _origin(view, name, "before a paper and a colon")


def _lone_name(view: View, line: Span) -> Iterator[Origin]:
    """A person of two words or more who fills a line, a paper or place beside a dash aside.

    A name that the text has again is that of a caption, and one after a bullet stands in a list.
    """
    match = _LONE.fullmatch(view.folded, *line)
    if match is None or line.end - line.start > _LINE_CHARACTERS:
        return
    for part, other in (("first", "second"), ("second", "first")):
        span, rest = Span(*match.span(part)), Span(*match.span(other))
        if not match[part] or (match[other] and not may_be_outlet(view, rest)):
            continue
        if is_person(view, span) and view.folded.count(match[part]) == 1:
            yield _origin(view, span, "a line of its own")
            return


def _origin(view: View, span: Span, reason: str) -> Origin:
    """A writer by the name that stands there, without marks and tatweel."""
    end = span.start + len(view.folded[slice(*span)].rstrip(' "»”'))
    start, end = view.place(span.start), view.place(end)
    name = " ".join(_MARKS.sub("", view.text[start:end]).split())
    return Origin(name, start, end, reason)
