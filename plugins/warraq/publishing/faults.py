"""Collects everything that goes wrong in a build, so that all of it is told at once."""

from __future__ import annotations

import logging
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from pelican.log import FatalLogger

_PELICAN_MESSAGES: Final = (
    (
        re.compile(r"Skipping (.+): could not find information about 'title'"),
        r"\1: the page has no title: begin it with a line 'Title: …' and leave the next one empty",
    ),
    (
        re.compile(r"Unknown status '(.+)' for file (.+), skipping it\. \(Not in .+\)"),
        r"\2: unknown status '\1': write published, draft or hidden",
    ),
    (re.compile(r"^Could not process (.+)"), r"\1: the page cannot be read"),
)
"""What Pelican says of bad pages, and the same with the file first and the mend last."""

_SHOWN_PATHS: Final = 20
"""Faults of one kind listed one by one; the rest are counted."""


class FaultLog(logging.Handler):
    """A logging handler that keeps messages instead of printing them.

    Pelican and its plugins tell of bad pages, missing plugins and failed files only in their log,
    so the log is where faults are found. ``messages`` are in order, each once, with its number.
    """

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, with the exception that is being handled as its reason."""
        message = record.getMessage()
        for pattern, mended in _PELICAN_MESSAGES:
            message = pattern.sub(mended, message)
        reason = sys.exc_info()[1]
        if reason is not None and str(reason) not in message:
            message = f"{message}: {str(reason) or type(reason).__name__}"
        self.messages[message] += 1

    def lines(self) -> list[str]:
        """The messages, repeated ones with their number."""
        return [
            message if count == 1 else f"{message} ({count} times)"
            for message, count in self.messages.items()
        ]


@contextmanager
def collected_faults() -> Iterator[FaultLog]:
    """Everything logged as an error until the end of the block; nothing of it is printed meanwhile.

    Under ``--fatal warnings`` warnings count as errors.
    """
    former_level: int = FatalLogger.fatal_lvl
    log = FaultLog(min(former_level, logging.ERROR))
    root = logging.getLogger()
    handlers = list(root.handlers)
    # Pelican's --fatal would raise at the first error; the build fails by itself, with all of them.
    FatalLogger.fatal_lvl = logging.CRITICAL + 1

    def quiet(record: logging.LogRecord) -> bool:
        return record.levelno < log.level

    for handler in handlers:
        handler.addFilter(quiet)
    root.addHandler(log)
    try:
        yield log
    finally:
        FatalLogger.fatal_lvl = former_level
        root.removeHandler(log)
        for handler in handlers:
            handler.removeFilter(quiet)


def tell(title: str, lines: Iterable[str] = (), ending: str = "") -> None:
    """Print a message, and a list with it, to standard error."""
    body = "".join(f"  {line}\n" for line in lines)
    print(f"{title}\n{body}{ending}".rstrip(), file=sys.stderr, flush=True)


def grouped(lines: list[str]) -> list[str]:
    """The first of many like lines, and how many more there are."""
    more = len(lines) - _SHOWN_PATHS
    return lines if more <= 0 else [*lines[:_SHOWN_PATHS], f"and {more} more"]
