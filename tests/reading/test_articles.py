"""Whole articles: raw ones, and everything strange that a folder may hold."""

import random
import time
from pathlib import Path

import pytest

from tests.reading.folders import BODY, archive_of, article_of, fill
from warraq.reading import ReadingSettings, read_archive, read_article
from warraq.reading.excerpts import lead, paragraphs

RAW = (
    'دشّنت وزيرة الثقافة الأردنية، صباح اليوم الأربعاء، مكتبة عامة باسم "بيت الكتاب" في عمّان، مشيرة'
    " إلى أنها الأولى من نوعها في المدينة.\n"
    "وتضم المكتبة قاعة للأطفال وأخرى للمخطوطات."
)


def test_a_raw_article(tmp_path: Path) -> None:
    article = article_of(tmp_path, "article.txt", RAW)
    assert article.text == article.body == article.prose == RAW
    assert article.title == 'دشّنت وزيرة الثقافة الأردنية مكتبة عامة باسم "بيت الكتاب" في عمّان'
    assert (article.title_source, article.markup) == ("made", "plain")
    assert article.date is None
    assert article.section is None
    assert article.slug.startswith("دشنت-وزيرة-الثقافة-الأردنية-صباح-اليوم-")
    assert paragraphs(article) == RAW.split("\n")


def test_markdown_without_a_title_is_raw(tmp_path: Path) -> None:
    article = article_of(tmp_path, "article.md", RAW)
    assert (article.title_source, article.markup) == ("made", "plain")
    assert paragraphs(article) == RAW.split("\n")


def test_markdown_without_a_title_keeps_its_fields(tmp_path: Path) -> None:
    article = article_of(tmp_path, "article.md", f"Date: 2021-09-29\nTags: عمّان\n\n{RAW}")
    assert article.title_source == "made"
    assert article.tags == ("عمّان",)
    assert article.date is not None


def test_a_first_heading_is_the_title(tmp_path: Path) -> None:
    article = article_of(tmp_path, "x.md", f"# عنوان **الخبر** #\n\n{BODY}")
    assert (article.title, article.title_source) == ("عنوان الخبر", "given")
    assert article.body.strip() == BODY
    assert article.prose.strip() == BODY
    assert len(article.prose) == len(article.text)


def test_dates_from_the_text(tmp_path: Path) -> None:
    text = "أعلن الوزير، اليوم الأربعاء 29 سبتمبر 2021، عن خطة جديدة للمدينة."
    article = article_of(tmp_path, "x.txt", text)
    assert article.date is not None
    assert (article.date.value, article.date.source) == ("2021-09-29", "text")
    more = article_of(tmp_path, "2021/09/x.txt", text)
    assert more.date is not None
    assert more.date.precision == "day"
    other = article_of(tmp_path, "2020/x.txt", text)
    assert other.date is not None
    assert (other.date.value, other.date.source) == ("2020", "path")
    without = read_article(tmp_path, "x.txt", ReadingSettings(dates_from_text=False))
    assert without.date is None


def test_windows_1256_and_bom(tmp_path: Path) -> None:
    text = f"Title: خبر\r\nTags: أ، ب\r\n\r\n{BODY}\r\n"
    for data in (text.encode("cp1256"), b"\xef\xbb\xbf" + text.encode()):
        article = article_of(tmp_path, "x.md", data)
        assert article.text == text
        assert article.tags == ("أ", "ب")


STRANGE: dict[str, str | bytes] = {
    "one word": "خبر",
    "numbers": "12345 6789\n",
    "english": "The ship arrived on Wednesday. It carried wheat.",
    "repeated": "كلمة " * 10_000,
    "repeated signs": "[(*_" * 10_000 + "كلمة",
    "one long line": "ب" * 200_000,
    "two megabytes": ("وصل الوفد إلى المدينة 29 سبتمبر 2021 [ب](c) <b>\n" * 40_000),
    "open comments": "كلمة <!-- " * 20_000,
    "open tags": 'كلمة <script> <a href=" ![' * 10_000,
    "backticks": "```\nكلمة\n" * 5_000,
    "thai": "ข่าวล่าสุด",
    "controls": "كلمة\x07\x1b[0m\x0b\ufffe أخرى",
    "bidi": "\u202bكلمة\u202c",
    "quotes": '«««""“”كلمة',
    "colons": "::::\nكلمة: كلمة\n",
    "lone carriage returns": "سطر أول\rسطر ثان",
}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("name", STRANGE)
def test_strange_texts_become_articles(tmp_path: Path, name: str, suffix: str) -> None:
    start = time.process_time()
    article = article_of(tmp_path, f"0{suffix}", STRANGE[name])
    assert article.title
    assert article.slug
    assert len(article.prose) == len(article.text)
    assert len(lead(article, 200)) <= 201
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "name", ["a b.txt", 'it\'s "x".md', "%20.txt", "#1.txt", "a?b.txt", "-.txt", "x" * 200 + ".txt"]
)
def test_strange_names(tmp_path: Path, name: str) -> None:
    (article,), faults = archive_of(tmp_path, {name: BODY})
    assert faults == []
    assert article.path == name
    assert not set(article.slug) & set("%#? '\"./")


def test_many_articles_are_read_quickly(tmp_path: Path) -> None:
    chance = random.Random(7)
    words = (
        "وصل الوفد إلى المدينة اليوم الأربعاء لحضور المؤتمر في 29 سبتمبر 2021 «قال» أحمد،"
    ).split()
    files: dict[str, str | bytes] = {
        f"2021/09/{number:04}.txt": "\n".join(
            " ".join(chance.choices(words, k=60)) for _ in range(5)
        )
        for number in range(200)
    }
    fill(tmp_path, files)
    start = time.process_time()
    articles, _ = read_archive(tmp_path, ReadingSettings())
    assert len(articles) == len(files)
    assert time.process_time() - start < 2


def test_the_order_of_the_timeline(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "2021/a.txt": BODY,
        "2021/09/b.txt": BODY,
        "2021/09/29/c.txt": BODY,
        "d.txt": BODY,
        "e.md": f"Title: خبر\nDate: 2021-09-29 09:00\n\n{BODY}",
    }
    articles, _ = archive_of(tmp_path, files)
    ordered = sorted(articles, key=lambda article: article.sort_key)
    assert [article.slug for article in ordered] == ["d", "a", "b", "c", "e"]
