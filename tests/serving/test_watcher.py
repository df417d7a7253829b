"""Saved files are noticed, in folders and singly, and start the build command."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from warraq.serving.reload import EVENTS_URL
from warraq.serving.watcher import Watcher

SECONDS = 20.0
COPY = "import pathlib; pathlib.Path('out/index.html').write_text(open('in/a.txt').read())"


@pytest.fixture
def start() -> Iterator[Callable[..., Watcher]]:
    watchers: list[Watcher] = []

    def start_one(*paths: Path) -> Watcher:
        watchers.append(Watcher(paths))
        watchers[-1].start()
        return watchers[-1]

    yield start_one
    for watcher in watchers:
        watcher.stop()


def save_until_noticed(watcher: Watcher, save: Callable[[], object]) -> bool:
    """Save again and again: the watch of the operating system begins a moment after `start`."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        save()
        if watcher.changed.wait(0.3):
            return True
    return False


def test_files_in_folders(tmp_path: Path, start: Callable[..., Watcher]) -> None:
    (tmp_path / "content" / "2021").mkdir(parents=True)
    watcher = start(tmp_path / "content", tmp_path / "not there")
    article = tmp_path / "content" / "2021" / "خبر.txt"
    assert save_until_noticed(watcher, lambda: article.write_text("خبر"))


def test_replaced_single_file(tmp_path: Path, start: Callable[..., Watcher]) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text("A = 1")

    def replace() -> None:
        (tmp_path / "new").write_text("A = 2")
        (tmp_path / "new").replace(conf)

    watcher = start(conf)
    assert save_until_noticed(watcher, replace)
    time.sleep(0.2)
    watcher.changed.clear()
    assert save_until_noticed(watcher, replace)


def test_neighbours_of_a_single_file_do_not_count(
    tmp_path: Path, start: Callable[..., Watcher]
) -> None:
    conf, other = tmp_path / "pelicanconf.py", tmp_path / "other.txt"
    conf.write_text("A = 1")
    watcher = start(conf)
    assert save_until_noticed(watcher, lambda: conf.write_text("A = 2"))
    time.sleep(0.2)
    watcher.changed.clear()
    other.write_text("x")
    assert not watcher.changed.wait(0.5)


def keep_saving(path: Path, text: str, while_running: subprocess.Popen[str]) -> None:
    """Save once a second in a thread, for the same reason."""

    def save() -> None:
        while while_running.poll() is None:
            path.write_text(text)
            time.sleep(1)

    threading.Thread(target=save).start()


def test_the_whole_command(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    source = tmp_path / "in" / "a.txt"
    source.write_text("first")
    command = [sys.executable, "-m", "warraq.serving", "--port", "0", "--root", "out"]
    command += ["--watch", "in", "--", sys.executable, "-c", COPY]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline().split(":")[2].split("/")[0])
        events = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        events.request("GET", EVENTS_URL)
        stream = events.getresponse()
        first = stream.readline()
        keep_saving(source, "second", while_running=process)
        assert stream.readline() == b"\n"
        assert stream.readline() > first
        page = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        page.request("GET", "/")
        assert page.getresponse().read().startswith(b"second")
        page.close()
        events.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
