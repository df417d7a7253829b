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
        inside = os.path.relpath(folder, source)
        prefix = "" if inside == os.curdir else f"{Path(inside).as_posix()}/"
        goal = os.path.join(target, inside)  # noqa: PTH118 - thousands of files
        os.makedirs(goal, exist_ok=True)  # noqa: PTH103
        for name in names:
            if prefix + name not in left_out:
                _link(f"{folder}/{name}", f"{goal}/{name}")
                count += 1
    return count


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
