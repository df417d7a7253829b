"""What a page says that was read from the text: agency, place, writer; and what recurs."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.building import build_site
from warraq.indexing.engine.search import Engine

STORY = " افتتحت البلدية أمس جسرا جديدا فوق الوادي بعد عامين من العمل، وحضر السكان الحفل كله.\n"
TAIL = "تابعوا أخبار قناة الواحة كل صباح على الهاتف"
STORIES = (
    "ارتفع سعر القمح في سوق المدينة هذا الأسبوع بعد موسم قليل المطر.",
    "اكتشف غواصون سفينة غارقة قرب الميناء القديم تحمل جرارا من الفخار.",
    "فاز فريق الحي ببطولة الشطرنج المدرسية للمرة الثالثة على التوالي.",
    "تستعد المكتبة العامة لاستقبال زوارها بقاعة جديدة للأطفال ومخطوطات نادرة.",
    "أغلقت السلطات طريق الجبل بسبب الثلوج ودعت السائقين إلى سلوك الطريق الساحلي.",
    "عرض متحف العلوم هيكل ديناصور عُثر عليه في الصحراء قبل عشرين سنة.",
)


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
    for number, story in enumerate(STORIES):
        articles[f"story{number}.txt"] = f"{TAIL}\n{story}\n"
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
    (page,) = (html.unescape(page) for page in pages if "سعر القمح" in page and TAIL in page)
    assert page.count(TAIL) == 1
    headline = page.partition("<h1")[2].partition("</h1>")[0]
    assert headline.partition(">")[2].startswith("ارتفع سعر القمح")
    assert TAIL not in (site / "index.html").read_text(encoding="utf-8")
    engine = Engine(site / "search")
    assert engine.search("القمح").total == 1
    assert engine.search("+الواحة").total == 0
