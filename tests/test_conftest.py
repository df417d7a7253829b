"""The golden fixture fails on a difference and rewrites only when it is told to."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests import conftest


def compare(monkeypatch: pytest.MonkeyPatch, folder: Path, *, rewrite: bool, actual: str) -> str:
    """Compare `actual` with the file `a/b.txt` of a golden folder; return the file's new text."""
    monkeypatch.setattr(conftest, "GOLDEN", folder)
    config = SimpleNamespace(getoption=lambda _: rewrite)
    request = cast("pytest.FixtureRequest", SimpleNamespace(config=config))
    conftest.comparison(request)("a/b.txt", actual)
    return (folder / "a" / "b.txt").read_text(encoding="utf-8")


def test_missing_file_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="make golden"):
        compare(monkeypatch, tmp_path, rewrite=False, actual="خبر")


def test_difference_fails_until_rewritten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert compare(monkeypatch, tmp_path, rewrite=True, actual="قديم") == "قديم"
    with pytest.raises(AssertionError):
        compare(monkeypatch, tmp_path, rewrite=False, actual="جديد")
    assert compare(monkeypatch, tmp_path, rewrite=True, actual="جديد") == "جديد"
    assert compare(monkeypatch, tmp_path, rewrite=False, actual="جديد") == "جديد"
