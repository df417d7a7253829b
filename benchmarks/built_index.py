"""Indexes that benchmarks share: built once in a process of their own, then used again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.synthetic import archive, work_folder

ROOT: Final = Path(__file__).resolve().parents[1]
WRITE: Final = """
import json, sys
from pathlib import Path
from benchmarks.synthetic import read_archive
from warraq.indexing.writing.writer import write_index
write_index(read_archive(Path(sys.argv[1])), Path(sys.argv[2]))
"""
COST: Final = "cost.json"
_SAMPLED_SECONDS: Final = 0.1


def built(data: Path, name: str) -> Path:
    """The search folder of the archive ``name`` (see synthetic.archive), written if need be."""
    folder = work_folder() / "index" / name
    if not (folder / COST).exists():
        cost = measured(WRITE, archive(data, name), folder / "search")
        (folder / COST).write_text(json.dumps(cost) + "\n", encoding="utf-8")
    return folder / "search"


def measured(program: str, *arguments: Path) -> dict[str, float]:
    """Runs Python code in a fresh process and says what it cost.

    Args:
        program: the code
        arguments: its ``sys.argv[1:]``

    Returns:
        wall seconds; CPU seconds, its own and those of its ended children; peak memory in MB, the
        proportional set size (shared pages once) summed over its tree of processes, as sampled

    Raises:
        RuntimeError: the code failed; the message holds the end of what it printed
    """
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return measured_command(command, {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])})


def measured_command(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """As :func:`measured`, of any command."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as child:  # fmt: skip
        sampler = _Sampler(child.pid)
        sampler.start()
        printed = child.stdout.read() if child.stdout else b""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    sampler.ended.set()
    sampler.join()
    if child.returncode:
        raise RuntimeError(f"{command[:2]} failed:\n{printed.decode()[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return {"seconds": round(seconds, 2), "cpu": round(cpu, 2), "peak_mb": round(sampler.peak_mb)}


class _Sampler(threading.Thread):
    """Watches the memory of a process and of all that it started."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self.ended = threading.Event()
        self.peak_mb = 0.0

    def run(self) -> None:
        """Samples until told to end."""
        while not self.ended.wait(_SAMPLED_SECONDS):
            total = sum(map(_proportional_kb, _tree(self._process)))
            self.peak_mb = max(self.peak_mb, total / 1024)


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:  # it has ended in between
        return


def _proportional_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def file_sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Number of files and bytes by kind: the folder in a segment, e.g. ``postings``."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            parts = path.relative_to(folder).parts
            kind = parts[1] if len(parts) > 1 else parts[0]
            files[kind] += 1
            sizes[kind] += path.stat().st_size
    return {kind: (files[kind], sizes[kind]) for kind in sorted(files)}


def write_rows(path: Path, rows: Any) -> None:
    """Writes figures as JSON, a row at a time as they are found."""
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
