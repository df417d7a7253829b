"""The noun phrase that begins at a place: a title, an office, somebody without a name."""

from __future__ import annotations

from typing import Final

from warraq.language.function_words import FUNCTION_WORDS
from warraq.tagging.structure.cues import CIRCUMSTANCES, TOLD_TO
from warraq.tagging.structure.view import Span, View

_WORDS: Final = 9
_SKIPPED: Final = frozenset(
    "ذات نفس ذلك ايضا كذلك هذا هذه بدوره بدورها اليوم امس مساء صباح يوم السبت الاحد الاثنين"
    " الثلاثاء الاربعاء الخميس الجمعه".split()
)
"""Words (folded) that may stand before the subject: وأضاف ذات المصدر, قال اليوم الوزير."""
_ONE_OF: Final = frozenset("احد احدي بعض".split())
BEFORE_NAMES: Final = frozenset(
    "الدكتور الدكتوره السيد السيده الشيخ المهندس المهندسه الاستاذ الاستاذه الامير الاميره الملك"
    " العقيد العميد اللواء الفريق المقدم الرايد النقيب الجنرال البروفيسور النايب المحامي"
    " الفنان".split()
)
"""Titles (folded) that a name follows, known or not."""
_ADDRESSED: Final = TOLD_TO | frozenset(
    "للصحيفه للوكاله للقناه للموقع للصحفيين للصحافيين للاعلاميين للبرنامج للجريده للمجله".split()
)
"""Words (folded) that say whom it was told."""


def subject_phrase(view: View, start: int, end: int) -> Span:
    """The noun phrase right after ``start``: up to a circumstance, punctuation or a new noun.

    After a definite word only definite ones and what a title takes (باسم، للأمم) go on. An empty
    span where no noun begins there.
    """
    phrase = Span(start, start)
    closed = False
    for match in view.words(start, end):
        form, begun = match.group(), phrase.end > phrase.start
        if not begun and form in _SKIPPED:
            phrase = Span(match.end(), match.end())
            continue
        if not _goes_on(view, phrase, Span(*match.span()), form):
            break
        name_end = _name_end(view, match.start(), end)
        if closed and not name_end and not _may_close(form):
            break
        phrase = Span(
            phrase.start if begun else match.start(), max(phrase.end, match.end(), name_end)
        )
        definite = form.startswith(("ال", "لل", "بال")) and form not in BEFORE_NAMES
        closed = definite or bool(name_end)
    return phrase


def _goes_on(view: View, phrase: Span, word: Span, form: str) -> bool:
    """Whether a word may belong to a phrase, whatever the words before it are."""
    if word.end <= phrase.end:
        return True
    begun = phrase.end > phrase.start
    gap = view.folded[phrase.end : word.start].strip()
    if gap and not (gap == "." and phrase.end - phrase.start <= 2):  # د. of a doctor
        return False
    if form in _ONE_OF and not begun:
        return True
    if form in CIRCUMSTANCES or form in FUNCTION_WORDS or form in _ADDRESSED or form.isdigit():
        return False
    if not begun:
        return not form.startswith(("لل", "بال")) and not form.endswith(("ها", "هم"))
    return view.count(phrase.start, word.start) < _WORDS


def _name_end(view: View, start: int, end: int) -> int:
    """Where a name ends that begins in the word at ``start``, or 0."""
    found = view.within(start, end)
    return found[0].end if found and found[0].start <= start + 1 else 0


def _may_close(form: str) -> bool:
    """Whether a word may follow a definite one within a title."""
    if form.startswith(("ال", "لل", "وال", "بال")) or form in ("باسم", "بلسان", "بن"):
        return True
    return form[0] == "ل" and len(form) > 3
