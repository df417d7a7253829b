"""Builds bring the published search index up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.publishing.builds import build
from warraq.indexing.engine.search import Engine

ANY_SHARE = {"WARRAQ_INDEX": {"delta_share": 1.0}}


def built(folder: Path, **variables: str) -> dict[str, Any]:
    """The manifest after a build."""
    run = build(folder, settings=ANY_SHARE, variables=variables)
    assert run.returncode == 0, run.stderr
    manifest = folder / "output" / "search" / "manifest.json"
    return dict(json.loads(manifest.read_text("utf-8")))


def write(folder: Path, name: str, text: str) -> None:
    """An article of the site."""
    path = folder / "content" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"Title: خبر {name}\nDate: 2021-09-29\n\n{text}\n", encoding="utf-8")


def found(folder: Path, query: str) -> int:
    """How many articles the published index has for a query."""
    return Engine(folder / "output" / "search").search(query).total


def names(manifest: dict[str, Any]) -> list[str]:
    """Names of the segments."""
    return [segment["name"] for segment in manifest["segments"]]


def test_builds_update_the_published_index(tmp_path: Path) -> None:
    for name in ("أول", "ثان", "ثالث", "رابع"):
        write(tmp_path, name, "زار الوزير القاهرة")
    first = built(tmp_path)
    assert len(names(first)) == 1
    write(tmp_path, "خامس", "فازت الزهراء")
    write(tmp_path, "ثان", "غادر السفير بيروت")
    second = built(tmp_path)
    assert names(second)[0] == names(first)[0]
    assert len(names(second)) == 2
    assert [found(tmp_path, query) for query in ("الزهراء", "السفير", "القاهرة")] == [1, 1, 3]
    assert built(tmp_path) == second


def test_a_removed_article_leaves_the_published_files(tmp_path: Path) -> None:
    for name in ("أول", "ثان", "ثالث", "رابع"):
        write(tmp_path, name, "زار الوزير القاهرة")
    first = built(tmp_path)
    (tmp_path / "content" / "أول.md").unlink()
    second = built(tmp_path)
    assert names(second)[0] != names(first)[0]
    folders = {path.name for path in (tmp_path / "output" / "search").iterdir()}
    assert folders == {"manifest.json", *names(second)}
    assert found(tmp_path, "القاهرة") == 3


def test_a_fresh_build_makes_the_index_anew(tmp_path: Path) -> None:
    for name in ("أول", "ثان", "ثالث"):
        write(tmp_path, name, "زار الوزير القاهرة")
    built(tmp_path)
    write(tmp_path, "رابع", "غادر السفير بيروت")
    assert len(names(built(tmp_path, WARRAQ_FRESH="1"))) == 1
    assert found(tmp_path, "بيروت") == 1


def test_an_index_that_another_program_wrote_is_made_anew(tmp_path: Path) -> None:
    for name in ("أول", "ثان", "ثالث"):
        write(tmp_path, name, "زار الوزير القاهرة")
    built(tmp_path)
    (tmp_path / "output" / "search" / "manifest.json").write_text("{}", encoding="utf-8")
    write(tmp_path, "رابع", "غادر السفير بيروت")
    assert len(names(built(tmp_path))) == 1
    assert found(tmp_path, "بيروت") == 1


def test_an_index_with_a_missing_file_is_made_anew(tmp_path: Path) -> None:
    for name in ("أول", "ثان", "ثالث"):
        write(tmp_path, name, "زار الوزير القاهرة")
    first = built(tmp_path)
    (tmp_path / "output" / "search" / names(first)[0] / "days" / "0.bin").unlink()
    assert built(tmp_path) == first
    assert (tmp_path / "output" / "search" / names(first)[0] / "days" / "0.bin").is_file()
