"""The verb ``warraq index``: indexes files of documents without a site, whole or by changes."""

from __future__ import annotations

import argparse
from pathlib import Path

from warraq.indexing.collection import read_documents
from warraq.indexing.settings import IndexSettings
from warraq.indexing.updating.changes import apply_changes
from warraq.indexing.updating.state import STATE
from warraq.indexing.writing.writer import write_index


def add_index(index: argparse.ArgumentParser) -> None:
    """Adds the verb's arguments to its parser."""
    index.add_argument("documents", type=Path, nargs="?", metavar="DOCS.jsonl")
    index.add_argument("--out", type=Path, required=True, metavar="DIR", help="search folder")
    index.add_argument(
        "--state", type=Path, metavar="DIR", help="folder of what updates go on from; not published"
    )
    index.add_argument(
        "--update", action="store_true", help="add the documents, or change those of the same ids"
    )
    index.add_argument(
        "--remove", nargs="+", default=[], metavar="ID", help="documents that an update takes out"
    )
    index.set_defaults(run=_index)


def _index(options: argparse.Namespace) -> int:
    settings = IndexSettings()
    if not options.update:
        return _index_all(options, settings)
    if not options.state or not (options.documents or options.remove):
        raise ValueError("write --update with --state DIR, and DOCS.jsonl or --remove ID")
    path = options.documents
    changed = read_documents(path, settings.lead_characters) if path else ()
    done = apply_changes(options.out, options.state / STATE, changed, options.remove, settings)
    print(
        f"{done.added} added, {done.changed} changed, {done.removed} removed, "
        f"{done.documents} documents; wrote {done.files} files, {done.bytes} bytes in {options.out}"
    )
    return 0


def _index_all(options: argparse.Namespace, settings: IndexSettings) -> int:
    if options.remove or not options.documents:
        raise ValueError("write DOCS.jsonl; --remove goes with --update")
    documents = read_documents(options.documents, settings.lead_characters)
    state = options.state / STATE if options.state else None
    report = write_index(documents, options.out, settings, state=state)
    print(
        f"{report.documents} documents, {report.forms} forms, {report.terms} terms, "
        f"{report.files} files, {report.bytes} bytes in {options.out}"
    )
    return 0
