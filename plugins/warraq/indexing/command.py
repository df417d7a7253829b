"""The verbs of the ``warraq`` command that belong to search: search, index, analyze."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from warraq.indexing.analysis import index_forms
from warraq.indexing.collection import read_documents, read_queries, run_line
from warraq.indexing.search import Engine, Hit, Results
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writer import write_index
from warraq.language.conflation import conflate
from warraq.language.lexicon import load_lexicon

_RUN_DEPTH = 1000
"""Documents of one query in a run, TREC's usual depth."""


def add_verbs(verbs: Any) -> None:
    """Adds the verbs to argparse's subparsers."""
    search = verbs.add_parser("search", help="search an index in the terminal")
    search.add_argument("query", nargs="*", metavar="QUERY")
    search.add_argument(
        "--index", type=Path, default=Path("output/search"), metavar="DIR", help="search folder"
    )
    search.add_argument("--any", action="store_true", help="any word may match, best first")
    search.add_argument("--json", action="store_true", help="one JSON object a result")
    search.add_argument("--limit", type=_positive, default=None, metavar="N", help="results (10)")
    search.add_argument("--batch", type=Path, metavar="TSV", help="queries: id TAB plain words")
    search.add_argument(
        "--run", dest="run_file", type=Path, metavar="FILE", help="TREC run to write for --batch"
    )
    search.set_defaults(run=_search)

    index = verbs.add_parser("index", help="index a JSON Lines file without a site")
    index.add_argument("documents", type=Path, metavar="DOCS.jsonl")
    index.add_argument("--out", type=Path, required=True, metavar="DIR")
    index.set_defaults(run=_index)

    analyse = verbs.add_parser("analyze", help="show the forms of a text and their terms")
    analyse.add_argument("text", nargs="+", metavar="TEXT")
    analyse.add_argument(
        "--index", type=Path, metavar="DIR", help="search folder whose words decide the terms"
    )
    analyse.set_defaults(run=_analyse)


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _search(options: argparse.Namespace) -> int:
    if bool(options.batch) != bool(options.run_file):
        raise ValueError("--batch and --run go together")
    if not options.batch and not options.query:
        raise ValueError("write a query, or --batch queries.tsv --run run.txt")
    engine = Engine(options.index)
    if options.batch:
        _batch(engine, options)
        return 0
    results = engine.search(" ".join(options.query), options.limit or 10, options.any)
    for hit in results.hits:
        print(json.dumps(_row(hit), ensure_ascii=False) if options.json else _line(hit))
    if not options.json:
        print(_summary(results), file=sys.stderr)
    return 0


def _batch(engine: Engine, options: argparse.Namespace) -> None:
    queries = list(read_queries(options.batch))
    depth = options.limit or _RUN_DEPTH
    with options.run_file.open("w", encoding="utf-8") as run:
        for query in queries:
            results = engine.search(query.text, depth, options.any, operators=False)
            for rank, hit in enumerate(results.hits, 1):
                run.write(run_line(query.id, str(hit.stored["id"]), rank, depth - rank) + "\n")


def _row(hit: Hit) -> dict[str, object]:
    return {"docid": hit.docid, "score": hit.score, **hit.stored}


def _line(hit: Hit) -> str:
    stored = hit.stored
    return "\t".join(str(stored[name] or "") for name in ("date", "title", "id"))


def _summary(results: Results) -> str:
    which = {"all": "all", "most": "most", "any": "some"}[results.mode]
    unknown = [group.form for group in results.groups if group.how == "unknown"]
    note = f"; not in the archive: {' '.join(unknown)}" if unknown else ""
    articles = "article" if results.total == 1 else "articles"
    return f"{results.total} {articles} with {which} of the words{note}"


def _index(options: argparse.Namespace) -> int:
    settings = IndexSettings()
    documents = read_documents(options.documents, settings.lead_characters)
    report = write_index(documents, options.out, settings)
    print(
        f"{report.documents} documents, {report.forms} forms, {report.terms} terms, "
        f"{report.files} files, {report.bytes} bytes in {options.out}"
    )
    return 0


def _analyse(options: argparse.Namespace) -> int:
    """Terms by a built index's dictionary where one is named, else by the shipped words alone."""
    forms = list(dict.fromkeys(index_forms(" ".join(options.text))))
    terms = conflate(dict.fromkeys(forms, 1), load_lexicon())
    if options.index:
        files = Engine(options.index).files
        found = {form: files.lookup(form) for form in forms}
        terms |= {form: entry.term for form, entry in found.items() if entry}
    for form in forms:
        print(f"{form}\t{terms[form]}")
    return 0
