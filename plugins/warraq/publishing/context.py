"""Template variables about the archive as a whole and its periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from warraq.publishing.grouping import Year
from warraq.publishing.kinds import KINDS, SiteTag
from warraq.publishing.presentation import Presentation
from warraq.publishing.records import ArticlePage

MONTHS = range(1, 13)
MonthRow = list[tuple[int, str | None, int]]


def archive_stats(
    articles: Sequence[ArticlePage], years: Mapping[int, Year[ArticlePage]], tags: Sequence[SiteTag]
) -> dict[str, int | None]:
    """Numbers of articles and of tags with pages by kind, first and last year."""
    kinds = Counter(tag.type for tag in tags)
    return {
        "articles": len(articles),
        **{kind.folder: kinds[name] for name, kind in KINDS.items()},
        "first_year": min(years, default=None),
        "last_year": max(years, default=None),
    }


def month_row(number: int, year: Year[ArticlePage], settings: Mapping[str, Any]) -> MonthRow:
    """(month, address of its page or None, articles) for each month of a year."""
    return [
        (
            month,
            _address(settings, "MONTH_ARCHIVE_URL", number, month)
            if month in year.months
            else None,
            len(year.months.get(month, ())),
        )
        for month in MONTHS
    ]


def year_rows(
    years: Mapping[int, Year[ArticlePage]], settings: Mapping[str, Any]
) -> list[tuple[int, str, int, MonthRow]]:
    """(year, address, articles, months) of each year, newest first."""
    return [
        (
            number,
            _address(settings, "YEAR_ARCHIVE_URL", number),
            len(year.articles),
            month_row(number, year, settings),
        )
        for number, year in years.items()
    ]


def period_archives(
    years: Mapping[int, Year[ArticlePage]], settings: Mapping[str, Any], presentation: Presentation
) -> dict[str, list[dict[str, Any]]]:
    """Years and months in the shape of Pelican's variable of this name, newest first."""
    return {
        "year": [
            _period(settings, "YEAR", year.articles, (number,), (number,))
            for number, year in years.items()
        ],
        "month": [
            _period(
                settings, "MONTH", articles, (number, presentation.month(month)), (number, month)
            )
            for number, year in years.items()
            for month, articles in year.months.items()
        ],
    }


def _period(
    settings: Mapping[str, Any],
    granularity: str,
    articles: list[ArticlePage],
    period: tuple[object, ...],
    numbers: tuple[int, ...],
) -> dict[str, Any]:
    return {
        "period": period,
        "period_num": numbers,
        "articles": articles,
        "dates": articles,
        "url": _address(settings, f"{granularity}_ARCHIVE_URL", *numbers),
        "save_as": _address(settings, f"{granularity}_ARCHIVE_SAVE_AS", *numbers),
    }


def _address(settings: Mapping[str, Any], setting: str, year: int, month: int = 1) -> str:
    # Only the calendar date matters to the pattern, so a naive one will do.
    return str(settings[setting]).format(date=datetime(year, month, 1))  # noqa: DTZ001
