from pathlib import Path

import pytest

from tests.reading.folders import BODY, article_of, faults_of
from warraq.reading.header import parse_header

HEADER = """\
TITLE: قمة سوتشي
Date: 2021-09-29 13:05
category: سياسة
Tags: روسيا، تركيا, سوريا; بوتين؛ روسيا
Author: سعاد أحمد، كريم علي
Source: وكالة الأنباء
Source_URL: https://example.org/خبر?id=1
Licence: CC0-1.0
Slug: sochi-summit
Summary: لقاء أول
    منذ عام ونصف
Status: draft
Photographer: نادر

"""


def test_every_field(tmp_path: Path) -> None:
    article = article_of(tmp_path, "2020/رياضة/x.md", HEADER + BODY)
    assert article.title == "قمة سوتشي"
    assert article.title_source == "given"
    assert article.date is not None
    assert article.date.value == "2021-09-29"
    assert (article.date.source, article.date.precision, article.date.time) == (
        "header",
        "day",
        "13:05",
    )
    assert (article.section, article.section_source) == ("سياسة", "header")
    assert article.tags == ("روسيا", "تركيا", "سوريا", "بوتين")
    assert article.authors == ("سعاد أحمد", "كريم علي")
    assert article.source == "وكالة الأنباء"
    assert article.source_url == "https://example.org/خبر?id=1"
    assert article.licence == "CC0-1.0"
    assert article.slug == "sochi-summit"
    assert article.summary == "لقاء أول منذ عام ونصف"
    assert article.status == "draft"
    assert article.metadata == {"photographer": "نادر"}
    assert article.body == BODY
    assert (
        article.prose
        == article.text.replace(article.body, "").translate(
            {ord(letter): " " for letter in set(HEADER) - {"\n"}}
        )
        + BODY
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    article = article_of(tmp_path, "x.md", (HEADER + BODY).replace("\n", end).encode())
    assert article.title == "قمة سوتشي"
    assert article.tags == ("روسيا", "تركيا", "سوريا", "بوتين")
    assert article.body == BODY
    assert len(article.prose) == len(article.text)


def test_yaml_fences(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "قمة: سوتشي"\ndate: 2021-09-29\n# ملاحظة\ntags:\n  - روسيا\n  - تركيا\n'
        "authors: [سعاد, 'كريم']\n---\n"
    )
    article = article_of(tmp_path, "x.md", text + BODY)
    assert article.title == "قمة: سوتشي"
    assert article.tags == ("روسيا", "تركيا")
    assert article.authors == ("سعاد", "كريم")
    assert article.body == BODY


def test_a_stray_line_in_fences_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "x.md", f"---\ntitle: عنوان\nسطر ضال\n---\n{BODY}")
    assert fault.line == 3


@pytest.mark.parametrize(
    "text",
    [
        "Reuters: the summit ended.\n\nMore text.",
        "https://example.org/x\n\nنص",
        "---\n\nنص بعد خط",
        "نص عادي: فيه نقطتان",
        "",
        "\n\n",
    ],
)
def test_no_header(text: str) -> None:
    assert parse_header(text).end == 0


def test_a_text_file_has_no_header(tmp_path: Path) -> None:
    article = article_of(tmp_path, "x.txt", f"Title: عنوان\n\n{BODY}")
    assert article.title_source == "made"
    assert article.body == article.text


def test_empty_values_count_as_not_given(tmp_path: Path) -> None:
    article = article_of(tmp_path, "2021/x.md", f"Title: عنوان\nDate:\nCategory:\n\n{BODY}")
    assert article.date is not None
    assert article.date.source == "path"
    assert article.section is None


def test_semicolons_part_authors_with_commas(tmp_path: Path) -> None:
    article = article_of(tmp_path, "x.md", f"Title: عنوان\nAuthors: Doe, Jane; Roe, Jo\n\n{BODY}")
    assert article.authors == ("Doe, Jane", "Roe, Jo")


def test_a_title_with_html_and_entities(tmp_path: Path) -> None:
    article = article_of(
        tmp_path, "x.md", f"Title: <b>خبر</b> &amp; <script>alert(1)</script>\n    3 < 4\n\n{BODY}"
    )
    assert article.title == "خبر & 3 < 4"


BAD_FIELDS = {
    "Date: 31 فبراير 2021": ("bad date '31 فبراير 2021'", "write 2021-09-29"),
    "Date: غدا": ("bad date 'غدا'", "write 2021-09-29"),
    "Status: secret": ("unknown status", "published"),
    "Slug: ؟؟": ("slug '؟؟'", "words"),
    "Url: javascript:alert(1)": ("bad address", "https://"),
    "Url: www.example.org": ("bad address", "https://"),
    "Section: ---": ("section", "name the section"),
}


@pytest.mark.parametrize("line", BAD_FIELDS)
def test_bad_fields_are_faults_with_their_line(tmp_path: Path, line: str) -> None:
    (fault,) = faults_of(tmp_path, "x.md", f"Title: عنوان\n{line}\n\n{BODY}")
    what, mend = BAD_FIELDS[line]
    assert fault.line == 2
    assert what in fault.what
    assert mend in fault.mend
    assert str(fault).startswith(f"{tmp_path}/x.md:2: ")


def test_all_faults_of_a_file_come_at_once(tmp_path: Path) -> None:
    text = f"Title: عنوان\nDate: غدا\nStatus: secret\n\n{BODY}"
    found = faults_of(tmp_path, "2021/13/x.md", text)
    assert [fault.line for fault in found] == [None, 2, 3]


@pytest.mark.parametrize("slug", ["../../secret", "/etc/passwd", "..%2F..%2Fsecret", "a/b\\c"])
def test_slugs_cannot_escape(tmp_path: Path, slug: str) -> None:
    article = article_of(tmp_path, "x.md", f"Title: عنوان\nSlug: {slug}\n\n{BODY}")
    assert not set(article.slug) & set("./\\%")
    assert article.slug
