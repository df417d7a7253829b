"""Scraps of the query language, to throw together at random."""

from __future__ import annotations

import random

SCRAPS = (
    *("وزير", "الخارجية", "مَدرسة", "إس-400", "كوفيد‑19", "5G", "Zürich", "ﺍﻟﻌﺮﺑﻴﺔ", "ﷲ"),
    *(" ", " ", " ", " ", "  ", "\n", "\u00a0", "\u0085", "\ufeff", "\u200f", "\u001c"),
    *("أو", "أَوْ", " أو ", " OR ", " | ", "|", "or", "OR", "-", " -", "−", "‑", "–", "--"),
    *('"', '"', "«", "»", "“", "”", "„", "‹", "›", "'", "،", "؟", "(", ")", ":", "😀"),
    *(
        "عنوان:",
        "عنوان: ",
        "title:",
        "وسم:",
        "شخص:",
        "مكان:",
        "قسم:",
        "org:",
        "http:",
        "__proto__:",
    ),
    *("من:", "from: ", "إلى:", "to:", "2020", "٢٠٢١-٠٣", "15/3/2021", "2021-02-30", "۲۰۲۰/1/2"),
    *(' "مجلس الأمن" ', " -«كأس العالم» ", " عنوان:قمة ", " وسم:رياضة ", ' -قسم:"كرة القدم" '),
    *(" من:2020-03 ", " إلى:١٥/٣/٢٠٢١ "),
    *("?", "*", "^2", "~", "[", "]", "{", "}", "AND", "NOT", "TO", "+", "&&", "!", "\\", "/", "."),
)
"""Words, operators, names and signs, Whoosh's own ones too."""


def soups(count: int, seed: int = 2021) -> list[str]:
    """Random texts of one to sixteen scraps."""
    chance = random.Random(seed)
    return ["".join(chance.choices(SCRAPS, k=chance.randint(1, 16))) for _ in range(count)]
