"""The templates keep the content security policy and bear whatever is missing from an archive."""

from __future__ import annotations

import re
from types import SimpleNamespace as Record
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from tests.building import ROOT
from warraq.language.digits import write_number
from warraq.language.months import month_name
from warraq.language.plurals import counted

TEMPLATES = ROOT / "theme" / "templates"
SOURCES = sorted(TEMPLATES.rglob("*.html"))
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
LONG = "تقرير مطوَّل " * 60


@pytest.fixture(scope="module")
def environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    made.filters |= {
        "counted": counted,
        "digits": str,
        "number": lambda number: write_number(number, "latn"),
        "month_name": lambda number: month_name(number, "both"),
        "format_date": lambda value, _precision=None: value,
    }
    return made


def render(environment: Environment, template: str, **variables: Any) -> str:
    page = environment.get_template(template).render(
        SITEURL=".", SITENAME="الأرشيف", THEME_STATIC_DIR="theme", **variables
    )
    # How the templates are broken into lines says nothing.
    return re.sub(r"\s+", " ", page).replace(" >", ">")


def article(**known: Any) -> Record:
    """An article of which nothing is known but what is given, and its title and address."""
    return Record(
        **{"title": "خبر", "url": "articles/x.html", "content": Markup("<p>نص</p>")} | known
    )


def tag(name: str, **known: Any) -> Record:
    return Record(**{"name": name, "type": "person", "url": "people/x.html"} | known)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_nothing_is_inline(path: Any) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("markup", ["<p style='x'>", '<a onclick="x">', "<script>x</script>"])
def test_inline_markup_is_seen(markup: str) -> None:
    assert INLINE.search(markup)


@pytest.mark.parametrize(
    "template", ["index", "categories", "tags", "archives", "undated", "authors", "search", "404"]
)
def test_an_empty_archive_has_its_pages(environment: Environment, template: str) -> None:
    page = render(environment, f"{template}.html")
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count("<h1") == 1
    assert "default-src 'self'" in page


def test_an_article_of_which_nothing_is_known(environment: Environment) -> None:
    page = render(environment, "article.html", article=article())
    assert "بلا تاريخ" in page
    assert "<time" not in page
    assert "عنوان مولَّد" not in page


def test_where_a_date_comes_from_is_said(environment: Environment) -> None:
    dated = article(
        locale_date="أيلول/سبتمبر 2021",
        iso_date="2021-09",
        date_source="path",
        date_precision="month",
        hijri_date="1443",
    )
    page = render(environment, "article.html", article=dated)
    assert '<time datetime="2021-09">' in page
    assert "من مسار الملف؛ الشهر معروف دون اليوم" in page
    assert "1443" not in page


def test_a_made_title_is_marked(environment: Environment) -> None:
    page = render(environment, "article.html", article=article(title_source="made"))
    assert "عنوان مولَّد" in page


def test_hostile_metadata_stays_text(environment: Environment) -> None:
    hostile = article(
        title="<img src=x onerror=alert(1)>«<b>»",
        source='"><script>alert(1)</script>',
        source_url="javascript:alert(1)",
        licence="javascript:alert(1)",
        tags=[tag("<i>وسم</i>")],
    )
    page = render(environment, "article.html", article=hostile)
    assert 'href="javascript:' not in page
    assert "<script>" not in page
    assert "<img" not in page
    assert "&lt;i&gt;" in page


def test_many_tags_stay_within_reach(environment: Environment) -> None:
    tags = [tag(f"اسم {number}") for number in range(300)]
    many = article(title=LONG, tags=tags, tags_by_type={"person": tags})
    page = render(environment, "article.html", article=many)
    assert page.count('class="chip"') == 300
    assert "288 وسمًا غيرها" in page


def test_a_tag_without_a_page_is_no_link(environment: Environment) -> None:
    tags = [tag("بلا صفحة", url=None)]
    page = render(
        environment, "article.html", article=article(tags=tags, tags_by_type={"person": tags})
    )
    assert '<span class="chip">' in page


def test_addresses_wait_for_the_site_to_have_one(environment: Environment) -> None:
    known = {"article": article(), "output_file": "articles/x.html"}
    assert "canonical" not in render(environment, "article.html", **known)
    page = render(environment, "article.html", WARRAQ_SITEURL="https://example.org", **known)
    assert 'rel="canonical" href="https://example.org/articles/x.html"' in page


def test_only_a_dated_article_says_when_it_was_published(environment: Environment) -> None:
    published = "article:published_time"
    dated = article(date=object(), iso_date="2021-09")
    page = render(environment, "article.html", article=dated)
    assert f'property="{published}" content="2021-09"' in page
    undated = article(date=None, iso_date=None)
    assert published not in render(environment, "article.html", article=undated)


def test_drafts_are_not_for_search_engines(environment: Environment) -> None:
    page = render(environment, "article.html", article=article(status="draft"))
    assert '<meta name="robots" content="noindex">' in page


def test_the_lost_page_finds_its_styles_at_any_depth(environment: Environment) -> None:
    page = render(environment, "404.html", WARRAQ_SITEURL="https://example.org/sub")
    assert 'href="https://example.org/sub/theme/css/site.css"' in page
