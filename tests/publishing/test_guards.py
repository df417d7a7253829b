"""What builds keep out of the site, and what they say where they cannot write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publishing.builds import build, copy_site, files
from warraq.publishing.engine import _told_errors

SECRET = b"root:x:0:0"


def test_links_out_of_content_are_faults_and_never_published(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_bytes(b"Title: x\n\n" + SECRET)
    (content / "images").mkdir()
    (content / "images/file.jpg").symlink_to(outside / "secret.md")
    (content / "images/folder").symlink_to(outside)
    (content / "pages/out.md").symlink_to(outside / "secret.md")
    (content / "pages/folder").symlink_to(outside)
    (content / "secret.jpg").symlink_to(outside / "secret.md")
    page = "Title: صفحة\n\n[أ]({static}/secret.jpg) [ب]({static}/../outside/secret.md)\n"
    (content / "pages/links.md").write_text(page)
    run = build(tmp_path)
    assert run.returncode == 1
    for bad in ("images/file.jpg", "images/folder", "pages/out.md", "pages/folder", "secret.jpg"):
        assert f"{bad}: a link that leads out of the content folder" in run.stderr
    run = build(tmp_path, variables={"WARRAQ_SKIP_BAD": "1"})
    assert run.returncode == 0, run.stderr
    assert not [path for path, data in files(tmp_path / "output").items() if SECRET in data]


def test_pages_are_sanitised(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    evil = '<script>evil()</script><b onclick="evil()">نص</b> [رابط](javascript:evil())'
    (content / "pages/bad.md").write_text(f"Title: صفحة\nSlug: bad\n\n{evil}\n")
    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    html = (tmp_path / "output/bad.html").read_text(encoding="utf-8")
    assert "<b>نص</b>" in html
    assert "evil()" not in html


def test_an_archive_that_became_empty_is_told(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    assert "no published article" not in build(tmp_path).stderr
    shutil.rmtree(content)
    content.mkdir()
    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stderr.count(f"CONTENT {content} holds no published article") == 1
    assert "no published article" not in build(tmp_path).stderr


def test_a_failed_rename_names_the_place_in_output(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit), _told_errors():
        raise PermissionError(13, "Permission denied", "/staging/a", None, "/site/a")
    told = capsys.readouterr().err
    assert "/site/a: Permission denied" in told
    assert "another OUTPUT" in told
    assert "/staging" not in told
