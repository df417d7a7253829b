"""Fixtures for tests inside Chromium: a browser, watched pages, served folders, the built site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from playwright.sync_api import Error as PageError

from tests.browser.chromium import ChromiumMissing, find, launch
from tests.browser.folders import Network, start_host, stop_host
from tests.building import ROOT, build_site

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}


class ServeFolder(Protocol):
    """Serves a folder and returns its base URL, without a slash at the end."""

    def __call__(self, path: Path, *, compress: bool = False, latency: float = 0.0) -> str: ...


class OpenContext(Protocol):
    """Opens a page in a fresh context; options are those of Playwright's `new_context`."""

    def __call__(self, **options: object) -> Page: ...


@dataclass(frozen=True)
class Site:
    """The project's own site as built for the tests."""

    url: str
    path: Path


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless browser for all tests. None is a failure, never a skipped test."""
    try:
        program = find()
    except ChromiumMissing as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[ServeFolder]:
    """`serve_folder(path, compress=False, latency=0.0)` -> base URL, served until the tests end."""
    servers = []

    def serve(path: Path, *, compress: bool = False, latency: float = 0.0) -> str:
        server = start_host(path, Network(compress, latency))
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        stop_host(server)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: ServeFolder) -> Site:
    """The project's own content/, built once as `make html` builds it, and served."""
    output = tmp_path_factory.mktemp("site") / "output"
    built = build_site(ROOT / "content", output)
    if built.returncode:
        pytest.fail(f"content/ does not build:\n{built.stdout}{built.stderr}", pytrace=False)
    return Site(serve_folder(output), output)


class PageWatch:
    """Collects what a page complains about while a test uses it."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def follow(self, page: Page) -> None:
        """Listen to the page from now on."""
        page.on("console", self._hear)
        page.on("pageerror", self._catch)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            place = message.location
            self.complaints.append(f"{message.text} ({place.get('url')}:{place.get('lineNumber')})")

    def _catch(self, error: PageError) -> None:
        self.complaints.append(f"uncaught {error.name}: {error.message}")


@pytest.fixture
def open_page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[OpenContext]:
    """`open_page(viewport=PHONE, java_script_enabled=False, …)` -> a page in a fresh context.

    A page's console errors and uncaught errors fail the test, but for those that match the
    pattern in `@pytest.mark.console_errors(r"404")`.
    """
    contexts: list[BrowserContext] = []
    watch = PageWatch()

    def open_one(**options: object) -> Page:
        defaults = {"locale": "ar", "timezone_id": "Africa/Cairo", "viewport": DESKTOP}
        new_context: Callable[..., BrowserContext] = chromium.new_context
        contexts.append(new_context(**{**defaults, **options}))
        page = contexts[-1].new_page()
        watch.follow(page)
        return page

    yield open_one
    for context in contexts:
        context.close()
    allowed = [mark.args[0] for mark in request.node.iter_markers("console_errors")]
    unexpected = [
        complaint
        for complaint in watch.complaints
        if not any(re.search(pattern, complaint) for pattern in allowed)
    ]
    if unexpected:
        pytest.fail("the page complained:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
def page(open_page: OpenContext) -> Page:
    """A page of desktop size in a fresh Arabic context."""
    return open_page()
