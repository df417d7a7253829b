"""Pelican's generators for pages and pictures, kept inside CONTENT; pages' HTML made safe."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from markupsafe import Markup
from pelican import contents
from pelican.generators import Generator, PagesGenerator, StaticGenerator

from warraq.publishing.settings import of_room
from warraq.reading.assets import asset_fault
from warraq.reading.render import clean_html
from warraq.reading.settings import ReadingSettings

logger = logging.getLogger(__name__)


class Page(contents.Page):  # type: ignore[misc]  # Pelican has no types
    """Pelican's page, its HTML made safe as articles' is; the name decides on its URL settings."""

    @property
    def content(self) -> Markup:
        """The body as HTML."""
        return Markup(clean_html(super().content))  # noqa: S704

    @property
    def summary(self) -> Markup:
        """The beginning of the body as HTML."""
        return Markup(clean_html(super().summary))  # noqa: S704

    @summary.setter
    def summary(self, value: str) -> None:
        """Ignored, as by Pelican."""


class _InsideContent(Generator):  # type: ignore[misc]
    """Passes over files that may not be published, above all links that lead out of CONTENT."""

    def get_files(self, *args: object, **kwargs: object) -> set[str]:
        """As Pelican's, without the files that have a fault."""
        return self._publishable(super().get_files(*args, **kwargs))

    def _publishable(self, paths: set[str]) -> set[str]:
        content = Path(self.path)
        faults = {path: asset_fault(content, path) for path in paths}
        told = of_room(ReadingSettings, self.settings).excluded
        for path in sorted(paths):
            # What is wrong in those folders is among the faults of the archive.
            if faults[path] and os.path.normpath(path).split("/", 1)[0] not in told:
                logger.error("%s", faults[path])
        return {path for path in paths if not faults[path]}


class InsideStaticGenerator(_InsideContent, StaticGenerator):  # type: ignore[misc]
    """Copies pictures and other files, none from outside CONTENT."""

    def generate_context(self) -> None:
        """As Pelican's; files that pages link to are checked like those of STATIC_PATHS."""
        linked: set[str] = self.context["static_links"]
        # Of missing files Pelican itself tells.
        there = {path for path in linked if os.path.lexists(Path(self.path, path))}
        self.context["static_links"] = self._publishable(there) | (linked - there)
        super().generate_context()


class OrderedPagesGenerator(_InsideContent, PagesGenerator):  # type: ignore[misc]
    """Reads pages in the order of their paths, so that equal ones never change places."""

    def get_files(self, *args: object, **kwargs: object) -> list[str]:  # type: ignore[override]
        """As Pelican's, sorted, without the files that have a fault."""
        return sorted(super().get_files(*args, **kwargs))

    def generate_context(self) -> None:
        """As Pelican's; then the pages become ours."""
        super().generate_context()
        for page in (*self.pages, *self.hidden_pages, *self.draft_pages):
            page.__class__ = Page
