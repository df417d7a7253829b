"""Runs every tests/js/**/*.test.js in Chromium, as the browser runs the modules of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ServeFolder
from tests.building import ROOT

MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/js/**/*.test.js"))
# A promise that never settles must not hang the run.
MILLISECONDS = 60_000


class Outcome(TypedDict):
    """One JavaScript test: its name, and its error or None."""

    name: str
    error: str | None


def outcomes_of(page: Page, base_url: str, module: str) -> list[Outcome]:
    """Run the tests of one module, given as a path below the served folder."""
    page.goto(f"{base_url}/tests/js/runner.html?module=/{module}")
    page.wait_for_function("globalThis.warraqOutcomes", timeout=MILLISECONDS)
    outcomes: list[Outcome] = page.evaluate("globalThis.warraqOutcomes")
    return outcomes


def failures(outcomes: list[Outcome]) -> Iterator[str]:
    """Describe what failed; a module without tests has failed too."""
    if not outcomes:
        yield "the module contains no test"
    for outcome in outcomes:
        if outcome["error"] is not None:
            yield f"{outcome['name']}: {outcome['error']}"


@pytest.fixture(scope="module")
def project_url(serve_folder: ServeFolder) -> str:
    """The project's root over HTTP: tests import modules from theme/ and vectors from tests/."""
    return serve_folder(ROOT)


@pytest.mark.parametrize("module", MODULES)
def test_module(page: Page, project_url: str, module: str) -> None:
    failed = list(failures(outcomes_of(page, project_url, module)))
    assert not failed, "\n\n".join([f"{module}: {len(failed)} failed", *failed])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ["the module contains no test"]),
        ("test('one', () => {}); test('two', () => { throw new Error('boom'); });", ["two: boom"]),
        ("test('late', () => Promise.reject(new Error('rejected')));", ["late: rejected"]),
        ("import './missing.js';", ["(the module does not load): TypeError"]),
    ],
    ids=["no test", "one of two fails", "rejected promise", "broken import"],
)
@pytest.mark.console_errors("missing.js")
def test_failures_are_noticed(
    page: Page, serve_folder: ServeFolder, tmp_path: Path, source: str, expected: list[str]
) -> None:
    folder = tmp_path / "tests" / "js"
    folder.mkdir(parents=True)
    for name in ("runner.html", "runner.js", "lib.js"):
        (folder / name).write_bytes((ROOT / "tests" / "js" / name).read_bytes())
    (folder / "it.test.js").write_text(f"import {{ test }} from './lib.js';\n{source}\n")
    found = list(failures(outcomes_of(page, serve_folder(tmp_path), "tests/js/it.test.js")))
    assert len(found) == len(expected)
    assert all(text.startswith(start) for text, start in zip(found, expected, strict=True))


def test_modules_are_found() -> None:
    assert "tests/js/lib.test.js" in MODULES
