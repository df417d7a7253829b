"""How fast is an index written, with how much memory, beside what else writes one?

Each run is a process of its own that reads the archive from a file. WARRAQ_BENCH_WRITERS chooses,
e.g. "warraq:real-10000 sqlite:real-10000".
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from benchmarks.built_index import WRITE, file_sizes, measured, write_rows
from benchmarks.synthetic import archive

RUNS: Final = (
    "dict:real-10000 sqlite:real-10000 whoosh:real-2000 warraq:real-2000 warraq:real-10000 "
    "warraq:real-20000 warraq:synthetic-100000 warraq:synthetic-1000000"
)
DICT: Final = """
import pickle, sys
from pathlib import Path
from benchmarks.synthetic import read_archive
from warraq.language.tokenizer import forms
postings = {}
for docid, document in enumerate(read_archive(Path(sys.argv[1]))):
    counts = {}
    for form in forms(document.title + " " + document.text):
        counts[form] = counts.get(form, 0) + 1
    for form, count in counts.items():
        postings.setdefault(form, []).append((docid, count))
folder = Path(sys.argv[2])
folder.mkdir()
(folder / "postings.pickle").write_bytes(pickle.dumps(postings, protocol=5))
"""
SQLITE: Final = """
import sqlite3, sys
from pathlib import Path
from benchmarks.synthetic import read_archive
folder = Path(sys.argv[2])
folder.mkdir()
with sqlite3.connect(folder / "index.sqlite") as connection:
    connection.execute("CREATE VIRTUAL TABLE articles USING fts5(title, text)")
    rows = ((each.title, each.text) for each in read_archive(Path(sys.argv[1])))
    connection.executemany("INSERT INTO articles VALUES (?, ?)", rows)
    connection.execute("INSERT INTO articles(articles) VALUES ('optimize')")
"""
WHOOSH: Final = """
import sys
from pathlib import Path
from whoosh.analysis import RegexTokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in
from benchmarks.synthetic import read_archive
words = RegexTokenizer()
folder = Path(sys.argv[2])
folder.mkdir()
schema = Schema(id=ID(stored=True), title=TEXT(words, stored=True), text=TEXT(words))
index = create_in(str(folder), schema)
writer = index.writer(limitmb=512)
for each in read_archive(Path(sys.argv[1])):
    writer.add_document(id=each.id, title=each.title, text=each.text)
writer.commit()
"""
READ: Final = """
import sys
from pathlib import Path
from benchmarks.synthetic import read_archive
Path(sys.argv[2]).mkdir()
print(sum(1 for _ in read_archive(Path(sys.argv[1]))))
"""
PROGRAMS: Final = {
    "warraq": WRITE, "dict": DICT, "sqlite": SQLITE, "whoosh": WHOOSH, "read": READ,
}  # fmt: skip


def main(data: Path, out: Path) -> None:
    """Writes ``index_writing.json``: a row for each writer and archive."""
    rows: list[dict[str, Any]] = []
    for run in (os.environ.get("WARRAQ_BENCH_WRITERS") or RUNS).split():
        writer, _, name = run.partition(":")
        with tempfile.TemporaryDirectory() as folder:
            rows.append(_write(writer, archive(data, name), Path(folder) / "index"))
        print(f"   {rows[-1]}")
        write_rows(out / "index_writing.json", rows)


def _write(writer: str, source: Path, folder: Path) -> dict[str, Any]:
    cost = measured(PROGRAMS[writer], source, folder)
    articles = int(source.stem.rpartition("-")[2])
    sizes = file_sizes(folder)
    shutil.rmtree(folder)
    return {
        "writer": writer, "archive": source.stem, "articles": articles,
        "articles a second": round(articles / cost["seconds"]), **cost,
        "files": sum(count for count, _ in sizes.values()),
        "MB": round(sum(size for _, size in sizes.values()) / 1e6, 1),
        "kinds": {kind: list(pair) for kind, pair in sizes.items()},
    }  # fmt: skip
