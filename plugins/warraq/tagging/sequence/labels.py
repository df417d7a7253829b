"""BIO labels of names as small integers, so that weights and scores are rows of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from warraq.tagging.model import EntityType

TYPES: Final[tuple[EntityType, ...]] = ("person", "place", "organisation", "other")
OUTSIDE: Final = 0
COUNT: Final = 1 + 2 * len(TYPES)
"""Number of labels: outside, and for each type one that begins and one that goes on."""
ANY: Final = frozenset(range(COUNT))
ONLY: Final = tuple(frozenset({label}) for label in range(COUNT))

Chunk = tuple[int, int, EntityType]
"""A name as (first token, token after the last, type)."""


def beginning(kind: EntityType) -> int:
    """The label of a name's first token."""
    return 1 + 2 * TYPES.index(kind)


def begins(label: int) -> bool:
    """Whether a label is that of a name's first token."""
    return label % 2 == 1


def inside(label: int) -> bool:
    """Whether a label is that of a name's second or later token."""
    return label > 0 and label % 2 == 0


def type_of(label: int) -> EntityType:
    """The type of name that a label other than :data:`OUTSIDE` speaks of."""
    return TYPES[(label - 1) // 2]


def may_follow(before: int, label: int) -> bool:
    """Whether ``label`` may stand after ``before``: a name goes on only with its own type."""
    return not inside(label) or before in (label, label - 1)


def written(chunks: Iterable[Chunk], length: int) -> list[int]:
    """Labels of ``length`` tokens in which the given names, none overlapping, stand."""
    labels = [OUTSIDE] * length
    for first, last, kind in chunks:
        labels[first] = beginning(kind)
        labels[first + 1 : last] = [beginning(kind) + 1] * (last - first - 1)
    return labels


def chunks(labels: Sequence[int]) -> list[Chunk]:
    """The names that labels tell of, in order; a label that goes on with nothing is left out."""
    found: list[Chunk] = []
    first = -1
    for index, label in enumerate([*labels, OUTSIDE]):
        if first >= 0 and not inside(label):
            found.append((first, index, type_of(labels[first])))
            first = -1
        if begins(label):
            first = index
    return found
