"""Makes a content folder out of a collection of news: the input of builds that are measured."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any


def news(data: Path) -> Iterator[dict[str, Any]]:
    """Articles of ``news.jsonl.gz``: id, title, date, category, source, author, text."""
    with gzip.open(data / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def write_archive(data: Path, content: Path, count: int) -> int:
    """Writes the first ``count`` articles as files and returns how many there were.

    Two of three are Markdown with a header, the third is raw text; all lie in folders of section,
    year and month where these are known.
    """
    written = 0
    for number, article in enumerate(islice(news(data), count)):
        folder = content.joinpath(*_folders(article))
        folder.mkdir(parents=True, exist_ok=True)
        if number % 3:
            (folder / f"item{number}.md").write_text(_markdown(article), encoding="utf-8")
        else:
            (folder / f"item{number}.txt").write_text(article["text"], encoding="utf-8")
        written += 1
    return written


def _folders(article: dict[str, Any]) -> list[str]:
    section = (article["category"] or "").replace("/", "-").strip(" .") or None
    date = (article["date"] or "").split("-")
    return [part for part in (section, *date[:2]) if part]


def _markdown(article: dict[str, Any]) -> str:
    header = {
        "Title": " ".join((article["title"] or "").split()),
        "Date": article["date"],
        "Source": article["source"],
    }
    lines = [f"{key}: {value}" for key, value in header.items() if value]
    paragraphs = article["text"].replace("\n", "\n\n")
    return "\n".join([*lines, "", paragraphs, ""])
