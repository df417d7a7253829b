"""Where the links and pictures in articles lead: other articles, files of CONTENT, or the web."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal
from urllib.parse import quote

from warraq.reading.links import content_path, points_inside, without_marker

_QUERY: Final = re.compile(r"[?#].*", re.DOTALL)

Kind = Literal["elsewhere", "article", "file", "missing"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a link's target is.

    ``url`` is relative to the site's root, or as written for ``elsewhere`` and ``missing``;
    ``path`` is the file relative to CONTENT.
    """

    kind: Kind
    url: str
    path: str = ""


class Targets:
    """Finds what articles link to; ``articles`` maps source files to their pages' addresses."""

    def __init__(self, content: Path, articles: Mapping[str, str]) -> None:
        self._content = content.resolve()
        self._articles = articles
        self._files: dict[str, bool] = {}

    def find(self, article: str, written: str) -> Target:
        """The target of a link as written in the article whose source file is ``article``."""
        if not points_inside(without_marker(written)):
            return Target("elsewhere", written)
        path = content_path(article, written)
        if path is None:
            return Target("missing", written)
        rest = "".join(_QUERY.findall(written))
        if path in self._articles:
            return Target("article", self._articles[path] + rest, path)
        if self._is_file(path):
            return Target("file", quote(path) + rest, path)
        return Target("missing", written, path)

    def _is_file(self, path: str) -> bool:
        if path not in self._files:
            file = (self._content / path).resolve()
            hidden = any(part.startswith(".") for part in path.split("/"))
            inside = not hidden and file.is_relative_to(self._content)
            self._files[path] = inside and file.is_file()
        return self._files[path]
