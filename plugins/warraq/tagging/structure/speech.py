"""Cues of speech in a sentence, each with the place at which the speech begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
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
    places = list(_cues(view, sentence))
    found = []
    for index, (cue, start, end) in enumerate(places):
        limit = places[index + 1][1] if index + 1 < len(places) else sentence.end
        opener = _opener(view, sentence, end, min(limit, end + _REACH))
        reach = opener.start if opener else min(limit, end + _REACH)
        found.append(Said(cue, start, end, reach, opener))
    return found


def _cues(view: View, sentence: Sentence) -> Iterator[tuple[Cue, int, int]]:
    first = bisect_left(view.signals, sentence.start, key=lambda signal: signal[2])
    for form, before, start, end in islice(view.signals, first, None):
        if start >= sentence.end:
            return
        cue = CUES.get(form)
        if cue is None or _quoted(sentence, start):
            continue
        if form == "بين" and view.folded[sentence.start : start].strip():
            continue  # the preposition
        noun = cue.doubtful and before in _NOUN_BEFORE
        if not noun and not (cue.imperfect and before in _NO_SPEECH_BEFORE):
            yield cue, start, end


def _quoted(sentence: Sentence, place: int) -> bool:
    return any(quote.start <= place < quote.end for quote in sentence.quotes)


def _opener(view: View, sentence: Sentence, start: int, end: int) -> Span | None:
    """The first أن or إن of speech or colon between two offsets: بعد أن and يجب أن are no
    speech.
    """
    colon = view.folded.find(":", start, end)
    before = ""
    for match in view.words(start, colon if colon >= 0 else end):
        form = match.group()
        speech = form in COMPLEMENTISERS and before not in _NO_SPEECH_AFTER
        if speech and not _quoted(sentence, match.start()):
            return Span(*match.span())
        before = form
    return Span(colon, colon + 1) if colon >= 0 else None
