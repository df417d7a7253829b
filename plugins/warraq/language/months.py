"""Month and weekday names: three Gregorian sets from CLDR, the spellings of newspapers, and the
Hijri year.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from babel import Locale

from warraq.language.normaliser import normalise

MonthStyle = Literal["both", "gregorian", "levant", "maghreb"]
"""``gregorian`` يناير, ``levant`` كانون الثاني, ``maghreb`` جانفي, ``both`` «كانون الثاني/يناير».
"""

_LOCALES: Final[dict[str, str]] = {"gregorian": "ar_EG", "levant": "ar_SY", "maghreb": "ar_DZ"}
_OTHER_LOCALES: Final = ("ar_MA", "ar_MR")

# Spellings that newspapers use and CLDR does not list.
_VARIANTS: Final[dict[str, int]] = {
    "كانون ثاني": 1,
    "فيفرى": 2,
    "يونيه": 6,
    "يوليه": 7,
    "جويليا": 7,
    "تشرين أول": 10,
    "تشرين ثاني": 11,
    "نوفنبر": 11,
    "كانون أول": 12,
    "ديسنبر": 12,
}

HIJRI_MONTHS: Final = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)
"""The months of the Hijri year, Muharram first."""

_HIJRI_VARIANTS: Final[dict[str, int]] = {
    "المحرم": 1,
    "ربيع أول": 3,
    "ربيع الثاني": 4,
    "ربيع ثاني": 4,
    "جمادى الأول": 5,
    "جماد الأول": 5,
    "جماد الأولى": 5,
    "جمادى الثانية": 6,
    "جمادى الثاني": 6,
    "جماد الآخر": 6,
    "جماد الآخرة": 6,
    "جماد الثاني": 6,
    "جماد الثانية": 6,
    "جمادى الآخر": 6,
    "ذي القعدة": 11,
    "ذي الحجة": 12,
}

WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
"""Days of the week, Monday first as in :meth:`datetime.date.weekday`."""


@cache
def month_name(month: int, style: MonthStyle) -> str:
    """Name of a Gregorian month (1 to 12) in the style.

    >>> month_name(9, "both")
    'أيلول/سبتمبر'
    """
    if style == "both":
        return f"{month_name(month, 'levant')}/{month_name(month, 'gregorian')}"
    return _wide_names(_LOCALES[style])[month]


def _wide_names(locale: str) -> dict[int, str]:
    names = Locale.parse(locale).months["format"]["wide"]
    return {number: str(names[number]) for number in range(1, 13)}


@cache
def month_numbers() -> dict[str, int]:
    """Number of a Gregorian month by its normalised name, in every set and spelling known here."""
    numbers = {normalise(name): number for name, number in _VARIANTS.items()}
    for locale in (*_LOCALES.values(), *_OTHER_LOCALES):
        numbers |= {normalise(name): number for number, name in _wide_names(locale).items()}
    return numbers


@cache
def english_month_numbers() -> dict[str, int]:
    """Number of a month by its lower-cased English name, whole or cut to three letters (for
    headers).
    """
    numbers: dict[str, int] = {}
    for number, name in _wide_names("en").items():
        numbers[name.lower()] = numbers[name[:3].lower()] = number
    return numbers


@cache
def hijri_month_numbers() -> dict[str, int]:
    """Number of a Hijri month by its normalised name."""
    named = {name: number for number, name in enumerate(HIJRI_MONTHS, start=1)}
    return {normalise(name): number for name, number in (named | _HIJRI_VARIANTS).items()}


@cache
def weekday_numbers() -> dict[str, int]:
    """Number of a weekday (Monday 0) by its normalised name."""
    spellings = {name: number for number, name in enumerate(WEEKDAYS)} | {
        "الثلثاء": 1,
        "الإثنين": 0,
    }
    return {normalise(name): number for name, number in spellings.items()}
