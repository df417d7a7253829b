import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.slugs import MAX_LENGTH, slugify

CASES = {
    "قمة سوتشي": "قمة-سوتشي",
    "قِمّةُ ســوتشي": "قمة-سوتشي",
    "«الناتو»: بروكسل ٢٠٢١ (NATO)": "الناتو-بروكسل-2021-nato",
    "إس-400": "إس-400",
    "أنقرة وأنقره": "أنقرة-وأنقره",
    "../../etc/passwd": "etc-passwd",
    "/مطلق/": "مطلق",
    "..": "",
    "": "",
    "?!،": "",
    "Élysée": "élysée",
    "e\u0301": "é",
    "ا\u0653": "آ",
    "\ufefb": "لا",
    "م\u200fن": "من",
    "a_b": "a-b",
}


@pytest.mark.parametrize("text", CASES)
def test_cases(text: str) -> None:
    assert slugify(text) == CASES[text]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_a_safe_file_name(text: str) -> None:
    slug = slugify(text)
    assert len(slug) <= MAX_LENGTH
    assert not set(slug) & set("./\\ \n\0?#%")
    assert slug == slug.strip("-")
    assert "--" not in slug


@given(st.text(alphabet="ابآأةىيAé٣3 -ـَ\u0301ﻻİ", max_size=200))
def test_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_cut_at_a_word() -> None:
    assert slugify("كلمة " * 40) == "-".join(["كلمة"] * 16)


def test_one_long_word_is_cut() -> None:
    assert slugify("ب" * 500) == "ب" * MAX_LENGTH
