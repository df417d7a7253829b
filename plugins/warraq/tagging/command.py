"""The verb of the ``warraq`` command that belongs to tagging: tag."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from warraq.reading.faults import Refused
from warraq.tagging.report import tag_files


def add_verbs(verbs: Any) -> None:
    """Adds the verb to argparse's subparsers."""
    tag = verbs.add_parser("tag", help="show the names and topics of article files")
    tag.add_argument("files", nargs="+", type=Path, metavar="FILE")
    tag.add_argument("--json", action="store_true", help="one JSON object a line, with entities")
    tag.add_argument(
        "--archive", type=Path, metavar="DIR", help="output folder of a built archive to learn from"
    )
    tag.add_argument(
        "--names", type=Path, metavar="FILE", help="a names.toml whose names are to be used"
    )
    tag.set_defaults(run=_tag)


def _tag(options: argparse.Namespace) -> int:
    try:
        for row in tag_files(options.files, options.archive, names=options.names):
            print(json.dumps(row, ensure_ascii=False) if options.json else _text(row))
    except Refused as refused:
        for fault in refused.faults:
            print(f"warraq: {fault}", file=sys.stderr)
        return 1
    return 0


def _text(row: dict[str, Any]) -> str:
    date = f" ({row['date']}, {row['date_source']})" if row["date"] else ""
    lines = [f"{row['file']}: {row['title']}{date}"]
    lines += [f"  {tag['type']:12} {tag['name']} [{tag['reason']}]" for tag in row["tags"]]
    return "\n".join(lines)
