"""One table of ``names.toml``: a name with a page, and what a person decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warraq.tagging.model import EntityType, TagType

TYPES: Final[tuple[TagType, ...]] = ("person", "place", "organisation", "other", "topic")
"""In the order in which the file has them."""
ENTITY_TYPES: Final[tuple[EntityType, ...]] = ("person", "place", "organisation", "other")

Address = tuple[TagType, str]
"""(type, slug): what the address of a page is made of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A table. ``type`` and ``slug`` are those of its header, ``line`` the header's number.

    ``name`` is the canonical name. The first of ``aliases`` is the name as the archive writes it,
    the others are what else stands for it. ``addresses`` are those that the name had besides the
    header's. The rest was written by a person: ``new_type``, ``new_slug``, ``merge`` (slug or name
    of the table that this one joins), ``split`` (what must stay apart from it) and ``ban``.
    """

    type: TagType
    slug: str
    line: int
    name: str
    aliases: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    new_type: TagType | None = None
    new_slug: str | None = None
    merge: str | None = None
    split: tuple[str, ...] = ()
    ban: bool = False

    @property
    def header(self) -> Address:
        """The address under which the name was first published with its present type."""
        return self.type, self.slug

    @property
    def address(self) -> Address:
        """Where the name's page is, as far as a person decided it."""
        return self.new_type or self.type, self.new_slug or self.slug

    @property
    def every_address(self) -> tuple[Address, ...]:
        """All addresses that belong to the name, present and former."""
        return tuple(dict.fromkeys((self.address, self.header, *self.addresses)))

    @property
    def renamed(self) -> bool:
        """Whether the name was written by a person: the archive's own is the first alias."""
        return not self.aliases or self.name != self.aliases[0]


def order(address: Address) -> tuple[int, str]:
    """Where a table stands in the file: by type, then by slug."""
    return TYPES.index(address[0]), address[1]
