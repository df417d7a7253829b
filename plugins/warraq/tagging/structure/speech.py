"""Cues of speech in a sentence, each with the place at which the speech begins."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from warraq.tagging.structure.cues import COMPLEMENTISERS, CUES, Cue
from warraq.tagging.structure.view import Sentence, Span, View

_REACH: Final = 250
_NOUN_BEFORE: Final = frozenset(
    "في من علي عن الي بعد قبل كل هذا هذه ذلك اي بلا دون بدون غير مع حول عند او ثم اعاده محل"
    " موضع".split()
)
"""Words (folded) before which a doubtful form is a noun: في كشف, على رد."""
_NO_SPEECH_BEFORE: Final = frozenset("ما مما لا كما لم قد الذي التي ان كان".split())
"""Words (folded) after which an imperfect verb tells of no speech: ما يشير إلى, لا يعتبر."""
_NO_SPEECH_AFTER: Final = frozenset(
    "بعد قبل يجب يمكن ينبغي غير الا كما رغم دون بدون اما مثل منذ المقرر المتوقع المنتظر المفترض"
    " الممكن لابد بد يستطيع استطاع قرر يريد اراد الله المولي وجل الضروري المهم يفترض مجرد حتي"
    " شرط سيما خاصه خصوصا".split()
)
"""Words (folded) before أن that tell of no speech: بعد أن, يجب أن, سائلا الله أن."""


class Said(NamedTuple):
    """A cue in a sentence: where it stands, and the end of what may name its speaker.

    ``opener`` is the أن or إن or the colon at which the speech begins, if one follows.
    """

    cue: Cue
    start: int
    end: int
    reach: int
    opener: Span | None


def cues_of(view: View, sentence: Sentence) -> list[Said]:
    """Cues of a sentence in text order, those inside quotation marks left out."""
    first = bisect_left(view.signal_starts, sentence.start)
    last = bisect_left(view.signal_starts, sentence.end, first)
    signals = [
        signal for signal in view.signals[first:last] if not _quoted(sentence, signal[2])
    ]  # fmt: skip
    found: list[Said] = []
    limit = sentence.end
    opener: Span | None = None
    for form, before, start, end in reversed(signals):
        if form in COMPLEMENTISERS:
            opener = opener if before in _NO_SPEECH_AFTER else Span(start, end)
            continue
        cue = CUES.get(form)
        if cue is None or not _is_speech(view, sentence, cue, before, form, start):
            continue
        found.append(_said(view, cue, Span(start, end), min(limit, end + _REACH), opener))
        limit, opener = start, None
    return found[::-1]


def _is_speech(
    view: View, sentence: Sentence, cue: Cue, before: str, form: str, start: int
) -> bool:
    """Whether a cue is not the noun or preposition that it is written like."""
    if form == "بين" and view.folded[sentence.start : start].strip():
        return False
    noun = cue.doubtful and before in _NOUN_BEFORE
    return not noun and not (cue.imperfect and before in _NO_SPEECH_BEFORE)


def _said(view: View, cue: Cue, span: Span, limit: int, opener: Span | None) -> Said:
    """The cue with its opener, where that or a colon before it lies within the limit."""
    if opener is not None and opener.end > limit:
        opener = None
    colon = view.folded.find(":", span.end, opener.start if opener else limit)
    if colon >= 0:
        opener = Span(colon, colon + 1)
    return Said(cue, span.start, span.end, opener.start if opener else limit, opener)


def _quoted(sentence: Sentence, place: int) -> bool:
    return any(quote.start <= place < quote.end for quote in sentence.quotes)
