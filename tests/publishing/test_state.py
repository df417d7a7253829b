from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from warraq.publishing.places import BuildError, Places, find_places
from warraq.publishing.state import (
    PUBLISHED,
    former_files,
    lock,
    output_lock,
    remember_files,
)

HOLD = """
import sys, time
from warraq.publishing.places import find_places
from warraq.publishing.state import lock
with lock(find_places(*sys.argv[1:])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return places_in(tmp_path, "content")


def places_in(root: Path, content: str) -> Places:
    (root / content).mkdir(exist_ok=True)
    (root / "output").mkdir(exist_ok=True)
    return find_places(str(root / content), str(root / "output"), str(root / ".warraq"))


def test_a_second_build_is_refused_and_the_lock_is_given_back(places: Places) -> None:
    with lock(places), pytest.raises(BuildError, match="another build"), lock(places):
        pass
    with lock(places):
        pass


def test_builds_of_other_content_into_the_same_output_are_refused(places: Places) -> None:
    with output_lock(places):
        other = places_in(places.project, "archive")
        with lock(other), pytest.raises(BuildError, match="another build"), output_lock(other):
            pass


def test_a_killed_build_leaves_no_lock(places: Places) -> None:
    arguments = [str(places.content), str(places.output), str(places.states)]
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, *arguments], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BuildError, match="another build"), lock(places):
            pass
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
    with lock(places):
        pass


def test_published_files_are_remembered(places: Places) -> None:
    assert former_files(places) is None
    places.state.mkdir(parents=True)
    remember_files(places, frozenset({"index.html", "articles/مقال.html"}))
    assert former_files(places) == frozenset({"index.html", "articles/مقال.html"})
    remember_files(places, frozenset())
    assert former_files(places) == frozenset()


def test_files_of_other_content_in_the_same_output_are_taken_over(places: Places) -> None:
    other = places_in(places.project, "archive")
    for each in (places, other):
        each.state.mkdir(parents=True)
    remember_files(other, frozenset({"old.html"}))
    assert former_files(places) == frozenset({"old.html"})
    remember_files(places, frozenset({"new.html"}))
    assert former_files(other) == frozenset({"new.html"})


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 1, "output": "OUTPUT"}',
        b'{"version": 99, "output": "OUTPUT", "files": ["index.html"]}',
        b'{"version": 1, "output": "/elsewhere", "files": ["index.html"]}',
    ],
)
def test_a_damaged_record_is_no_record(places: Places, record: bytes) -> None:
    places.state.mkdir(parents=True)
    (places.state / PUBLISHED).write_bytes(record.replace(b"OUTPUT", str(places.output).encode()))
    assert former_files(places) is None


def test_recorded_paths_never_leave_output(places: Places) -> None:
    places.state.mkdir(parents=True)
    remember_files(places, frozenset({"a.html", "../b.html", "/etc/passwd", "a/../../c"}))
    assert former_files(places) == frozenset({"a.html"})
