"""What the search page says where its index, its scripts or the network fail."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import ServeFolder, Site
from tests.browser.test_search_page import INPUT, QUESTION, STATUS, TITLES


@pytest.fixture
def copied_site(site: Site, tmp_path: Path) -> Path:
    """The built site in a folder that a test may damage."""
    shutil.copytree(site.path, tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.console_errors(r"404")
def test_a_missing_index_is_told(page: Page, copied_site: Path, serve_folder: ServeFolder) -> None:
    shutil.rmtree(copied_site / "search")
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator(STATUS)).to_contain_text("تعذّر العثور")


def test_a_damaged_index_is_told(page: Page, copied_site: Path, serve_folder: ServeFolder) -> None:
    for shard in copied_site.glob("search/base-*/dictionary/*.bin"):
        shard.write_bytes(shard.read_bytes()[:-5])
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator(STATUS)).to_contain_text("تالف")


def test_an_index_of_another_format_is_told(
    page: Page, copied_site: Path, serve_folder: ServeFolder
) -> None:
    path = copied_site / "search" / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "format": 3}), "utf-8")
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator(STATUS)).to_contain_text("حُدِّث الموقع")


@pytest.mark.console_errors(r"404")
def test_a_site_published_anew_is_found_again(
    page: Page, copied_site: Path, serve_folder: ServeFolder
) -> None:
    page.goto(f"{serve_folder(copied_site)}/search.html?q={QUESTION}")
    expect(page.locator(TITLES).first).to_be_visible()
    path = copied_site / "search" / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    segment = manifest["segments"][0]
    old, segment["name"] = segment["name"], "base-000000000000"
    (copied_site / "search" / old).rename(copied_site / "search" / segment["name"])
    path.write_text(json.dumps(manifest), "utf-8")
    page.locator(INPUT).fill("القاهرة")
    expect(page.locator("#search-results mark").first).to_contain_text("القاهرة")


@pytest.mark.console_errors(r"ERR_FAILED|ERR_INTERNET_DISCONNECTED")
def test_without_a_network_what_was_read_is_still_found(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/search.html?q={QUESTION}")
    title = page.locator(TITLES).first.inner_text()

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/search/**", refuse)
    page.locator(INPUT).fill("القاهرة")
    expect(page.locator(STATUS)).to_contain_text("تعذّر الوصول")
    expect(page.locator(INPUT)).to_be_visible()
    page.locator(INPUT).fill(QUESTION)
    expect(page.locator(TITLES).first).to_have_text(title)
    page.locator(INPUT).fill("القاهرة")
    expect(page.locator(STATUS)).to_contain_text("تعذّر الوصول")
    page.unroute("**/search/**")
    page.get_by_role("link", name="أعد المحاولة").click()
    expect(page.locator("#search-results mark").first).to_contain_text("القاهرة")


@pytest.mark.console_errors(r"ERR_FAILED")
def test_scripts_that_do_not_come_are_told_and_asked_for_again(page: Page, site: Site) -> None:
    page.route("**/worker.js", lambda route: route.abort())
    page.goto(f"{site.url}/search.html?q={QUESTION}")
    expect(page.locator(STATUS)).to_contain_text("تعذّر الوصول")
    page.unroute("**/worker.js")
    page.get_by_role("link", name="أعد المحاولة").click()
    expect(page.locator(TITLES).first).to_be_visible()
