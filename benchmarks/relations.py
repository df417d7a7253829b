"""What do copies, related articles and stories cost an article, and how many are found?

Real articles are tagged once; then all relations are made of evenly spaced parts of them, so that
the cost an article can be compared between sizes. ``python -m benchmarks.relations DATA`` prints
groups, stories and related articles of 2,000 for reading; nothing of them is written.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks.archive_files import news
from warraq.reading.article import Article, PublicationDate
from warraq.tagging.archive import Resolver
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags
from warraq.tagging.passage import read_passage
from warraq.tagging.relations.relate import Relations, relate
from warraq.tagging.relations.sketch import Sketch, sketch_of
from warraq.tagging.settings import TaggingSettings

SIZES: Final = (2_500, 5_000, 10_000, 20_000)
READ: Final = 2_000


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles with what relations need of them."""

    articles: list[Article]
    tags: list[ArticleTags]
    sketches: list[Sketch]

    def part(self, size: int) -> Tagged:
        """About ``size`` of the articles, evenly spaced."""
        step = max(1, len(self.articles) // size)
        return Tagged(self.articles[::step], self.tags[::step], self.sketches[::step])

    def relate(self) -> Relations:
        """All relations."""
        return relate(self.articles, self.tags, self.sketches, TaggingSettings())


def main(data: Path, out: Path) -> None:
    """Writes ``relations.json``: CPU milliseconds, bytes and numbers of what is found, by size."""
    tagged = _tagged(_articles(data, SIZES[-1]))
    rows = [_row(tagged.part(size)) for size in SIZES]
    result = {"sketch": _sketching(tagged.part(READ)), "relations": rows}
    print(json.dumps(result, indent=1))
    (out / "relations.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _articles(data: Path, count: int) -> Iterator[Article]:
    for each in islice(news(data), count):
        title = " ".join((each["title"] or "").split())
        day = each["date"] if each["date"] and len(each["date"]) == len("2021-09-29") else None
        yield Article(
            path=each["id"],
            text=each["text"],
            body=each["text"],
            prose=each["text"],
            markup="plain",
            title=title,
            title_source="given" if title else "made",
            slug=each["id"],
            date=PublicationDate(day, "day", "header") if day else None,
            source=each["source"],
        )


def _tagged(articles: Iterator[Article]) -> Tagged:
    knowledge = load_knowledge()
    kept = list(articles)
    documents = [analyse(article, knowledge) for article in kept]
    tags = Resolver(documents, TaggingSettings(), knowledge).run()
    return Tagged(kept, tags, [document.sketch for document in documents])


def _sketching(part: Tagged) -> dict[str, float]:
    vocabulary = load_knowledge().vocabulary
    passages = [read_passage(article.prose, vocabulary).words for article in part.articles]
    start = time.process_time()
    sketches = [sketch_of(words) for words in passages]
    seconds = time.process_time() - start
    size = sum(
        sum(map(sys.getsizeof, (sketch, sketch.signature, sketch.stressed))) for sketch in sketches
    )
    count = len(sketches)
    return {"ms_an_article": round(1000 * seconds / count, 3), "bytes_an_article": size // count}


def _row(part: Tagged) -> dict[str, Any]:
    count = len(part.articles)
    gc.collect()
    start = time.process_time()
    found = part.relate()
    seconds = time.process_time() - start
    tracemalloc.start()
    part.relate()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {
        "articles": count,
        "ms_an_article": round(1000 * seconds / count, 3),
        "peak_bytes_an_article": peak // count,
        "groups": len({tuple(group) for group in found.groups if group}),
        "copies": sum(group[:1] not in ([], [place]) for place, group in enumerate(found.groups)),
        "stories": len(found.stories),
        "articles_in_stories": sum(len(story.articles) for story in found.stories),
        "related_an_article": round(sum(map(len, found.related)) / count, 2),
    }


def read(data: Path) -> None:
    """Prints 40 groups, 20 stories and 30 lists of related articles, drawn by a fixed seed."""
    part = _tagged(_articles(data, SIZES[-1])).part(READ)
    found, chance = part.relate(), random.Random(1)
    groups = sorted({tuple(group) for group in found.groups if group})
    _print(part, "group", chance.sample(groups, min(40, len(groups))))
    stories = chance.sample(found.stories, min(20, len(found.stories)))
    for story in stories:
        _print(part, f"story: {story.title}", [story.articles])
    related = [(place, *others) for place, others in enumerate(found.related) if others]
    _print(part, "related", chance.sample(related, min(30, len(related))))


def _print(part: Tagged, title: str, lists: Sequence[Sequence[int]]) -> None:
    for places in lists:
        print(f"== {title}")
        for article in (part.articles[place] for place in places):
            date = article.date.value if article.date else "undated"
            print(f"   {date} {article.source} {article.title} | {article.prose[:80]!r}")


if __name__ == "__main__":
    read(Path(sys.argv[1]))
