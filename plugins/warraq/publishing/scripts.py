"""Scripts as they are published: joined into few files, without comments and white space.

Only our own theme's scripts are changed: of another theme's nothing is known.
"""

from __future__ import annotations

from filecmp import cmp
from pathlib import Path
from typing import Final

from warraq.publishing.linking import link
from warraq.publishing.shortening import shortened

THEME: Final = Path(__file__).resolve().parents[3] / "theme"
"""The project's own theme."""

SEARCH: Final = Path("js", "search")
"""Folder of the search scripts in a theme's static files."""

ENTRIES: Final = ("main.js", "worker.js")
"""Search scripts that are loaded by themselves: by the page, and as its worker."""


def publish_scripts(staged: Path, theme: Path) -> None:
    """Replaces the scripts in a staged site's folder of static files by those to publish.

    ``theme`` is the site's theme. Raises :class:`~warraq.publishing.modules.LinkError` where a
    search script cannot be joined, and :class:`OSError`.
    """
    if theme.resolve() != THEME:
        return
    search = staged / SEARCH
    if all((search / name).is_file() for name in ENTRIES):
        published = published_search(search)
        for path in sorted(search.glob("*.js")):
            path.unlink()
        for name, text in published.items():
            (search / name).write_text(text, encoding="utf-8")
    for path in sorted((THEME / "static").rglob("*.js")):
        place = staged / path.relative_to(THEME / "static")
        # A setting may have put a file of the site's own in its place.
        if place.parent != search and place.is_file() and cmp(path, place, shallow=False):
            place.write_text(shortened(path.read_text("utf-8")), encoding="utf-8")


def published_search(folder: Path) -> dict[str, str]:
    """File name -> text of the search scripts as published, from the folder of their sources.

    Raises :class:`~warraq.publishing.modules.LinkError`.
    """
    sources = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.js"))}
    linked = link(sources, f"theme/static/{SEARCH.as_posix()}", ENTRIES)
    return {file: shortened(text) for file, text in linked.items()}
