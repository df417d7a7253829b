"""All relations of an archive in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from warraq.language.tokenizer import forms
from warraq.reading.article import Article
from warraq.tagging.model import ArticleTags
from warraq.tagging.relations.duplicates import near_duplicates
from warraq.tagging.relations.features import Features, find_features
from warraq.tagging.relations.related import related
from warraq.tagging.relations.sketch import Sketch
from warraq.tagging.relations.story import Story, characteristic, made_title
from warraq.tagging.relations.threads import find_threads
from warraq.tagging.relations.words import Numbers, word_numbers
from warraq.tagging.settings import TaggingSettings

_MAX_WORDS: Final = 60_000
"""Words of a text that are compared, as many as tagging reads."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Relations between articles, which are named by their positions.

    Parallel to the articles: ``related``, best first, for a copy those of its head; ``groups``,
    the whole group of near-duplicates, head first, that an article belongs to, empty for most.
    ``stories`` come by their first article; their articles are originals.
    """

    related: list[list[int]]
    groups: list[list[int]]
    stories: list[Story]


def relate(
    articles: Sequence[Article],
    archive: Sequence[ArticleTags],
    sketches: Sequence[Sketch],
    settings: TaggingSettings,
) -> Relations:
    """Relations of articles with their tags and sketches, all parallel; their order changes none.

    The earliest article comes first everywhere: by date, then by path; undated ones come last.
    """
    order = sorted(
        range(len(articles)),
        key=lambda place: (articles[place].date is None, articles[place].sort_key),
    )
    ordered = [articles[place] for place in order]
    groups = [
        [order[rank] for rank in group]
        for group in near_duplicates(
            [sketches[place].signature for place in order],
            [article.date.value if article.date else None for article in ordered],
            lambda rank: _words(ordered[rank]),
            settings.duplicate_resemblance,
        )
    ]
    heads = {place: group[0] for group in groups for place in group}
    originals = [place for place in order if heads.get(place, place) == place]
    features = find_features(
        [archive[place] for place in originals], [sketches[place].stressed for place in originals]
    )
    found = dict(zip(originals, related(features, settings.max_related), strict=True))
    by_member = {place: group for group in groups for place in group}
    return Relations(
        related=[
            [originals[index] for index in found[heads.get(place, place)]]
            for place in range(len(articles))
        ],
        groups=[by_member.get(place, []) for place in range(len(articles))],
        stories=_stories(articles, originals, features, settings.story_pause),
    )


def _words(article: Article) -> Numbers:
    return word_numbers(islice(forms(article.prose), _MAX_WORDS))


def _stories(
    articles: Sequence[Article], originals: Sequence[int], features: Features, pause: int
) -> list[Story]:
    days = [_day(articles[place]) for place in originals]
    stories = []
    for thread in find_threads(features, days, pause):
        tags = characteristic(thread, features)
        members = tuple(originals[index] for index in thread)
        stories.append(Story(articles[members[0]].slug, made_title(tags), members, tuple(tags)))
    return stories


def _day(article: Article) -> int | None:
    """Number of the day on which an article appeared, None where that is not known to the day."""
    if article.date is None or article.date.precision != "day":
        return None
    return date.fromisoformat(article.date.value).toordinal()
