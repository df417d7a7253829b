"""Seconds by phase of a build."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Adds up the wall-clock seconds of named phases, in the order in which they first begin."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Times the block; on a terminal its name is printed, since some phases take minutes."""
        if sys.stderr.isatty():
            print(f"{name} …", file=sys.stderr, flush=True)
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - begin
