"""Quotations, direct and reported, with their speakers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from warraq.tagging.structure.cues import COMPLEMENTISERS
from warraq.tagging.structure.model import Quotation, Speaker
from warraq.tagging.structure.speakers import Speakers
from warraq.tagging.structure.speech import Said, cues_of
from warraq.tagging.structure.subjects import Voice
from warraq.tagging.structure.view import Sentence, Span, View

_DIRECT_WORDS: Final = 4
_OPEN_WORDS: Final = 8
_REPORTED_WORDS: Final = 3
_NEAR: Final = 4
_CUES_AHEAD: Final = 30
_TITLED: Final = frozenset(
    "برنامج كتاب كتابه كتابها فيلم روايه حمله مسلسل مبادره موتمر ندوه جايزه جائزه"
    " اسم باسم وسم هاشتاق هاشتاغ اغنيه قصيده ديوان معرض مشروع مسرحيه مقطع عباره كلمه لعبه تطبيق"
    " مهرجان دوره ورشه محاضره صحيفه مجله قناه موقع شركه تنظيم حزب مجموعه ملتقي مسابقه منتدي".split(
        " "
    )
)
"""Words (folded) after which quotation marks hold a title or name."""
_ENTITLED: Final = frozenset(("بعنوان", "عنوان", "شعار", "عنوانه", "عنوانها", "وسم", "هاشتاق"))
"""Those after which a colon changes nothing."""


def find_quotations(view: View) -> tuple[Quotation, ...]:
    """Quotations of a text in text order.

    Direct ones have a cue in their sentence or right after them and four words or more, or no cue
    and eight: shorter ones are titles and words at a distance.
    """
    speakers = Speakers(view)
    found: list[Quotation] = []
    for sentence in view.sentences:
        voices = [(said, speakers.at(said, sentence)) for said in cues_of(view, sentence)]
        if sentence.quotes:
            found.extend(_direct(view, sentence, voices))
        if voices:
            found.extend(_reported(view, sentence, voices))
    return tuple(sorted(found, key=lambda each: (each.start, -each.end)))


Voiced = list[tuple[Said, Voice | None]]


def _direct(view: View, sentence: Sentence, voices: Voiced) -> Iterator[Quotation]:
    for quote in sentence.quotes:
        count = view.count(*quote)
        said, reason = _cue_of(view, quote, voices)
        if count < (_DIRECT_WORDS if said else _OPEN_WORDS) or _is_title(view, quote, said):
            continue
        if view.exactly(*quote) or not (said or _opens_line(view, sentence, quote)):
            continue
        voice = next((voice for each, voice in voices if each is said), None)
        yield _quotation(view, quote, "direct", voice, reason)


def _cue_of(view: View, quote: Span, voices: Voiced) -> tuple[Said | None, str]:
    """The cue that a quotation belongs to: before it, else right after it."""
    before = [said for said, _ in voices if said.end <= quote.start and said.cue.kind != "source"]
    after = [
        said for said, _ in voices
        if quote.end < said.start
        and said.cue.kind != "participle"
        and not any(view.words(quote.end, said.start))
    ]  # fmt: skip
    if before and (not after or _introduces(before[-1], quote)):
        return before[-1], "after a verb of speech"
    if after:
        return after[0], "before a verb of speech"
    return None, "no verb of speech"


def _opens_line(view: View, sentence: Sentence, quote: Span) -> bool:
    """Whether a quotation without a verb begins its line, as in an interview."""
    if quote is not sentence.quotes[0] or any(view.words(sentence.start, quote.start)):
        return False
    return (
        not view.folded[: sentence.start].rstrip(" ") or view.folded[sentence.start - 1] in "\n\r"
    )


def _introduces(said: Said, quote: Span) -> bool:
    return said.opener is not None and quote.start - said.opener.end <= _NEAR


def _is_title(view: View, quote: Span, said: Said | None) -> bool:
    before = list(view.words(max(0, quote.start - 24), quote.start - 1))
    word = before[-1].group().removeprefix("ال") if before else ""
    if said is not None and _introduces(said, quote):
        return word in _ENTITLED
    return word in _TITLED or word in _ENTITLED


def _reported(view: View, sentence: Sentence, voices: Voiced) -> Iterator[Quotation]:
    """Clauses after أن and إن, each up to the next cue of its sentence."""
    for index, (said, voice) in enumerate(voices):
        opener = said.opener
        if opener is None or said.cue.kind == "source" or said.cue.direct_only:
            continue
        word = view.folded[opener.start : opener.end]
        if word == ":":
            continue
        start = opener.end if COMPLEMENTISERS[word] else opener.start
        later = (each for each, _ in islice(voices, index + 1, index + _CUES_AHEAD))
        end = _clause_end(view, sentence, start, later)
        span = _trimmed(view, start, end)
        if view.count(*span) < _REPORTED_WORDS or _is_quoted(span, sentence):
            continue
        yield _quotation(view, span, "reported", voice, f"a clause after {word}")


def _is_quoted(span: Span, sentence: Sentence) -> bool:
    """Whether a clause begins with a quotation, which is a direct one then."""
    return any(0 <= quote.start - span.start <= 2 for quote in sentence.quotes)


def _clause_end(view: View, sentence: Sentence, start: int, later: Iterable[Said]) -> int:
    """Where a reported clause ends: before the next cue that a comma or و parts from it."""
    for said in later:
        if said.start <= start:
            continue
        before = view.folded[max(start, said.start - _NEAR) : said.start].rstrip()
        parted = before.endswith(("،", ",", "؛", "»", "”", '"'))
        joined = view.folded[said.start] in "وف" and said.opener is not None
        if parted or joined:
            return said.start
    return sentence.end


def _trimmed(view: View, start: int, end: int) -> Span:
    """The span without the signs around it; quotation marks stay where both halves are inside."""
    text = view.folded[start:end]
    left = len(text) - len(text.lstrip(" \t،,؛;:-–—"))
    right = len(text.rstrip(" \t\n\r،,؛;:-–—.!؟?…"))
    return Span(start + left, max(start + left, start + right))


def _quotation(view: View, span: Span, kind: str, voice: Voice | None, reason: str) -> Quotation:
    start, end = span
    text = view.folded[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return Quotation(
        view.place(start),
        view.place(end),
        "direct" if kind == "direct" else "reported",
        _speaker(view, voice),
        reason,
    )


def _speaker(view: View, voice: Voice | None) -> Speaker | None:
    if voice is None:
        return None
    return Speaker(voice.name, view.place(voice.start), view.place(voice.end), voice.reason)
