import pytest
from babel import Locale

from warraq.language.plurals import NOUNS, counted, plural_category

PHRASES = {
    ("مقال", 0): "لا مقالات",
    ("مقال", 1): "مقال واحد",
    ("مقال", 2): "مقالان",
    ("مقال", 3): "3 مقالات",
    ("مقال", 10): "10 مقالات",
    ("مقال", 11): "11 مقالًا",
    ("مقال", 99): "99 مقالًا",
    ("مقال", 100): "100 مقال",
    ("مقال", 103): "103 مقالات",
    ("مقال", 20550): "20,550 مقالًا",
    ("نتيجة", 0): "لا نتائج",
    ("نتيجة", 1): "نتيجة واحدة",
    ("نتيجة", 2): "نتيجتان",
    ("نتيجة", 3): "3 نتائج",
    ("نتيجة", 11): "11 نتيجة",
    ("نتيجة", 100): "100 نتيجة",
    ("دقيقة", 2): "دقيقتان",
    ("كلمة", 250): "250 كلمة",
    ("صورة", 7): "7 صور",
}


def test_category_is_that_of_cldr() -> None:
    cldr = Locale("ar").plural_form
    assert [plural_category(n) for n in range(1001)] == [cldr(n) for n in range(1001)]


@pytest.mark.parametrize(("noun", "number"), PHRASES)
def test_counted_as_an_editor_writes_it(noun: str, number: int) -> None:
    assert counted(number, noun) == PHRASES[noun, number]


def test_counted_in_eastern_digits() -> None:
    assert counted(1234, "مقال", "arab") == "١٬٢٣٤ مقالًا"


def test_every_noun_has_six_forms() -> None:
    for noun in NOUNS:
        phrases = {counted(number, noun) for number in (0, 1, 2, 3, 11, 100)}
        assert len(phrases) == 6, noun


def test_unknown_noun_is_named_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"سيارة.*مقال"):
        counted(3, "سيارة")


def test_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        plural_category(-1)
