"""Proposed sections on a built site: listed with given ones, and marked wherever they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.publishing.builds import build
from tests.tagging.sections.samples import SPORT, story
from warraq.indexing.reading.files import IndexFiles

MARK = "قسم مقترح"


def write_archive(content: Path) -> None:
    """Two sports stories with their section, two without, and one of no section."""
    content.mkdir()
    for number in range(4):
        text = story(SPORT, number, count=8).text
        header = f"Title: خبر {number}\nDate: 2021-09-0{number + 1}\n"
        given = "Category: رياضة\n" if number < 2 else ""
        (content / f"sport{number}.md").write_text(f"{header}{given}\n{text}\n", encoding="utf-8")
    (content / "other.txt").write_text("نص قصير لا يقول شيئا عن موضوعه.\n", encoding="utf-8")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of :func:`write_archive`."""
    folder = tmp_path_factory.mktemp("sections")
    write_archive(folder / "content")
    built = build(folder)
    assert built.returncode == 0, built.stderr
    return folder / "output"


def article_page(output: Path, title: str) -> str:
    """The HTML of the article with a title."""
    pages = [
        text
        for path in sorted(output.rglob("*.html"))
        if f'<h1 class="page-title">{title}</h1>' in (text := path.read_text(encoding="utf-8"))
    ]
    assert len(pages) == 1
    return pages[0]


def test_a_proposed_section_is_marked_on_its_article(output: Path) -> None:
    page = article_page(output, "خبر 3")
    crumbs = page[page.index('class="breadcrumbs"') : page.index("<h1")]
    assert "رياضة</a>" in crumbs
    assert MARK in crumbs
    card = page[page.index('class="card"') :]
    assert "قسم مقترح، استُنتج آليًّا من كلمات المقال" in card
    assert re.search("القسم.* من نص المقال", card)


def test_a_given_section_bears_no_mark(output: Path) -> None:
    page = article_page(output, "خبر 1")
    assert "رياضة</a>" in page
    assert MARK not in page[: page.index('class="after')]


def test_the_section_page_lists_both_and_says_so(output: Path) -> None:
    (path,) = output.rglob("رياضة.html")
    page = path.read_text(encoding="utf-8")
    assert "«قسم مقترح»: مقالان." in page
    assert page.count(f'<span class="proposed">{MARK}</span>') == 2


def test_the_index_files_a_proposed_section_apart(output: Path) -> None:
    files = IndexFiles(output / "search")
    stored = [files.stored(docid)["section"] for docid in range(files.docids)]
    marked = f"رياضة ({MARK})"
    assert sorted(stored, key=str) == [None, "رياضة", "رياضة", marked, marked]


def test_a_switch_leaves_them_out(tmp_path: Path) -> None:
    write_archive(tmp_path / "content")
    built = build(tmp_path, settings={"WARRAQ_TAGGING": {"propose_sections": False}})
    assert built.returncode == 0, built.stderr
    output = tmp_path / "output"
    pages = [path.read_text(encoding="utf-8") for path in output.rglob("*.html")]
    assert not any(f'class="proposed">{MARK}' in page for page in pages)
