"""How often a date that reading takes from an article's text is the day it appeared.

    python benchmarks/date_accuracy.py news.jsonl.gz results.json

``news.jsonl.gz`` holds one JSON object a line with ``text`` and the true ``date`` (2021-09-29),
which is hidden from the rules. Four situations are measured: nothing known of the date, the month
known from the path, the year known, and every second file dated, the rules of neighbours alone.
Claimed dates should be right in at least 99%.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from warraq.reading.article import Article, PublicationDate
from warraq.reading.neighbours import date_by_neighbours
from warraq.reading.publication import text_date

_KNOWN = {"nothing": 0, "year": 4, "month": 7}


def main(data: Path, out: Path) -> None:
    """Measure on the articles of ``data``; counts and the wrong ones go to ``out`` as JSON."""
    articles = list(_dated(data))
    result = {known: _measure(articles, length) for known, length in _KNOWN.items()}
    result["neighbours"] = _beside_neighbours(articles)
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
    found = [text_date(text, _known(date[:length])) for _, date, text in articles]
    return _figures(articles, found)


def _figures(
    articles: list[tuple[str, str, str]], found: list[PublicationDate | None]
) -> dict[str, object]:
    """Counts of days claimed, and of months and years; a wrong claim is listed."""
    claims = [(*each, claim) for each, claim in zip(articles, found, strict=True) if claim]
    wrong = [
        [identifier, date, claim.value, claim.source]
        for identifier, date, _, claim in claims
        if not date.startswith(claim.value)
    ]
    days = [claim.value for *_, claim in claims if claim.precision == "day"]
    wrong_days = sum(len(value) > len("2021-09") for _, _, value, _ in wrong)
    right = len(days) - wrong_days
    share = round(right / len(days), 4) if days else None
    return {
        "articles": len(articles),
        "claimed": len(days),
        "right": right,
        "share_right": share,
        "months and years claimed": len(claims) - len(days),
        "of them wrong": len(wrong) - wrong_days,
        "wrong": wrong,
    }


def _beside_neighbours(articles: list[tuple[str, str, str]]) -> dict[str, object]:
    """Every second article undated between two dated ones, a folder for each kind of identifier."""
    hidden = articles[1::2]
    records = [
        Article(
            path=f"{_folder(identifier)}/{number:06}.txt", text=text, body=text, prose=text,
            markup="plain", title="", title_source="made", slug=identifier,
            date=None if number % 2 else PublicationDate(date, "day", "sidecar"),
        )
        for number, (identifier, date, text) in enumerate(articles)
    ]  # fmt: skip
    date_by_neighbours(records)
    return _figures(hidden, [record.date for record in records[1::2]])


def _folder(identifier: str) -> str:
    return "-".join(part for part in identifier.split("-") if not part.isdigit())


def _known(value: str) -> PublicationDate | None:
    if not value:
        return None
    return PublicationDate(value, "month" if len(value) > len("2021") else "year", "path")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
