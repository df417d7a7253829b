"""Builds the sites of tests/sites/ with a state folder of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.building import ROOT

SITES = ROOT / "tests" / "sites"
ADDRESS = "https://example.org/أرشيف"

QUIET = {"WARRAQ_SITEURL": "", "WARRAQ_SKIP_BAD": "", "WARRAQ_FRESH": "", "PYTHONUTF8": "1"}
"""What a build reads from the environment, whatever the tests themselves run in."""

Built = subprocess.CompletedProcess[str]


def copy_site(name: str, folder: Path) -> Path:
    """A copy of tests/sites/<name> as ``content`` of the folder, to build and change."""
    return Path(shutil.copytree(SITES / name, folder / "content"))


def build(
    folder: Path,
    *arguments: str,
    content: Path | None = None,
    output: Path | None = None,
    settings: Mapping[str, object] | None = None,
    variables: Mapping[str, str] | None = None,
    program: Sequence[str] = ("-m", "pelican"),
) -> Built:
    """Run `pelican` on ``content`` of the folder into its ``output``, state in its ``.warraq``.

    ``program`` is what Python runs in place of Pelican.
    """
    surroundings = {**os.environ, **QUIET, **(variables or {})}
    file = "publishconf.py" if surroundings["WARRAQ_SITEURL"] else "pelicanconf.py"
    extra = {"WARRAQ_STATE": str(folder / ".warraq"), **(settings or {})}
    command = [
        *(sys.executable, *program, str(content or folder / "content")),
        *("-o", str(output or folder / "output"), "-s", str(ROOT / file), *arguments),
        *("-e", *(f"{name}={json.dumps(value)}" for name, value in extra.items())),
    ]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
