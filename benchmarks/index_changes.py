"""What does it cost to add, change or remove one article of an index?

WARRAQ_BENCH_CHANGES chooses the archives, e.g. "real-20000 synthetic-100000".
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from benchmarks.built_index import write_rows
from benchmarks.synthetic import archive, read_archive
from warraq.indexing.document import Document
from warraq.indexing.updating.changes import apply_changes
from warraq.indexing.updating.state import STATE
from warraq.indexing.writing.writer import write_index

RUNS: Final = "real-10000 real-20000 synthetic-100000"
NEW: Final = 510
"""Articles that are kept back from the first index, to be added."""
FULL: Final = 500
"""Articles of the delta that the last changes meet."""
ADDED: Final = " وأضاف المصدر أن التفاصيل تعلن لاحقا"


def main(data: Path, out: Path) -> None:
    """Writes ``index_changes.json``: a row for each kind of change and archive."""
    rows: list[dict[str, Any]] = []
    for name in (os.environ.get("WARRAQ_BENCH_CHANGES") or RUNS).split():
        with tempfile.TemporaryDirectory() as folder:
            for row in _measured(archive(data, name), Path(folder)):
                rows.append({"archive": name, **row})
                print(f"   {rows[-1]}")
        write_rows(out / "index_changes.json", rows)


def _measured(source: Path, folder: Path) -> Iterator[dict[str, Any]]:
    documents = read_archive(source)
    new = list(islice(documents, NEW))
    old = next(documents)
    start = time.perf_counter()
    write_index(chain([old], documents), folder / "index", state=folder / STATE)
    yield {"change": "whole", "seconds": round(time.perf_counter() - start, 2)}
    yield {"change": "state", "MB": round((folder / STATE).stat().st_size / 1e6, 1)}
    for change, changed, removed in _steps(new, old):
        start = time.perf_counter()
        done = apply_changes(folder / "index", folder / STATE, changed, removed)
        seconds = round(time.perf_counter() - start, 2)
        yield {"change": change, "seconds": seconds, "files": done.files, "bytes": done.bytes}


def _steps(
    new: Sequence[Document], old: Document
) -> Iterator[tuple[str, Sequence[Document], Sequence[str]]]:
    """Changes, one after another: what is done, articles that come or change, ids removed."""
    yield "one added", new[:1], ()
    yield "another added", new[1:2], ()
    yield "one changed", [replace(old, text=old.text + ADDED)], ()
    yield f"{FULL} added", new[2 : 2 + FULL], ()
    yield f"one added to {FULL}", new[-1:], ()
    yield f"one removed of {FULL}", (), [new[-1].id]
    yield "one removed of the base", (), [old.id]
