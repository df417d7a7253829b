"""How long does a whole build take, and how much memory, at 60, 1,000 and 10,000 articles?

Each build is a process of its own, with an empty state; three runs, medians. The first size is the
project's own content.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from benchmarks.archive_files import write_archive

ROOT: Final = Path(__file__).resolve().parents[1]
SIZES: Final = (1_000, 10_000)
RUNS: Final = 3


def main(data: Path, out: Path) -> None:
    """Writes ``build_cost.json``: wall seconds, CPU seconds and peak memory in MB, by size."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        contents = {f"{_count(ROOT / 'content')} (own)": ROOT / "content"}
        for size in SIZES:
            content = Path(folder) / f"content-{size}"
            contents[str(write_archive(data, content, size))] = content
        for name, content in contents.items():
            rows.append({"articles": name, **_median_build(content, Path(folder) / "work")})
            print(f"   {rows[-1]}")
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (out / "build_cost.json").write_text(text + "\n", encoding="utf-8")


def _count(content: Path) -> int:
    return sum(1 for path in content.rglob("*") if path.suffix in {".md", ".txt"}) - 1


def _median_build(content: Path, work: Path) -> dict[str, Any]:
    runs = [_build(content, work / f"{content.name}-{run}") for run in range(RUNS)]
    middle = {key: round(statistics.median(run[key] for run in runs), 1) for key in runs[0]}
    return {**middle, "files": int(middle["files"])}


def _build(content: Path, work: Path) -> dict[str, float]:
    """One build through plain ``pelican``; its cost as the operating system accounts for it."""
    work.mkdir(parents=True)
    output = work / "output"
    state = json.dumps(str(work / "state"))
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output)]
    command += ["-s", "pelicanconf.py", "-e", f"WARRAQ_STATE={state}", "WARRAQ_SKIP_BAD=true"]
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as build:
        printed = build.stdout.read() if build.stdout else b""
        _, status, usage = os.wait4(build.pid, 0)
        build.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if build.returncode:
        raise RuntimeError(f"{content} does not build:\n{printed.decode()[-2000:]}")
    return {"seconds": seconds, **_usage(usage), **_output(output)}


def _usage(usage: resource.struct_rusage) -> dict[str, float]:
    return {"cpu": usage.ru_utime + usage.ru_stime, "peak_mb": usage.ru_maxrss / 1024}


def _output(output: Path) -> dict[str, float]:
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    index = [path.stat().st_size for path in (output / "search").rglob("*") if path.is_file()]
    return {"files": len(sizes), "site_mb": sum(sizes) / 1e6, "index_mb": sum(index) / 1e6}
