"""Tasks here and in other processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from warraq.indexing.writing.workers import Workers, worker_count


def square(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return number * number


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_tasks(count: int) -> None:
    told: list[tuple[str, int, int]] = []
    with Workers(count, lambda *stage: told.append(stage)) as workers:
        streamed = list(workers.run("stream", square, iter(range(5))))
        assert list(workers.start("list", square, range(5))) == streamed == [0, 1, 4, 9, 16]
    assert told[:2] == [("stream", 1, 0), ("stream", 2, 0)]
    assert told[-1] == ("list", 5, 5)


@pytest.mark.parametrize("count", [1, 2])
def test_a_task_that_fails_ends_the_stage(count: int) -> None:
    with Workers(count) as workers, pytest.raises(ValueError, match="thirteen"):
        list(workers.run("stream", square, iter(range(10, 20))))


def test_a_stream_is_not_read_ahead() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(12):
            taken.append(number)
            yield number

    with Workers(2) as workers:
        next(workers.run("stream", square, tasks()))
        assert len(taken) <= 4


def test_workers_keep_to_processors_and_memory() -> None:
    assert worker_count(3, 9000) == 3
    assert worker_count(8, 1500) == 3
    assert worker_count(8, 10) == 1
    assert worker_count(0, 9000) >= 1
