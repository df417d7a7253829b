"""Progress on a terminal, and silence elsewhere."""

from __future__ import annotations

import pytest

from warraq.indexing.writing.progress import shown_progress


def test_a_terminal_sees_the_stages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress() as tell:
        assert tell
        tell("reading", 1, 0)
        tell("inverting", 2, 3)
    written = capsys.readouterr().err
    assert "reading" in written
    assert "2/3" in written


def test_elsewhere_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    with shown_progress() as tell:
        assert tell is None
    assert capsys.readouterr().err == ""
