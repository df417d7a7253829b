"""Where ``names.toml`` lies: in the content folder, or in the state folder where that is closed."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from warraq.reading.faults import Fault, Refused, shown_path
from warraq.reading.files import is_inside, leads_out
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.names_edits import NO_DECISIONS, Decisions, decide
from warraq.tagging.names_file import FILE_NAME, NamesFile, decode_names, parse_names
from warraq.tagging.names_update import insert

_BOM: Final = b"\xef\xbb\xbf"
_TEMPORARY: Final = f".{FILE_NAME}~"
"""Hidden from readers of the folder, and a name that watchers of files pass over."""


@dataclass(frozen=True, slots=True)
class Names:
    """A file that was understood, its text and what it decides."""

    text: str = ""
    decisions: Decisions = NO_DECISIONS


class NamesStore:
    """The file of one archive, read once at the beginning of a build and saved at its end."""

    def __init__(self, content: Path, state: Path | None) -> None:
        self._content = content
        self._file = content / FILE_NAME
        self._spare = None if state is None else state / FILE_NAME
        self._data: bytes | None = None
        self._spare_data: bytes | None = None

    def read(self, knowledge: Knowledge) -> Names:
        """The names of the file; those that only the state folder has are added.

        Raises :class:`~warraq.reading.faults.Refused` with everything that is wrong.
        """
        shown = shown_path(self._content, FILE_NAME)
        if self._file.is_symlink() and not is_inside(self._content, self._file):
            raise Refused([leads_out(self._content, FILE_NAME)])
        self._data = _bytes(self._file, shown)
        self._spare_data = None if self._spare is None else _bytes(self._spare, str(self._spare))
        if self._data is None:
            return _understood(self._spare_data, str(self._spare), knowledge)
        if self._spare_data is None:
            return _understood(self._data, shown, knowledge)
        file = parse_names(decode_names(self._data, shown), shown)
        spare = parse_names(decode_names(self._spare_data, str(self._spare)), str(self._spare))
        _adopt(file, spare, decide(file, knowledge), decide(spare, knowledge))
        text = str(file.text)
        return Names(text, decide(parse_names(text, shown), knowledge))

    def save(self, text: str) -> str | None:
        """Writes the file if it says something new. Returns a message where the content folder
        could not take it.

        Raises OSError where the state folder cannot take it either.
        """
        if not text:
            return None
        data = self._encoded(text)
        shown = shown_path(self._content, FILE_NAME)
        if _current(self._file) != self._data:
            return f"{shown} was changed while the build ran and stays as it is: build again"
        try:
            if data != self._data:
                _replace(self._file, data)
        except OSError as error:
            return self._save_apart(data, f"{shown} cannot be written ({error.strerror})")
        if self._spare is not None:
            self._spare.unlink(missing_ok=True)
        return None

    def _save_apart(self, data: bytes, why: str) -> str | None:
        if self._spare is None:
            return f"{why}: the names of this build are not kept"
        if data == self._spare_data:
            return None
        self._spare.parent.mkdir(parents=True, exist_ok=True)
        _replace(self._spare, data)
        return f"{why}: the names are kept in {self._spare}; copy it there when you can"

    def _encoded(self, text: str) -> bytes:
        """With the line ends and the byte order mark that the file had."""
        former = self._data or b""
        ended = text.replace("\n", "\r\n") if b"\r\n" in former else text
        return (_BOM if former.startswith(_BOM) else b"") + ended.encode()


def read_names(path: Path, knowledge: Knowledge) -> Names:
    """The names of a file given by its path. Raises :class:`~warraq.reading.faults.Refused`."""
    data = _bytes(path, str(path))
    if data is None:
        raise Refused([Fault(str(path), None, "there is no such file", "check the path")])
    return _understood(data, str(path), knowledge)


def _understood(data: bytes | None, path: str, knowledge: Knowledge) -> Names:
    if data is None:
        return Names()
    file = parse_names(decode_names(data, path), path)
    return Names(str(file.text), decide(file, knowledge))


def _bytes(path: Path, shown: str) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        mend = "give this user the right to read it (chmod u+r)"
        what = f"the file cannot be read ({error.strerror})"
        raise Refused([Fault(shown, None, what, mend)]) from None


def _current(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _replace(path: Path, data: bytes) -> None:
    """Replaces a file as a whole, the file behind a link too; its mode stays."""
    target = path.resolve()
    temporary = target.with_name(_TEMPORARY)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        if temporary.is_file():
            temporary.unlink()


def _adopt(file: NamesFile, spare: NamesFile, own: Decisions, other: Decisions) -> None:
    """Adds the spare file's tables to the text where they contradict none of its own."""
    known = {address for entry in file.entries for address in entry.every_address}
    blocks = {block.path: block for block in spare.text.blocks}
    owners = {entry: own.claimed[key] for key, entry in other.claimed.items() if key in own.claimed}
    mine = {block.path: block for block in file.text.blocks}
    unknown = [entry for entry in spare.entries if entry.header not in known]
    for entry in unknown:
        if entry in owners:
            address = f"{entry.type}/{entry.slug}"
            mine[owners[entry].header].add_strings("addresses", [address])
    insert(file.text, [blocks[entry.header] for entry in unknown if entry not in owners])
