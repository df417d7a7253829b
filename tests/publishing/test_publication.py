from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.publishing.places import BuildError
from warraq.publishing.publication import (
    LAST,
    TEMPORARY,
    Plan,
    carry_out,
    check_plan,
    plan_publication,
    staged_files,
)

Files = dict[str, str]

# Few names and depths, so that files and folders of one name meet often.
names = st.sampled_from(["a", "b", "ج"])
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


def without_clashes(files: Files) -> Files:
    """No path of which another one is a folder."""
    return {
        path: text
        for path, text in files.items()
        if not any(other.startswith(f"{path}/") for other in files)
    }


sites = st.dictionaries(paths, st.sampled_from(["1", "2", "22"]), max_size=6).map(without_clashes)


def write(folder: Path, files: Files) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def read(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def publish(root: Path, site: Files, former: Files, *, adopt: bool = False) -> Plan:
    write(root / "staging", site)
    plan = plan_publication(root / "staging", root / "output", former, adopt=adopt)
    check_plan(plan, root / "output")
    carry_out(plan, root / "staging", root / "output")
    return plan


@given(former=sites, site=sites)
def test_output_becomes_the_site(
    tmp_path_factory: pytest.TempPathFactory, former: Files, site: Files
) -> None:
    root = tmp_path_factory.mktemp("publication")
    write(root / "output", former)
    plan = publish(root, site, former)
    assert read(root / "output") == site
    assert sorted(plan.unchanged) == sorted(
        path for path, text in site.items() if former.get(path) == text
    )
    folders = {path for path in (root / "output").rglob("*") if path.is_dir()}
    assert folders == {root / "output" / parent for path in site for parent in folders_of(path)}
    shutil.rmtree(root)


def folders_of(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: length + 1]) for length in range(len(parts))]


@given(former=sites, site=sites, foreign=sites)
def test_foreign_files_survive_or_nothing_happens(
    tmp_path_factory: pytest.TempPathFactory, former: Files, site: Files, foreign: Files
) -> None:
    root = tmp_path_factory.mktemp("foreign")
    strange = {f"strange/{path}": text for path, text in foreign.items()} | foreign
    before = without_clashes(former | strange)
    write(root / "output", before)
    known = {path: text for path, text in former.items() if path not in strange}
    kept = {path: text for path, text in before.items() if path not in known}
    try:
        publish(root, site, known)
    except BuildError:
        assert read(root / "output") == before
    else:
        after = read(root / "output")
        assert {path: after.get(path) for path in kept} == kept
        assert {path: after[path] for path in site} == site
    shutil.rmtree(root)


def test_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    write(tmp_path / "output", {"index.html": "ورّاق"})
    before = (tmp_path / "output/index.html").stat()
    plan = publish(tmp_path, {"index.html": "ورّاق"}, {"index.html": ""})
    after = (tmp_path / "output/index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (plan.changed, plan.unchanged) == ([], ["index.html"])


def test_what_was_there_before_the_site_survives(tmp_path: Path) -> None:
    foreign = {"CNAME": "example.org", ".nojekyll": "", ".git/HEAD": "ref"}
    write(tmp_path / "output", {**foreign, "old.html": "x", "tags/old.html": "x"})
    publish(tmp_path, {"index.html": "1"}, {"old.html": "", "tags/old.html": ""})
    assert read(tmp_path / "output") == {**foreign, "index.html": "1"}
    assert not (tmp_path / "output/tags").exists()


def test_a_foreign_file_in_the_way_is_named_and_kept(tmp_path: Path) -> None:
    write(tmp_path / "output", {"index.html": "mine"})
    with pytest.raises(BuildError, match=r"index\.html"):
        publish(tmp_path, {"index.html": "1", "new.html": "1"}, {})
    assert read(tmp_path / "output") == {"index.html": "mine"}


def test_adopted_files_are_replaced(tmp_path: Path) -> None:
    write(tmp_path / "output", {"index.html": "elsewhere", "CNAME": "example.org"})
    publish(tmp_path, {"index.html": "1"}, {}, adopt=True)
    assert read(tmp_path / "output") == {"index.html": "1", "CNAME": "example.org"}


def test_a_linked_folder_is_never_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, {"kept.html": "1"})
    (tmp_path / "output").mkdir()
    (tmp_path / "output/articles").symlink_to(outside)
    with pytest.raises(BuildError, match="articles"):
        publish(tmp_path, {"articles/a.html": "1"}, {}, adopt=True)
    publish(tmp_path / "two", {}, {})
    plan = plan_publication(
        tmp_path / "two/staging", tmp_path / "output", ["articles/kept.html"], adopt=True
    )
    assert plan.removed == []
    assert read(outside) == {"kept.html": "1"}


def test_a_linked_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("kept")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/a.html").symlink_to(tmp_path / "secret")
    publish(tmp_path, {"a.html": "1"}, {"a.html": ""})
    assert (tmp_path / "secret").read_text() == "kept"
    assert not (tmp_path / "output/a.html").is_symlink()


def test_the_manifest_comes_last(tmp_path: Path) -> None:
    write(tmp_path, {LAST: "", "search/x/1.bin": "", "zebra.html": "", "index.html": ""})
    assert staged_files(tmp_path)[-1] == LAST


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    write(tmp_path / "staging", {"private.html": "1"})
    (tmp_path / "staging/private.html").chmod(0o600)
    before = os.umask(0o022)
    try:
        publish(tmp_path, {}, {})
    finally:
        os.umask(before)
    assert (tmp_path / "output/private.html").stat().st_mode & 0o777 == 0o644


def test_across_file_systems_each_file_is_copied_and_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.replace

    def replace(source: Path, target: Path) -> Path:
        if "staging" in source.parts:
            raise OSError(errno.EXDEV, "another file system")
        return rename(source, target)

    monkeypatch.setattr(Path, "replace", replace)
    write(tmp_path / "output", {"a/b.html": "old"})
    (tmp_path / "output/a" / TEMPORARY).write_text("left by a killed build")
    publish(tmp_path, {"a/b.html": "1", "c.html": "2"}, {"a/b.html": ""})
    assert read(tmp_path / "output") == {"a/b.html": "1", "c.html": "2"}


def test_a_full_disk_leaves_no_torn_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(source: Path, target: Path) -> Path:
        raise OSError(errno.EXDEV, "another file system")

    def copy(source: Path, target: Path) -> None:
        target.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(shutil, "copy", copy)
    write(tmp_path / "output", {"a.html": "old"})
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, {"a.html": "new"}, {"a.html": ""})
    assert read(tmp_path / "output") == {"a.html": "old"}
