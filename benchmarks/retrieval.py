"""How well are articles found by Warraq, beside folding alone and Lucene's rules?

Four sets: human paraphrases of headlines, real headlines to the bodies of their articles among all
bodies, and the same headlines with some or all of their words changed. «Warraq» is the shipped
engine with `--any` over an index of the texts; the others are BM25 over each analyser's terms.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from benchmarks.bm25 import Bm25
from benchmarks.lucene_rules import lucene_stem
from benchmarks.perturbation import HEAVY, LIGHT, perturb
from benchmarks.significance import difference
from warraq.indexing.document import Document
from warraq.indexing.engine.search import Engine
from warraq.indexing.writing.writer import write_index
from warraq.language.affixes import candidates
from warraq.language.conflation import conflate
from warraq.language.lexicon import load_lexicon
from warraq.language.tokenizer import Token, forms, tokenize

DEPTH: Final = 10
HEADLINES: Final = 2000
SEED: Final = 7
BEGINNING: Final = 20
"""Articles with the same forms at the beginning are twins."""

TermOf = Callable[[Token], str]
Ranker = Callable[[str], list[int]]
"""Query -> numbers of the best documents."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Documents, queries and for each query the numbers of the documents that answer it.

    ``twins`` are the places of queries whose article has a near-duplicate among the documents.
    """

    name: str
    documents: Sequence[str]
    queries: Sequence[tuple[str, frozenset[int]]]
    twins: frozenset[int] = field(default=frozenset())


# The systems


def folding(_: Iterable[Token]) -> TermOf:
    """Analyser: the normalised form itself."""
    return lambda token: token.form


def lucene(_: Iterable[Token]) -> TermOf:
    """Analyser: Lucene's rules on the written word."""
    return lambda token: lucene_stem(token.text)


def conflation(tokens: Iterable[Token]) -> TermOf:
    """Analyser: conflation by the archive; query words it lacks by their affix candidates."""
    term_of_form = conflate(Counter(token.form for token in tokens), load_lexicon())

    def term(token: Token) -> str:
        known = (form for form in (token.form, *candidates(token.form)) if form in term_of_form)
        return term_of_form.get(next(known, token.form), token.form)

    return term


ANALYSERS: Final[dict[str, Callable[[Iterable[Token]], TermOf]]] = {
    "folding only": folding,
    "Lucene's rules": lucene,
    "Warraq's terms": conflation,
}
SHIPPED: Final = "Warraq"


def rankers(documents: Sequence[str], folder: Path) -> Iterator[tuple[str, Ranker]]:
    """The systems by name, each ready to answer; ``folder`` is for the index."""
    tokens = [list(tokenize(document)) for document in documents]
    distinct = [
        token for each in tokens for token in {token.form: token for token in each}.values()
    ]
    for name, analyser in ANALYSERS.items():
        yield name, _bm25(tokens, analyser(distinct))
    yield SHIPPED, _shipped(documents, folder)


def _bm25(tokens: Sequence[Sequence[Token]], term: TermOf) -> Ranker:
    index = Bm25([[term(token) for token in document] for document in tokens])
    return lambda query: index.best(map(term, tokenize(query)), DEPTH)


def _shipped(documents: Sequence[str], folder: Path) -> Ranker:
    write_index((Document(str(at), "", text) for at, text in enumerate(documents)), folder)
    engine = Engine(folder)

    def best(query: str) -> list[int]:
        results = engine.search(query, DEPTH, any_word=True, operators=False)
        return [int(str(hit.stored["id"])) for hit in results.hits]

    return best


# The measures


def measures(found: Sequence[int], relevant: frozenset[int]) -> tuple[float, float]:
    """NDCG@10 and reciprocal rank of one ranking, relevance being binary."""
    hits = [rank for rank, number in enumerate(found) if number in relevant]
    gain = sum(1 / math.log2(rank + 2) for rank in hits)
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(len(relevant), DEPTH)))
    return gain / ideal, 1 / (hits[0] + 1) if hits else 0.0


