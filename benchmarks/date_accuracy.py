"""How often a date that reading takes from an article's text is the day it appeared.

    python benchmarks/date_accuracy.py news.jsonl.gz results.json

``news.jsonl.gz`` holds one JSON object a line with ``text`` and the true ``date`` (2021-09-29),
which is hidden from the rules. Three situations are measured: nothing known of the date, the month
known from the path, and the year known. Claimed dates should be right in at least 99%.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from warraq.reading.article import PublicationDate
from warraq.reading.publication import text_date

_KNOWN = {"nothing": 0, "year": 4, "month": 7}


def main(data: Path, out: Path) -> None:
    """Measure on the articles of ``data``; counts and the wrong ones go to ``out`` as JSON."""
    articles = list(_dated(data))
    result = {known: _measure(articles, length) for known, length in _KNOWN.items()}
    out.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for known, figures in result.items():
        summary = {key: value for key, value in figures.items() if key != "wrong"}
        print(f"{known} known: {summary}")


def _dated(data: Path) -> Iterator[tuple[str, str, str]]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["date"]:
                yield article["id"], article["date"], article["text"]


def _measure(articles: list[tuple[str, str, str]], length: int) -> dict[str, object]:
    claimed = 0
    wrong: list[list[str]] = []
    for identifier, date, text in articles:
        found = text_date(text, _known(date[:length]))
        claimed += found is not None
        if found and found.value != date:
            wrong.append([identifier, date, found.value, found.source])
    right = claimed - len(wrong)
    share = round(right / claimed, 4) if claimed else None
    counts = {"articles": len(articles), "claimed": claimed, "right": right, "share_right": share}
    return {**counts, "wrong": wrong}


def _known(value: str) -> PublicationDate | None:
    if not value:
        return None
    return PublicationDate(value, "month" if len(value) > len("2021") else "year", "path")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
