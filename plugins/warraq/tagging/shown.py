"""Shown tags and their addresses: what names.toml lists, and under which slugs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from warraq.language.slugs import slugify
from warraq.tagging.model import TagType
from warraq.tagging.names_entry import Address, Entry

if TYPE_CHECKING:
    from warraq.tagging.names_edits import Decisions, Key
    from warraq.tagging.registry import Registry

Named = tuple[TagType, str]
"""(type, canonical name)"""
_HASH_LENGTH: Final = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """A tag of the archive, its table if it has one, and the key that it is found by.

    ``own_name`` is what the archive calls it, whatever the table says; ``spellings`` are its names
    by their keys.
    """

    named: Named
    key: Key
    entry: Entry | None
    own_name: str
    spellings: Mapping[str, str]
    slug: str = ""

    @property
    def address(self) -> Address:
        """What the address of its page is made of."""
        return self.named[0], self.slug


def shown_tag(
    named: Named, keys: Collection[Key], registry: Registry, decisions: Decisions
) -> Shown:
    """What is known of a tag; of several keys that gave one name, one that has a table counts."""
    found = {key: decisions.find(key) for key in sorted(keys)}
    records = {key: registry.records.get(key[1]) for key in found if key[0] == "name"}
    found |= {key: record.entry for key, record in records.items() if record and record.entry}
    key = next((each for each in found if found[each] is not None), next(iter(found)))
    record = records.get(key)
    if record is None:
        return Shown(named, key, found[key], named[1], {})
    spellings = {record.key: record.usual_spelling, **record.joined}
    return Shown(named, key, found[key], record.own_name, spellings)


def unique_slugs(
    named: Iterable[Named],
    pinned: Mapping[Named, str] | None = None,
    reserved: Collection[Address] = frozenset(),
) -> dict[Named, str]:
    """Slug of each (type, name). ``pinned`` are those that were published before; the ``reserved``
    addresses are other names' for ever. Of the rest, names of one type whose slugs would be equal
    get a hash of the name.

    The hash depends on the name alone, so that no order of articles changes an address.
    """
    published = pinned or {}
    taken = {*reserved, *((kind, slug) for (kind, _), slug in published.items())}
    names = sorted(set(named))
    shared = Counter((kind, slugify(name)) for kind, name in names)
    return {
        (kind, name): published.get((kind, name))
        or _slug(name, shared[kind, slugify(name)] > 1 or (kind, slugify(name)) in taken)
        for kind, name in names
    }


def _slug(name: str, shared: bool) -> str:
    slug = slugify(name)
    if slug and not shared:
        return slug
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    return f"{slug}-{digest}" if slug else digest
