from hypothesis import given
from hypothesis import strategies as st

from warraq.reading.article import Link
from warraq.reading.markdown_text import body_images, running_text

WORDS = {
    "أ **ب** _ج_ `د` snake_case": "أ ب ج د snake_case",
    '[نص](https://e.org/صفحة_1 "ت") و[آخر][1]\n\n[1]: https://e.org': "نص و آخر",
    "![صورة](a.jpg) نص <b title='x'>غامق</b>": "نص غامق",
    "# عنوان\n\n- أول\n- ثان\n\n1. ثالث\n\n> قول": "عنوان أول ثان ثالث قول",
    "| أ | ب |\n|---|:-:|\n| 1 | 2 |": "أ ب 1 2",
    "عنوان\n=====\n\n***\n\nنص": "عنوان نص",
    "قبل <script>var x = 1;</script> بعد <!-- سر --> آخر": "قبل بعد آخر",
    "قبل\n\n```\ncode\n```\n\nبعد": "قبل بعد",
    "AT&amp;T &quot;نص&quot; \\*نجمة\\*": 'AT& T " نص" نجمة',
    "نص عادي 3-1، 2021. (بين قوسين)": "نص عادي 3-1، 2021. (بين قوسين)",
    "سطر  \r\n=====\r\nسطر": "سطر سطر",
    "# عنوان\rسطر": "عنوان سطر",
}


def test_words_that_stay() -> None:
    found = {body: " ".join(running_text(body).split()) for body in WORDS}
    assert found == WORDS


@given(st.text(alphabet="اa<>\"'&;/!-=[](){}:*_`#\n\r |1.", max_size=120))
def test_every_place_stays(body: str) -> None:
    prose = running_text(body)
    assert len(prose) == len(body)
    for written, kept in zip(body, prose, strict=True):
        assert kept in (written, " ") or "&" in body or written == "\r"


def test_images() -> None:
    body = (
        '![أ](a.jpg) ![](b%20c.jpg "ت") ![ج](https://e.org/x.png) ![د][ref] ![ref]\n'
        "<img src='d.jpg' alt=\"هـ\"> <img src=//e.org/x.gif> ![و](<f g.jpg>)\n"
        "```\n![رمز](code.jpg)\n```\n<!-- ![سر](secret.jpg) -->\n\n[ref]: {static}/images/r.jpg\n"
    )
    assert body_images(body) == (
        Link("a.jpg", "أ"),
        Link("b%20c.jpg", None),
        Link("{static}/images/r.jpg", "د"),
        Link("d.jpg", "هـ"),
        Link("f g.jpg", "و"),
    )


def test_no_images() -> None:
    assert body_images("نص [رابط](a.jpg) بلا صور!") == ()
