"""Writes pages into the staging folder, and says which template failed where."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateError, TemplateSyntaxError
from pelican.writers import FileOverwriteFailedError, Writer

from warraq.publishing.places import BuildError

logger = logging.getLogger(__name__)


class ArchiveWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's writer, which never leaves its folder and goes on after a template's error.

    An error of a template is told once, not for every page that it spoils.
    """

    def __init__(self, output_path: str, settings: Mapping[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self._told: set[str] = set()

    def write_file(
        self,
        name: str,
        template: Template,
        context: dict[str, Any],
        *args: object,
        **kwargs: object,
    ) -> None:
        """As Pelican's, for a path inside the folder."""
        if not name:
            return
        check_inside(name)
        try:
            super().write_file(name, template, context, *args, **kwargs)
        except TemplateError as error:
            self._fail(_template_message(error, template.name), name)
        except FileOverwriteFailedError:
            self._tell(f"two pages have the same address {name}: give one of them another slug")
        except (BuildError, OSError):
            raise
        except Exception as error:  # templates run code of their own, which may fail in any way
            self._fail(f"template {template.name}: {type(error).__name__}: {error}", name)

    def _fail(self, message: str, name: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._tell(f"{message} (first in {name})")

    @staticmethod
    def _tell(message: str) -> None:
        # The exception is in the message; without a traceback, which names no template.
        logger.error("%s", message)


def write_text(folder: str, name: str, text: str) -> None:
    """Write a file that no template makes into the output folder."""
    path = Path(folder) / check_inside(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def check_templates(environment: Environment, folder: str) -> None:
    """Log every error of syntax in a theme's templates, before any page is written."""
    for name in FileSystemLoader(folder).list_templates():
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            logger.error("%s", _template_message(error, name))  # noqa: TRY400  # no traceback


def check_inside(name: str) -> str:
    """The output path itself, if it stays inside the output folder; raises :class:`BuildError`."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name:
        raise BuildError(
            f"the address {name!r} leads out of OUTPUT: change the slug or the URL setting"
        )
    return name


def _template_message(error: TemplateError, template: str | None) -> str:
    name = getattr(error, "name", None) or template
    line = getattr(error, "lineno", None) or _failed_line(error)
    return f"template {name}{f':{line}' if line else ''}: {error.message or type(error).__name__}"


def _failed_line(error: TemplateError) -> int | None:
    """Line of the innermost template frame; Jinja rewrites tracebacks to template lines."""
    line, frame = None, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(".html"):
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
