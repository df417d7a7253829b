"""What tagging says of an article: entities with their places, and tags with their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EntityType = Literal["person", "place", "organisation", "other"]
TagType = Literal["person", "place", "organisation", "other", "topic"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text.

    ``text`` as written without clitics, ``start`` and ``end`` in code points of ``Article.text``
    (so ``article.text[start:end] == text``), ``name`` the canonical name that it stands for.
    """

    text: str
    start: int
    end: int
    type: EntityType
    name: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A canonical name or topic of an article; ``reason`` names the evidence, for a person to read.

    ``slug`` is unique within ``type`` across the archive. Tags of one article come best first.
    ``given`` marks a tag from the article's own metadata.
    """

    name: str
    type: TagType
    slug: str
    reason: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class ArticleTags:
    """Everything tagging found in one article: all entities in text order, and the tags to show."""

    entities: tuple[Entity, ...]
    tags: tuple[Tag, ...]
