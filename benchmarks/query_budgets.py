"""Do queries keep the budgets of bytes, round trips and computing, and the index those of size?

Chromium over HTTP from this machine, an empty cache for every query, gzip on; bytes as the browser
counts them on the wire, headers included. WARRAQ_BENCH_WORK names a folder that keeps archives and
indexes between runs (remove an index there to have it written anew), WARRAQ_BENCH_ARCHIVES the
archives, e.g. "real-10000 synthetic-100000", WARRAQ_BENCH_QUERIES the number of queries of a set.
"""

from __future__ import annotations

import gzip
import math
import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from playwright.sync_api import CDPSession, Page

from benchmarks.built_index import built, file_sizes, write_rows
from benchmarks.measured_site import HEADERS, MODULES, measured_page
from benchmarks.query_sets import BandedQuery, query_sets
from benchmarks.synthetic import archive, read_archive
from warraq.indexing.reading.files import IndexFiles
from warraq.publishing.scripts import ENTRIES, published_search

ARCHIVES: Final = "real-10000 real-20000 synthetic-100000 synthetic-1000000"
QUERIES: Final = 120
"""Queries of each number of words."""
TYPED: Final = "الرياض السعودية محمد وزارة انتخابات كورونا المستشفى بالتعاون".split()
SIZES: Final = (10_000, 100_000, 1_000_000)
BUDGETS: Final[dict[str, tuple[float, float, float]]] = {
    "script and manifest kB, gzip": (25, 25, 30),
    "script and manifest kB, plain": (80, 80, 85),
    "shown kB, 1, median": (40, 40, 45),
    "shown kB, 2, median": (55, 60, 70),
    "shown kB, 2, p95": (55, 60, 140),
    "shown kB, 3, median": (70, 80, 150),
    "shown kB, 3, p95": (70, 80, 300),
    "shown kB, headline, median": (150, 180, 250),
    "proven kB, 2, median": (55, 60, 75),
    "proven kB, 3, median": (75, 85, 180),
    "round trips, median": (3, 4, 5),
    "round trips, p95": (3, 4, 6),
    "computing ms, p95": (20, 30, 50),
    "index MB": (9, 90, 900),
    "files": (SIZES[0] / 7 + 2_000, SIZES[1] / 7 + 2_000, SIZES[2] / 7 + 2_000),
}
"""What is allowed at :data:`SIZES`; between them on the line through the logarithms of both. A p95
that equals the median's budget says only that the two should not differ much."""


def main(data: Path, out: Path) -> None:
    """Writes ``query_budgets.json``: for each archive the figures and how they stand to budgets."""
    rows: list[dict[str, Any]] = []
    for name in (os.environ.get("WARRAQ_BENCH_ARCHIVES") or ARCHIVES).split():
        row = measure(data, name)
        rows.append(row)
        write_rows(out / "query_budgets.json", rows)
        for line in verdicts(row):
            print(f"   {name}: {line}")


def measure(data: Path, name: str) -> dict[str, Any]:
    """All figures of one archive."""
    search = built(data, name)
    files = IndexFiles(search)
    count = int(os.environ.get("WARRAQ_BENCH_QUERIES") or QUERIES)
    sets = query_sets(read_archive(archive(data, name)), _share(files), count)
    row: dict[str, Any] = {"archive": name, "articles": files.document_count, **_sizes(search)}
    with measured_page(search) as open_page:
        with open_page() as page:
            row["queries"] = {words: _ask_all(page, some) for words, some in sets.items()}
        with open_page() as page:
            row["typing"] = [_call(page, "typed", word) for word in TYPED]
    return row


def _share(files: IndexFiles) -> Callable[[str], float]:
    def share(form: str) -> float:
        entry = files.lookup(form)
        return entry.df / files.document_count if entry else 0.0

    return share


def _sizes(search: Path) -> dict[str, Any]:
    kinds = file_sizes(search)
    manifest = (search / "manifest.json").read_bytes()
    texts = [manifest, *page_scripts()]
    return {
        "index MB": sum(size for _, size in kinds.values()) / 1e6,
        "files": sum(count for count, _ in kinds.values()),
        "kinds": {kind: {"files": count, "bytes": size} for kind, (count, size) in kinds.items()},
        "manifest bytes": {"plain": len(manifest), "gzip": len(gzip.compress(manifest, mtime=0))},
        "script and manifest kB, plain": sum(len(text) + HEADERS for text in texts) / 1e3,
        "script and manifest kB, gzip": sum(
            len(gzip.compress(text, mtime=0)) + HEADERS for text in texts
        )
        / 1e3,
        "script files": len(texts) - 1,
    }


