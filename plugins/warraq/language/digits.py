"""Digit sets: reading Eastern digits, writing numbers in the set that a site has chosen."""

from __future__ import annotations

from typing import Final, Literal

DigitSet = Literal["latn", "arab"]
"""CLDR numbering systems: ``latn`` is 0123456789, ``arab`` is ٠١٢٣٤٥٦٧٨٩."""

_LATIN: Final = "0123456789"
_ARABIC: Final = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
TO_LATIN: Final = str.maketrans(_ARABIC + _PERSIAN, _LATIN * 2)
"""Translation table from Arabic-Indic and extended Arabic-Indic digits to ASCII ones."""

_TO_ARABIC: Final = str.maketrans(_LATIN, _ARABIC)
_GROUP_MARKS: Final[dict[DigitSet, str]] = {"latn": ",", "arab": "\u066c"}


def latin_digits(text: str) -> str:
    """The text with every Arabic-Indic digit written as an ASCII one; nothing else changes.

    >>> latin_digits("٢٩ سبتمبر ۲۰۲۱")
    '29 سبتمبر 2021'
    """
    return text.translate(TO_LATIN)


def write_digits(text: str, digits: DigitSet) -> str:
    """The text with every digit in the given set."""
    western = latin_digits(text)
    return western if digits == "latn" else western.translate(_TO_ARABIC)


def write_number(number: int, digits: DigitSet = "latn") -> str:
    """A whole number with its thousands grouped as CLDR does for Arabic.

    >>> write_number(20550)
    '20,550'
    """
    return write_digits(f"{number:,}".replace(",", _GROUP_MARKS[digits]), digits)
