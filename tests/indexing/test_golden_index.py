"""A golden index: its bytes are the format, and tests/js reads the same files.

`make golden` writes it anew; the compressed streams may differ with the zlib of a machine, so
payloads are compared, not files.

tests/golden/index-queries.json holds, for each question, ``text`` and ``options`` (``any``,
``plain``, ``exact``, ``order``, where they are not at their default) and the answer: ``hits`` (the
first ten: ``docid``, ``score``, ``near``), ``total``, ``near`` (number of near articles),
``mode``, ``groups`` (``form``, ``how``, ``terms``) and ``added`` (near terms).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import GOLDEN
from tests.indexing.golden_archive import documents, questions
from tests.indexing.naive import NaiveEngine
from tests.indexing.small_lists import SMALL, small_lists
from warraq.indexing.codecs.codec import unseal
from warraq.indexing.engine.search import Engine
from warraq.indexing.writing.writer import write_index

INDEX = GOLDEN / "index"
QUERIES = GOLDEN / "index-queries.json"
KINDS = (
    *("dictionary", "postings", "places", "tails", "order", "orderplaces", "pairs", "near"),
    *("completions", "facets/section", "facets/source", "facets/tags", "store/0"),
)


def payloads(folder: Path) -> dict[str, object]:
    """Content of every file of an index, by path, sealed files opened and the manifest parsed."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".bin":
            found[path.relative_to(folder).as_posix()] = unseal(path.read_bytes())
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = json.loads(path.read_text("utf-8"))
    return found


def arguments(options: dict[str, Any]) -> dict[str, Any]:
    """The options as arguments of a search."""
    return {
        "any_word": options.get("any", False),
        "operators": not options.get("plain", False),
        "exact": options.get("exact", False),
        "order": options.get("order", "relevance"),
    }


def answers(engine: Engine) -> list[dict[str, Any]]:
    """Results of every question, as tests/js compares them."""
    return [
        {"text": text, "options": options, **_answer(engine, text, options)}
        for text, options in questions()
    ]


def _answer(engine: Engine, text: str, options: dict[str, Any]) -> dict[str, Any]:
    results = engine.search(text, **arguments(options))
    return {
        "hits": [
            {"docid": hit.docid, "score": hit.score, "near": hit.near} for hit in results.hits
        ],
        "total": results.total,
        "near": results.near,
        "mode": results.mode,
        "groups": [
            {"form": group.form, "how": group.how, "terms": [entry.term for entry in group.terms]}
            for group in results.groups
        ],
        "added": [entry.term for entry in results.added],
    }


def test_the_index_has_the_golden_bytes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    with small_lists():
        write_index(documents(), tmp_path, SMALL)
    found = answers(Engine(tmp_path))
    if request.config.getoption("--golden"):
        shutil.rmtree(INDEX, ignore_errors=True)
        shutil.copytree(tmp_path, INDEX)
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        QUERIES.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    assert payloads(tmp_path) == payloads(INDEX)
    assert found == json.loads(QUERIES.read_text("utf-8"))


def test_the_golden_answers_are_the_naive_ones() -> None:
    shards = Engine(INDEX).files.manifest["segments"][0]["dictionary"]
    naive = NaiveEngine(documents(), SMALL, shards)
    for row in json.loads(QUERIES.read_text("utf-8")):
        answer = naive.search(row["text"], **arguments(row["options"]))
        assert [hit._asdict() for hit in answer.hits] == row["hits"], row["text"]
        told = (answer.total, answer.near, answer.mode)
        assert told == (row["total"], row["near"], row["mode"]), row["text"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_golden_index_has_several_files_of_each_kind(kind: str) -> None:
    assert len(list(INDEX.glob(f"base-*/{kind}/*.bin"))) > 1


def test_the_golden_answers_show_every_way_to_an_answer() -> None:
    rows = json.loads(QUERIES.read_text("utf-8"))
    assert {row["mode"] for row in rows if row["hits"]} == {"all", "most", "any"}
    ways = {group["how"] for row in rows for group in row["groups"]}
    assert ways == {"known", "completion", "affix", "corrected", "unknown"}
    assert any(row["near"] and row["added"] for row in rows)
