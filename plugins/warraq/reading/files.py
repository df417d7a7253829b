"""Files of a content folder: opening them without leaving it, and finding the articles."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from warraq.reading.decoding import SAVE_AS_UTF8, Undecodable, read_text
from warraq.reading.faults import Fault, Refused, shown_path
from warraq.reading.settings import ReadingSettings
from warraq.reading.sidecar import SUFFIX, sidecar_of

MARKDOWN: Final = (".md", ".markdown")
ARTICLE_SUFFIXES: Final = (*MARKDOWN, ".txt")
BROKEN_LINK: Final = ("a link to a file that does not exist", "mend the link, or remove it")
"""What is wrong, and the mend."""


def find_articles(content: Path, settings: ReadingSettings) -> tuple[list[str], list[Fault]]:
    """Paths of the article files below ``content``, sorted, and faults of the tree itself.

    Paths are relative, with ``/``. Hidden files and folders, the excluded folders, linked folders
    and files of other types are passed over. Faults: folders that cannot be read, sidecars without
    an article, names that are no text, links that lead out of the folder.
    """
    faults: list[Fault] = []
    names = sorted(_walk(content, settings, faults))
    articles = [name for name in names if _is_article(name)]
    owned = {sidecar_of(name) for name in articles}
    for name in names:
        if name.lower().endswith(SUFFIX) and name not in owned:
            mend = f"name it like its article, or remove it: article.txt goes with article{SUFFIX}"
            faults.append(Fault(shown_path(content, name), None, "no article beside it", mend))
    return articles, faults


def _is_article(name: str) -> bool:
    return name.lower().endswith(ARTICLE_SUFFIXES)


def _walk(content: Path, settings: ReadingSettings, faults: list[Fault]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        name = os.path.relpath(error.filename or str(content), content)
        what = f"the folder cannot be read ({error.strerror})"
        mend = "give this user the right to read it (chmod u+rx)"
        faults.append(Fault(shown_path(content, name), None, what, mend))

    for folder, folders, files in os.walk(content, onerror=unreadable):
        base = os.path.relpath(folder, content)
        excluded = settings.excluded if base == "." else ()
        kept = [name for name in folders if not name.startswith(".") and name not in excluded]
        folders[:] = [name for name in kept if not _linked(content, base, name, faults)]
        for name in files:
            path = name if base == "." else f"{base}/{name}"
            if not name.startswith(".") and _is_text_name(content, path, faults):
                yield path


def _linked(content: Path, base: str, name: str, faults: list[Fault]) -> bool:
    """Whether a folder is a link; one that leads out of the content folder is a fault besides."""
    path = name if base == "." else f"{base}/{name}"
    if not (content / path).is_symlink():
        return False
    if not is_inside(content, content / path):
        faults.append(leads_out(content, path))
    return True


def _is_text_name(content: Path, path: str, faults: list[Fault]) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        if _is_article(path):
            mend = "rename the file in UTF-8"
            faults.append(Fault(shown_path(content, path), None, "its name is no text", mend))
        return False
    return True


def is_inside(content: Path, file: Path) -> bool:
    """Whether a file lies in the content folder once links are followed."""
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(content))


def leads_out(content: Path, path: str) -> Fault:
    """The fault of a link that leads out of the content folder."""
    mend = "put a copy of the file there instead of the link"
    return Fault(
        shown_path(content, path), None, "a link that leads out of the content folder", mend
    )


def load_text(
    content: Path, path: str, settings: ReadingSettings, *, follow_links: bool = False
) -> str:
    """Decoded text of a content file. Raises :class:`~warraq.reading.faults.Refused`.

    Links that lead out of ``content`` are refused unless ``follow_links`` is set.
    """
    shown = shown_path(content, path)
    try:
        return read_text(_load(content, path, settings, follow_links))[0]
    except Undecodable as error:
        raise Refused([Fault(shown, error.line, error.what, error.mend)]) from None
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or error})"
        mend = "give this user the right to read it (chmod u+r)"
        if (content / path).is_symlink() and not (content / path).exists():
            what, mend = BROKEN_LINK
        elif isinstance(error, FileNotFoundError):
            what, mend = "there is no such file", "check the path"
        raise Refused([Fault(shown, None, what, mend)]) from None


def _load(content: Path, path: str, settings: ReadingSettings, follow_links: bool) -> bytes:
    file = content / path
    status = file.stat()
    if not follow_links and file.is_symlink() and not is_inside(content, file):
        raise Refused([leads_out(content, path)])
    shown = shown_path(content, path)
    if not stat.S_ISREG(status.st_mode):
        raise Refused([Fault(shown, None, "not a regular file", "remove it, or write a text file")])
    if status.st_size > settings.max_bytes:
        what = f"{status.st_size:,} bytes, more than an article may have ({settings.max_bytes:,})"
        raise Refused([Fault(shown, None, what, f"split it, or {SAVE_AS_UTF8} if it is no text")])
    return file.read_bytes()
