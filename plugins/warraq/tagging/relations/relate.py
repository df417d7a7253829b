"""All relations of an archive in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from warraq.language.tokenizer import forms
from warraq.reading.article import Article
from warraq.tagging.model import ArticleTags, Tag
from warraq.tagging.relations.duplicates import near_duplicates
from warraq.tagging.relations.features import find_features
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
    ranked = _relate(
        [articles[place] for place in order],
        [archive[place] for place in order],
        [sketches[place] for place in order],
        settings,
    )
    ranks = {place: rank for rank, place in enumerate(order)}
    places = range(len(articles))
    return Relations(
        [[order[rank] for rank in ranked.related[ranks[place]]] for place in places],
        [[order[rank] for rank in ranked.groups[ranks[place]]] for place in places],
        [
            replace(story, articles=tuple(order[rank] for rank in story.articles))
            for story in ranked.stories
        ],
    )


def _relate(
    articles: Sequence[Article],
    archive: Sequence[ArticleTags],
    sketches: Sequence[Sketch],
    settings: TaggingSettings,
) -> Relations:
    """Relations of articles that stand in the order of time."""
    copies = near_duplicates(
        [sketch.signature for sketch in sketches],
        [article.date.value if article.date else None for article in articles],
        lambda rank: _words(articles[rank]),
        settings.duplicate_resemblance,
    )
    groups: list[list[int]] = [[] for _ in articles]
    for group in copies.groups:
        for rank in group:
            groups[rank] = group
    heads = [group[0] if group else rank for rank, group in enumerate(groups)]
    originals = [rank for rank, head in enumerate(heads) if rank == head]
    features = find_features(
        [archive[rank] for rank in originals], [sketches[rank].stressed for rank in originals]
    )
    found = {
        head: [originals[index] for index in others]
        for head, others in zip(originals, related(features, settings.max_related), strict=True)
    }
    days = [None if rank in copies.forms else _day(articles[rank]) for rank in originals]
    stories = [
        _story([originals[index] for index in thread], characteristic(thread, features), articles)
        for thread in find_threads(features, days, settings.story_pause)
    ]
    return Relations([found[head] for head in heads], groups, stories)


def _story(members: Sequence[int], tags: Sequence[Tag], articles: Sequence[Article]) -> Story:
    return Story(articles[members[0]].slug, made_title(tags), tuple(members), tuple(tags))


def _words(article: Article) -> Numbers:
    return word_numbers(islice(forms(article.own_prose), _MAX_WORDS))


def _day(article: Article) -> int | None:
    """Number of the day on which an article appeared, None where that is not known to the day."""
    if article.date is None or article.date.precision != "day":
        return None
    return date.fromisoformat(article.date.value).toordinal()
