from __future__ import annotations

from pathlib import Path

import pytest

from warraq.publishing.clean import main
from warraq.publishing.places import Places, find_places
from warraq.publishing.state import former_files, lock, remember_files


def published(folder: Path, output: str) -> Places:
    """A recorded site of two files."""
    (folder / "content").mkdir(exist_ok=True)
    places = find_places(str(folder / "content"), str(folder / output), str(folder / ".warraq"))
    for path in ("index.html", "articles/a.html"):
        (places.output / path).parent.mkdir(parents=True, exist_ok=True)
        (places.output / path).write_text("ours")
    places.state.mkdir(parents=True)
    remember_files(places, frozenset({"index.html", "articles/a.html"}))
    return places


def clean(places: Places) -> int:
    return main([str(places.content), str(places.output), str(places.states)])


def test_a_site_goes_with_its_folders_and_its_record(tmp_path: Path) -> None:
    places = published(tmp_path, "output")
    assert clean(places) == 0
    assert not places.output.exists()
    assert not places.states.exists()
    assert clean(places) == 0


def test_foreign_files_and_other_records_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places, other = published(tmp_path, "output"), published(tmp_path, "other")
    (places.output / "articles/note.txt").write_text("mine")
    # What a killed build left must not count as a site to be published.
    places.staging.mkdir()
    (places.staging / "new.html").write_text("")
    assert clean(places) == 0
    assert [path.name for path in places.output.rglob("*")] == ["articles", "note.txt"]
    assert "they stay" in capsys.readouterr().err
    assert former_files(other) == frozenset({"index.html", "articles/a.html"})
    assert (other.output / "index.html").exists()


def test_nothing_is_removed_without_a_record_or_during_a_build(tmp_path: Path) -> None:
    places = published(tmp_path, "output")
    with lock(places):
        assert clean(places) == 1
    (places.state / "published.json").unlink()
    assert clean(places) == 0
    assert (places.output / "index.html").exists()
