from warraq.language.digits import latin_digits, write_digits, write_number


def test_digit_sets() -> None:
    assert latin_digits("٢٩/۰۹/2021") == "29/09/2021"
    assert write_digits("29 سبتمبر", "arab") == "٢٩ سبتمبر"
    assert write_digits("٢٩", "latn") == "29"


def test_numbers_are_grouped() -> None:
    assert write_number(1234567) == "1,234,567"
    assert write_number(1234567, "arab") == "١٬٢٣٤٬٥٦٧"
