"""A page over a search folder, for measurements in Chromium."""

from __future__ import annotations

import functools
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.built_index import ROOT
from tests.browser.chromium import find, launch
from tests.browser.folders import HostHandler, Network, stop_host
from warraq.publishing.shortening import shortened

MODULES: Final = ROOT / "theme/static/js/search"
PAGES: Final = ROOT / "benchmarks/pages"
HEADERS: Final = 300
"""Bytes of an answer's headers, as the Resource Timing standard counts them."""


class Counted:
    """Answers given and their bytes, headers included."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0


class CountingHandler(HostHandler):
    """Counts what it sends, whoever asks: also workers, whose requests no page sees."""

    # Head and body in one packet: sent apart, the second waits 40 ms for the first's receipt.
    wbufsize = 1 << 16

    def __init__(self, *args: object, counted: Counted, network: Network, directory: str) -> None:
        self.counted = counted
        super().__init__(*args, network=network, directory=directory)

    def send_header(self, keyword: str, value: str) -> None:
        """Notes the length of the body."""
        if keyword == "Content-Length":
            self.counted.requests += 1
            self.counted.bytes += int(value) + HEADERS
        super().send_header(keyword, value)


@contextmanager
def host(folder: Path) -> Iterator[tuple[str, Counted]]:
    """Serves a folder with gzip: its address, and what it has sent."""
    counted = Counted()
    handler = functools.partial(
        CountingHandler, counted=counted, network=Network(compress=True), directory=str(folder)
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", counted
    finally:
        stop_host(server)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    program = find()
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page with nothing in its cache."""
    context = browser.new_context(locale="ar")
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@contextmanager
def measured_page(search: Path) -> Iterator[Callable[[], AbstractContextManager[Page]]]:
    """Opens fresh pages over a search folder."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = measured_site(Path(folder), search)
        with host(site) as (address, _):
            yield functools.partial(fresh_page, browser, f"{address}/index.html")


def measured_site(folder: Path, search: Path) -> Path:
    """Makes ``folder`` a site with the index ``search``, the search modules without comments, and
    our page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, target in (("search", search), ("pages", PAGES)):
        (folder / name).symlink_to(target)
    (folder / "js").mkdir()
    for module in MODULES.glob("*.js"):
        script = shortened(module.read_text(encoding="utf-8"))
        (folder / "js" / module.name).write_text(script, encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    return folder
