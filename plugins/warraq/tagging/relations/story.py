"""Stories: threads with a title made of what is most characteristic of them, and a lasting slug."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warraq.tagging.model import Tag
from warraq.tagging.relations.features import Features
from warraq.tagging.relations.words import name_words

NAMED: Final = 3
"""Most names and topics in a made title."""

LISTED: Final = 10
"""Most names and topics of a story."""

_SHARE: Final = 0.5
"""Part of a thread's articles that a title's names are on, where there are such."""


@dataclass(frozen=True, slots=True)
class Story:
    """A thread: its ``articles`` by position, earliest first.

    ``slug`` is that of its first article, so that an article that joins later changes no address;
    ``title`` is made, and may change. ``tags`` are its most characteristic names and topics.
    """

    slug: str
    title: str
    articles: tuple[int, ...]
    tags: tuple[Tag, ...]


def characteristic(thread: Sequence[int], features: Features) -> list[Tag]:
    """Names and topics on two or more of a thread's articles, the most telling first.

    A tag tells the more of a thread the more of its articles have it (squared: a title is about
    all of them) and the fewer others.
    """
    counts = Counter(feature for index in thread for feature in features.tags[index])
    shared = [feature for feature, count in counts.items() if count > 1]
    wide = [feature for feature in shared if counts[feature] >= _SHARE * len(thread)]

    def rank(feature: int) -> tuple[bool, float, int]:
        telling = counts[feature] ** 2 * features.weights[feature]
        return (feature not in wide, -round(telling, 9), feature)

    return [features.named[feature] for feature in sorted(shared, key=rank)[:LISTED]]


def made_title(tags: Sequence[Tag]) -> str:
    """A title out of the first names and topics that say different things.

    A topic comes first and a colon after it: «الاتفاق النووي: إيران ومجلس الأمن الدولي».
    """
    chosen: list[Tag] = []
    said: set[str] = set()
    for tag in tags:
        words = set(name_words(tag.name))
        if len(chosen) < NAMED and not words & said:
            chosen.append(tag)
            said |= words
    topics = [tag.name for tag in chosen if tag.type == "topic"]
    names = [tag.name for tag in chosen if tag.type != "topic"]
    return ": ".join(filter(None, (_listed(topics), _listed(names))))


def _listed(names: Sequence[str]) -> str:
    """Names joined by و, which is written onto an Arabic word only."""
    joined = "".join(names[:1])
    for name in names[1:]:
        joined += f" و{name}" if "\u0621" <= name[:1] <= "\u064a" else f"، {name}"
    return joined
