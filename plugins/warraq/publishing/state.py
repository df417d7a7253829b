"""What a build remembers: the lock that keeps a second one out, and the files that it published."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from warraq.publishing.places import BuildError, Places

PUBLISHED: Final = "published.json"
"""Name of the list of published files in a state folder."""

_VERSION: Final = 1


@contextmanager
def lock(places: Places) -> Iterator[None]:
    """Holds the state folder; the kernel lets go when the process ends, however it ends.

    Raises :class:`BuildError` at once where another build holds it.
    """
    places.state.mkdir(parents=True, exist_ok=True)
    with (places.state / "lock").open("a+b") as file:
        _lock_or_refuse(file.fileno(), places)
        yield


@contextmanager
def output_lock(places: Places) -> Iterator[None]:
    """Holds OUTPUT itself, which a build of other content may be publishing to.

    Raises :class:`BuildError` as :func:`lock` does.
    """
    descriptor = os.open(places.output, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _lock_or_refuse(descriptor, places)
        yield
    finally:
        os.close(descriptor)


def _lock_or_refuse(descriptor: int, places: Places) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise BuildError(
            f"another build is writing to {places.output}: wait until it has ended"
        ) from None
    except OSError:
        # Some network file systems have no locks; there nothing keeps two builds apart.
        return


def former_files(places: Places) -> frozenset[str] | None:
    """Paths, relative to OUTPUT, that former builds published there, or None where none is known.

    Builds of other content into the same OUTPUT count: what they wrote is no foreign file.
    """
    lists = [files for path in _lists(places) if (files := _read(path, places)) is not None]
    return frozenset().union(*lists) if lists else None


def remember_files(places: Places, files: frozenset[str]) -> None:
    """Record what this OUTPUT holds of ours, as the only record of it."""
    record = {"version": _VERSION, "output": str(places.output), "files": sorted(files)}
    write_whole(places.state / PUBLISHED, json.dumps(record, ensure_ascii=True, indent=0).encode())
    for path in _lists(places):
        if path.parent != places.state and _read(path, places) is not None:
            path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file so that no reader, and no crash, ever sees a part of it."""
    temporary = path.with_name(f"{path.name}.new")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _lists(places: Places) -> list[Path]:
    return sorted(places.states.glob(f"*/{PUBLISHED}"))


def _read(path: Path, places: Places) -> frozenset[str] | None:
    try:
        record = json.loads(path.read_bytes())
        if record["version"] != _VERSION or record["output"] != str(places.output):
            return None
        return frozenset(filter(_is_inside, record["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        # A damaged record is no record: nothing is removed on its word.
        return None


def _is_inside(path: object) -> bool:
    if not isinstance(path, str) or not path:
        return False
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts
