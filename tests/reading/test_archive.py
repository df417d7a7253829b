import os
import unicodedata
from pathlib import Path

import pytest

from tests.reading.folders import BODY, archive_of, fill
from warraq.reading import ReadingSettings, read_archive
from warraq.reading.files import find_articles

SETTINGS = ReadingSettings()


def titled(title: str, more: str = "") -> str:
    return f"Title: {title}\n{more}\n{BODY}"


def test_articles_are_sorted_and_other_files_passed_over(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "b.txt": BODY,
        "a/c.md": titled("ج"),
        "a/d.markdown": titled("د"),
        "A.TXT": BODY,
        "pages/about.md": titled("عن الموقع"),
        "images/x.txt": BODY,
        "a/pages/e.txt": BODY,
        ".hidden/x.md": BODY,
        ".x.md": BODY,
        "photo.jpg": b"\xff\xd8\xff",
        "notes.pdf": b"%PDF",
        "x.html": "<p>",
    }
    articles, faults = archive_of(tmp_path, files)
    assert faults == []
    assert [article.path for article in articles] == [
        "A.TXT",
        "a/c.md",
        "a/d.markdown",
        "a/pages/e.txt",
        "b.txt",
    ]


def test_all_faults_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "good.txt": BODY,
        "empty.txt": "",
        "blank.md": " \n\t\n\u200f",
        "header.md": "Title: عنوان\n\n",
        "binary.txt": b"\0\1\2",
        "latin.txt": "Été à Paris".encode("latin-1"),
        "date.md": titled("خبر", "Date: غدا\n"),
        "2021/13/x.txt": BODY,
    }
    articles, faults = archive_of(tmp_path, files)
    assert [article.path for article in articles] == ["good.txt"]
    shown = {str(Path(fault.path).relative_to(tmp_path)): fault for fault in faults}
    assert set(shown) == set(files) - {"good.txt"}
    assert len(faults) == len(shown)
    assert faults == sorted(faults, key=lambda fault: fault.sort_key)
    assert all(fault.what and fault.mend for fault in faults)
    assert shown["date.md"].line == 2
    assert shown["latin.txt"].line == 1
    assert shown["header.md"].what == "nothing but a header"


def test_messages_are_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"content/x.md": titled("خبر", "Date: غدا\n")})
    monkeypatch.chdir(tmp_path)
    for content in (Path("content"), tmp_path / "content"):
        _, (fault,) = read_archive(content, SETTINGS)
        assert str(fault).startswith("content/x.md:2: bad date 'غدا'")


@pytest.mark.parametrize(
    "slugs",
    [
        ("same", "same"),
        ("Same", "sAME"),
        (unicodedata.normalize("NFC", "قراءة-آن"), unicodedata.normalize("NFD", "قراءة-آن")),
        ("straße", "STRASSE"),
        ("same", "same", "Same"),
    ],
)
def test_clashing_slugs_are_faults_of_every_file(tmp_path: Path, slugs: tuple[str, ...]) -> None:
    files: dict[str, str | bytes] = {
        f"{number}.md": titled("خبر", f"Slug: {slug}\n") for number, slug in enumerate(slugs)
    }
    articles, faults = archive_of(tmp_path, files | {"other.txt": BODY})
    assert [article.path for article in articles] == ["other.txt"]
    assert len(faults) == len(slugs)
    assert all("Slug:" in fault.mend for fault in faults)


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"secret.txt": BODY, "folder/y.txt": BODY})
    content = fill(tmp_path / "content", {"inside.txt": BODY, "x.txt": BODY})
    (content / "out.txt").symlink_to(outside / "secret.txt")
    (content / "folder").symlink_to(outside / "folder")
    (content / "broken.txt").symlink_to(content / "nothing.txt")
    (content / "x.meta.json").symlink_to(outside / "secret.txt")
    (content / "link.txt").symlink_to(content / "inside.txt")
    (content / "loop").symlink_to(content)
    articles, faults = read_archive(content, SETTINGS)
    assert [article.path for article in articles] == ["inside.txt", "link.txt"]
    assert {(Path(fault.path).name, fault.what) for fault in faults} == {
        ("out.txt", "a link that leads out of the content folder"),
        ("folder", "a link that leads out of the content folder"),
        ("x.meta.json", "a link that leads out of the content folder"),
        ("broken.txt", "a link to a file that does not exist"),
    }


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = fill(tmp_path, {"closed.txt": BODY, "open.txt": BODY})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, (fault,) = read_archive(content, SETTINGS)
    assert [article.path for article in articles] == ["open.txt"]
    assert fault.what == "the file cannot be read (Permission denied)"


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = fill(tmp_path, {"a/x.txt": BODY, "b/y.txt": BODY})
    scandir = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    paths, (fault,) = find_articles(content, SETTINGS)
    assert paths == ["b/y.txt"]
    assert fault.path.endswith("/a")


