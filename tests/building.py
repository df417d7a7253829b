"""Builds sites as `make html` does, for tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def build_site(
    content: Path,
    output: Path,
    *,
    state: Path | None = None,
    siteurl: str = "",
    skip_bad: bool = False,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """Run plain `pelican` on the folder; the caller looks at the exit status and the messages.

    Nothing is written into the folder: names.toml stays as it is.

    `state` takes the place of `.warraq/`; by default it is a folder beside `output`, so that
    tests neither see nor leave anything in the project.
    """
    settings = "publishconf.py" if siteurl else "pelicanconf.py"
    state = state or output.parent / f"{output.name}-state"
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(output), "-s", settings]
    command += ["-e", f"WARRAQ_STATE={json.dumps(str(state))}"]
    command += ['WARRAQ_TAGGING={"keep_names": false}']
    variables = {"WARRAQ_SITEURL": siteurl, "WARRAQ_SKIP_BAD": "1" if skip_bad else ""}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
