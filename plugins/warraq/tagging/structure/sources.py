"""Bodies and people that a text names as the source of what it says."""

from __future__ import annotations

from typing import Final

from warraq.tagging.structure.credits import credited_media
from warraq.tagging.structure.cues import ACCORDING, COMPLEMENTISERS, CUES, MEDIA, REPORTS, TOLD_TO
from warraq.tagging.structure.model import Origin
from warraq.tagging.structure.view import Found, Span, View

_LINKS: Final = frozenset(
    "ل عن ما ذكرت ذكر اوردت اورد نقلت افادت افاد نشرت نشر اعلنت اعلن قالت قال اكده اكدته ذكرته ذكره"
    " اعلنته اعلنه اوردته اورده نشرته نشره به بيان تقرير مصادر مصدر لما لبيان لتقرير لمصادر احصاءات"
    " بيانات لبيانات تصريحات لتصريحات مصادر تقديرات لتقديرات دراسه لدراسه مسوولين مسوول من في"
    " احصاييات ارقام لارقام اخر اعلي".split(" ")
)
"""Words (folded) that may stand between a cue and the name."""
_STOPS: Final = COMPLEMENTISERS.keys() | frozenset(
    "فان فانه فانها في بشان حول قد كان اصدقاء مقربين اقارب رويه لرويه مخططات فيات فئات من"
    " توجيهات لتوجيهات توجيه الجدول لجدول رغبه لرغبه سياسه لسياسه".split()
)
"""Words (folded) after which a person is none who told it."""
_REACH: Final = 90
_BETWEEN: Final = 4
_HEAD: Final = 12
_SPOKEN: Final = 120
_STATEMENTS: Final = frozenset("تصريح حديث حوار مقابله تصريحات بيان خاص لقاء".split())
"""Words (folded) before لصحيفة that tell of speech as a verb does."""
_SPEAKING: Final = ("organisation", "person")


def find_sources(view: View) -> tuple[Origin, ...]:
    """Named sources of a text in text order, each place once."""
    found: dict[int, Origin] = {}
    verb = -_SPOKEN
    for form, before, start, end in view.signals:
        if form in ACCORDING:
            origin = _according(view, end, form)
        elif form in TOLD_TO:
            spoken = before in _STATEMENTS or start - verb < _SPOKEN
            origin = _named_media(view, end, f"after {form}") if spoken else None
        elif form in REPORTS:
            origin = _told(view, end, form)
        else:
            origin = None
        verb = start if form in CUES else verb
        if origin is not None:
            found.setdefault(origin.start, origin)
    for origin in credited_media(view):
        found.setdefault(origin.start, origin)
    return tuple(found[start] for start in sorted(found))


def _according(view: View, start: int, cue: str) -> Origin | None:
    """The name after بحسب and its like, where only words of reference stand between."""
    end = _clause_end(view, start)
    quoted = _quoted_media(view, start, end, f"after {cue}")
    if quoted is not None:
        return quoted
    for found in view.within(start, end):
        if found.entity.type not in _SPEAKING:
            continue
        between = [match.group() for match in view.words(start, _without_clitic(view, found))]
        linked = len(between) <= _BETWEEN and all(_links(word) for word in between)
        titled = len(between) <= 2 * _BETWEEN and not any(word in _STOPS for word in between)
        if linked or (found.entity.type == "person" and titled):
            return _origin(view, Span(found.start, found.end), found.entity.name, f"after {cue}")
        break
    return None


def _links(word: str) -> bool:
    return (
        word in _LINKS
        or word.removeprefix("ل") in _LINKS
        or word in MEDIA
        or word in TOLD_TO
        or word in ("ل", "المتحدث", "باسم")
    )


def _told(view: View, start: int, cue: str) -> Origin | None:
    """The paper, channel or agency after a verb: ذكرت صحيفة …."""
    head = next(iter(view.words(start, start + 30)), None)
    if head is None or head.group() not in MEDIA or view.folded[start : head.start()].strip():
        return None
    return _named_media(view, head.end(), f"after {cue} {head.group()}")


def _named_media(view: View, start: int, reason: str) -> Origin | None:
    end = _clause_end(view, start)
    quoted = _quoted(view, start, end, reason)
    if quoted is not None:
        return quoted
    for found in view.within(max(0, start - _HEAD), end):
        near = found.end > start and not view.count(start, max(start, found.start))
        if near and found.entity.type in ("organisation", "other"):
            return _origin(view, Span(found.start, found.end), found.entity.name, reason)
    return None


def _quoted_media(view: View, start: int, end: int, reason: str) -> Origin | None:
    """بحسب صحيفة «…»: the quoted name after a head of media."""
    head = next(iter(view.words(start, end)), None)
    if head is None or (head.group() not in MEDIA and head.group() not in TOLD_TO):
        return None
    return _quoted(view, head.end(), end, reason)


def _quoted(view: View, start: int, end: int, reason: str) -> Origin | None:
    """A name in quotation marks right after an offset, as it is written."""
    text = view.folded[start:end]
    opening = text[: len(text) - len(text.lstrip(' «"“”'))]
    if not opening.strip():
        return None
    begin = start + len(opening)
    closing = min(
        (place for sign in '»"”“' if (place := view.folded.find(sign, begin, end)) > 0), default=-1
    )
    if closing < 0 or sum(1 for _ in view.words(begin, closing)) > _BETWEEN:
        return None
    found = view.exactly(begin, closing)
    written = view.written(begin, closing)
    name = found.entity.name if found and found.entity.type == "organisation" else written
    return _origin(view, Span(begin, closing), name, reason)


def _clause_end(view: View, start: int) -> int:
    signs = (view.folded.find(sign, start, start + _REACH) for sign in ("،", ".", "\n", ":", "؛"))
    return min(
        (place for place in signs if place >= 0), default=min(len(view.folded), start + _REACH)
    )


def _without_clitic(view: View, found: Found) -> int:
    """Where the word begins that a name stands in."""
    start = found.start
    while start and view.folded[start - 1].isalpha():
        start -= 1
    return start


def _origin(view: View, span: Span, name: str, reason: str) -> Origin:
    return Origin(name, view.place(span.start), view.place(span.end), reason)