def evaluate(tasks: Sequence[RetrievalSet]) -> dict[str, dict[str, list[tuple[float, float]]]]:
    """Set -> system -> measures of each query; the sets share their documents."""
    results: dict[str, dict[str, list[tuple[float, float]]]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        for name, best in rankers(tasks[0].documents, Path(folder) / "index"):
            for task in tasks:
                found = [measures(best(query), relevant) for query, relevant in task.queries]
                results[task.name][name] = found
    return results


def summary(
    task: RetrievalSet, results: Mapping[str, Sequence[tuple[float, float]]]
) -> dict[str, dict[str, Any]]:
    """Mean figures of each system on a set, and how much the shipped engine is above it."""
    rows: dict[str, dict[str, Any]] = {}
    for name, found in results.items():
        clear = [ndcg for at, (ndcg, _) in enumerate(found) if at not in task.twins]
        above = difference([ndcg for ndcg, _ in results[SHIPPED]], [ndcg for ndcg, _ in found])
        rows[name] = {
            "nDCG@10": round(sum(ndcg for ndcg, _ in found) / len(found), 4),
            "MRR@10": round(sum(rank for _, rank in found) / len(found), 4),
            "nDCG@10 without twins": round(sum(clear) / len(clear), 4),
            "Warraq above it": {key: round(value, 4) for key, value in above._asdict().items()},
        }
    return rows


# The sets


def paraphrases(data: Path) -> RetrievalSet:
    """Human paraphrases of headlines against 33,084 headlines."""
    folder = data / "retrieval" / "ans_headline_paraphrase"
    with gzip.open(folder / "docs.tsv.gz", "rt", encoding="utf-8") as file:
        documents = dict(line.rstrip("\n").split("\t", 1) for line in file)
    numbers = {name: number for number, name in enumerate(documents)}
    relevant: dict[str, set[int]] = defaultdict(set)
    for query, name, _ in _rows(folder / "qrels.tsv"):
        relevant[query].add(numbers[name])
    queries = [(text, frozenset(relevant[query])) for query, text in _rows(folder / "queries.tsv")]
    return RetrievalSet("paraphrases", list(documents.values()), queries)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def headlines(data: Path) -> RetrievalSet:
    """A sample of the headlines of four words or more against the bodies of all articles."""
    with gzip.open(data / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    named = [at for at, each in enumerate(articles) if len((each["title"] or "").split()) > 3]
    sample = random.Random(SEED).sample(named, HEADLINES)
    titles = [tuple(forms(each["title"] or "")) for each in articles]
    beginnings = [tuple(forms(each["text"]))[:BEGINNING] for each in articles]
    same = [Counter(titles), Counter(beginnings)]
    twins = [same[0][titles[at]] > 1 or same[1][beginnings[at]] > 1 for at in sample]
    return RetrievalSet(
        "headline to body",
        [each["text"] for each in articles],
        [(articles[at]["title"], frozenset([at])) for at in sample],
        frozenset(place for place, twin in enumerate(twins) if twin),
    )


def perturbed(task: RetrievalSet, share: float) -> RetrievalSet:
    """The same set with a share of every query's words rewritten."""
    chance = random.Random(SEED)
    queries = [(perturb(query, chance, share), relevant) for query, relevant in task.queries]
    return replace(task, name=f"{task.name}, {share:.0%} of the words changed", queries=queries)


def main(data: Path, out: Path) -> None:
    """Print and write the figures of every system on every set (retrieval.json)."""
    bodies = headlines(data)
    figures: dict[str, Any] = {}
    for tasks in (
        [paraphrases(data)],
        [bodies, perturbed(bodies, LIGHT), perturbed(bodies, HEAVY)],
    ):
        results = evaluate(tasks)
        for task in tasks:
            figures[task.name] = summary(task, results[task.name])
            print(f"{task.name} ({len(task.queries)} queries, {len(task.documents)} documents)")
            for name, row in figures[task.name].items():
                print(f"  {name:16}", _line(row), flush=True)
    (out / "retrieval.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def _line(row: Mapping[str, Any]) -> str:
    above = row["Warraq above it"]
    interval = f"{above['mean']:+.3f} [{above['low']:+.3f}, {above['high']:+.3f}]"
    figures = "  ".join(f"{key} {row[key]:.4f}" for key in row if key != "Warraq above it")
    return f"{figures}  Warraq above it {interval}, p {above['p']:.4f}"
