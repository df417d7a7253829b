"""Clitics and inflectional endings of Arabic, as tables over normalised forms.

Spelling here is that of :func:`~warraq.language.normaliser.normalise`: ة is ه, أ is ا, ى is ي.
The tables travel in the index's manifest, where the browser uses them for words that no article holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

ARTICLE_PREFIXES: Final = (
    "وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل",
)  # fmt: skip
"""Conjunction and preposition written onto the article, longest first (ل + ال is written لل)."""

CLITIC_LETTERS: Final = "وفبكلس"
"""Particles of one letter: and, so, in, like, for, and the mark of the future."""

PRONOUN_SUFFIXES: Final = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ك", "ي")
"""Possessive and object pronouns, longest first."""

INFLECTIONS: Final = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
"""Endings of light stemming in the order in which one pass strips them (Larkey, Ballesteros and
Connell 2007, «Light Stemming for Arabic Information Retrieval»; ة has been folded to ه)."""

MIN_STEM: Final = 3
"""Letters that must remain when a clitic, a pronoun or an ending is taken off."""


def candidates(form: str) -> Iterator[str]:
    """Shorter forms that ``form`` may be an inflected writing of, the least stripped first.

    For words that the dictionary does not hold: the first candidate that it does hold is taken.
    Every candidate keeps at least :data:`MIN_STEM` letters; none is given twice; ``form`` is not given.
    """
    seen = {form}
    for prefix in ("", *ARTICLE_PREFIXES, *CLITIC_LETTERS):
        if not form.startswith(prefix):
            continue
        bare = form[len(prefix) :]
        for candidate in (bare, f"ال{bare}", *_without_suffix(bare)):
            if len(candidate) >= MIN_STEM and candidate not in seen:
                seen.add(candidate)
                yield candidate


def _without_suffix(bare: str) -> Iterator[str]:
    for suffix in (*PRONOUN_SUFFIXES, "ان", "ات", "ون", "ين", "يه"):
        if bare.endswith(suffix) and len(bare) - len(suffix) >= MIN_STEM:
            stem = bare[: len(bare) - len(suffix)]
            yield stem
            if stem.endswith("ت"):  # the ta marbuta of وزارة is written open before a pronoun
                yield f"{stem[:-1]}ه"


def affix_table() -> dict[str, object]:
    """The tables as JSON-ready values, for an index's manifest."""
    return {
        "prefixes": ["", *ARTICLE_PREFIXES, *CLITIC_LETTERS],
        "article": "ال",
        "suffixes": [*PRONOUN_SUFFIXES, "ان", "ات", "ون", "ين", "يه"],
        "taMarbuta": ["ت", "ه"],
        "minStem": MIN_STEM,
    }
