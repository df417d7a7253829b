"""How a form is written, as one number: the form's letters with hamzas, ta marbuta, alef maqsura,
capitals in their places.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from warraq.language.characters import IGNORED, PRESENTATION_FORMS, SPELLINGS, character_class

_GROUPS: Final = {group[0]: group for group in SPELLINGS}
_MARKS: Final = re.compile(character_class(IGNORED))
_PRESENTATION: Final = re.compile(character_class(PRESENTATION_FORMS))
_LIMIT: Final = 1 << 32
"""Spellings are less; of a text that has more, the letters at its beginning stand as in the form.
"""


def spelling_of(text: str, form: str) -> int:
    """Spelling of a token as it stands in a text, whose normalised form is ``form``.

    Marks and tatweel do not count. A letter that
    :data:`~warraq.language.characters.SPELLINGS` does not have for the form's counts as the form's;
    so does the whole token where it has other letters than the form, one for one.

    >>> written("الرييس", spelling_of("الرَّئيس", "الرييس"))
    'الرئيس'
    """
    if text == form:
        return 0
    if len(text) != len(form) or _PRESENTATION.search(text):
        text = _plain(text)
    if len(text) != len(form):
        return 0
    spelling, scale = 0, 1
    for letter, folded in zip(reversed(text), reversed(form), strict=True):
        group = _GROUPS.get(folded)
        if group is None:
            continue
        if scale * len(group) > _LIMIT:
            break
        if letter != folded:
            spelling += scale * max(0, group.find(letter))
        scale *= len(group)
    return spelling


def written(form: str, spelling: int) -> str:
    """A form, or several with spaces between them, in a spelling; its normalised form is the form.

    The spelling counts from the last letter to the first: for each letter that has a group of n
    letters, the remainder by n is the place there of the letter that is written.
    """
    letters = list(form)
    place = len(letters)
    while spelling and place:
        place -= 1
        if group := _GROUPS.get(letters[place]):
            spelling, variant = divmod(spelling, len(group))
            letters[place] = group[variant]
    return "".join(letters)


def _plain(text: str) -> str:
    """A text without marks, its letters composed and none of them a presentation form."""
    text = _MARKS.sub("", unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFKC", text) if _PRESENTATION.search(text) else text
