import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.reading.article import Article
from warraq.reading.markdown_text import SYNTAX, running_text
from warraq.reading.render import render_html, render_markdown
from warraq.reading.rewriting import Rewriter


def article(body: str, markup: str = "markdown") -> Article:
    assert markup in ("plain", "markdown")
    kind = "plain" if markup == "plain" else "markdown"
    prose = running_text(body) if kind == "markdown" else body
    return Article("2021/x.md", body, body, prose, kind, "عنوان", "given", "slug")  # type: ignore[arg-type]


def html_of(body: str, markup: str = "markdown") -> str:
    return render_html(article(body, markup), lambda target: f"R:{target}")


CASES = {
    "أ **ب** *ج* `د`": "<p>أ <strong>ب</strong> <em>ج</em> <code>د</code></p>",
    "سطر\nسطر\n\nفقرة": "<p>سطر\nسطر</p>\n<p>فقرة</p>",
    "[أ](../y.md)": '<p><a href="R:../y.md">أ</a></p>',
    "[أ]({static}/images/x.pdf)": '<p><a href="R:{static}/images/x.pdf">أ</a></p>',
    "[أ](https://e.org/?a=1&b=2)": (
        '<p><a href="https://e.org/?a=1&amp;b=2" rel="noopener noreferrer">أ</a></p>'
    ),
    "[أ](mailto:a@e.org)": '<p><a href="mailto:a@e.org" rel="noopener noreferrer">أ</a></p>',
    "![صورة](a.jpg)": '<p><img src="R:a.jpg" alt="صورة"></p>',
    '![صورة](a.jpg "تعليق <b>")': (
        '<figure><img src="R:a.jpg" alt="صورة"><figcaption>تعليق &lt;b&gt;</figcaption></figure>'
    ),
    "![صورة](https://e.org/x.png)": (
        '<p><a href="https://e.org/x.png" rel="noopener noreferrer">صورة</a></p>'
    ),
    "[![أ](https://e.org/x.png)](https://z.org)": (
        '<p><a href="https://z.org" rel="noopener noreferrer">أ</a></p>'
    ),
    "![خارج](../../../etc/x.png)": "<p>خارج</p>",
    "# أ\n\n## ب\n\n### ب": ('<h2 id="h-أ">أ</h2>\n<h3 id="h-ب">ب</h3>\n<h4 id="h-ب-2">ب</h4>'),
    "### أ\n\n#### ب": '<h2 id="h-أ">أ</h2>\n<h3 id="h-ب">ب</h3>',
    "## *أ* & ب": '<h2 id="h-أ-ب"><em>أ</em> &amp; ب</h2>',
    "## ؟": '<h2 id="h-section">؟</h2>',
    "[أ](#قسم ثان)": '<p><a href="#h-قسم-ثان">أ</a></p>',
    "- أ\n- ب": "<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>",
    "> قول": "<blockquote>\n<p>قول</p>\n</blockquote>",
}


@pytest.mark.parametrize("body", CASES)
def test_cases(body: str) -> None:
    assert html_of(body) == CASES[body]


def test_tables() -> None:
    html = html_of("| أ | ب |\n|---|:-:|\n| 1 | 2 |")
    assert '<th align="center">ب</th>' in html
    assert "style" not in html


def test_images_have_sizes_and_wait_but_the_first() -> None:
    seen: list[str] = []

    def size(path: str) -> tuple[int, int] | None:
        seen.append(path)
        return (640, 480) if path.startswith("images/") else None

    body = "![أ]({static}/images/a%20b.jpg)\n\n![ب](b.jpg) ![ج](../images/c.jpg)"
    html = render_html(article(body), lambda target: target, size)
    assert seen == ["images/a b.jpg", "2021/b.jpg", "images/c.jpg"]
    first, second, third = re.findall("<img[^>]*>", html)
    assert 'width="640" height="480"' in first
    assert "loading" not in first
    assert "width" not in second
    assert 'loading="lazy" decoding="async"' in second
    assert 'height="480" loading="lazy"' in third


