"""Pelican's generator for pages, in a fixed order and with contents marked as HTML."""

from __future__ import annotations

from typing import cast

from markupsafe import Markup
from pelican import contents
from pelican.generators import PagesGenerator


class Page(contents.Page):  # type: ignore[misc]  # Pelican has no types
    """Pelican's page, its HTML marked as such; the name decides which URL settings apply."""

    @property
    def content(self) -> Markup:
        """The body as HTML."""
        return Markup(super().content)  # noqa: S704  # the site owner's own pages

    @property
    def summary(self) -> Markup:
        """The beginning of the body as HTML."""
        return Markup(super().summary)  # noqa: S704

    @summary.setter
    def summary(self, value: str) -> None:
        """Ignored, as by Pelican."""


class OrderedPagesGenerator(PagesGenerator):  # type: ignore[misc]
    """Reads pages in the order of their paths, so that equal ones never change places."""

    def get_files(self, *args: object, **kwargs: object) -> list[str]:
        """As Pelican's, sorted."""
        return sorted(cast("set[str]", super().get_files(*args, **kwargs)))

    def generate_context(self) -> None:
        """As Pelican's; then the pages become ours."""
        super().generate_context()
        for page in (*self.pages, *self.hidden_pages, *self.draft_pages):
            page.__class__ = Page
