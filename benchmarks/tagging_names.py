"""How well names are found: strict span F1 by type on ANERcorp (training part) and AQMAR.

python -m benchmarks.tagging_names DATA OUT

DATA is a folder with ``ner/anercorp.train.conll.gz`` and ``ner/aqmar.conll.gz`` (a token and its
tag a line, an empty line after a sentence); OUT gets ``tagging_names.json``. Sentences are read as
documents of :data:`SENTENCES` each, because neither corpus marks its documents throughout. A found
name is right when its tokens and its type are those of the corpus: a token counts when the name
covers any letter of it, so that clitics, which we take off and the corpora leave on, do not
matter. Both serve as test data only.

Three ways to read are compared: by rules alone; with the model of the shipped sentences alone; and
as a build does, with a model that the corpus's own plain text taught as an archive would, never
what is annotated in it. The figure for a document's set of (name, type) stands beside the spans.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from warraq.reading.article import Article
from warraq.tagging.archive import tag_archive
from warraq.tagging.knowledge import Knowledge, forms, load_knowledge
from warraq.tagging.model import Entity
from warraq.tagging.sequence.frozen import current_model
from warraq.tagging.sequence.training import reader, sentences_alone
from warraq.tagging.settings import TaggingSettings

SENTENCES: Final = 12
_TYPES: Final = {
    "PER": "person",
    "PERS": "person",
    "LOC": "place",
    "ORG": "organisation",
    "MISC": "other",
    "MIS": "other",
}
Span = tuple[int, int, str]
Sentence = list[tuple[str, str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL file as (token, tag)."""
    sentence: Sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if fields:
                sentence.append((fields[0], fields[-1]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def documents(path: Path) -> Iterator[list[Sentence]]:
    """Runs of :data:`SENTENCES` sentences."""
    run: list[Sentence] = []
    for sentence in sentences(path):
        run.append(sentence)
        if len(run) == SENTENCES:
            yield run
            run = []
    if run:
        yield run


def laid_out(document: list[Sentence]) -> tuple[str, list[tuple[int, int]], list[str]]:
    """A document as text, with the place and the tag of every token."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for sentence in document:
        for token, _ in sentence:
            places.append((length, length + len(token)))
            pieces.append(token + " ")
            length += len(token) + 1
        pieces.append("\n")
        length += 1
    return "".join(pieces), places, [tag for sentence in document for _, tag in sentence]


def gold_spans(tags: list[str]) -> set[Span]:
    """(first token, last token, type) of the annotated names; damaged tags count as outside."""
    spans: set[Span] = set()
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        mark, _, label = tag.partition("-")
        if start >= 0 and not (mark == "I" and _TYPES.get(label) == kind):
            spans.add((start, index - 1, kind))
            start = -1
        if mark == "B" and label in _TYPES:
            start, kind = index, _TYPES[label]
    return spans


def found_spans(entities: tuple[Entity, ...], places: list[tuple[int, int]]) -> set[Span]:
    """The same of what the tagger found."""
    spans: set[Span] = set()
    for entity in entities:
        covered = [
            index
            for index, (start, end) in enumerate(places)
            if start < entity.end and end > entity.start
        ]
        if covered:
            spans.add((covered[0], covered[-1], entity.type))
    return spans


Laid = tuple[str, list[tuple[int, int]], list[str]]


def score(laid: list[Laid], knowledge: Knowledge) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 in per cent: of spans by type and together, and of each document's
    set of typed names.
    """
    articles = [_article(number, text) for number, (text, _, _) in enumerate(laid)]
    results = tag_archive(articles, TaggingSettings(), knowledge)
    pairs = [
        (found_spans(result.entities, places), gold_spans(tags))
        for (_, places, tags), result in zip(laid, results, strict=True)
    ]
    right = Counter(kind for ours, theirs in pairs for _, _, kind in ours & theirs)
    found = Counter(kind for ours, _ in pairs for _, _, kind in ours)
    gold = Counter(kind for _, theirs in pairs for _, _, kind in theirs)
    kinds = ("person", "place", "organisation", "other")
    rows = {kind: _row(right[kind], found[kind], gold[kind]) for kind in kinds}
    rows["micro"] = _row(right.total(), found.total(), gold.total())
    three = kinds[:3]
    rows["micro without other"] = _row(
        *(sum(each[kind] for kind in three) for each in (right, found, gold))
    )
    sets = [
        (names_of(ours, one), names_of(theirs, one))
        for (ours, theirs), one in zip(pairs, laid, strict=True)
    ]
    rows["document sets"] = _row(
        sum(len(ours & theirs) for ours, theirs in sets),
        sum(len(ours) for ours, _ in sets),
        sum(len(theirs) for _, theirs in sets),
    )
    return rows


def names_of(spans: set[Span], laid: Laid) -> set[tuple[str, str]]:
    """The (normalised words, type) of a document's spans."""
    text, places, _ = laid
    return {
        (" ".join(forms(text[places[first][0] : places[last][1]])), kind)
        for first, last, kind in spans
    }


def readings(laid: list[Laid]) -> Iterator[tuple[str, Knowledge]]:
    """Each way to read a corpus with what it knows."""
    rules = load_knowledge()
    yield "rules", rules
    yield "sentences", replace(rules, model=reader(sentences_alone(), rules))
    articles = [_article(number, text) for number, (text, _, _) in enumerate(laid)]
    built = current_model(articles, rules, TaggingSettings())
    yield "built", replace(rules, model=reader(built.trained, rules))


def _row(right: int, found: int, gold: int) -> dict[str, float]:
    precision = 100 * right / found if found else 0.0
    recall = 100 * right / gold if gold else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {
        "precision": round(precision, 1),
        "recall": round(recall, 1),
        "f1": round(f1, 1),
        "names": gold,
    }


def _article(number: int, text: str) -> Article:
    return Article(
        path=f"{number:05}.txt", text=text, body=text, prose=text, markup="plain",
        title="", title_source="made", slug=str(number),
    )  # fmt: skip


def main(data: Path, out: Path) -> None:
    """Scores both corpora, prints the table and writes it to ``out``."""
    table = {}
    for name in ("anercorp.train", "aqmar"):
        laid = [laid_out(document) for document in documents(data / "ner" / f"{name}.conll.gz")]
        table[name] = {way: score(laid, knowledge) for way, knowledge in readings(laid)}
    for corpus, ways in table.items():
        for way, rows in ways.items():
            print(f"{corpus}, {way}")
            for kind, row in rows.items():
                figures = "  ".join(f"{name} {value}" for name, value in row.items())
                print(f"  {kind:20} {figures}")
    out.mkdir(parents=True, exist_ok=True)
    (out / "tagging_names.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
