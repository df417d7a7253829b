"""The browser fixtures notice what they are there to notice."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PageWatch, ServeFolder
from tests.building import ROOT


def test_complaints_are_collected(chromium: Browser) -> None:
    page = chromium.new_page()
    watch = PageWatch()
    watch.follow(page)
    page.evaluate("console.error('a console error'); console.warn('a warning')")
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new RangeError('an uncaught error') }, 0)")
    page.close()
    assert watch.complaints[0].startswith("a console error")
    assert watch.complaints[1:] == ["uncaught RangeError: an uncaught error"]


def test_pages_are_arabic(page: Page) -> None:
    assert page.evaluate("navigator.language") == "ar"


@pytest.mark.console_errors("favicon.ico")
def test_compressed_host(page: Page, serve_folder: ServeFolder, tmp_path: Path) -> None:
    text = "خبر " * 1000
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    response = page.goto(f"{serve_folder(tmp_path, compress=True)}/a.txt")
    assert response is not None
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) == len(gzip.compress(text.encode(), mtime=0))
    assert response.text() == text


@pytest.mark.console_errors("favicon.ico")
def test_distant_host(page: Page, serve_folder: ServeFolder, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    url = serve_folder(tmp_path, latency=0.3)
    page.goto(f"{url}/a.txt")
    waited = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
    assert waited >= 300


@pytest.mark.parametrize("program", ["/nowhere/chromium", "/bin/false"])
def test_wrong_variable_is_said(program: str) -> None:
    # In a process of its own: Playwright runs once in a thread, and does so here already.
    finder = subprocess.run(
        [sys.executable, "-m", "tests.browser.chromium"],
        cwd=ROOT,
        env={**os.environ, "WARRAQ_CHROMIUM": program},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finder.returncode, finder.stdout) == (1, "")
    assert f"WARRAQ_CHROMIUM is {program}" in finder.stderr
