"""The ``warraq`` command: thin, each verb calls one room."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from warraq.indexing import command as indexing
from warraq.tagging import command as tagging


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one verb and returns the exit status: 0 done, 1 refused with a message, 2 wrong
    usage.
    """
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    # A word that is to be left out of the results begins with a dash, as an option does.
    if any(word.startswith("--") or not hasattr(options, "query") for word in rest):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.query += rest
    try:
        return int(options.run(options))
    except BrokenPipeError:
        return 0  # the reader of a pipe, such as head, has what it wants
    except OSError as error:
        print(f"warraq: {error.filename}: {error.strerror or error}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"warraq: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="warraq", description="Search, index, analyse and tag Arabic news archives."
    )
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    indexing.add_verbs(verbs)
    tagging.add_verbs(verbs)
    return parser


if __name__ == "__main__":
    sys.exit(main())
