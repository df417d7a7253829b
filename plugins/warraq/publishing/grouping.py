"""Groups the timeline by section, tag, author and period, each in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, Generic, Protocol, TypeVar

from warraq.publishing.kinds import KINDS, SiteTag, initial
from warraq.reading.article import Article
from warraq.tagging.model import ArticleTags, TagType
from warraq.tagging.relations.companions import significance

Member = TypeVar("Member")
Key = TypeVar("Key")
Counted = list[tuple[SiteTag, int]]


class Tagged(Protocol):
    """What grouping needs to know of an article."""

    @property
    def record(self) -> Article:
        """As read."""

    @property
    def tag_numbers(self) -> Sequence[int]:
        """Positions of its tags in the list of tags that have pages."""


TaggedMember = TypeVar("TaggedMember", bound=Tagged)


def tags_with_pages(
    archive_tags: Iterable[ArticleTags], minimum: int, kept: Iterable[tuple[str, str]] = ()
) -> set[tuple[str, str]]:
    """(type, slug) of the tags that at least ``minimum`` articles share or that one was given.

    Of the ``kept``, which had a page before, one article is enough.
    """
    counts: Counter[tuple[str, str]] = Counter()
    given: set[tuple[str, str]] = set()
    for article in archive_tags:
        keys = {(tag.type, tag.slug) for tag in article.tags}
        counts.update(keys)
        given.update((tag.type, tag.slug) for tag in article.tags if tag.given)
    common = {key for key, count in counts.items() if count >= minimum}
    return given | common | (counts.keys() & set(kept))


def slug_collisions(archive_tags: Iterable[ArticleTags]) -> list[tuple[str, str, list[str]]]:
    """(type, slug, names) wherever one slug of a type stands for several names."""
    names: dict[tuple[str, str], set[str]] = {}
    for article in archive_tags:
        for tag in article.tags:
            names.setdefault((tag.type, tag.slug), set()).add(tag.name)
    return [(*key, sorted(found)) for key, found in sorted(names.items()) if len(found) > 1]


def group_by(
    members: Iterable[Member], keys: Callable[[Member], Iterable[Key]]
) -> dict[Key, list[Member]]:
    """Members by each of their keys, both in the order in which they first appear."""
    groups: dict[Key, list[Member]] = {}
    for member in members:
        for key in keys(member):
            groups.setdefault(key, []).append(member)
    return groups


def by_frequency(groups: Mapping[SiteTag, Sequence[Member]]) -> dict[TagType, Counted]:
    """Tags of each kind with their numbers of articles, most frequent first."""
    counted = sorted(
        ((tag, len(members)) for tag, members in groups.items()),
        key=lambda pair: (-pair[1], pair[0].sort_key),
    )
    return {kind: [pair for pair in counted if pair[0].type == kind] for kind in KINDS}


def by_letter(counted: Counted) -> list[tuple[str, Counted]]:
    """The index of tags of one kind: (letter, tags) in alphabetical order, foreign names last."""
    ordered = sorted(counted, key=lambda pair: pair[0].sort_key)
    letters = group_by(ordered, lambda pair: (initial(pair[0]),))
    return sorted(letters.items(), key=lambda item: (not item[0].isalpha(), item[0]))


def companions(articles: Iterable[Tagged], tags: Sequence[SiteTag], tag: SiteTag) -> Counted:
    """Tags that stand beside ``tag`` in its articles, most frequent first.

    ``tags`` are the tags with pages by their numbers. Each article costs as much as it has tags, of
    which it has few, so all pages together cost in proportion to the archive, not to its square.
    """
    counts = Counter(chain.from_iterable(article.tag_numbers for article in articles))
    found = [(tags[number], count) for number, count in counts.items() if tags[number] != tag]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].sort_key))


LEAST_TOGETHER: Final = 2
"""Articles that two tags must share to be companions."""


def significant(
    beside: Counted, own: int, holders: Mapping[SiteTag, int], total: int, least: float
) -> Counted:
    """Companions of a tag that meet it more often than by chance, the most significant first.

    ``own`` of ``total`` articles have the tag, ``holders`` of them its companions; ``least`` is
    the :func:`~warraq.tagging.relations.companions.significance` that is asked.
    """
    weighed = [
        (round(significance(count, own, holders[other], total), 9), other, count)
        for other, count in beside
        if count >= LEAST_TOGETHER
    ]
    kept = sorted((each for each in weighed if each[0] >= least), key=lambda each: -each[0])
    return [(other, count) for _, other, count in kept]


@dataclass(slots=True)
class Year(Generic[Member]):
    """Dated articles of a year, newest first, and those of them whose month is known, by month."""

    articles: list[Member] = field(default_factory=list)
    months: dict[int, list[Member]] = field(default_factory=dict)


def group_by_period(dated: Iterable[TaggedMember]) -> dict[int, Year[TaggedMember]]:
    """Years, newest first, of articles that come newest first."""
    years: dict[int, Year[TaggedMember]] = {}
    for article in dated:
        date = article.record.date
        if date is None:
            continue
        year = years.setdefault(int(date.value[:4]), Year())
        year.articles.append(article)
        if date.precision != "year":
            year.months.setdefault(int(date.value[5:7]), []).append(article)
    return years


def month_counts(articles: Iterable[Tagged]) -> list[tuple[int, list[int]]]:
    """(year, articles in each of its twelve months), newest year first."""
    return [
        (number, [len(year.months.get(month, ())) for month in range(1, 13)])
        for number, year in group_by_period(articles).items()
    ]
