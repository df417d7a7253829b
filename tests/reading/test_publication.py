import pytest

from warraq.reading.article import PublicationDate
from warraq.reading.publication import text_date

MONTH = PublicationDate("2021-09", "month", "path")
YEAR = PublicationDate("2021", "year", "path")
REST = "\nوفي المدينة تجمع الناس لمتابعة ما جرى، وهو حدث لم تعرفه منذ عقود طويلة."

CLAIMS = {
    "أعلن الوزير، اليوم الأربعاء 29 سبتمبر 2021، عن خطة جديدة.": "2021-09-29",
    "أعلن الوزير صباح اليوم الأربعاء 29 أيلول/سبتمبر 2021 عن خطة.": "2021-09-29",
    "أعلن الوزير اليوم الأربعاء (29 شتنبر 2021) عن خطة جديدة.": "2021-09-29",
    "أعلن الوزير اليوم الأربعاء الموافق 29 سبتمبر 2021 عن خطة.": "2021-09-29",
    "أعلن الوزير أمس الثلاثاء 28 سبتمبر 2021 عن خطة جديدة.": "2021-09-29",
    "يصل الوزير غدا الخميس 30 سبتمبر 2021 إلى العاصمة.": "2021-09-29",
    "يبدأ العمل اعتبارا من اليوم الأربعاء 29 سبتمبر 2021.": "2021-09-29",
    "الباحة 22 صفر 1443هـ الموافق 29 سبتمبر 2021م واس\nشدد المدير على ذلك.": "2021-09-29",
    "بيروت (رويترز) 29 سبتمبر 2021 - قال مسؤولون إن السفينة وصلت.": "2021-09-29",
    "الأربعاء 29 سبتمبر 2021\nوصلت السفينة إلى الميناء بعد رحلة طويلة.": "2021-09-29",
}

NO_CLAIMS = [
    "اندلعت الحرب يوم الأربعاء 29 سبتمبر 2021 في المدينة القديمة.",
    "في 29 سبتمبر 2021 وقع الحادث الذي غيّر تاريخ المدينة القديمة.",
    "أعلن الوزير اليوم 29 سبتمبر 2021 عن خطة جديدة للمدينة.",
    "أعلن الوزير اليوم الخميس 29 سبتمبر 2021 عن خطة جديدة.",
    "أعلن الوزير أول أمس الثلاثاء 28 سبتمبر 2021 عن خطة جديدة.",
    "أعلن الوزير أول من أمس الثلاثاء 28 سبتمبر 2021 عن خطة.",
    "وفي نفس اليوم الأربعاء 29 سبتمبر 2021 وقع حادث آخر.",
    "وفي ذلك اليوم الأربعاء 29 سبتمبر 2021 وقع حادث آخر.",
    "قرأت في صحيفة اليوم (الأربعاء 29 سبتمبر 2021) خبرا طويلا.",
    "يعقد المؤتمر من 27 إلى 29 سبتمبر 2021 في العاصمة.",
    "دشّنت الوزيرة، اليوم الأربعاء، مكتبة عامة في المدينة.",
    "اليوم الأربعاء 29 سبتمبر 2021 ينتهي ما بدأ اليوم الخميس 30 سبتمبر 2021.",
    "الباحة 22 صفر 1443هـ الموافق 28 سبتمبر 2021م واس\nشدد المدير.",
    "",
    "29",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_claims(text: str) -> None:
    assert text_date(text + REST, None) == PublicationDate(CLAIMS[text], "day", "text")


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claims(text: str) -> None:
    assert text_date(text + REST, None) is None


def test_only_the_lead_counts() -> None:
    told = "قال الشاهد: وصلنا إلى هناك. " * 60
    assert text_date(told + "اليوم الأربعاء 29 سبتمبر 2021", None) is None


def test_a_day_inside_the_known_range_makes_it_precise() -> None:
    text = "أعلن الوزير، اليوم الأربعاء 29 سبتمبر 2021، عن خطة جديدة."
    assert text_date(text, MONTH) == PublicationDate("2021-09-29", "day", "text")
    assert text_date(text, YEAR) == PublicationDate("2021-09-29", "day", "text")


def test_a_day_outside_the_known_range_is_another_events() -> None:
    text = "أعلن الوزير، اليوم الأربعاء 29 سبتمبر 2021، عن خطة جديدة."
    assert text_date(text, PublicationDate("2021-10", "month", "path")) is None


RANGED = {
    "أعلن الوزير، اليوم الأربعاء 29، عن خطة.": ("2021-09-29", None),
    "أعلن الوزير اليوم الأربعاء 29 سبتمبر عن خطة.": ("2021-09-29", "2021-09-29"),
    "أعلن الوزير أمس الثلاثاء 28 أيلول عن خطة.": ("2021-09-29", "2021-09-29"),
    "أعلن الوزير اليوم الخميس 29 سبتمبر عن خطة.": (None, None),
    "أعلن الوزير اليوم الأربعاء عن خطة.": (None, None),
    "بدأ اليوم الأربعاء 29:30 العرض.": (None, None),
    "أعلن الوزير اليوم السبت 30 أكتوبر عن خطة.": (None, "2021-10-30"),
}


@pytest.mark.parametrize("text", RANGED)
def test_weekday_and_day_in_a_known_range(text: str) -> None:
    for known, value in zip((MONTH, YEAR), RANGED[text], strict=True):
        expected = value and PublicationDate(value, "day", "range")
        assert text_date(text, known) == expected
    assert text_date(text, None) is None
