"""What the writer leaves in a folder, and that nothing but the documents decides it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from tests.indexing.archives import archives
from warraq.indexing.document import Document, newest_first
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing import articles, merging, vocabulary, writer
from warraq.indexing.writing.articles import DuplicateIdError, month_boundaries
from warraq.indexing.writing.epoch import load_epoch
from warraq.indexing.writing.writer import chunked, write_index


def contents(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


ONE = [Document("a", "عنوان", "نص قصير", "2021-09-29", lead="نص قصير")]
TWO = [*ONE, Document("b", "خبر", "نص آخر")]


@settings(max_examples=20)
@given(archives())
def test_equal_documents_give_equal_bytes_in_any_order(documents: list[Document]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        write_index(documents, Path(one))
        write_index(reversed(documents), Path(other))
        assert contents(Path(one)) == contents(Path(other))


def many(number: int) -> list[Document]:
    words = "اجتمع وزير الخارجية مع رئيس الوزراء في القاهرة وناقش الاتفاق الجديد".split()
    return [
        Document(f"d{n}", " ".join(words[n % 5 :]), " ".join(words[: n % 11]), f"20{10 + n % 9}")
        for n in range(number)
    ]


def test_workers_chunks_and_ranges_leave_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_index(many(90), tmp_path / "whole", IndexSettings(workers=1))
    monkeypatch.setattr(writer, "CHUNK_DOCUMENTS", 20)
    write_index(many(90), tmp_path / "chunks", IndexSettings(workers=1))
    monkeypatch.setattr(vocabulary, "FORMS_AT_ONCE", 4)
    write_index(many(90), tmp_path / "workers", IndexSettings(workers=2, memory_megabytes=9000))
    assert contents(tmp_path / "whole") == contents(tmp_path / "chunks")
    assert contents(tmp_path / "whole") == contents(tmp_path / "workers")


def test_chunks_are_read_as_they_are_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "CHUNK_DOCUMENTS", 2)
    taken = []

    def stream() -> Iterator[Document]:
        for document in many(9):
            taken.append(document.id)
            yield document

    chunks = chunked(stream(), tmp_path)
    assert [document.id for document in next(chunks).documents] == ["d0", "d1"] == taken
    monkeypatch.setattr(writer, "CHUNK_CHARACTERS", 1)
    assert [len(chunk.documents) for chunk in chunks] == [1] * 7


def test_a_new_index_replaces_the_old_one_whole(tmp_path: Path) -> None:
    write_index(TWO, tmp_path / "changed")
    write_index(ONE, tmp_path / "changed")
    write_index(ONE, tmp_path / "fresh")
    assert contents(tmp_path / "changed") == contents(tmp_path / "fresh")


def test_a_build_that_fails_leaves_the_old_index(tmp_path: Path) -> None:
    def broken() -> Iterable[Document]:
        yield from TWO
        raise OSError("the disk is gone")

    write_index(ONE, tmp_path)
    before = contents(tmp_path)
    with pytest.raises(OSError, match="the disk is gone"):
        write_index(broken(), tmp_path)
    assert contents(tmp_path) == before
    with pytest.raises(OSError, match="the disk is gone"):
        write_index(broken(), tmp_path / "new")
    assert not (tmp_path / "new").exists()


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
    assert manifest["documents"] == manifest["docids"] == report.documents == 2
    assert manifest["dated"] == 1
    assert (tmp_path / manifest["segments"][0]["name"] / "postings" / "0.bin").is_file()
    assert report.files == len(contents(tmp_path))
    assert report.bytes == sum(map(len, contents(tmp_path).values()))


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    assert write_index([], tmp_path).documents == 0


def test_an_id_that_comes_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DuplicateIdError, match="'a'"):
        write_index([*TWO, *ONE], tmp_path)
    assert contents(tmp_path) == {}


@settings(max_examples=50)
@given(archives())
def test_docids_are_newest_first_and_undated_last(documents: list[Document]) -> None:
    ordered = newest_first(documents)
    dates = [document.date or "" for document in ordered]
    assert dates == sorted(dates, reverse=True)
    boundaries = month_boundaries(dates)
    for docid, document in enumerate(ordered):
        months = [month for month, first in boundaries if isinstance(first, int) and first <= docid]
        if document.date:
            assert months[-1] == document.date[:7]


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    write_index(TWO, tmp_path, progress=lambda *stage: told.append(stage))
    assert ("inverting", 1, 1) in told
    assert told[-1] == ("store", 1, 1)


def test_an_epoch_is_kept_and_gives_the_same_index_again(tmp_path: Path) -> None:
    state = tmp_path / "state" / "epoch"
    write_index(many(90), tmp_path / "first", keep_epoch=state)
    epoch = load_epoch(state)
    write_index(many(90), tmp_path / "again", epoch=epoch)
    assert contents(tmp_path / "first") == contents(tmp_path / "again")
    manifest = json.loads((tmp_path / "first" / "manifest.json").read_text("utf-8"))
    assert manifest["epoch"] == epoch.name


def test_a_state_file_that_is_no_epoch_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"nothing")
    with pytest.raises(ValueError, match="remove the file"):
        load_epoch(tmp_path / "state")


def test_ranges_hold_about_as_many_postings_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "RANGE_POSTINGS", 10)
    assert merging.list_ranges(np.array([3, 7, 1, 30, 2, 2, 9])) == [
        (0, 2), (2, 3), (3, 4), (4, 6), (6, 7),
    ]  # fmt: skip
    assert merging.list_ranges(np.zeros(0, np.int64)) == []


def test_facets_cover_their_docids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "FACET_DOCIDS", 1)
    write_index(TWO, tmp_path)
    assert len(list(tmp_path.glob("base-*/facets/tags/*.bin"))) == 2
