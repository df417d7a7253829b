"""Runs a stage's tasks here or in worker processes, results in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from types import TracebackType
from typing import Final, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many of its tasks are done, and how many there are (0 where
this is not known).
"""

OWN_MEGABYTES: Final = 600
"""Memory that the process which starts the workers takes, about, for 100,000 articles."""
WORKER_MEGABYTES: Final = 300
"""Memory that one worker takes, about."""


def worker_count(wanted: int, megabytes: int) -> int:
    """Workers for a setting (0: one for each processor) within a limit of memory."""
    room = (megabytes - OWN_MEGABYTES) // WORKER_MEGABYTES
    return max(1, min(wanted or os.cpu_count() or 1, room))


class Workers:
    """Some processes, started when they are first needed; with one worker everything runs here.

    Processes are spawned, not forked: they do not inherit a building site's memory and threads.
    """

    def __init__(self, count: int, progress: Progress | None = None) -> None:
        self.count = count
        self._progress = progress or (lambda _stage, _done, _total: None)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def run(
        self, stage: str, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result]:
        """Results of a module's function for each task of a stream.

        Tasks are taken only as workers come free, so that a stream of documents never lies in
        memory whole.
        """
        results = self._stream(function, tasks) if self.count > 1 else map(function, tasks)
        return self._told(stage, results, 0)

    def start(
        self, stage: str, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result]:
        """The same for small tasks, all of which other processes begin at once; without other
        processes each is done when its result is taken.
        """
        if self.count == 1:
            return self._told(stage, map(function, tasks), len(tasks))
        started = [self._processes().submit(function, task) for task in tasks]
        return self._told(stage, (future.result() for future in started), len(tasks))

    def _told(self, stage: str, results: Iterable[Result], total: int) -> Iterator[Result]:
        for done, result in enumerate(results, 1):
            self._progress(stage, done, total)
            yield result

    def _processes(self) -> ProcessPoolExecutor:
        if not self._pool:
            self._pool = ProcessPoolExecutor(self.count, multiprocessing.get_context("spawn"))
        return self._pool

    def _stream(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result]:
        running: deque[Future[Result]] = deque()
        for task in tasks:
            running.append(self._processes().submit(function, task))
            if len(running) > self.count:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