def test_plain_text_has_a_paragraph_for_each_line() -> None:
    assert html_of("بيت أول\r\n\r\n  بيت ثان \rبيت <b>ثالث</b> & **رابع**", "plain") == (
        "<p>بيت أول</p>\n<p>بيت ثان</p>\n<p>بيت &lt;b&gt;ثالث&lt;/b&gt; &amp; **رابع**</p>"
    )


def test_control_characters_are_left_out() -> None:
    assert html_of("أ\x07\ufffeب", "plain") == "<p>أب</p>"


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//e.org/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<iframe src='https://e.org'></iframe>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>نص</p>",
    "<a href='javascript:alert(1)'>نص</a>",
    "[نص](javascript:alert(1))",
    "[نص](JaVaScRiPt:alert(1))",
    "[نص](data:text/html;base64,PHNjcmlwdD4=)",
    "<img src='data:image/svg+xml;base64,PHN2Zz4='>",
    "![نص](data:image/png;base64,xx)",
    "<object data='x'></object><embed src='x'>",
    "<form action='https://e.org'><input name=a><button>b</button></form>",
    "<base href='https://e.org'><meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href='https://e.org/x.css'>",
    "<img src='https://e.org/track.gif'>",
    "<img src='//e.org/track.gif' alt='<script>'>",
    '<a title="x" onclick="alert(1)" id="main" class="k" target=_blank>نص</a>',
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "![<img src=x onerror=alert(1)>](a.jpg)",
    '![" onerror="alert(1)](a.jpg)',
    "<!-- <script>alert(1)</script> -->",
    "<details open ontoggle=alert(1)>",
    "<h1 id=x onclick=alert(1)>نص</h1>",
    "```html\n<script>alert(1)</script>\n```",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("frame", ["{}", "نص\n\n{}\n\nنص", "نص **غامق** {} نص", "- {}\n"])
def test_raw_html_is_never_trusted(attack: str, frame: str) -> None:
    html = html_of(frame.format(attack))
    tags = re.findall(r"<[a-zA-Z][^<>]*>", html)
    allowed = r"<(?:p|a|img|h[1-6]|ul|li|strong|code|pre|br|figure|figcaption|span)(?: [^<>]*)?>"
    for tag in tags:
        assert re.fullmatch(allowed, tag), tag
        names = re.findall(r" ([a-z\-]+)=\"[^\"]*\"", tag)
        assert set(names) <= {"href", "rel", "src", "alt", "title", "loading", "decoding", "id"}
        assert not re.search(r'(?:src|href)="(?:javascript|data|//)', tag.lower()), tag
        assert not re.search(r'src="(?!R:)', tag), tag


WHITE = re.compile(r"(?:[ \t\n]|&nbsp;)+")


def as_browsers_read(html: str) -> str:
    """White space collapsed, and dropped at the ends of paragraphs."""
    return re.sub(r" ?(</?p>) ?", r"\1", WHITE.sub(" ", html)).replace("<p></p>", "")


@given(st.text(alphabet="اب a1.2)(-=+:#!\"'،\n\n\n  \t\u00a0«»;%^$@/", max_size=60))
def test_the_fast_path_gives_the_html_of_markdown(body: str) -> None:
    if SYNTAX.search(body):
        body = SYNTAX.sub("", body)
    if SYNTAX.search(body):
        return
    slow = render_markdown(body, Rewriter("x.md", str, None))
    assert as_browsers_read(html_of(body)) == as_browsers_read(slow)


@given(st.text(alphabet="اa<>\"'&/!-=[](){}:*_`#\n |x", max_size=80))
def test_any_markdown_gives_balanced_html_without_scripts(body: str) -> None:
    html = html_of(body)
    assert "<script" not in html
    opened = re.findall(r"<(h\d|p|a|figure)\b", html)
    closed = re.findall(r"</(h\d|p|a|figure)>", html)
    assert sorted(opened) == sorted(closed)


def test_one_article_leaves_no_trace_in_the_next() -> None:
    html_of("## أ\n\n[x]: https://e.org")
    assert html_of("## أ\n\n[x]") == '<h2 id="h-أ">أ</h2>\n<p>[x]</p>'
