"""What the writer leaves in a folder."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings

from tests.indexing.archives import archives
from warraq.indexing.document import Document, newest_first
from warraq.indexing.writer import month_boundaries, write_index


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


ONE = [Document("a", "عنوان", "نص قصير", "2021-09-29", lead="نص قصير")]
TWO = [*ONE, Document("b", "خبر", "نص آخر")]


def test_equal_documents_give_equal_bytes_in_any_order(tmp_path: Path) -> None:
    write_index(TWO, tmp_path / "one")
    write_index(reversed(TWO), tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_new_index_replaces_the_old_one_whole(tmp_path: Path) -> None:
    write_index(TWO, tmp_path / "changed")
    write_index(ONE, tmp_path / "changed")
    write_index(ONE, tmp_path / "fresh")
    assert contents(tmp_path / "changed") == contents(tmp_path / "fresh")


def test_folders_that_no_index_wrote_survive(tmp_path: Path) -> None:
    for name in ("baseline", "base-mine", "base-0123456789ab"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("kept", encoding="utf-8")
    write_index(TWO, tmp_path)
    write_index(ONE, tmp_path)
    assert (tmp_path / "baseline" / "file").is_file()
    assert (tmp_path / "base-mine" / "file").is_file()
    assert (tmp_path / "base-0123456789ab" / "file").is_file()


def test_the_manifest_names_a_folder_that_is_there(tmp_path: Path) -> None:
    report = write_index(TWO, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert manifest["documents"] == report.documents == 2
    assert manifest["dated"] == 1
    assert (tmp_path / manifest["segments"][0]["name"] / "postings" / "0.bin").is_file()
    assert report.files == len(contents(tmp_path))
    assert report.bytes == sum(map(len, contents(tmp_path).values()))


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    assert write_index([], tmp_path).documents == 0


@settings(max_examples=50)
@given(archives())
def test_docids_are_newest_first_and_undated_last(documents: list[Document]) -> None:
    ordered = newest_first(documents)
    dates = [document.date or "" for document in ordered]
    assert dates == sorted(dates, reverse=True)
    boundaries = month_boundaries(ordered)
    for docid, document in enumerate(ordered):
        months = [month for month, first in boundaries if isinstance(first, int) and first <= docid]
        if document.date:
            assert months[-1] == document.date[:7]
