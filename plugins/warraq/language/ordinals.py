"""Days of the month in words: الأول, الثاني عشر, الحادي والثلاثين."""

from __future__ import annotations

from functools import cache
from typing import Final

from warraq.language.normaliser import normalise

_UNITS: Final = (
    ("الأول", "أول", "الحادي"),
    ("الثاني",),
    ("الثالث",),
    ("الرابع",),
    ("الخامس",),
    ("السادس",),
    ("السابع",),
    ("الثامن",),
    ("التاسع",),
)
_TENS: Final = {20: ("العشرين", "العشرون"), 30: ("الثلاثين", "الثلاثون")}


@cache
def day_words() -> dict[str, int]:
    """Day of the month (1 to 31) by its normalised ordinal, in either case of the tens."""
    words = {word: number for number, forms in enumerate(_UNITS, start=1) for word in forms[:2]}
    words["العاشر"] = 10
    for number, forms in enumerate(_UNITS, start=1):
        words[f"{forms[-1]} عشر"] = 10 + number
        words |= {f"{forms[-1]} و{ten}": 20 + number for ten in _TENS[20]}
    for ten, forms in _TENS.items():
        words |= dict.fromkeys(forms, ten)
    for unit in ("الحادي", "الواحد"):
        words |= {f"{unit} و{ten}": value + 1 for value, forms in _TENS.items() for ten in forms}
    return {normalise(word): number for word, number in words.items()}
