"""Folders of files that share their files with others, by hard links."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def link_files(source: Path, target: Path, but: Iterable[str] = ()) -> int:
    """Links all files below a folder, except those at some paths in it, into a new one;
    returns how many.

    Where the file system has no links, the files are copied.
    """
    left_out = frozenset(but)
    count = 0
    for folder, _, names in os.walk(source):
        inside = Path(folder).relative_to(source)
        (target / inside).mkdir(parents=True, exist_ok=True)
        for name in names:
            if (inside / name).as_posix() not in left_out:
                _link(Path(folder) / name, target / inside / name)
                count += 1
    return count


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
