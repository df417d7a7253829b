"""How well the tagger's ranking meets key phrases that people chose: F1@5, 10 and 15 on AKEC.

python -m benchmarks.tagging_topics DATA OUT

DATA is a folder with ``keyphrases.jsonl.gz``; OUT gets ``tagging_topics.json``. The gold phrases
of a document are the first 15 of its list, which is ordered by how many people chose them. Both
sides are stemmed by Lucene's light rules, equal phrases count once, and F1 is averaged over
documents. The 100 documents are read as one archive. No list or weight of the tagger comes from
these documents.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.lucene_rules import lucene_stem
from warraq.language.tokenizer import tokenize
from warraq.reading.article import Article
from warraq.tagging.archive import Resolver
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.settings import TaggingSettings

GOLD: Final = 15
DEPTHS: Final = (5, 10, 15)


def stemmed(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """Phrases as stems, equal ones once, in order."""
    keys = (tuple(lucene_stem(token.text) for token in tokenize(phrase)) for phrase in phrases)
    return list(dict.fromkeys(key for key in keys if key))


def f1(ours: Sequence[tuple[str, ...]], gold: Sequence[tuple[str, ...]], depth: int) -> float:
    """F1 of the first ``depth`` phrases against all gold phrases."""
    chosen = ours[:depth]
    right = len(set(chosen) & set(gold))
    return 2 * right / (len(chosen) + len(gold)) if chosen else 0.0


def score(path: Path) -> dict[str, float]:
    """Mean F1 in per cent by depth."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    knowledge = load_knowledge()
    documents = [analyse(_article(row["id"], row["text"]), knowledge) for row in rows]
    resolver = Resolver(documents, TaggingSettings(), knowledge)
    ours = [stemmed(each.name for each in resolver.ranked(document)) for document in documents]
    gold = [stemmed(row["keyphrases"][:GOLD]) for row in rows]
    return {
        f"F1@{depth}": round(
            100 * sum(f1(*pair, depth) for pair in zip(ours, gold, strict=True)) / len(rows), 1
        )
        for depth in DEPTHS
    }


def _article(identifier: str, text: str) -> Article:
    return Article(
        path=f"{identifier}.txt", text=text, body=text, prose=text, markup="plain",
        title="", title_source="made", slug=identifier,
    )  # fmt: skip


def main(data: Path, out: Path) -> None:
    """Scores the collection, prints the figures and writes them to ``out``."""
    figures = score(data / "keyphrases.jsonl.gz")
    print("  ".join(f"{depth} {value}" for depth, value in figures.items()))
    out.mkdir(parents=True, exist_ok=True)
    (out / "tagging_topics.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
