"""What a page says that was read from the text: agency, place, writer; and what recurs."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.building import build_site

STORY = " افتتحت البلدية أمس جسرا جديدا فوق الوادي بعد عامين من العمل، وحضر السكان الحفل كله.\n"
TAIL = "تابعوا قناة الواحة على الهاتف"
SUBJECTS = ("القمح", "الملح", "الزيتون", "القطن", "العسل", "التمور")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of articles with datelines, and of six with one last line."""
    folder = tmp_path_factory.mktemp("structure")
    content = folder / "content"
    content.mkdir()
    articles = {
        "wire.txt": "أحمد قاسم - بيروت - رويترز:" + STORY + "ورحب الجميع به.\n",
        "given.md": "Title: جسر\nSource: دار المسار\nAuthor: هدى سالم\n\nبيروت (رويترز) -" + STORY,
        "plain.txt": STORY,
    }
    for number, subject in enumerate(SUBJECTS):
        lines = [TAIL, f"ارتفع سعر {subject} في سوق المدينة هذا الأسبوع بعد موسم قليل المطر."]
        articles[f"price{number}.txt"] = "\n".join([*lines, f"ويخشى تجار {subject} المزيد.", ""])
    for name, text in articles.items():
        (content / name).write_text(text, encoding="utf-8")
    built = build_site(content, folder / "output")
    assert built.returncode == 0, built.stderr
    return folder / "output"


def card(site: Path, name: str) -> dict[str, str]:
    """The rows of an article's catalogue card as plain text."""
    page = (site / "articles" / f"{name}.html").read_text(encoding="utf-8")
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {term.strip(): " ".join(re.sub(r"<[^>]+>", "", text).split()) for term, text in rows}


def test_what_the_text_says_is_marked_as_read(site: Path) -> None:
    rows = card(site, "wire")
    assert rows["المصدر"] == "رويترز من نص المقال"
    assert rows["مكان الخبر"] == "بيروت من نص المقال"
    assert rows["الكاتب"] == "أحمد قاسم من نص المقال"


def test_what_is_given_is_not_overridden(site: Path) -> None:
    rows = card(site, "given")
    assert rows["المصدر"] == "دار المسار"
    assert rows["الكاتب"] == "هدى سالم"
    assert rows["وكالة الأنباء"] == "رويترز من نص المقال"


def test_a_text_that_says_nothing_adds_no_row(site: Path) -> None:
    assert not {"المصدر", "الكاتب", "مكان الخبر", "وكالة الأنباء"} & card(site, "plain").keys()


def test_a_recurring_line_stays_on_the_page_and_nowhere_else(site: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in (site / "articles").glob("*.html")]
    (page,) = (html.unescape(page) for page in pages if "تجار القمح" in page)
    assert page.count(TAIL) == 1
    headline = page.partition("<h1")[2].partition("</h1>")[0]
    assert "ارتفع سعر القمح في سوق المدينة" in headline
    assert TAIL not in (site / "index.html").read_text(encoding="utf-8")
    index = (site / "search").rglob("*")
    stored = b"".join(file.read_bytes() for file in index if file.is_file())
    assert "الواحة".encode() not in stored
    assert "القمح".encode() in stored
