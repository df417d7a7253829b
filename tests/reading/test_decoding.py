import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.reading.decoding import Undecodable, read_text

ARABIC = "وصلت الباخرة إلى ميناء العقبة مساءً، وعلى متنها خيول عربية.\r\n«انتهى»\n"
FRENCH = "Le président a été élu à Paris après un été très animé.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARABIC.encode(), "utf-8"),
        (codecs.BOM_UTF8 + ARABIC.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ARABIC.encode("utf-32-le"), "utf-32-le"),
        (ARABIC.encode("cp1256"), "windows-1256"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    assert read_text(data) == (ARABIC, encoding)


@pytest.mark.parametrize("word", ["خبر", "سوريا", "اجتماع الوزراء"])
def test_short_windows_1256(word: str) -> None:
    assert read_text(word.encode("cp1256")) == (word, "windows-1256")


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode("latin-1"),
        ARABIC.encode("iso-8859-6", "ignore"),
        ARABIC.encode().replace("العقبة".encode(), b"\xd8\xff"),
        ("كلمة " * 50).encode()[:-2],
        "Москва и Петербург".encode("cp1251"),
        "東京の新聞".encode("shift-jis"),
        bytes(range(128, 256)),
    ],
)
def test_other_bytes_are_undecodable(data: bytes) -> None:
    with pytest.raises(Undecodable, match="UTF-8"):
        read_text(data)


def test_the_line_of_a_bad_byte_is_named() -> None:
    with pytest.raises(Undecodable) as caught:
        read_text("سطر\nسطر\n".encode() + b"\xff\xff\n")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"a\0b",
        codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"),
        ARABIC.encode("utf-16-le"),
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(Undecodable, match="binary"):
        read_text(data)


def test_half_a_character_in_utf_16() -> None:
    with pytest.raises(Undecodable, match="UTF-16") as caught:
        read_text(codecs.BOM_UTF16_LE + "س\n".encode("utf-16-le") + b"\x00\xd8a\x00")
    assert caught.value.line == 2


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_fault(data: bytes) -> None:
    try:
        text, _ = read_text(data)
    except Undecodable:
        pass  # a fault with its mend is as good an answer
    else:
        assert "\0" not in text
        text.encode()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_any_utf_8_is_read_as_it_is(text: str) -> None:
    assert read_text(text.encode()) == (text, "utf-8")
