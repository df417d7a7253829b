"""The folders of a build, and which of them may not coincide."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

_SOURCES: Final = (
    "theme", "plugins", "docs", "tests", "benchmarks", ".git", ".ci", ".venv", "node_modules",
)  # fmt: skip
"""Folders of the project that no site may be published into."""


class BuildError(Exception):
    """Why a build cannot go on, told to the person who started it; never shown as a traceback."""


@dataclass(frozen=True, slots=True)
class Places:
    """Real paths, links followed: CONTENT, OUTPUT, the project and its folder of states."""

    content: Path
    output: Path
    project: Path
    states: Path

    @property
    def state(self) -> Path:
        """State folder of this pair of CONTENT and OUTPUT."""
        key = blake2b(
            f"{self.content}\0{self.output}".encode(errors="surrogateescape"), digest_size=8
        )
        return self.states / key.hexdigest()

    @property
    def staging(self) -> Path:
        """Where the build writes before it publishes."""
        return self.state / "staging"


def find_places(content: str, output: str, states: str) -> Places:
    """The places of a build; ``states`` is the ``.warraq`` folder, whose parent is the project.

    Raises :class:`BuildError` where publishing into OUTPUT could harm CONTENT or the project.
    """
    folder = Path(states).resolve()
    places = Places(Path(content).resolve(), Path(output).resolve(), folder.parent, folder)
    _check(places, output)
    return places


def _check(places: Places, written: str) -> None:
    output, content = places.output, places.content
    mend = "choose another OUTPUT, for example OUTPUT=output"
    if output.is_relative_to(content):
        raise BuildError(f"OUTPUT {written} lies inside CONTENT {content}: {mend}")
    if content.is_relative_to(output):
        raise BuildError(f"OUTPUT {written} holds CONTENT {content}: {mend}")
    if places.project.is_relative_to(output):
        raise BuildError(f"OUTPUT {written} is or holds the project {places.project}: {mend}")
    if output.is_relative_to(places.states):
        raise BuildError(f"OUTPUT {written} lies inside the build's own {places.states}: {mend}")
    for name in _SOURCES:
        if output.is_relative_to((places.project / name).resolve()):
            raise BuildError(f"OUTPUT {written} lies inside the project's {name}: {mend}")
    if output.exists() and not output.is_dir():
        raise BuildError(f"OUTPUT {written} is a file: {mend}")
