"""``warraq tag``: the fields of its rows, wherever it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warraq.cli import main
from warraq.reading.faults import Refused
from warraq.tagging.report import anchored, tag_files

TEXT = "وصل الرئيس التركي رجب طيب أردوغان إلى مدينة سوتشي.\r\nوغادر أردوغان سوتشي مساء.\n"
FIELDS = [
    "file", "title", "title_source", "date", "date_source", "date_precision", "section",
    "proposed_section", "source", "source_origin", "entities", "tags", "structure",
]  # fmt: skip


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file with folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_has_the_fields_of_the_format(tmp_path: Path) -> None:
    file = write(tmp_path / "content" / "سياسة" / "2021" / "09" / "خبر.txt", TEXT)
    (row,) = tag_files([file])
    assert list(row) == FIELDS
    assert row["title_source"] == "made"
    assert (row["date"], row["date_source"], row["date_precision"]) == ("2021-09", "path", "month")
    assert row["section"] == "سياسة"
    assert {"name": "سوتشي", "type": "place", "slug": "سوتشي"}.items() <= next(
        tag for tag in row["tags"] if tag["name"] == "سوتشي"
    ).items()
    assert all(tag["reason"] for tag in row["tags"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_offsets_are_code_points_of_the_file_without_bom(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "a.txt", TEXT, encoding)
    (row,) = tag_files([file])
    assert row["entities"]
    for entity in row["entities"]:
        assert TEXT[entity["start"] : entity["end"]] == entity["text"]


def test_files_given_together_are_one_archive(tmp_path: Path) -> None:
    long = write(tmp_path / "a.txt", "استقبل الوزير سامر هانكلوزي الوفد في بيروت.")
    short = write(tmp_path / "b.txt", "قال الوزير هانكلوزي إن العمل مستمر.")
    _, row = tag_files([long, short])
    assert [entity["name"] for entity in row["entities"]] == ["سامر هانكلوزي"]


def test_the_working_directory_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "2021" / "09" / "a.txt", TEXT)
    (straight,) = tag_files([file])
    monkeypatch.chdir(file.parent)
    (inside,) = tag_files([Path("a.txt")])
    assert {**inside, "file": ""} == {**straight, "file": ""}


def test_the_content_folder_of_a_single_file(tmp_path: Path) -> None:
    assert anchored(tmp_path / "content" / "سياسة" / "a.txt")[1] == "سياسة/a.txt"
    assert anchored(tmp_path / "x" / "2021" / "09" / "a.txt") == (tmp_path, "x/2021/09/a.txt")
    assert anchored(tmp_path / "x" / "2021-09" / "a.txt") == (tmp_path, "x/2021-09/a.txt")
    assert anchored(tmp_path / "x" / "12" / "a.txt") == (tmp_path / "x", "12/a.txt")
    assert anchored(tmp_path / "x" / "a.txt") == (tmp_path / "x", "a.txt")


@pytest.mark.parametrize(
    ("path", "section", "date"),
    [
        ("x/سياسة/2021-09/b.txt", "سياسة", "2021-09"),
        ("x/سياسة/2021/09/29/b.txt", "سياسة", "2021-09-29"),
        ("x/سياسة/b.txt", None, None),
    ],
)
def test_section_and_date_come_from_the_path(
    tmp_path: Path, path: str, section: str | None, date: str | None
) -> None:
    (row,) = tag_files([write(tmp_path / path, TEXT)])
    assert (row["section"], row["date"]) == (section, date)


def test_a_link_is_tagged_under_its_own_name(tmp_path: Path) -> None:
    target = write(tmp_path / "elsewhere" / "a.txt", TEXT)
    link = tmp_path / "content" / "سياسة" / "خبر.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    (row,) = tag_files([link])
    assert (row["file"], row["section"]) == (str(link), "سياسة")
    assert row["entities"]


def test_all_unreadable_files_are_named(tmp_path: Path) -> None:
    files = [write(tmp_path / name, "") for name in ("a.txt", "b.txt")]
    with pytest.raises(Refused) as refused:
        list(tag_files(files))
    assert {Path(fault.path).name for fault in refused.value.faults} == {"a.txt", "b.txt"}


def test_the_command_prints_one_object_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [write(tmp_path / name, TEXT) for name in ("a.txt", "b.txt")]
    assert main(["tag", *map(str, files), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == [str(file) for file in files]


def test_the_command_refuses_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tag", str(tmp_path / "missing.txt")]) == 1
    assert "missing.txt: there is no such file: check the path" in capsys.readouterr().err
    file = write(tmp_path / "a.txt", TEXT)
    assert main(["tag", str(file), "--archive", str(tmp_path)]) == 1
    assert "build the archive first" in capsys.readouterr().err
