"""A mention: a place in a passage where a rule sees a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warraq.tagging.knowledge import Name
from warraq.tagging.model import EntityType

Evidence = Literal["gazetteer", "title", "given-name", "head", "speech", "projection", "model"]
"""The rule that found a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name seen in a passage: tokens ``first`` to before ``last``, less ``clitics`` letters.

    ``listed`` is the gazetteer's entry where there is one. A mention that is not ``sure`` needs
    more evidence elsewhere in the document or the archive. ``announced`` says that a title or head
    stands before it, ``located`` that a preposition of place does (في أنقرة, not أنقرة alone,
    which means a government), ``whole`` numbers the listed body that a listed body is a part of
    (الجمعية العامة للأمم المتحدة).
    """

    first: int
    last: int
    clitics: int
    type: EntityType
    evidence: Evidence
    sure: bool
    listed: Name | None = None
    announced: bool = False
    located: bool = False
    whole: Name | None = None
