r"""Code-point tables of the normaliser and the tokenizer.

Explicit ranges, not ``\w`` or Unicode properties: those split vocalised Arabic and differ between
the Unicode versions of Python and of browsers. The same tables travel in every index's manifest
(:func:`analysis_table`), so that the browser folds a query exactly as the build folded the text.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import Final

Ranges = tuple[tuple[int, int], ...]

ARABIC_LETTERS: Final[Ranges] = (
    (0x0620, 0x063F),
    (0x0641, 0x064A),
    (0x066E, 0x066F),
    (0x0671, 0x06D3),
    (0x06D5, 0x06D5),
    (0x06EE, 0x06EF),
    (0x06FA, 0x06FC),
    (0x06FF, 0x06FF),
    (0x0750, 0x077F),
    (0xFB50, 0xFBB1),
    (0xFBD3, 0xFD3D),
    (0xFD50, 0xFDC7),
    (0xFDF0, 0xFDF9),
    (0xFE80, 0xFEFC),
)
"""Letters of the Arabic script, presentation forms included."""

OTHER_LETTERS: Final[Ranges] = (
    (0x0041, 0x005A),
    (0x0061, 0x007A),
    (0x00C0, 0x00D6),
    (0x00D8, 0x00F6),
    (0x00F8, 0x024F),
    (0x0370, 0x0373),
    (0x0376, 0x0377),
    (0x037B, 0x037D),
    (0x0386, 0x0386),
    (0x0388, 0x03FF),
    (0x0400, 0x0481),
    (0x048A, 0x052F),
    (0x0531, 0x0556),
    (0x0561, 0x0587),
    (0x05D0, 0x05EA),
    (0x0904, 0x0939),
    (0x1E00, 0x1EFF),
    (0x3041, 0x30FA),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
)
"""Letters of other scripts that news quotes: Latin, Greek, Cyrillic, Armenian, Hebrew, Asian."""

IGNORED: Final[Ranges] = (
    (0x00AD, 0x00AD),
    (0x0300, 0x036F),
    (0x0610, 0x061A),
    (0x061C, 0x061C),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE70, 0xFE7F),
    (0xFEFF, 0xFEFF),
)
"""Marks that may stand inside a word and carry nothing for search: diacritics, tatweel, bidi
controls.
"""

DIGITS: Final[Ranges] = ((0x0030, 0x0039), (0x0660, 0x0669), (0x06F0, 0x06F9))
"""European, Arabic-Indic and extended Arabic-Indic digits."""

NUMBER_SEPARATORS: Final = ".,\u066b\u066c"
"""Join digits to one number: 3.5, 1,000, \u0663\u066b\u0665."""

HYPHENS: Final = "-\u2010\u2011"
"""Join a letter and a digit: \u0625\u0633-400, COVID-19."""

SPACES: Final = "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
r"""White space that parts a query's words; what ``\s`` stands for differs between languages."""

FOLDS: Final[dict[str, str]] = {
    **dict.fromkeys("آأإٱٲٳٵ", "ا"),
    **dict.fromkeys("ىئیېےۍێ", "ي"),
    **dict.fromkeys("ؤۇۆۈۋٶ", "و"),
    **dict.fromkeys("ةۃۀہەھۂ", "ه"),
    **dict.fromkeys("کڪگڭ", "ك"),
    **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڨ": "ق",
    "\u066b": ".",
    "\u066c": "",
    ",": "",
    "\u2010": "-",
    "\u2011": "-",
}
"""Character to its folded form, after lower-casing and NFKC/NFD (see the normaliser)."""

PRESENTATION_FORMS: Final[Ranges] = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
"""Compatibility forms that NFKC takes apart into plain letters."""

ACCENTED: Final[Ranges] = ((0x00C0, 0x024F), (0x0370, 0x03FF), (0x0400, 0x04FF), (0x1E00, 0x1EFF))
"""Letters that NFD takes apart into a base letter and ignored marks."""


SIMILAR: Final = (
    *("ضظ", "ذز", "دذ", "ذظ", "ثس", "تث", "سص", "تط", "دض"),
    *("جغقك", "حه"),
    *("حخ", "عغ", "فق", "سش", "صض", "رز", "طظ"),
)
"""Folded letters that are mistaken for one another in typing: those that sound alike in some
dialect, those that write a foreign g or h, and those that differ in dots only. A letter has at most
four others, so that a nearest form is looked for in few places.
"""

SPELLINGS: Final = (
    *("اآأإ", "يىئ", "وؤ", "هة", "كگڭ", "بپ", "جچ", "زژ", "فڤ", "قڨ"),
    *(f"{digit}{chr(0x660 + digit)}{chr(0x6F0 + digit)}" for digit in range(10)),
    *(f"{letter}{letter.upper()}" for letter in ascii_lowercase),
    *(".\u066b", "-\u2010\u2011"),
)
"""A folded character, then those that may be written for it where readers see it: no Persian or
decorative letters, which Arabic text has by mistake only.
"""


def character_class(*tables: Ranges, extra: str = "") -> str:
    """Regular-expression character class, in brackets, that holds the ranges and extra
    characters.
    """
    ranges = "".join(f"\\u{low:04x}-\\u{high:04x}" for table in tables for low, high in table)
    singles = "".join(f"\\u{ord(character):04x}" for character in extra)
    return f"[{ranges}{singles}]"


def analysis_table() -> dict[str, object]:
    """The tables as JSON-ready values, for an index's manifest."""
    return {
        "letters": [list(pair) for pair in ARABIC_LETTERS + OTHER_LETTERS],
        "foreign": [list(pair) for pair in OTHER_LETTERS],
        "ignored": [list(pair) for pair in IGNORED],
        "digits": [list(pair) for pair in DIGITS],
        "presentation": [list(pair) for pair in PRESENTATION_FORMS],
        "accented": [list(pair) for pair in ACCENTED],
        "separators": NUMBER_SEPARATORS,
        "hyphens": HYPHENS,
        "spaces": SPACES,
        "folds": FOLDS,
        "similar": list(SIMILAR),
        "spellings": list(SPELLINGS),
    }
