from pathlib import Path

from tests.reading.folders import BODY, article_of
from warraq.reading.slug import slug_from_text

# Addresses of published articles depend on these: a change here breaks links all over the web.
# If this test fails, the rule must be put back, not the expected slugs.
FROZEN = {
    ("دشنت وزيرة الثقافة الأردنية مكتبة عامة باسم بيت الكتاب", "0007.txt"): (
        "دشنت-وزيرة-الثقافة-الأردنية-مكتبة-عامة-d256d7"
    ),
    ("  «قِمّة» ٢٠٢١: (NATO)", "سياسة/1.txt"): "قمة-2021-nato-d55120",
    ("…", "1.txt"): "0a23af",
    ("كلمة " * 500, "1.txt"): "كلمة-كلمة-كلمة-كلمة-كلمة-كلمة-0a23af",
    ("ب" * 100, "1.txt"): "ب" * 60 + "-0a23af",
}


def test_the_rule_is_frozen() -> None:
    assert {key: slug_from_text(*key) for key in FROZEN} == FROZEN


def test_header_beats_file_name_beats_text(tmp_path: Path) -> None:
    header = f"Title: عنوان الخبر\nSlug: من الترويسة\n\n{BODY}"
    assert article_of(tmp_path, "اسم-الملف.md", header).slug == "من-الترويسة"
    assert article_of(tmp_path, "2021-09-29-اسم-الملف.txt", BODY).slug == "اسم-الملف"
    assert article_of(tmp_path, "0007.txt", BODY).slug.startswith("وصل-وفد-من-العلماء-")
    titled = article_of(tmp_path, "0008.md", f"Title: عنوان الخبر\n\n{BODY}")
    assert titled.slug.startswith("عنوان-الخبر-")


def test_equal_texts_in_two_files_have_two_slugs(tmp_path: Path) -> None:
    slugs = {article_of(tmp_path, path, BODY).slug for path in ("1.txt", "2.txt", "a/1.txt")}
    assert len(slugs) == 3


def test_composed_and_decomposed_paths_have_one_slug() -> None:
    assert slug_from_text("x", "\u0622.txt") == slug_from_text("x", "\u0627\u0653.txt")
