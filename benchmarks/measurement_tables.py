"""Tables of docs/measurements.md out of results: python -m benchmarks.measurement_tables FOLDER."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.query_budgets import budget, measured_values

LETTERS = 6


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; numbers with separators of thousands."""
    lines = [head, ["---"] * len(head), *([_written(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def _written(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:,.{0 if abs(cell) >= 100 else 1 if abs(cell) >= 1 else 2}f}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def budgets(rows: Sequence[dict[str, Any]]) -> str:
    """Figure and budget, an archive a column."""
    figures: dict[str, list[str]] = {}
    for row in rows:
        for name, value in measured_values(row):
            allowed = budget(name, row["articles"])
            figures.setdefault(name, []).append(f"{_written(float(value))} / {_written(allowed)}")
    return table(
        ["measured / budget", *(row["archive"] for row in rows)],
        [[name, *values] for name, values in figures.items()],
    )


def kinds(rows: Sequence[dict[str, Any]]) -> str:
    """Files and megabytes by kind, an archive a column."""
    names = sorted({kind for row in rows for kind in row["kinds"]})
    cells = [[row["kinds"].get(name, {"files": 0, "bytes": 0}) for row in rows] for name in names]
    return table(
        ["files, MB", *(row["archive"] for row in rows)],
        [
            [name, *(f"{each['files']:,}, {each['bytes'] / 1e6:,.2f}" for each in line)]
            for name, line in zip(names, cells, strict=True)
        ],
    )


def queries(rows: Sequence[dict[str, Any]]) -> str:
    """What queries cost, a row for each archive and number of words."""
    stages = ("shown kB", "proven kB", "counted kB")
    head = ["archive", "words", *(f"{stage}, p95" for stage in stages)]
    head += ["requests", "round trips, p95"]
    return table(
        [*head, "computing ms, p95", "overlap"],
        [
            [
                row["archive"],
                words,
                *(_pair(some[key]) for key in stages),
                some["shown requests"]["median"],
                *(_pair(some[key]) for key in ("shown round trips", "computing ms")),
                f"{some['overlap']:.3f}",
            ]
            for row in rows
            for words, some in row["queries"].items()
        ],
    )


def typing(rows: Sequence[dict[str, Any]]) -> str:
    """What each further letter of a word costs until the suggestions are there, on average."""
    lines = []
    for row in rows:
        for letters in range(1, LETTERS + 1):
            steps = [word[letters - 1] for word in row["typing"] if len(word) >= letters]
            costs = [
                fmean(step["requests"] for step in steps),
                fmean(sum(step["bytes"].values()) / 1e3 for step in steps),
                max(sum(step["bytes"].values()) / 1e3 for step in steps),
                fmean(step["ms"] for step in steps),
            ]
            lines.append([row["archive"], letters, *costs])
    return table(["archive", "letter", "files", "kB", "kB, most", "ms"], lines)


def _pair(spread: dict[str, float]) -> str:
    return f"{_written(float(spread['median']))}, {_written(float(spread['p95']))}"


def engines(rows: Sequence[dict[str, Any]]) -> str:
    """Our index beside other engines."""
    head = ["engine", "articles", "seconds", "peak MB", "index MB", "kB before", "kB a query"]
    return table(
        [*head, "requests", "ms, cold", "ms, repeated"],
        [
            [
                *(row[key] for key in ("engine", "articles", "seconds", "peak_mb", "index MB")),
                *(_pair(row[key]) for key in ("kB before", "kB", "requests")),
                *(_pair(row[key]) for key in ("ms cold", "ms warm")),
            ]
            for row in rows
        ],
    )


def writers(rows: Sequence[dict[str, Any]]) -> str:
    """What writing an index costs."""
    keys = ["writer", "archive", "articles a second", "seconds", "cpu", "peak_mb", "files", "MB"]
    return table(keys, [[row[key] for key in keys] for row in rows])


def statistics(rows: Sequence[dict[str, Any]]) -> str:
    """Real and made archives."""
    return table(
        ["figure", "real", "made", "ratio"],
        [
            [row["figure"], float(row["real"]), float(row["made"]), f"{row['ratio']:.2f}"]
            for row in rows
        ],
    )


TABLES = {
    "query_budgets": (budgets, queries, typing, kinds),
    "search_engines": (engines,),
    "index_writing": (writers,),
    "synthetic_check": (statistics,),
}


def tables(folder: Path) -> Iterator[str]:
    """The tables of all results that are there."""
    for name, makers in TABLES.items():
        path = folder / f"{name}.json"
        if path.exists():
            rows = json.loads(path.read_text("utf-8"))
            yield from (f"{name}: {make.__doc__}\n\n{make(rows)}" for make in makers)


if __name__ == "__main__":
    print("\n".join(tables(Path(sys.argv[1]))))
