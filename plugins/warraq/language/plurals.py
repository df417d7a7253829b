"""Counted nouns in Arabic: which form follows which number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from warraq.language.digits import DigitSet, write_number

PluralCategory = Literal["zero", "one", "two", "few", "many", "other"]


def plural_category(number: int) -> PluralCategory:
    """CLDR's plural category of a whole number in Arabic (cardinal rules, Unicode TR 35).

    Raises :class:`ValueError` for a negative number.
    """
    if number < 0:
        raise ValueError(f"cannot count {number} things")
    exact: tuple[PluralCategory, ...] = ("zero", "one", "two")
    if number < len(exact):
        return exact[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """The forms of a noun that numbers ask for.

    ``singular`` also follows a hundred; ``one`` is it with its agreeing «واحد»; ``dual`` is
    nominative; ``plural`` follows 3 to 10 and the «لا» of none; ``accusative`` follows 11 to 99.
    """

    singular: str
    one: str
    dual: str
    plural: str
    accusative: str

    def form(self, category: PluralCategory) -> str:
        """The noun's form after a number of the category (without the number)."""
        match category:
            case "zero" | "few":
                return self.plural
            case "one":
                return self.one
            case "two":
                return self.dual
            case "many":
                return self.accusative
            case _:
                return self.singular


def _masculine(singular: str, plural: str) -> CountedNoun:
    return CountedNoun(singular, f"{singular} واحد", f"{singular}ان", plural, f"{singular}\u064bا")


def _feminine(singular: str, plural: str) -> CountedNoun:
    stem = singular.removesuffix("ة")
    return CountedNoun(singular, f"{singular} واحدة", f"{stem}تان", plural, singular)


NOUNS: Final[dict[str, CountedNoun]] = {
    **{
        singular: _masculine(singular, plural)
        for singular, plural in {
            "اسم": "أسماء",
            "شخص": "أشخاص",
            "شهر": "أشهر",
            "عام": "أعوام",
            "قسم": "أقسام",
            "كاتب": "كتّاب",
            "مقال": "مقالات",
            "مكان": "أماكن",
            "موضوع": "موضوعات",
            "وسم": "وسوم",
            "يوم": "أيام",
        }.items()
    },
    **{
        singular: _feminine(singular, plural)
        for singular, plural in {
            "دقيقة": "دقائق",
            "سنة": "سنوات",
            "صفحة": "صفحات",
            "صورة": "صور",
            "كلمة": "كلمات",
            "منظمة": "منظمات",
            "نتيجة": "نتائج",
        }.items()
    },
}
"""The nouns that the site counts, by their singular."""


def counted(number: int, noun: str, digits: DigitSet = "latn") -> str:
    """The number of things in words and digits, as an Arab editor writes it.

    ``noun`` is a singular of :data:`NOUNS`; raises :class:`KeyError` naming the known ones for
    another, :class:`ValueError` for a negative number.

    >>> [counted(n, "مقال") for n in (0, 1, 2, 3, 100)]
    ['لا مقالات', 'مقال واحد', 'مقالان', '3 مقالات', '100 مقال']
    """
    if noun not in NOUNS:
        raise KeyError(f"no counted noun {noun!r}; known are {', '.join(sorted(NOUNS))}")
    category = plural_category(number)
    form = NOUNS[noun].form(category)
    if category == "zero":
        return f"لا {form}"
    return form if category in ("one", "two") else f"{write_number(number, digits)} {form}"
