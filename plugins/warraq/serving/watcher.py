"""Notices saved files and runs the build for them."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch


class ChosenFiles(DefaultFilter):
    """Lets through the changes of some files only (and of no editor's scratch files)."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = {str(file) for file in files}
        super().__init__()

    def __call__(self, change: Change, path: str) -> bool:
        """Whether this change counts."""
        return path in self._files and super().__call__(change, path)


class Watcher:
    """Sets `changed` whenever something below the watched paths is saved, until it is stopped.

    Single files are watched through their folders: most editors replace a file by a new one,
    and a watch on the old one would see nothing more.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        present = [path.resolve() for path in paths if path.exists()]
        self.changed = threading.Event()
        self._stopped = threading.Event()
        self._folders = [path for path in present if path.is_dir()]
        self._files = [path for path in present if path.is_file()]

    def start(self) -> None:
        """Begin to watch, in threads that end with the program."""
        if self._folders:
            self._watch_in_thread(self._folders, DefaultFilter(), recursive=True)
        if self._files:
            parents = sorted({file.parent for file in self._files})
            self._watch_in_thread(parents, ChosenFiles(self._files), recursive=False)

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped.set()

    def _watch_in_thread(
        self, paths: Sequence[Path], watch_filter: DefaultFilter, *, recursive: bool
    ) -> None:
        def run() -> None:
            for _ in watch(
                *paths,
                watch_filter=watch_filter,
                recursive=recursive,
                stop_event=self._stopped,
                raise_interrupt=False,
            ):
                self.changed.set()

        threading.Thread(target=run, daemon=True).start()


def build(command: Sequence[str]) -> bool:
    """Run the build command; True when it succeeded. Its messages go to the terminal."""
    return subprocess.run(command, check=False).returncode == 0


def build_at_changes(
    command: Sequence[str], changed: threading.Event, when_built: Callable[[], None]
) -> None:
    """Build at every change, for ever; call `when_built` after each build that succeeded."""
    while True:
        changed.wait()
        # Cleared first: what is saved during a build starts another one.
        changed.clear()
        if build(command):
            when_built()
        else:
            print("The build failed: the site stays as it was until the next change.", flush=True)
