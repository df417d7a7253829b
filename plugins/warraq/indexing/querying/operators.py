"""Words and signs of the query language; the browser reads them from the manifest."""

from __future__ import annotations

from typing import Final

TITLE: Final = "t"
AFTER: Final = "after"
BEFORE: Final = "before"

FIELDS: Final[dict[str, str]] = {
    **dict.fromkeys(("عنوان", "title"), TITLE),
    **dict.fromkeys(("وسم", "tag"), "g"),
    **dict.fromkeys(("شخص", "person"), "p"),
    **dict.fromkeys(("مكان", "place"), "l"),
    **dict.fromkeys(("جهه", "organisation", "organization", "org"), "o"),
    **dict.fromkeys(("موضوع", "topic"), "k"),
    **dict.fromkeys(("قسم", "section"), "c"),
    **dict.fromkeys(("مصدر", "source"), "u"),
    **dict.fromkeys(("من", "from"), AFTER),
    **dict.fromkeys(("الي", "to"), BEFORE),
}
"""Name of a field, normalised, to the key letter of docs/index-format.md, or a side of a range."""

OR_FORMS: Final = ("او",)
"""Normalised forms that join two words as alternatives."""

OR_SIGNS: Final = ("OR", "|")
"""The same, exactly as written: a small "or" may be a word of a quoted title."""

NOT_SIGNS: Final = "-\u2010\u2011\u2212"
"""Hyphens and the minus sign; dashes of other lengths are punctuation of headlines."""

QUOTES: Final = (('"“”„‟', '"“”„‟'), ("«", "»"), ("‹", "›"))
"""Signs that open a phrase and those that close it: right-to-left text mixes curly ones up."""

DATE_SEPARATORS: Final = "-/\u2010\u2011"


def operator_table() -> dict[str, object]:
    """The tables as JSON-ready values, for an index's manifest."""
    return {
        "fields": FIELDS,
        "orForms": list(OR_FORMS),
        "orSigns": list(OR_SIGNS),
        "notSigns": NOT_SIGNS,
        "quotes": [list(pair) for pair in QUOTES],
        "dateSeparators": DATE_SEPARATORS,
    }
