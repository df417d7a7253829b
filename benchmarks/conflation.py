"""Do forms of one lemma share a term, and others not, beside Lucene's rules?

Every pair of the words of word_lemma_root.tsv counts: a pair belongs together where its words share
a lemma. The words themselves and the vocabulary of a quarter of news.jsonl.gz bear witness.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.lucene_rules import lucene_stem
from warraq.language.conflation import conflate
from warraq.language.lexicon import load_lexicon
from warraq.language.normaliser import normalise
from warraq.language.tokenizer import tokenize

SHARE: Final = 4
"""One article of so many bears witness."""


class Word(NamedTuple):
    """A word with all its possible lemmas and roots."""

    written: str
    lemmas: frozenset[str]
    roots: frozenset[str]


class Figures(NamedTuple):
    """Pairwise precision, recall and F1; ``related`` is the share of merged pairs with one root."""

    precision: float
    recall: float
    f1: float
    related: float


def words(data: Path) -> list[Word]:
    """The words of the list, each once."""
    lines = (data / "conflation" / "word_lemma_root.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [Word(row[0], *(frozenset(cell.split(";")) for cell in row[1:3])) for row in rows]


def vocabulary(data: Path) -> Counter[str]:
    """Number of articles that hold each form."""
    counts: Counter[str] = Counter()
    with gzip.open(data / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in islice(file, 0, None, SHARE):
            article = json.loads(line)
            text = f"{article['title'] or ''}\n{article['text']}"
            counts.update({token.form for token in tokenize(text)})
    return counts


def measure(listed: Sequence[Word], term: Callable[[str], str]) -> Figures:
    """Figures of a conflation over all pairs of the words."""
    together = sum(bool(a.lemmas & b.lemmas) for a, b in _sharing(listed, _lemmas))
    merged = list(_sharing(listed, lambda word: [term(word.written)]))
    right = sum(bool(a.lemmas & b.lemmas) for a, b in merged)
    related = sum(bool(a.roots & b.roots) for a, b in merged)
    precision, recall = right / len(merged), right / together
    f1 = 2 * precision * recall / (precision + recall)
    return Figures(precision, recall, f1, related / len(merged))


def _lemmas(word: Word) -> Sequence[str]:
    return sorted(word.lemmas)


def _sharing(
    listed: Sequence[Word], keys: Callable[[Word], Sequence[str]]
) -> Iterator[tuple[Word, Word]]:
    """Pairs of words that share a key, each pair once."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(listed):
        for key in keys(word):
            groups[key].append(number)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2)}
    for first, second in sorted(pairs):
        yield listed[first], listed[second]


def main(data: Path, out: Path) -> None:
    """Print and write the figures of the three conflations (conflation.json)."""
    listed = words(data)
    forms = Counter(normalise(word.written) for word in listed)
    news = conflate(forms + vocabulary(data), load_lexicon())
    alone = conflate(forms, load_lexicon())
    conflations: dict[str, Callable[[str], str]] = {
        "folding only": normalise,
        "Lucene's rules": lucene_stem,
        "Warraq, no archive": lambda written: alone[normalise(written)],
        "Warraq": lambda written: news[normalise(written)],
    }
    figures = {name: measure(listed, term) for name, term in conflations.items()}
    for name, row in figures.items():
        print(
            f"{name:20} " + "  ".join(f"{key} {value:.3f}" for key, value in row._asdict().items())
        )
    written = json.dumps({name: row._asdict() for name, row in figures.items()}, indent=2)
    (out / "conflation.json").write_text(f"{written}\n", encoding="utf-8")
