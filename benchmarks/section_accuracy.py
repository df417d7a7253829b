"""How often a proposed section is the one that the paper gave: with lists alone, and 10% known.

python -m benchmarks.section_accuracy DATA OUT

DATA is a folder with ``news.jsonl.gz``; OUT gets ``section_accuracy.json``. Articles of six
categories that mean one of the seven sections are measured, with their category hidden; one in four
of the others, which mean none, stands in the archive beside them, and how many of those get a
section is told. Thirdly the categories stay as they are, all nine of them, and 10% are known: an
archive with sections of its own.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.archive_files import news
from warraq.reading.article import Article
from warraq.tagging.sections.proposals import ProposedSection, propose_sections
from warraq.tagging.settings import TaggingSettings

SECTIONS: Final = {
    "sport": "رياضة",
    "politic": "سياسة",
    "economy": "اقتصاد",
    "culture": "ثقافة",
    "technology": "علوم وتقنية",
    "diverse": "منوعات",
}
OTHERS: Final = ("localNews", "internationalNews", "society")
CONFIDENCES: Final = (0.5, 0.6, 0.7, 0.8, 0.9)


def main(data: Path, out: Path) -> None:
    """Measures the three archives, prints the figures and writes them to ``out``."""
    rows = list(_rows(data))
    figures = {
        "lists alone": _measured(rows, {}),
        "10% known": _measured(rows, _tenth(rows, SECTIONS)),
        "own sections, 10% known": _measured(
            rows, _tenth(rows, {each: each for each in (*SECTIONS, *OTHERS)}), own=True
        ),
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=2) + "\n"
    (out / "section_accuracy.json").write_text(text, encoding="utf-8")


def _rows(data: Path) -> Iterable[dict[str, Any]]:
    for number, row in enumerate(news(data)):
        if row["category"] in SECTIONS or (row["category"] in OTHERS and number % 4 == 0):
            yield row


def _tenth(rows: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> dict[str, str]:
    """Section by id of the tenth of the articles that keep theirs."""
    return {
        row["id"]: names[row["category"]]
        for row in rows
        if row["category"] in names and zlib.crc32(str(row["id"]).encode()) % 10 == 0
    }


def _measured(
    rows: Sequence[Mapping[str, Any]], known: Mapping[str, str], *, own: bool = False
) -> dict[str, Any]:
    articles = [_article(row, known.get(row["id"])) for row in rows]
    names = {each: each for each in (*SECTIONS, *OTHERS)} if own else SECTIONS
    measured = {}
    for least in CONFIDENCES:
        proposed = propose_sections(articles, TaggingSettings(section_confidence=least))
        hidden = [
            (row["category"], found)
            for row, found in zip(rows, proposed, strict=True)
            if row["id"] not in known
        ]
        measured[str(least)] = _figures(hidden, names)
    return measured


def _figures(
    hidden: Sequence[tuple[str, ProposedSection | None]], names: Mapping[str, str]
) -> dict[str, Any]:
    claims: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for category, found in hidden:
        if found is not None:
            claims[category] += 1
            right[category] += found.name == names.get(category)
    articles = Counter(category for category, _ in hidden)
    proposals = Counter(found.name for _, found in hidden if found)
    correct = Counter(
        found.name for category, found in hidden if found and found.name == names.get(category)
    )
    mapped, others = set(names), set(articles) - set(names)
    return {
        "articles": sum(articles[each] for each in mapped),
        "accuracy": _share(right, claims, mapped),
        "coverage": _share(claims, articles, mapped),
        "of no section, proposed one": _share(claims, articles, others),
        "right of all proposed, by section": {
            each: _share(correct, proposals, {each}) for each in sorted(proposals)
        },
        "accuracy by category": {each: _share(right, claims, {each}) for each in sorted(mapped)},
        "coverage by category": {each: _share(claims, articles, {each}) for each in sorted(mapped)},
    }


def _share(part: Counter[str], whole: Counter[str], keys: set[str]) -> float | None:
    total = sum(whole[key] for key in keys)
    return round(sum(part[key] for key in keys) / total, 3) if total else None


def _article(row: Mapping[str, Any], section: str | None) -> Article:
    return Article(
        path=f"{row['id']}.txt", text=row["text"], body=row["text"], prose=row["text"],
        markup="plain", title=row["title"] or "", title_source="given" if row["title"] else "made",
        slug=str(row["id"]), section=section, section_source="sidecar" if section else None,
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
