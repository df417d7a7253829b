"""Proposes a section for every article that has none, where the words are clear enough."""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warraq.reading.article import Article
from warraq.tagging.sections.classifier import Classifier, Example
from warraq.tagging.sections.scheme import scheme_of
from warraq.tagging.sections.seeds import NO_SECTION, load_seeds
from warraq.tagging.sections.terms import Bag, bag_of
from warraq.tagging.sections.trust import required_confidence
from warraq.tagging.settings import TaggingSettings

SAMPLE: Final = 20_000
"""Articles that are learned from, at most: their number bounds memory, their choice by a hash of
their paths changes little when articles are added.
"""


@dataclass(frozen=True, slots=True)
class ProposedSection:
    """A section that nobody gave: its name, the model's probability of it from 0 to 1, and the
    stems that speak most for it.
    """

    name: str
    confidence: float
    reasons: tuple[str, ...]


def propose_sections(
    articles: Sequence[Article], settings: TaggingSettings
) -> list[ProposedSection | None]:
    """A section for each article that has none and whose words make one likely enough, parallel to
    ``articles``.

    Only what was given is learned from, and what the model itself is sure of; no order of articles
    changes anything. The work is linear in the archive.
    """
    if not settings.propose_sections or all(article.section for article in articles):
        return [None] * len(articles)
    scheme = scheme_of((article.section for article in articles), load_seeds())
    bags = {article.path: bag_of(article) for article in _sample(articles)}
    examples = [
        Example(bags[article.path], scheme.label(article.section))
        for article in _in_order(articles)
        if article.path in bags and _teaches(article, scheme.label(article.section))
    ]
    classifier = Classifier(scheme, examples)
    required = required_confidence(scheme, examples, settings.section_confidence)
    return [
        None if article.section else _proposal(article, bags, classifier, required)
        for article in articles
    ]


def _in_order(articles: Sequence[Article]) -> list[Article]:
    return sorted(articles, key=lambda article: article.path)


def _sample(articles: Sequence[Article]) -> list[Article]:
    """At most half the sample with a section, half without."""
    given = [article for article in articles if article.section]
    others = [article for article in articles if not article.section]
    return [*_drawn(given, SAMPLE // 2), *_drawn(others, SAMPLE // 2)]


def _drawn(articles: list[Article], most: int) -> list[Article]:
    return articles if len(articles) <= most else heapq.nsmallest(most, articles, key=_lot)


def _lot(article: Article) -> tuple[int, str]:
    return zlib.crc32(article.path.encode("utf-8", "surrogatepass")), article.path


def _teaches(article: Article, label: str | None) -> bool:
    """Not where it has a section that is too rare to be learned: it is an example of no other."""
    return label is not None or not article.section


def _proposal(
    article: Article, bags: dict[str, Bag], classifier: Classifier, required: dict[str, float]
) -> ProposedSection | None:
    bag = bags[article.path] if article.path in bags else bag_of(article)
    verdict = classifier.verdict(bag)
    if verdict.label == NO_SECTION or verdict.confidence < required[verdict.label]:
        return None
    return ProposedSection(verdict.label, verdict.confidence, verdict.reasons)
