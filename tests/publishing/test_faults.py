from __future__ import annotations

import logging

import pytest
from pelican.log import FatalLogger

from warraq.publishing.faults import collected_faults, grouped, tell

pelican = logging.getLogger("pelican.generators")
plugin = logging.getLogger("pelican.plugins.sample")


def test_errors_are_kept_and_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    shown = logging.StreamHandler()
    logging.getLogger().addHandler(shown)
    try:
        with collected_faults() as log:
            pelican.error("no such file: %s", "a.md")
            plugin.critical("broken")
            pelican.error("no such file: %s", "a.md")
            plugin.warning("only odd")
        plugin.error("after the build")
    finally:
        logging.getLogger().removeHandler(shown)
    assert log.lines() == ["no such file: a.md (2 times)", "broken"]
    assert capsys.readouterr().err == "only odd\nafter the build\n"


def test_the_reason_of_a_failure_is_kept_without_its_traceback() -> None:
    with collected_faults() as log:
        try:
            b"\xff".decode()
        except UnicodeDecodeError:
            pelican.exception("Could not process %s", "pages/a.md", exc_info=False)
    (line,) = log.lines()
    assert line.startswith(
        "pages/a.md: the page cannot be read: 'utf-8' codec can't decode byte 0xff"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Skipping /c/pages/a.md: could not find information about 'title'",
            (
                "/c/pages/a.md: the page has no title: begin it with a line 'Title: …' and leave "
                "the next one empty"
            ),
        ),
        (
            "Unknown status 'x' for file /c/a.md, skipping it. (Not in ('published', 'draft'))",
            "/c/a.md: unknown status 'x': write published, draft or hidden",
        ),
    ],
)
def test_what_pelican_says_of_pages_names_the_mend(said: str, told: str) -> None:
    with collected_faults() as log:
        pelican.error(said)
    assert log.lines() == [told]


def test_fatal_options_collect_instead_of_raising(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FatalLogger, "fatal_lvl", logging.WARNING)
    with collected_faults() as log:
        pelican.warning("a warning under --fatal warnings")
    assert log.lines() == ["a warning under --fatal warnings"]
    assert FatalLogger.fatal_lvl == logging.WARNING


def test_long_lists_are_cut_and_counted() -> None:
    lines = [f"file {number}" for number in range(50)]
    assert grouped(lines[:20]) == lines[:20]
    assert grouped(lines) == [*lines[:20], "and 30 more"]


def test_lists_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell("Faults:", ["a.md: bad", "b.md: bad"], "Mend them.")
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "Faults:\n  a.md: bad\n  b.md: bad\nMend them.\n")
