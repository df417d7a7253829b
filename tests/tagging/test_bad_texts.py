"""Texts that are no news give few tags or none, and neither errors nor long waits."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.building import build_site
from tests.tagging.articles import article, tagged
from tests.tagging.bad_texts import BAD_TEXTS
from warraq.reading.article import Article
from warraq.tagging.report import row
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.structure.boilerplate import mark_boilerplate
from warraq.tagging.structure.find import find_structure
from warraq.tagging.structure.model import Structure

FEW_TAGS = 6
SECONDS = 20


def places(found: Structure) -> list[tuple[int, int]]:
    """Every place of a structure."""
    speakers = [each.speaker for each in found.quotations if each.speaker]
    origins = [*found.agencies, *found.bylines, *found.sources]
    if found.dateline:
        origins += found.dateline.places
    return [
        *((each.start, each.end) for each in origins),
        *((each.start, each.end) for each in found.quotations),
        *((each.start, each.end) for each in speakers),
    ]


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_tags_and_structure(name: str) -> None:
    text = BAD_TEXTS[name]
    start = time.perf_counter()
    (tags,) = tagged(article(text))
    found = find_structure(text, tags.entities)
    assert len(tags.tags) <= FEW_TAGS
    assert all(0 <= first < last <= len(text) for first, last in places(found))
    json.dumps(row(Path("a.txt"), article(text), tags))
    assert time.perf_counter() - start < SECONDS


def test_together_they_are_an_archive() -> None:
    articles: list[Article] = [
        article(text, path=f"{name}{copy}.txt")
        for name, text in BAD_TEXTS.items()
        if len(text) < 100_000
        for copy in range(6)
    ]
    mark_boilerplate(articles, TaggingSettings(), title_words=14)
    assert all(each.own_prose.strip() for each in articles if each.prose.strip())
    assert all(len(each.own_prose) == len(each.prose) for each in articles)
    assert len(tagged(*articles)) == len(articles)


def test_a_site_of_them_has_a_page_for_each(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    content.mkdir()
    encodable = {name: text for name, text in BAD_TEXTS.items() if name != "surrogates"}
    shown = {name for name, text in encodable.items() if any(map(str.isalnum, text))}
    for name in shown:
        (content / f"{name}.txt").write_text(encodable[name], encoding="utf-8", newline="")
    start = time.perf_counter()
    built = build_site(content, output)
    assert built.returncode == 0, built.stderr
    assert {file.stem for file in (output / "articles").glob("*.html")} == shown
    assert time.perf_counter() - start < 6 * SECONDS
