"""What a reader does on the search page, by keyboard, mouse and touch."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, OpenContext, ServeFolder, Site

TITLES = "#search-results .result-title a"
QUESTION = "بوتين"
"""A word of our own article on the meeting in Sochi; the name stands in others' tags at most."""


def search(page: Page, text: str) -> None:
    page.locator("#search-input").press_sequentially(text, delay=15)


def test_results_come_as_one_types(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    search(page, QUESTION)
    expect(page.locator(TITLES).first).to_be_visible()
    expect(page.locator("#search-status")).to_have_text(re.compile(r"مقال"))
    expect(page.locator("#search-results mark").first).to_contain_text(QUESTION)
    assert "q=" in page.url


def test_a_result_leads_to_its_article_and_back_restores_the_results(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.url}/search.html?q={QUESTION}")
    first = page.locator(TITLES).first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)
    page.go_back()
    expect(page.locator("#search-input")).to_have_value(QUESTION)
    expect(page.locator(TITLES).first).to_have_text(title)


def test_back_walks_through_submitted_queries(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html")
    for query in ("القاهرة", "باريس"):
        page.locator("#search-input").fill("")
        search(page, query)
        expect(page.locator("#search-results mark").first).to_contain_text(query)
        page.keyboard.press("Enter")
    page.go_back()
    expect(page.locator("#search-input")).to_have_value("القاهرة")
    expect(page.locator("#search-results mark").first).to_contain_text("القاهرة")


def test_arrows_walk_through_the_results(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=الرئيس")
    links = page.locator(TITLES)
    expect(links.nth(1)).to_be_visible()
    page.locator("#search-input").focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-input")).to_be_focused()


def test_more_results_follow_the_first_ten(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=في")
    expect(page.locator(TITLES)).to_have_count(10)
    page.locator("#search-more").click()
    expect(page.locator(TITLES)).to_have_count(20)
    expect(page.locator(TITLES).nth(10)).to_be_focused()


def test_the_form_of_every_page_leads_to_results(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/index.html")
    field = page.locator("form[role=search] input[name=q]").first
    field.fill(QUESTION)
    field.press("Enter")
    expect(page.locator(TITLES).first).to_be_visible()
    expect(page.locator("#search-input")).to_have_value(QUESTION)


def test_on_a_phone_by_touch(open_page: OpenContext, site: Site) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{site.url}/search.html")
    page.locator("#search-input").tap()
    search(page, QUESTION)
    page.locator(TITLES).first.tap()
    expect(page.locator("article h1, h1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_word_that_is_not_there_is_told(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=غفغفغفغف")
    expect(page.locator("#search-status")).to_contain_text("لا نتائج")
    expect(page.locator("#search-status")).to_contain_text("لم ترد في الأرشيف")


def test_markup_in_a_query_stays_text(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q=<img src=x onerror=alert(1)>{QUESTION}")
    expect(page.locator("#search-status")).not_to_be_empty()
    assert page.locator("#search-results img, #search-status img").count() == 0


def test_without_javascript_the_page_says_what_to_do(open_page: OpenContext, site: Site) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site.url}/search.html")
    main = page.locator("main")
    expect(main).to_contain_text("جافاسكربت")
    expect(main.locator("a[href$='archives.html']").first).to_be_visible()
    expect(main.locator("a[href$='tags.html']").first).to_be_visible()


@pytest.mark.console_errors(r"CORS|ERR_FAILED|Not allowed|file:")
def test_from_a_file_the_page_says_what_to_do(page: Page, site: Site) -> None:
    page.goto((site.path / "search.html").as_uri())
    expect(page.locator("#search-unavailable")).to_be_visible()
    expect(page.locator("#search-unavailable a[href$='archives.html']").first).to_be_visible()


@pytest.fixture
def copied_site(site: Site, tmp_path: Path) -> Path:
    """The built site in a folder that a test may damage."""
    shutil.copytree(site.path, tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.console_errors(r"404")
def test_a_missing_index_is_told(page: Page, copied_site: Path, serve_folder: ServeFolder) -> None:
    shutil.rmtree(copied_site / "search")
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator("#search-status")).to_contain_text("تعذّر العثور")


def test_a_damaged_index_is_told(page: Page, copied_site: Path, serve_folder: ServeFolder) -> None:
    for shard in copied_site.glob("search/base-*/dictionary/*.bin"):
        shard.write_bytes(shard.read_bytes()[:-5])
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator("#search-status")).to_contain_text("تالف")


def test_search_works_under_a_strict_policy_and_with_compression(
    page: Page, site: Site, serve_folder: ServeFolder
) -> None:
    policy = "meta[http-equiv=Content-Security-Policy]"
    page.goto(f"{serve_folder(site.path, compress=True)}/search.html?q={QUESTION}")
    expect(page.locator(TITLES).first).to_be_visible()
    assert "default-src 'self'" in (page.locator(policy).get_attribute("content") or "")
