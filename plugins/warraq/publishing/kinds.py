"""The kinds of tag: order, folders and Arabic names; and the tag that templates see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering
from typing import Final, NamedTuple

from warraq.language.normaliser import normalise
from warraq.tagging.model import TagType


class Kind(NamedTuple):
    """Where tags of a type have their pages, and what the site calls them."""

    folder: str
    name: str


KINDS: Final[dict[TagType, Kind]] = {
    "person": Kind("people", "أشخاص"),
    "place": Kind("places", "أماكن"),
    "organisation": Kind("organisations", "منظمات"),
    "topic": Kind("topics", "موضوعات"),
    "other": Kind("names", "أسماء أخرى"),
}
"""In the order in which pages list them."""


@total_ordering
@dataclass(slots=True, eq=False)
class SiteTag:
    """A tag as templates see it, of one article or of the whole site.

    Has the attributes of Pelican's tags; equal to any of the same type and slug. ``url`` is None
    where the tag has no page of its own. ``reason`` and ``given`` are those of the article.
    """

    name: str
    type: TagType
    slug: str
    url: str | None = None
    save_as: str = ""
    reason: str = ""
    given: bool = False

    @property
    def page_name(self) -> str:
        """The address without its ending."""
        return self.save_as.rpartition(".")[0]

    @property
    def sort_key(self) -> tuple[str, str, str]:
        """Alphabetical order in which letters differ only by hamza or dots stand together."""
        return (normalise(self.name).removeprefix("ال"), self.name, self.type)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SiteTag):
            return NotImplemented
        return self.type == other.type and self.slug == other.slug

    def __lt__(self, other: SiteTag) -> bool:
        return self.sort_key < other.sort_key

    def __hash__(self) -> int:
        return hash((self.type, self.slug))

    def __str__(self) -> str:
        return self.name


OTHER_LETTERS: Final = "#"
"""Heading in the index of tags for names that begin with no Arabic letter."""


def initial(tag: SiteTag) -> str:
    """Letter under which the index lists a tag: the first after «ال», hamza forms together."""
    first = tag.sort_key[0][:1]
    return first if "\u0621" <= first <= "\u064a" else OTHER_LETTERS
