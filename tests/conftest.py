"""What every test may use: golden files, and hypothesis set up to give the same run twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

GOLDEN = Path(__file__).parent / "golden"

# The machine's load must not fail a test, and a second run must test what the first one did.
# HYPOTHESIS_PROFILE=explore looks for new counter-examples, ten times as long.
settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite tests/golden/ (make golden)")


def comparison(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """What the `golden` fixture gives."""
    rewrite = bool(request.config.getoption("--golden"))

    def compare(name: str, actual: str | bytes) -> None:
        path = GOLDEN / name
        written = actual.encode() if isinstance(actual, str) else actual
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
        assert path.is_file(), f"{path} is missing: run `make golden` and read what it wrote"
        expected = path.read_bytes()
        # As text where it is text: pytest then shows the lines that differ.
        assert actual == (expected.decode() if isinstance(actual, str) else expected)

    return compare


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """`golden(name, actual)` compares with tests/golden/<name>, or rewrites it under --golden."""
    return comparison(request)