def page_scripts() -> list[bytes]:
    """The scripts that the search page loads before the first query, as they are published."""
    published = published_search(MODULES)
    return [published[name].encode() for name in ENTRIES]


def _call(page: Page, function: str, *arguments: object) -> Any:
    source = f"async (all) => (await import('/pages/measure.js')).{function}(...all)"
    return page.evaluate(source, list(arguments))


def _ask_all(page: Page, queries: Sequence[BandedQuery]) -> dict[str, Any]:
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    runs = [{**_ask(page, session, query.text), "query": query} for query in queries]
    bands = sorted({run["query"].rarest for run in runs}, reverse=True)
    return {
        **_summary(runs),
        "by rarest word": {
            str(band): _summary([run for run in runs if run["query"].rarest == band])
            for band in bands
        },
    }


def _ask(page: Page, session: CDPSession, query: str) -> dict[str, Any]:
    session.send("Network.clearBrowserCache")
    cold = _call(page, "cold", query)
    before = _busy_ms(session)
    warm = _call(page, "warm", query)
    return {**cold, "warm": warm, "computing": _busy_ms(session) - before}


def _busy_ms(session: CDPSession) -> float:
    """Milliseconds of computing by the page's thread since it was opened."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1e3 * float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


def _summary(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    figures: dict[str, Any] = {"queries": len(runs)}
    for stage in ("shown", "proven", "counted"):
        kilobytes = [sum(run[stage]["bytes"].values()) / 1e3 for run in runs]
        figures[f"{stage} kB"] = _spread(kilobytes)
        figures[f"{stage} kB by kind"] = _by_kind([run[stage]["bytes"] for run in runs])
        figures[f"{stage} requests"] = _spread([run[stage]["requests"] for run in runs])
        figures[f"{stage} round trips"] = _spread([run[stage]["waves"] for run in runs])
    figures["computing ms"] = _spread([run["computing"] for run in runs])
    figures["search ms"] = _spread([run["warm"]["ms"] for run in runs])
    figures["search ms, repeated"] = _spread([run["warm"]["again"] for run in runs])
    figures["overlap"] = statistics.mean(_overlap(run) for run in runs)
    figures["without a result"] = sum(not run["proven"]["ids"] for run in runs)
    return figures


def _spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and worst."""
    middle, high = np.quantile(values, [0.5, 0.95])
    return {"median": round(float(middle), 2), "p95": round(float(high), 2), "worst": max(values)}


def _by_kind(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    kinds = sorted({kind for run in runs for kind in run})
    return {
        kind: round(statistics.mean(run.get(kind, 0) for run in runs) / 1e3, 1) for kind in kinds
    }


def _overlap(run: dict[str, Any]) -> float:
    """Share of the proven articles that were shown first."""
    proven = run["proven"]["ids"]
    return len(set(proven) & set(run["shown"]["ids"])) / len(proven) if proven else 1.0


def budget(name: str, articles: int) -> float:
    """The budget at a size of archive."""
    if name == "files":
        return articles / 7 + 2_000
    return float(np.exp(np.interp(math.log(articles), np.log(SIZES), np.log(BUDGETS[name]))))


def measured_values(row: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """The figures of an archive that have a budget."""
    sets = row["queries"]
    for name in BUDGETS:
        what, *words, key = ["", *name.split(", ")][-3:]
        if name in row:
            yield name, row[name]
        elif words and words[0] in sets:
            yield name, sets[words[0]][what][key]
        elif words == ["round trips"]:
            yield name, max(some["shown round trips"][key] for some in sets.values())
        elif words == ["computing ms"]:
            yield name, max(some["computing ms"][key] for some in sets.values())


def verdicts(row: dict[str, Any]) -> Iterator[str]:
    """A line for each budget: met or missed, and by how much."""
    for name, value in measured_values(row):
        allowed = budget(name, row["articles"])
        verdict = "met" if value <= allowed else "MISSED"
        yield f"{verdict:6} {name}: {value:,.1f} of {allowed:,.1f} ({value / allowed - 1:+.0%})"
