"""Copies, stories and companions as readers meet them, without a script."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, ServeFolder
from tests.building import ROOT, build_site

NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> str:
    """The site of tests/sites/stories, served."""
    folder = tmp_path_factory.mktemp("stories")
    content, output = folder / "content", folder / "output"
    shutil.copytree(ROOT / "tests" / "sites" / "stories", content)
    built = build_site(content, output)
    assert not built.returncode, built.stdout + built.stderr
    return serve_folder(Path(output))


@pytest.fixture
def plain(open_page: OpenContext) -> Page:
    """A narrow page without JavaScript."""
    return open_page(viewport=NARROW, java_script_enabled=False)


def go(page: Page, root: str, path: str) -> None:
    page.goto(f"{root}/{quote(path)}")


def fits(page: Page) -> bool:
    """Whether nothing runs out of a narrow window."""
    box = page.locator("body").bounding_box()
    widest = page.locator("main *").evaluate_all("all => Math.max(...all.map(e => e.scrollWidth))")
    return box is not None and widest <= NARROW["width"]


def test_copies_are_folded_and_name_source_and_date_the_earliest_first(
    plain: Page, stories: str
) -> None:
    go(plain, stories, "articles/جنوح-نقلا.html")
    copies = plain.locator("details.copies")
    expect(copies.locator("summary")).to_have_text("نُشر الخبر نفسه في وكالة البحر")
    expect(copies.locator("li")).to_be_hidden()
    copies.locator("summary").click()
    expect(copies.locator("li")).to_have_text(
        re.compile("وكالة البحر.*2031.*الأقدم.*تجنح", re.DOTALL)
    )
    copies.locator("a").click()
    expect(plain.locator("h1")).to_contain_text("تجنح عند مدخل مضيق الرمل")
    expect(plain.locator("details.copies .note")).to_have_count(1)


def test_a_copy_stays_in_its_lists(plain: Page, stories: str) -> None:
    go(plain, stories, "sections/بحر.html")
    expect(plain.locator(".story-list > li")).to_have_count(5)


def test_an_article_leads_to_its_story_and_to_what_came_before_and_after(
    plain: Page, stories: str
) -> None:
    go(plain, stories, "articles/قاطرات.html")
    thread = plain.locator(".thread > li")
    expect(thread).to_have_count(4)
    expect(thread.nth(1)).to_have_attribute("aria-current", "page")
    expect(thread.nth(1)).to_contain_text("هذا المقال")
    expect(thread.nth(2)).to_contain_text("تطفو")
    # What the story tells is not told again.
    expect(plain.locator(".related")).to_have_count(0)
    assert fits(plain)
    plain.locator(".after .more").click()
    expect(plain).to_have_url(f"{stories}/{quote('stories/جنوح.html')}")


def test_a_story_is_told_day_by_day_under_a_title_marked_as_made(plain: Page, stories: str) -> None:
    go(plain, stories, "stories/جنوح.html")
    expect(plain.locator(".page-lead")).to_contain_text("4 مقالات، من")
    expect(plain.locator(".page-lead .made")).to_have_text("عنوان مولَّد")
    expect(plain.locator(".days time")).to_have_count(4)
    days = plain.locator(".days time").evaluate_all("all => all.map(each => each.dateTime)")
    assert days == ["2031-05-02", "2031-05-04", "2031-05-06", "2031-05-09"]
    assert fits(plain)


def test_the_home_page_shows_stories(plain: Page, stories: str) -> None:
    go(plain, stories, "index.html")
    expect(plain.get_by_role("heading", name="قصص تتواصل")).to_be_visible()
    plain.locator(".told-stories a").click()
    expect(plain.locator(".days > li")).to_have_count(4)


def test_a_name_shows_who_appears_with_it_where_and_when(plain: Page, stories: str) -> None:
    go(plain, stories, "organisations/هيئة-المضيق.html")
    expect(plain.locator("#with-title")).to_have_text("يظهر معه")
    expect(plain.locator("#where-title")).to_have_text("الأماكن")
    expect(plain.locator("section:has(#where-title) .chip")).to_have_text("بورسعيد 3")
    expect(plain.locator(".ends .note")).to_have_text(["أول ذكر في الأرشيف", "آخر ذكر"])
    expect(plain.locator(".timeline td[class]")).to_have_text("5")
    assert fits(plain)
