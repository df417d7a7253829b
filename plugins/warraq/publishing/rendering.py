"""Bodies of articles: their HTML, their pictures, and what is missing from either."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from warraq.publishing.faults import grouped, tell
from warraq.publishing.images import ImageSizes
from warraq.publishing.links import Target, Targets
from warraq.publishing.records import Image
from warraq.reading.article import Article
from warraq.reading.render import render_html


class Bodies:
    """Renders bodies against the content folder.

    ``addresses`` maps every article's source file to the address of its page, relative to the root.
    """

    def __init__(self, content: Path, addresses: Mapping[str, str]) -> None:
        self._targets = Targets(content, addresses)
        self._sizes = ImageSizes(content)
        self._content = content
        self._linked: dict[str, None] = {}
        self._missing: dict[str, None] = {}
        self._silent: dict[str, None] = {}

    def html(self, article: Article, root: str) -> Markup:
        """The body as safe HTML; ``root`` is the site's root as seen from the page, or its URL."""

        def resolve(written: str) -> str:
            target = self._find(article, written)
            if target.kind == "file":
                self._linked[target.path] = None
            return f"{root}/{target.url}" if target.kind in ("article", "file") else target.url

        return Markup(render_html(article, resolve, self._sizes))  # noqa: S704

    def first_image(self, article: Article) -> Image | None:
        """The article's first picture that lies in CONTENT, its address relative to the root."""
        for link in article.images:
            target = self._find(article, link.target)
            if target.kind == "file":
                width, height = self._sizes(target.path) or (None, None)
                return Image(target.url, link.alt or "", width, height)
        return None

    def files(self, article: Article) -> list[str]:
        """Files of CONTENT that the article shows."""
        targets = [self._find(article, link.target) for link in article.images]
        for link in article.images:
            if not link.alt:
                self._silent[f"{article.path}: {link.target}"] = None
        return [target.path for target in targets if target.kind == "file"]

    def copy_linked(self, output: Path) -> None:
        """Copy files of CONTENT that rendered bodies link to and that nobody has copied yet."""
        for path in self._linked:
            if not (output / path).exists():
                (output / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._content / path, output / path)

    def tell_missing(self) -> None:
        """Warn of missing files and missing alternative texts, one grouped warning each."""
        _warn("these articles show or link to files that are not there", list(self._missing))
        _warn("these pictures have no alternative text, ![here](…)", list(self._silent))

    def _find(self, article: Article, written: str) -> Target:
        target = self._targets.find(article.path, written)
        if target.kind == "missing":
            self._missing[f"{article.path}: {written}"] = None
        return target


def _warn(title: str, lines: list[str]) -> None:
    if lines:
        tell(f"warning: {title} ({len(lines)}):", grouped(lines))
