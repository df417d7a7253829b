"""The verbs of the ``warraq`` command that belong to search: search, index, analyze, explain."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from warraq.indexing.codecs.layout import DEFAULT_FOLDER
from warraq.indexing.collection import read_queries
from warraq.indexing.engine.batch import write_run
from warraq.indexing.engine.collector import ORDERS
from warraq.indexing.engine.search import Engine, Hit, Results
from warraq.indexing.engine.summary import summary
from warraq.indexing.explain import add_explain
from warraq.indexing.index_command import add_index
from warraq.indexing.writing.analysis import index_forms
from warraq.language.conflation import conflate
from warraq.language.lexicon import load_lexicon

_RUN_DEPTH = 1000
"""Documents of one query in a run, TREC's usual depth."""


def add_verbs(verbs: Any) -> None:
    """Adds the verbs to argparse's subparsers."""
    _add_search(verbs.add_parser("search", help="search an index in the terminal"))

    index = verbs.add_parser("index", help="index a JSON Lines file without a site")
    add_index(index)

    analyse = verbs.add_parser("analyze", help="show the forms of a text and their terms")
    analyse.add_argument("text", nargs="+", metavar="TEXT")
    analyse.add_argument(
        "--index", type=Path, metavar="DIR", help="search folder whose words decide the terms"
    )
    analyse.set_defaults(run=_analyse)

    add_explain(verbs)


def _add_search(search: argparse.ArgumentParser) -> None:
    search.add_argument("query", nargs="*", metavar="QUERY")
    search.add_argument(
        "--index", type=Path, default=DEFAULT_FOLDER, metavar="DIR", help="search folder"
    )
    search.add_argument(
        "--any", action="store_true", help="plain words, of which any may match, best first"
    )
    search.add_argument("--exact", action="store_true", help="words as they are written only")
    search.add_argument("--order", choices=ORDERS, default="relevance", help="of the results")
    search.add_argument("--json", action="store_true", help="one JSON object a result")
    search.add_argument("--limit", type=_positive, default=None, metavar="N", help="results (10)")
    search.add_argument("--batch", type=Path, metavar="TSV", help="queries: id TAB plain words")
    search.add_argument(
        "--run", dest="run_file", type=Path, metavar="FILE", help="TREC run to write for --batch"
    )
    search.set_defaults(run=_search)


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
        depth = options.limit or _RUN_DEPTH
        search = partial(_results, engine, limit=depth, options=options)
        write_run(list(read_queries(options.batch)), options.run_file, search, engine.files)
        return 0
    results = _results(engine, " ".join(options.query), limit=options.limit or 10, options=options)
    for hit in results.hits:
        print(json.dumps(_row(hit), ensure_ascii=False) if options.json else _line(hit))
    print(summary(results), file=sys.stderr)
    return 0


def _results(engine: Engine, text: str, *, limit: int, options: argparse.Namespace) -> Results:
    return engine.search(
        text,
        limit,
        any_word=options.any,
        operators=not (options.any or options.batch),
        exact=options.exact,
        order=options.order,
    )


def _row(hit: Hit) -> dict[str, object]:
    return {"docid": hit.docid, "score": hit.score, "near": hit.near, **hit.stored}


def _line(hit: Hit) -> str:
    stored = hit.stored
    return "\t".join(str(stored[name] or "") for name in ("date", "title", "id"))


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
