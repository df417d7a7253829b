"""Pictures and pages beside the articles: which of their files may not be published."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from warraq.reading.faults import Fault, shown_path
from warraq.reading.files import BROKEN_LINK, is_inside, leads_out
from warraq.reading.settings import ReadingSettings


def asset_faults(content: Path, settings: ReadingSettings) -> list[Fault]:
    """Faults of the folders that hold no articles, which are published all the same.

    Those are links that lead out of ``content`` (files and folders), broken links, files that
    cannot be read or are not regular, and folders that cannot be read. Hidden ones are passed over.
    """
    return [fault for name in settings.excluded for fault in _faults_below(content, name)]


def asset_fault(content: Path, path: str) -> Fault | None:
    """Why a file (``path`` relative to ``content``, with ``/``) may not be published, if so."""
    file = content / path
    if not is_inside(content, file):
        return leads_out(content, path)
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        if file.is_symlink() and isinstance(error, FileNotFoundError):
            return Fault(shown_path(content, path), None, *BROKEN_LINK)
        return _unreadable(content, path, "file", error.strerror)
    if not regular:
        mend = "remove it, or put an ordinary file there"
        return Fault(shown_path(content, path), None, "not a regular file", mend)
    return None if os.access(file, os.R_OK) else _unreadable(content, path, "file")


def _unreadable(content: Path, path: str, kind: str, reason: str | None = None) -> Fault:
    mode = "u+r" if kind == "file" else "u+rx"
    what = f"the {kind} cannot be read ({reason or 'Permission denied'})"
    mend = f"give this user the right to read it (chmod {mode})"
    return Fault(shown_path(content, path), None, what, mend)


def _faults_below(content: Path, top: str) -> Iterator[Fault]:
    root = content / top
    if root.is_symlink() and not is_inside(content, root):
        yield leads_out(content, top)
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=closed.append):
        base = os.path.relpath(folder, content)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for path in (f"{base}/{name}" for name in folders):
            if (content / path).is_symlink() and not is_inside(content, content / path):
                yield leads_out(content, path)
        for path in (f"{base}/{name}" for name in files if not name.startswith(".")):
            if fault := asset_fault(content, path):
                yield fault
    for error in closed:
        # A content folder need not have pages or pictures.
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            path = os.path.relpath(error.filename or root, content)
            yield _unreadable(content, path, "folder", error.strerror)
