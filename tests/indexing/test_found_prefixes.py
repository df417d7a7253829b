"""Which prefixes have completions, against a look at every form."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.completions import Completion
from warraq.indexing.writing.found_prefixes import Words, find_completions, stored_prefixes

letters = st.text("ال", max_size=9)


def naive(forms: list[str]) -> set[str]:
    every = {form[:length] for form in forms for length in range(1, len(form) + 1)}
    return {
        prefix
        for prefix in every
        if len(prefix) <= 3
        or (prefix.startswith("ال") and len(prefix) <= 5)
        or sum(form.startswith(prefix) for form in forms) > 64
    }


@given(st.sets(letters, min_size=1), st.sampled_from(("", "بتث", "الب")))
def test_short_prefixes_and_those_of_many_forms_are_stored(some: set[str], before: str) -> None:
    forms = sorted({*(before + form for form in some), *some} - {""})
    assert stored_prefixes(forms) == naive(forms)


def test_a_prefix_of_more_than_64_forms_is_stored() -> None:
    forms = [f"مكتب{number:02}" for number in range(65)]
    assert "مكتب" in stored_prefixes(forms)
    assert "مكتب" not in stored_prefixes(forms[1:])


def test_words_come_by_frequency_and_names_after_them() -> None:
    words = Words(
        ["كتاب", "كتابه", "كتب", "كرة"],
        ["كتاب", "كتاب", "كتاب", "كر"],
        np.array([2, 0, 1, 0]),
        np.array([5, 5, 5, 9]),
    )
    names = [(("person", "كتبي"), 3), (("topic", "كُتُب مترجمة"), 4), (("place", "مصر"), 8)]
    found = dict(find_completions(words, names, 2))
    assert found["ك"] == [
        Completion("كرة", 9, 0), Completion("كتابه", 5, 0),
        Completion("كُتُب مترجمة", 4, 5), Completion("كتبي", 3, 1),
    ]  # fmt: skip
    assert [each.text for each in found["كتب"]] == ["كتب", "كُتُب مترجمة", "كتبي"]
    assert "م" not in found
