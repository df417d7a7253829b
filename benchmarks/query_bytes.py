"""What does a first query transfer, and how long until its ten results are on the page?

Chromium with a cold cache, over HTTP from this machine; bytes as the browser counts them on the
wire, headers included. Queries are words of real headlines: one, two, three, and whole headlines.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.archive_files import news
from tests.browser.chromium import find, launch
from tests.browser.folders import Network, start_host, stop_host
from warraq.indexing.document import Document
from warraq.indexing.writer import write_index

SIZES: Final = (1_000, 10_000, 20_000)
QUERIES: Final = 40
ROOT: Final = Path(__file__).resolve().parents[1]
MODULES: Final = ROOT / "theme/static/js/search"
ASK: Final = """
async (query) => {
  const { Engine } = await import("/js/engine.js");
  const { IndexFiles } = await import("/js/files.js");
  performance.clearResourceTimings();
  const files = await IndexFiles.open("/search/");
  const begin = performance.now();
  const engine = new Engine(files);
  const { hits } = await engine.search(query);
  await Promise.all(hits.map(({ docid }) => files.stored(docid)));
  const seconds = (performance.now() - begin) / 1000;
  const entries = performance.getEntriesByType("resource");
  const of = (part) => entries.filter(({ name }) => name.includes(part));
  const sum = (some) => some.reduce((total, { transferSize }) => total + transferSize, 0);
  return {
    manifest: sum(of("manifest.json")), dictionary: sum(of("/dictionary/")),
    postings: sum(of("/postings/")), store: sum(of("/store/")),
    requests: entries.length, seconds,
  };
}
"""


def main(data: Path, out: Path) -> None:
    """Writes ``query_bytes.json``: medians and 95th percentiles by size and length of query."""
    rows: list[dict[str, Any]] = []
    for size in SIZES:
        articles = list(islice(news(data), size))
        with tempfile.TemporaryDirectory() as folder, _browser() as browser:
            site = _site(Path(folder), articles)
            for words, queries in _queries(articles).items():
                rows.append(
                    {"articles": len(articles), "words": words, **_measure(browser, site, queries)}
                )
                print(f"   {rows[-1]}")
    rows.append({"script_gzip": _script_bytes()})
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (out / "query_bytes.json").write_text(text + "\n", encoding="utf-8")


def _site(folder: Path, articles: Sequence[dict[str, Any]]) -> Path:
    documents = (
        Document(
            each["id"], each["title"] or "", each["text"], each["date"], each["category"],
            each["source"], " ".join(each["text"][:220].split()),
        )
        for each in articles
    )  # fmt: skip
    write_index(documents, folder / "search")
    (folder / "js").symlink_to(MODULES)
    (folder / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    return folder


def _queries(articles: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    chance = random.Random(1)
    titles = [each["title"].split() for each in articles if each["title"]]
    titles = chance.sample([title for title in titles if len(title) >= 4], QUERIES)
    return {
        "1": [max(title, key=len) for title in titles],
        "2": [" ".join(title[1:3]) for title in titles],
        "3": [" ".join(title[:3]) for title in titles],
        "headline": [" ".join(title) for title in titles],
    }


@contextmanager
def _browser() -> Iterator[Browser]:
    program = find()
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        yield browser
        browser.close()


def _measure(browser: Browser, site: Path, queries: Sequence[str]) -> dict[str, Any]:
    server = start_host(site, Network(compress=True))
    try:
        runs = [_ask(browser, server.server_port, query) for query in queries]
    finally:
        stop_host(server)
    figures: dict[str, Any] = {}
    for key in ("manifest", "dictionary", "postings", "store", "requests"):
        figures[key] = round(statistics.median(run[key] for run in runs))
    totals = [run["dictionary"] + run["postings"] + run["store"] for run in runs]
    figures["query_bytes"] = round(statistics.median(totals))
    figures["query_bytes_p95"] = round(statistics.quantiles(totals, n=20)[-1])
    figures["seconds"] = round(statistics.median(run["seconds"] for run in runs), 3)
    return figures


def _ask(browser: Browser, port: int, query: str) -> dict[str, float]:
    """One query with an empty cache."""
    context = browser.new_context()
    page: Page = context.new_page()
    session: CDPSession = context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    page.goto(f"http://127.0.0.1:{port}/index.html")
    answer: dict[str, float] = page.evaluate(ASK, query)
    context.close()
    return answer


def _script_bytes() -> int:
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in MODULES.glob("*.js"))
