"""What do Pagefind and MiniSearch cost for the same articles and the same two-word queries?

Both are installed into a temporary folder, Pagefind from PyPI and MiniSearch from npm. Bytes are
what the server sent, with 300 for each answer's headers; the cache is empty for every query.
WARRAQ_BENCH_ENGINES chooses, e.g. "warraq:10000 pagefind:20000".
"""

from __future__ import annotations

import html
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from playwright.sync_api import Browser

from benchmarks.built_index import WRITE, measured, measured_command, write_rows
from benchmarks.measured_site import (
    PAGES,
    Counted,
    chromium,
    fresh_page,
    host,
    measured_site,
)
from benchmarks.query_sets import query_sets
from benchmarks.synthetic import archive, read_archive
from warraq.indexing.reading.files import IndexFiles

RUNS: Final = "warraq:10000 minisearch:10000 pagefind:10000 warraq:20000 pagefind:20000"
QUERIES: Final = 40
PAGEFIND: Final = "pagefind[bin]>=1.5,<2"
MINISEARCH: Final = "minisearch@7"
PAGE: Final = """<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8">
<title>{title}</title><body><main data-pagefind-body><h1>{title}</h1>{text}</main>"""

Built = tuple[dict[str, float], Path]
"""What a build cost, and the folder or file that is the index."""


def main(data: Path, out: Path) -> None:
    """Writes ``search_engines.json``: a row for each engine and size."""
    rows: list[dict[str, Any]] = []
    queries: list[str] = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for run in (os.environ.get("WARRAQ_BENCH_ENGINES") or RUNS).split():
            engine, _, size = run.partition(":")
            source = archive(data, f"real-{size}")
            site = Path(folder) / run
            site.mkdir(parents=True)
            cost, index = BUILDERS[engine](source, site, Path(folder))
            queries = queries or _two_words(source, Path(folder) / "shares")
            figures = _measure(browser, site, engine, queries)
            rows.append(
                {"engine": engine, "articles": int(size), **cost, **_size(index), **figures}
            )
            print(f"   {rows[-1]}")
            write_rows(out / "search_engines.json", rows)
            shutil.rmtree(site)


def _two_words(source: Path, folder: Path) -> list[str]:
    """The two-word queries of the budgets, balanced by frequency, from the same headlines."""
    measured(WRITE, source, folder)
    files = IndexFiles(folder)

    def share(form: str) -> float:
        entry = files.lookup(form)
        return entry.df / files.document_count if entry else 0.0

    return [query.text for query in query_sets(read_archive(source), share, QUERIES)["2"]]


def _build_warraq(source: Path, site: Path, _: Path) -> Built:
    search = site / "index"
    cost = measured(WRITE, source, search)
    measured_site(site, search)
    return cost, search


def _build_pagefind(source: Path, site: Path, tools: Path) -> Built:
    python = tools / "pagefind" / "bin" / "python"
    if not python.exists():
        venv.create(tools / "pagefind", with_pip=True)
        _run([str(python), "-m", "pip", "install", "-q", PAGEFIND])
    for number, document in enumerate(read_archive(source)):
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in document.text.splitlines())
        page = PAGE.format(title=html.escape(document.title), text=paragraphs)
        (site / f"{number}.html").write_text(page, encoding="utf-8")
    cost = measured_command([str(python), "-m", "pagefind", "--site", str(site)], {})
    _page_files(site)
    return cost, site / "pagefind"


def _build_minisearch(source: Path, site: Path, tools: Path) -> Built:
    module = tools / "node_modules" / "minisearch" / "dist" / "es" / "index.js"
    if not module.exists():
        _run(["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(tools), MINISEARCH])
    build = ["node", "--max-old-space-size=8000", str(PAGES / "minisearch_build.mjs")]
    cost = measured_command([*build, str(module), str(source), str(site / "index.json")], {})
    shutil.copy(module, site / "minisearch.js")
    _page_files(site)
    return cost, site / "index.json"


BUILDERS: Final[dict[str, Callable[[Path, Path, Path], Built]]] = {
    "warraq": _build_warraq,
    "pagefind": _build_pagefind,
    "minisearch": _build_minisearch,
}


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr)


def _page_files(site: Path) -> None:
    (site / "pages").symlink_to(PAGES)
    (site / "index.html").write_text("<!doctype html><html lang=ar><title>x</title>", "utf-8")


def _size(index: Path) -> dict[str, float]:
    files = [path for path in index.rglob("*") if path.is_file()] if index.is_dir() else [index]
    return {"files": len(files), "index MB": sum(path.stat().st_size for path in files) / 1e6}


def _measure(browser: Browser, site: Path, engine: str, queries: Sequence[str]) -> dict[str, Any]:
    with host(site) as (address, counted):
        runs = [_ask(browser, address, counted, engine, query) for query in queries]
    figures: dict[str, Any] = {"queries": len(runs)}
    for key in ("kB before", "kB", "requests", "ms cold", "ms warm", "found"):
        median, high = np.quantile([run[key] for run in runs], [0.5, 0.95])
        figures[key] = {"median": round(float(median), 1), "p95": round(float(high), 1)}
    figures["without a result"] = statistics.mean(run["found"] == 0 for run in runs)
    return figures


def _ask(
    browser: Browser, address: str, counted: Counted, engine: str, query: str
) -> dict[str, float]:
    """One query on a page that was never open before, and the same again."""
    module = f"import('/pages/{engine}.js')"
    with fresh_page(browser, f"{address}/index.html") as page:
        start = counted.bytes
        page.evaluate(f"async () => (await {module}).open()")
        opened, requests = counted.bytes, counted.requests
        cold = page.evaluate(f"async (query) => (await {module}).ask(query)", query)
        sent, asked = counted.bytes - opened, counted.requests - requests
        warm = page.evaluate(f"async (query) => (await {module}).ask(query)", query)
    return {
        "kB before": (opened - start) / 1e3, "kB": sent / 1e3, "requests": asked,
        "ms cold": cold["ms"], "ms warm": warm["ms"], "found": cold["found"],
    }  # fmt: skip
