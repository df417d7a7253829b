"""Texts that are no news: what a folder of articles may hold all the same."""

from __future__ import annotations

from typing import Final

_SENTENCE: Final = "قال الوزير إن «العمل مستمر» في المدينة القديمة، بحسب وكالة رويترز. "

BAD_TEXTS: Final[dict[str, str]] = {
    "one-word": "مرحبا",
    "huge": (_SENTENCE * 40 + "\n") * 460,
    "huge-line": _SENTENCE * 16_000,
    "english": (
        "LONDON (Reuters) - The minister said on Monday that work would go on.\n"
        '"We will finish the bridge in time," he added, according to the ministry.\n'
    ),
    "poem": "يا ليلُ طُلْ أو لا تَطُلْ\nلا بُدَّ لي أن أسهرك\nلو باتَ عندي قمري\nما بِتُّ أرعى قمرك\n",
    "numbers": "\n".join(" ".join(str(n * n) for n in range(row, row + 12)) for row in range(60)),
    "mixed": "Привет мир 世界 שלום مرحبا\u202e!\u202c ０１２ नमस्ते\u200f ﷽ ﻣﺮﺣﺒﺎ 👋🏽 \u0301\u0301\n"
    * 30,
    "surrogates": "قال \ud800الوزير إن \udfffالعمل «مستمر\udc80 كما هو» \ud83d في المدينة.\n\udfff",
    "repeated": "السلام " * 10_000,
    "quotes": "«" * 5000 + '"' * 5001 + "”“" * 2500,
    "signs": "- : ( / – ، . ! " * 3000,
    "openers": "قال إن " * 5000,
    "cues": "بحسب وفقا قال عن " * 4000,
    "blank-lines": "\n" * 50_000 + "كلمة\r\n\r\n",
    "marks": "\u064b\u0640\u200f" * 20_000 + "كلمة",
    "brackets": "(رويترز " * 4000,
}
"""By name; ``surrogates`` cannot stand in a file of UTF-8."""
