"""What the tagger reads of a news text's structure: how much, how fast, and a sample for the eye.

python -m benchmarks.tagging_structure DATA OUT [SAMPLE]

DATA is a folder with ``news.jsonl.gz``; 3,000 articles drawn by a fixed seed are one archive. OUT
gets ``tagging_structure.json``. There is no gold standard: the file SAMPLE, if one is named, gets
sixty of each kind drawn at random, to be read and counted by a person. It holds pieces of the
articles and belongs nowhere near the project. Times are those of the processor.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.archive_files import news
from warraq.reading.article import Article
from warraq.tagging.archive import tag_archive
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.structure.boilerplate import find_boilerplate
from warraq.tagging.structure.find import find_structure
from warraq.tagging.structure.model import Structure

SEED: Final = 7
ARTICLES: Final = 3000
SHOWN: Final = 60
AROUND: Final = 120
KINDS: Final = ("dateline", "agencies", "bylines", "quotations", "sources", "boilerplate")
Shown = tuple[Article, int, int, str]


def sample(data: Path) -> list[Article]:
    """The articles that are measured."""
    rows = list(news(data))
    drawn = sorted(random.Random(SEED).sample(range(len(rows)), min(ARTICLES, len(rows))))
    return [_article(f"{number}.txt", rows[number]) for number in drawn]


def _article(path: str, row: dict[str, Any]) -> Article:
    text, title = row["text"], row["title"] or ""
    return Article(
        path=path, text=text, body=text, prose=text, markup="plain", title=title,
        title_source="given" if title else "made", slug=path,
    )  # fmt: skip


def parts(article: Article, structure: Structure) -> Iterator[tuple[str, Shown]]:
    """Every part of an article's structure with its kind, as it is shown to a reader."""
    if structure.dateline:
        dateline = structure.dateline
        names = ", ".join(place.name for place in dateline.places)
        yield "dateline", (article, dateline.start, dateline.end, names)
    for kind in ("agencies", "bylines", "sources"):
        for origin in getattr(structure, kind):
            yield kind, (article, origin.start, origin.end, f"{origin.name} ({origin.reason})")
    for quotation in structure.quotations:
        speaker = quotation.speaker
        phrase = article.text[speaker.start : speaker.end] if speaker else ""
        who = f"{speaker.name or '~' + phrase} ({speaker.reason})" if speaker else "open"
        yield "quotations", (article, quotation.start, quotation.end, f"{who}, {quotation.kind}")
    for start, end in article.boilerplate:
        yield "boilerplate", (article, start, end, "")


def line(shown: Shown) -> str:
    """One part with what stands around it."""
    article, start, end, note = shown
    text = article.text
    around = f"{text[max(0, start - AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + AROUND]}"
    return f"{article.path} [{note}] {' '.join(around.split())}"


def main(data: Path, out: Path, shown_in: Path | None = None) -> None:
    """Measures, prints the figures, writes them to ``out``, and a sample where one is asked for."""
    articles = sample(data)
    start = time.process_time()
    found = find_boilerplate([article.prose for article in articles], TaggingSettings())
    for article in articles:
        article.boilerplate = found.spans(article.prose)
    boilerplate = (time.process_time() - start) / len(articles)
    tags = tag_archive(articles, TaggingSettings(), load_knowledge())
    shown: dict[str, list[Shown]] = {kind: [] for kind in KINDS}
    times = []
    for article, each in zip(articles, tags, strict=True):
        start = time.process_time()
        structure = find_structure(article.prose, each.entities)
        times.append(time.process_time() - start)
        for kind, part in parts(article, structure):
            shown[kind].append(part)
    _write_figures(out, shown, times, boilerplate)
    if shown_in is not None:
        _write_sample(shown_in, shown)


def _write_figures(
    out: Path, shown: dict[str, list[Shown]], times: Sequence[float], boilerplate: float
) -> None:
    figures: dict[str, float] = {kind: len(found) for kind, found in shown.items()}
    figures["structure_ms_median"] = round(1000 * statistics.median(times), 3)
    figures["structure_ms_mean"] = round(1000 * statistics.mean(times), 3)
    figures["boilerplate_ms_mean"] = round(1000 * boilerplate, 3)
    print("  ".join(f"{name} {value}" for name, value in figures.items()))
    out.mkdir(parents=True, exist_ok=True)
    written = json.dumps(figures, indent=2) + "\n"
    (out / "tagging_structure.json").write_text(written, encoding="utf-8")


def _write_sample(path: Path, shown: dict[str, list[Shown]]) -> None:
    lines = []
    for kind, found in shown.items():
        drawn = random.Random(SEED).sample(found, min(SHOWN, len(found)))
        lines += [f"## {kind}", *map(line, drawn), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
