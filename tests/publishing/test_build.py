"""What a build writes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.publishing.builds import ADDRESS
from tests.publishing.conftest import BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FAIR = "articles/معرض-الكتاب.html"


def links(page: Path) -> Iterator[str]:
    for match in re.finditer(r'(?:href|src|action)="([^"]*)"', page.read_text(encoding="utf-8")):
        yield html.unescape(match[1])


def broken_links(output: Path) -> set[str]:
    """Relative links that lead to no file of the site."""
    broken = set()
    for page in output.rglob("*.html"):
        for link in links(page):
            parts = urlsplit(link)
            target = page.parent / unquote(parts.path)
            if parts.scheme or not parts.path or (target / "index.html").is_file():
                continue
            if not target.is_file():
                broken.add(f"{page.relative_to(output)}: {link}")
    return broken


def test_the_site_has_its_pages(archive: BuiltSite) -> None:
    expected = {
        "index.html", "404.html", "about.html", "archives.html", "archives/2020.html",
        "archives/2020/11.html", "archives/2021.html", "archives/2021/08.html",
        "archives/2021/09.html", "articles/الإعداد.html", FAIR, "articles/ماراثون.html",
        "articles/نهائي.html", "articles/خفي.html", "articles/رحلة-في-الصحراء.html",
        "authors.html", "authors/ليلى-حداد.html", "authors/سامي-نصر.html", "drafts/قادم.html",
        "robots.txt", "search.html", "search/manifest.json", "sections.html",
        "sections/ثقافة.html", "sections/رياضة.html", "tags.html", "undated.html",
    }  # fmt: skip
    assert expected <= archive.files.keys()
    # A year alone is no month; what needs an address is not there without one.
    assert "archives/2020/01.html" not in archive.files
    assert not {"feed.atom", "sitemap.xml"} & archive.files.keys()


def test_every_link_leads_somewhere(archive: BuiltSite) -> None:
    assert broken_links(archive.output) == {"articles/نهائي.html: غائبة.jpg"}


def test_missing_files_and_missing_texts_are_told_once(archive: BuiltSite) -> None:
    told = archive.run.stderr
    assert "رياضة/2020/نهائي.md: غائبة.jpg" in told
    assert "ثقافة/2021/09/معرض-الكتاب.md: ../../../images/سوق%20قديم.png" in told
    assert told.count("warning: SITEURL is not set") == 1


def test_given_tags_have_pages_by_kind(archive: BuiltSite) -> None:
    pages = [path for path in archive.files if path.endswith("/بيروت.html")]
    assert len(pages) == 1
    assert pages[0].split("/")[0] in {"people", "places", "organisations", "topics", "names"}
    assert f'href="../{pages[0]}"' in archive.text("articles/ماراثون.html")


def test_an_article_shows_what_is_known_of_it(archive: BuiltSite) -> None:
    page = archive.text(FAIR)
    assert '<time datetime="2021-09-29T13:05">' in page
    assert "الأربعاء 29 أيلول/سبتمبر 2021" in page
    assert "22 صفر 1443هـ" in page
    assert "ليلى حداد" in page
    assert "مجلة التجربة" in page
    assert "<script>alert" not in page


def test_a_summary_is_escaped(archive: BuiltSite) -> None:
    description = re.search(
        r'<meta\s+name="description"\s+content="([^"]*)"\s*>', archive.text(FAIR)
    )
    assert description is not None
    assert html.unescape(description[1]).startswith('دورة جديدة من المعرض، "والدخول مجاني" للطلاب')


def test_pictures_are_copied_and_measured(archive: BuiltSite) -> None:
    assert archive.files["images/سوق قديم.png"].startswith(b"\x89PNG")
    (first, second) = re.findall(r"<img [^>]*>", archive.text(FAIR).partition("</h1>")[2])
    source = re.search(r'src="([^"]*)"', first)
    assert source is not None
    assert unquote(source[1]) == "../images/سوق قديم.png"
    assert 'width="12" height="8"' in first
    assert "lazy" not in first
    assert 'loading="lazy"' in second


def test_linked_files_are_copied(archive: BuiltSite) -> None:
    assert archive.files["ثقافة/2021/09/كتب.pdf"].startswith(b"%PDF")
    assert not [path for path in archive.files if path.endswith(".md") or "الإعداد.txt" in path]


def test_hidden_articles_and_drafts_are_in_no_list(archive: BuiltSite) -> None:
    for path in archive.files:
        if path.endswith(".html") and path not in {"articles/خفي.html", "drafts/قادم.html"}:
            assert "خبر خفي" not in archive.text(path), path
            assert "خبر لم ينشر بعد" not in archive.text(path), path


def test_undated_articles_have_their_page_and_are_in_no_period(archive: BuiltSite) -> None:
    address = "articles/رحلة-في-الصحراء.html"
    assert address in archive.text("undated.html")
    assert not [
        path
        for path in archive.files
        if path.startswith("archives") and address in archive.text(path)
    ]


def test_neighbours_follow_time(archive: BuiltSite) -> None:
    page = archive.text("articles/الإعداد.html")
    before = re.search(r'<a href="([^"]*)" rel="prev"', page)
    after = re.search(r'<a\s[^>]*href="([^"]*)"\s+rel="next"', page)
    assert (before and before[1]) == "../articles/ماراثون.html"
    assert (after and after[1]) == f"../{FAIR}"


def test_the_summary_counts(archive: BuiltSite) -> None:
    said = archive.run.stdout
    assert "5 published, 1 of them undated, 2 with made headlines, 2 hidden or drafts" in said
    assert re.search(
        rf"files +{len(archive.files)}: {len(archive.files)} written, 0 unchanged", said
    )


def test_pages_are_html_under_autoescaping(archive: BuiltSite) -> None:
    page = archive.text("about.html")
    assert "&lt;a" not in page
    assert "/كتب.pdf" in unquote(page)


def test_the_address_is_used_where_one_is_needed(addressed: BuiltSite) -> None:
    assert "SITEURL is not set" not in addressed.run.stderr
    assert addressed.text("robots.txt").endswith(
        "\nSitemap: https://example.org/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/sitemap.xml\n"
    )
    canonical = re.search(r'<link\s+rel="canonical"\s+href="([^"]*)"', addressed.text(FAIR))
    assert canonical is not None
    assert unquote(canonical[1]) == f"{ADDRESS}/{FAIR}"


def test_the_sitemap_lists_every_page_once(addressed: BuiltSite) -> None:
    tree = ET.fromstring(addressed.files["sitemap.xml"])  # noqa: S314
    listed = [each.text or "" for each in tree.iter(f"{SITEMAP}loc")]
    assert all(address.isascii() for address in listed)
    paths = [unquote(address).removeprefix(f"{ADDRESS}/") or "index.html" for address in listed]
    pages = {path for path in addressed.files if path.endswith(".html")}
    unlisted = {"404.html", "search.html", "articles/خفي.html", "drafts/قادم.html"}
    assert sorted(paths) == sorted(pages - unlisted)


def test_the_feed_holds_articles_whose_day_is_known(addressed: BuiltSite) -> None:
    feed = ET.fromstring(addressed.files["feed.atom"])  # noqa: S314
    assert feed.findtext(f"{ATOM}updated") == "2021-09-29T13:05:00Z"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}published") for entry in entries] == [
        "2021-09-29T13:05:00Z",
        "2020-11-08T00:00:00Z",
    ]
    identity = entries[0].findtext(f"{ATOM}id") or ""
    assert identity.isascii()
    assert unquote(identity) == f"{ADDRESS}/{FAIR}"
    content = entries[0].findtext(f"{ATOM}content") or ""
    assert "<p>افتتح معرض الكتاب" in content
    sources = [unquote(source) for source in re.findall(r'src="([^"]*)"', content)]
    assert sources == [f"{ADDRESS}/images/سوق قديم.png"] * 2


def test_pelicans_own_theme_renders_a_dated_archive(simple: BuiltSite) -> None:
    page = simple.text("articles/القمح.html")
    assert "الخميس 10 آذار/مارس 2022" in page
    assert "<b>للأسبوع الثاني</b>" in page
    assert "<strong>تعريف</strong>" in simple.text("about.html")
    assert "تلسكوب يرسل أولى صوره" in simple.text("archives/2022/07.html")
    assert "تلسكوب يرسل أولى صوره" in simple.text("index.html")
    assert broken_links(simple.output) == set()


@pytest.mark.parametrize("name", ["undated", "search", "404"])
def test_a_foreign_theme_need_not_have_our_templates(simple: BuiltSite, name: str) -> None:
    assert f"{name}.html" not in simple.files
