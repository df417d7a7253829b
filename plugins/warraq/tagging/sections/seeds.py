"""The seven common sections: their names in archives, and the words that speak for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from warraq.language.slugs import slugify
from warraq.tagging.gazetteer import read_list
from warraq.tagging.sections.terms import terms

NO_SECTION: Final = ""
"""What news that belongs to none of the seven is taken for; never proposed."""

_LIST: Final = "sections"
_NONE: Final = "-"
_NAMES_MARK: Final = "="


@dataclass(frozen=True, slots=True)
class Seeds:
    """What ``data/sections.txt`` says.

    ``words`` maps each of the seven sections, and :data:`NO_SECTION`, to its terms; ``names`` the
    slug of every name that archives give one of them to that section.
    """

    words: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def section_of(self, name: str) -> str | None:
        """The one of the seven that an archive's section is, :data:`NO_SECTION` for one that is
        known to be another kind (محليات), ``None`` for an unknown one.
        """
        slug = slugify(name)
        return self.names.get(slug, self.names.get(slug.removeprefix("ال")))


@cache
def load_seeds() -> Seeds:
    """The list as it is shipped; :class:`ValueError` where one name stands for two sections."""
    words: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for entry in read_list(_LIST):
        section = NO_SECTION if entry.section == _NONE else entry.section
        if not entry.canonical.startswith(_NAMES_MARK):
            words.setdefault(section, set()).update(terms(entry.canonical))
            continue
        for name in (entry.canonical.removeprefix(_NAMES_MARK), *entry.aliases):
            if names.setdefault(slugify(name), section) != section:
                raise ValueError(f"sections.txt: {name.strip()!r} is a name of two sections")
    return Seeds({section: frozenset(found) for section, found in words.items()}, names)
