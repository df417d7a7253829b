"""Sites that several tests look at, each built once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.publishing.builds import ADDRESS, Built, build, copy_site, files


@dataclass(frozen=True)
class BuiltSite:
    """A folder with ``content`` and ``output``, and what its first build said."""

    folder: Path
    run: Built

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def files(self) -> dict[str, bytes]:
        return files(self.output)

    def text(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")


def built(folder: Path, name: str, *arguments: str, **variables: str) -> BuiltSite:
    copy_site(name, folder)
    run = build(folder, *arguments, variables=variables)
    assert run.returncode == 0, run.stdout + run.stderr
    return BuiltSite(folder, run)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """tests/sites/archive without an address."""
    return built(tmp_path_factory.mktemp("archive"), "archive")


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """tests/sites/archive at an address."""
    return built(tmp_path_factory.mktemp("addressed"), "archive", WARRAQ_SITEURL=ADDRESS)


@pytest.fixture(scope="session")
def simple(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """tests/sites/dated with Pelican's own theme `simple`."""
    return built(tmp_path_factory.mktemp("simple"), "dated", "-t", "simple")
