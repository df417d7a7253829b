"""The summary at the end of a build."""

from __future__ import annotations

from collections.abc import Mapping

from warraq.publishing.generator import ArchiveGenerator
from warraq.publishing.publication import Plan


def summary(archive: ArchiveGenerator, plan: Plan, seconds: Mapping[str, float]) -> str:
    """Plain lines: articles, tags, files and seconds by phase."""
    return "\n".join(
        f"{name:<9} {value}"
        for name, value in (
            ("articles", _articles(archive)),
            ("tags", _tags(archive)),
            ("files", _files(plan)),
            ("seconds", _seconds(archive.stopwatch.seconds, seconds)),
        )
    )


def _articles(archive: ArchiveGenerator) -> str:
    listed = len(archive.articles)
    parts = [f"{listed:,} published", f"{listed - len(archive.dates):,} of them undated"]
    made = sum(page.title_source == "made" for page in archive.articles)
    parts.append(f"{made:,} with made headlines")
    hidden = len(archive.hidden_articles) + len(archive.drafts)
    if hidden:
        parts.append(f"{hidden:,} hidden or drafts")
    if archive.faults:
        parts.append(f"{len({fault.path for fault in archive.faults}):,} left out")
    return ", ".join(parts)


def _tags(archive: ArchiveGenerator) -> str:
    distinct = {tag for page in archive.articles for tag in page.tags}
    return f"{len(distinct):,}, {len(archive.tags):,} with a page"


def _files(plan: Plan) -> str:
    return (
        f"{len(plan.files):,}: {len(plan.changed):,} written, {len(plan.unchanged):,} unchanged, "
        f"{len(plan.removed):,} removed"
    )


def _seconds(phases: Mapping[str, float], whole: Mapping[str, float]) -> str:
    rest = whole["building"] - sum(phases.values())
    timed = {**phases, "pages and files": rest, "publishing": whole["publishing"]}
    listed = ", ".join(f"{name} {value:.1f}" for name, value in timed.items())
    return f"{sum(whole.values()):.1f}: {listed}"
