"""A content folder becomes a list of articles, and a list of everything that is wrong in it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from warraq.reading.article import Article
from warraq.reading.assets import asset_faults
from warraq.reading.faults import Fault, Refused, shown_path
from warraq.reading.files import find_articles
from warraq.reading.neighbours import date_by_neighbours
from warraq.reading.reader import read_article
from warraq.reading.settings import ReadingSettings


def read_archive(content: Path, settings: ReadingSettings) -> tuple[list[Article], list[Fault]]:
    """The good articles below ``content``, sorted by path, and the faults of all others, sorted.

    An article whose slug another one has too is among the faults and not among the articles. What
    is wrong with the files of pages and pictures is among the faults as well.
    """
    paths, faults = find_articles(content, settings)
    faults += asset_faults(content, settings)
    articles: list[Article] = []
    for path in paths:
        try:
            articles.append(read_article(content, path, settings))
        except Refused as refusal:
            faults += refusal.faults
    clashes, clashing = slug_clashes(content, articles)
    kept = [article for article in articles if article.path not in clashing]
    if settings.dates_from_neighbours:
        date_by_neighbours(kept)
    return kept, sorted([*faults, *clashes], key=lambda fault: fault.sort_key)


def slug_clashes(content: Path, articles: Iterable[Article]) -> tuple[list[Fault], set[str]]:
    """Faults of articles that would be written to the same file, and those articles' paths.

    Slugs clash too where only case or Unicode composition tells them apart, because file systems
    and web hosts may take them for one.
    """
    by_slug: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_slug[_folded(article.slug)].append(article)
    clashing = [group for group in by_slug.values() if len(group) > 1]
    faults = [fault for group in clashing for fault in _clash(content, group)]
    return faults, {article.path for group in clashing for article in group}


def _folded(slug: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", slug).casefold())


def _clash(content: Path, group: list[Article]) -> list[Fault]:
    paths = [shown_path(content, article.path) for article in group]
    mend = "rename one of the files, or give it a 'Slug:' line of its own"
    return [
        Fault(path, None, f"slug '{article.slug}' is also that of {_others(paths, path)}", mend)
        for article, path in zip(group, paths, strict=True)
    ]


def _others(paths: list[str], path: str) -> str:
    others = [other for other in paths if other != path]
    return others[0] if len(others) == 1 else f"{others[0]} and {len(others) - 1} more"
