"""Publishing: the difference between a staged site and OUTPUT, carried out by renames."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from warraq.publishing.places import BuildError

LAST: Final = "search/manifest.json"
"""Renamed after everything else: it names the search index's files, which must all be there."""

TEMPORARY: Final = ".warraq.tmp"
"""Name beside its target of the one file that is being copied from another file system."""

_SHOWN: Final = 10


@dataclass(slots=True)
class Plan:
    """What publishing will do to OUTPUT; paths are relative to it, with ``/``.

    ``in_the_way`` are foreign files and links that publishing would have to destroy.
    """

    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    in_the_way: list[str] = field(default_factory=list)

    @property
    def files(self) -> frozenset[str]:
        """Everything of ours in OUTPUT once it is done."""
        return frozenset(self.changed) | frozenset(self.unchanged)


def staged_files(staging: Path) -> list[str]:
    """Files of the staged site in the order of publication."""
    paths = [
        (Path(folder) / name).relative_to(staging).as_posix()
        for folder, _, names in os.walk(staging)
        for name in names
    ]
    return sorted(paths, key=lambda path: (path == LAST, path))


def plan_publication(staging: Path, output: Path, former: Iterable[str], *, adopt: bool) -> Plan:
    """Compare the staged site with OUTPUT, byte by byte.

    ``former`` are the files that former builds published; with ``adopt``, files of the same names
    that no record knows count as theirs. Nothing is written.
    """
    known = frozenset(former)
    staged = staged_files(staging)
    made = frozenset(staged)
    plan = Plan(removed=[path for path in sorted(known - made) if _is_ours_to_remove(output, path)])
    plan.in_the_way = _blocked_folders(output, staged, known)
    for path in staged:
        target = output / path
        if _same_file(staging / path, target):
            plan.unchanged.append(path)
        elif _replaceable(target, path in known or adopt, output, known - made):
            plan.changed.append(path)
        else:
            plan.in_the_way.append(path)
    return plan


def check_plan(plan: Plan, output: Path) -> None:
    """Raises :class:`BuildError` where the plan would destroy something foreign."""
    if not plan.in_the_way:
        return
    shown = [f"  {output / path}" for path in plan.in_the_way[:_SHOWN]]
    more = len(plan.in_the_way) - len(shown)
    if more:
        shown.append(f"  and {more} more")
    raise BuildError(
        f"OUTPUT {output} holds files that no former build wrote, where the site has its own:\n"
        + "\n".join(shown)
        + "\nMove these away, or choose another OUTPUT; nothing was published."
    )


def carry_out(plan: Plan, staging: Path, output: Path) -> None:
    """Make OUTPUT what the plan says; a process killed on the way leaves no torn file.

    Takes the changed files out of ``staging``. Raises :class:`OSError`.
    """
    mode = 0o666 & ~_umask()
    for path in _in_the_way_of_folders(plan):
        (output / path).unlink()
    _clear_temporaries(plan, output)
    for path in plan.changed:
        target = output / path
        # A former file's name may have become a folder's, and the reverse.
        if target.is_dir() and not target.is_symlink():
            _remove_stale_below(plan, output, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        (staging / path).chmod(mode)
        _move(staging / path, target)
    for path in plan.removed:
        stale = output / path
        if stale.is_symlink() or stale.is_file():
            stale.unlink()
    _remove_empty_folders(plan.removed, output)


def _same_file(staged: Path, target: Path) -> bool:
    try:
        status = target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    own = staged.stat()
    if stat.S_ISREG(status.st_mode) and os.path.samestat(status, own):
        return True  # a link to what is published
    if not stat.S_ISREG(status.st_mode) or status.st_size != own.st_size:
        return False
    return filecmp.cmp(staged, target, shallow=False)


def _replaceable(target: Path, ours: bool, output: Path, stale: frozenset[str]) -> bool:
    try:
        status = target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    if stat.S_ISDIR(status.st_mode):
        return all(path.relative_to(output).as_posix() in stale for path in _files_below(target))
    return ours


def _files_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path


def _parents(path: str) -> list[str]:
    """Folders of a path, outermost first, without OUTPUT itself."""
    return [parent.as_posix() for parent in reversed(PurePosixPath(path).parents)][1:]


def _blocked_folders(output: Path, staged: list[str], known: frozenset[str]) -> list[str]:
    """Folders of the site where OUTPUT has a link, which may lead anywhere, or a foreign file."""
    folders = {parent for path in staged for parent in _parents(path)}
    return [folder for folder in sorted(folders) if _blocks(output / folder, folder in known)]


def _blocks(path: Path, ours: bool) -> bool:
    return path.is_symlink() or (path.is_file() and not ours)


def _is_ours_to_remove(output: Path, path: str) -> bool:
    """Whether a former file is still there, and not behind a link that leads out of OUTPUT."""
    if any((output / parent).is_symlink() for parent in _parents(path)):
        return False
    target = output / path
    return target.is_symlink() or target.is_file()


def _in_the_way_of_folders(plan: Plan) -> list[str]:
    folders = {parent for path in plan.changed for parent in _parents(path)}
    return [path for path in plan.removed if path in folders]


def _remove_stale_below(plan: Plan, output: Path, folder: str) -> None:
    for path in plan.removed:
        if path.startswith(f"{folder}/"):
            (output / path).unlink()
    for below in sorted((output / folder).rglob("*"), reverse=True):
        below.rmdir()
    (output / folder).rmdir()


def _clear_temporaries(plan: Plan, output: Path) -> None:
    """Remove what a killed build may have left half copied."""
    paths = (*plan.changed, *plan.unchanged, *plan.removed)
    for folder in {PurePosixPath(path).parent for path in paths}:
        (output / folder / TEMPORARY).unlink(missing_ok=True)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy_across(source, target)


def _copy_across(source: Path, target: Path) -> None:
    """Rename is atomic only within a file system: copy beside the target, then rename."""
    temporary = target.with_name(TEMPORARY)
    try:
        shutil.copy(source, temporary)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _remove_empty_folders(paths: Iterable[str], output: Path) -> None:
    folders = {parent for path in paths for parent in _parents(path)}
    for folder in sorted(folders, reverse=True):
        try:
            (output / folder).rmdir()
        except OSError:
            # Not empty, or gone already.
            continue


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
