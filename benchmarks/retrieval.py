"""How well are articles found through our conflation, beside folding alone and Lucene's rules?

Three sets: human paraphrases of headlines, headlines to the bodies of their articles, and the same
headlines with clitics and spellings changed. One BM25 ranks for all three analysers.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.lucene_rules import lucene_stem
from benchmarks.perturbation import perturb
from warraq.language.affixes import candidates
from warraq.language.conflation import conflate
from warraq.language.lexicon import load_lexicon
from warraq.language.tokenizer import Token, tokenize

K1: Final = 1.2
B: Final = 0.75
DEPTH: Final = 10
BODIES: Final = 2000
SEED: Final = 7

TermOf = Callable[[Token], str]
Analyser = Callable[[Iterable[Token]], TermOf]


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Documents, queries and for each query the numbers of the documents that answer it."""

    name: str
    documents: Sequence[str]
    queries: Sequence[tuple[str, frozenset[int]]]


def folding(_: Iterable[Token]) -> TermOf:
    """Analyser (a): the normalised form itself."""
    return lambda token: token.form


def lucene(_: Iterable[Token]) -> TermOf:
    """Analyser (b): Lucene's rules on the written word."""
    return lambda token: lucene_stem(token.text)


def ours(tokens: Iterable[Token]) -> TermOf:
    """Analyser (c): conflation by the archive; query words it lacks by their affix candidates."""
    term_of_form = conflate(Counter(token.form for token in tokens), load_lexicon())

    def term(token: Token) -> str:
        known = (form for form in (token.form, *candidates(token.form)) if form in term_of_form)
        return term_of_form.get(next(known, token.form), token.form)

    return term


ANALYSERS: Final[dict[str, Analyser]] = {
    "folding only": folding,
    "Lucene's rules": lucene,
    "Warraq": ours,
}


class Bm25:
    """BM25 over lists of terms."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        self._size = len(documents)
        self._lengths = [len(document) for document in documents]
        self._average = sum(self._lengths) / self._size
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, document in enumerate(documents):
            for term, frequency in Counter(document).items():
                self._postings[term].append((number, frequency))

    def best(self, query: Iterable[str]) -> list[int]:
        """Numbers of the best documents, at most ``DEPTH``; ties go to the lower number."""
        scores: dict[int, float] = defaultdict(float)
        for term in dict.fromkeys(query):
            postings = self._postings.get(term, [])
            idf = math.log(1 + (self._size - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, frequency in postings:
                length = 1 - B + B * self._lengths[number] / self._average
                scores[number] += idf * frequency * (K1 + 1) / (frequency + K1 * length)
        return sorted(scores, key=lambda number: (-scores[number], number))[:DEPTH]


def measures(found: Sequence[int], relevant: frozenset[int]) -> tuple[float, float]:
    """NDCG@10 and reciprocal rank of one ranking, relevance being binary."""
    hits = [rank for rank, number in enumerate(found) if number in relevant]
    gain = sum(1 / math.log2(rank + 2) for rank in hits)
    ideal = sum(1 / math.log2(rank + 2) for rank in range(min(len(relevant), DEPTH)))
    return gain / ideal, 1 / (hits[0] + 1) if hits else 0.0


def evaluate(task: RetrievalSet, analyser: Analyser) -> tuple[float, float]:
    """Mean nDCG@10 and MRR@10 of an analyser on a set."""
    tokens = [list(tokenize(document)) for document in task.documents]
    term = analyser(
        token for document in tokens for token in {t.form: t for t in document}.values()
    )
    index = Bm25([[term(token) for token in document] for document in tokens])
    pairs = [
        measures(index.best(term(token) for token in tokenize(query)), relevant)
        for query, relevant in task.queries
    ]
    return sum(ndcg for ndcg, _ in pairs) / len(pairs), sum(rr for _, rr in pairs) / len(pairs)


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
    """Headlines against the bodies of a sample of articles."""
    with gzip.open(data / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    named = [each for each in articles if len((each["title"] or "").split()) > 3]
    sample = random.Random(SEED).sample(named, BODIES)
    queries = [(each["title"], frozenset([number])) for number, each in enumerate(sample)]
    return RetrievalSet("headline to body", [each["text"] for each in sample], queries)


def perturbed(task: RetrievalSet) -> RetrievalSet:
    """The same set with every query rewritten by :func:`~benchmarks.perturbation.perturb`."""
    chance = random.Random(SEED)
    queries = [(perturb(query, chance), relevant) for query, relevant in task.queries]
    return RetrievalSet("perturbed headline to body", task.documents, queries)


def sets(data: Path) -> list[RetrievalSet]:
    """The three sets that this benchmark measures."""
    bodies = headlines(data)
    return [paraphrases(data), bodies, perturbed(bodies)]


def main(data: Path, out: Path) -> None:
    """Print and write nDCG@10 and MRR@10 of every analyser on every set (retrieval.json)."""
    figures: dict[str, Mapping[str, dict[str, float]]] = {}
    for task in sets(data):
        results = {name: evaluate(task, analyser) for name, analyser in ANALYSERS.items()}
        figures[task.name] = {
            name: {"nDCG@10": round(ndcg, 4), "MRR@10": round(rr, 4)}
            for name, (ndcg, rr) in results.items()
        }
        for name, (ndcg, rr) in results.items():
            print(f"{task.name:28} {name:16} nDCG@10 {ndcg:.4f}  MRR@10 {rr:.4f}", flush=True)
    (out / "retrieval.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