def test_things_that_are_no_files(tmp_path: Path) -> None:
    content = fill(tmp_path, {"folder.md/x.txt": BODY})
    os.mkfifo(content / "pipe.txt")
    articles, (fault,) = read_archive(content, SETTINGS)
    assert [article.path for article in articles] == ["folder.md/x.txt"]
    assert fault.what == "not a regular file"


def test_names_that_are_no_text(tmp_path: Path) -> None:
    content = fill(tmp_path, {"x.txt": BODY})
    Path(os.fsdecode(os.fsencode(content) + b"/\xff\xfe.txt")).write_text(BODY)
    articles, (fault,) = read_archive(content, SETTINGS)
    assert len(articles) == 1
    str(fault).encode()


def test_files_above_the_limit(tmp_path: Path) -> None:
    content = fill(tmp_path, {"x.txt": BODY * 10})
    articles, (fault,) = read_archive(content, ReadingSettings(max_bytes=100))
    assert articles == []
    assert "more than an article may have (100)" in fault.what


def test_a_missing_content_folder_is_a_fault(tmp_path: Path) -> None:
    articles, (fault,) = read_archive(tmp_path / "nothing", SETTINGS)
    assert articles == []
    assert "cannot be read" in fault.what


def test_the_excluded_folders_can_be_set(tmp_path: Path) -> None:
    fill(tmp_path, {"pages/x.txt": BODY, "drafts/y.txt": BODY})
    articles, _ = read_archive(tmp_path, ReadingSettings(excluded=("drafts",)))
    assert [article.path for article in articles] == ["pages/x.txt"]


def test_pictures_and_pages_may_not_lead_out(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"secret.txt": BODY, "folder/y.jpg": BODY})
    content = fill(tmp_path / "content", {"x.txt": BODY, "images/a/b.jpg": BODY, "pages/p.md": ""})
    (content / "images/a/out.jpg").symlink_to(outside / "secret.txt")
    (content / "images/folder").symlink_to(outside / "folder")
    (content / "images/broken.jpg").symlink_to(content / "nothing.jpg")
    (content / "images/inside.jpg").symlink_to(content / "images/a/b.jpg")
    (content / "pages/out.md").symlink_to(outside / "secret.txt")
    os.mkfifo(content / "images/pipe.jpg")
    articles, faults = read_archive(content, SETTINGS)
    assert [article.path for article in articles] == ["x.txt"]
    leads_out = "a link that leads out of the content folder"
    assert {(Path(fault.path).name, fault.what) for fault in faults} == {
        ("out.jpg", leads_out),
        ("folder", leads_out),
        ("out.md", leads_out),
        ("broken.jpg", "a link to a file that does not exist"),
        ("pipe.jpg", "not a regular file"),
    }


def test_a_linked_folder_of_pictures_is_refused(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"y.jpg": BODY})
    content = fill(tmp_path / "content", {"x.txt": BODY})
    (content / "images").symlink_to(outside)
    _, (fault,) = read_archive(content, SETTINGS)
    assert (Path(fault.path).name, fault.what) == (
        "images",
        "a link that leads out of the content folder",
    )


def test_a_picture_that_cannot_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = fill(tmp_path, {"x.txt": BODY, "images/a.jpg": "", "images/b.jpg": ""})
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "a.jpg")
    _, (fault,) = read_archive(content, SETTINGS)
    assert fault.path.endswith("images/a.jpg")
    assert "cannot be read" in fault.what
    assert "chmod u+r" in fault.mend
