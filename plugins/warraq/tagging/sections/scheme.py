"""Which sections can be proposed in an archive: its own, and the seven where it has no others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from warraq.language.slugs import slugify
from warraq.tagging.sections.seeds import Seeds

LEARNED_FROM: Final = 5
"""Articles from which on a section that is none of the seven is learned."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The sections of an archive that an article without one may belong to.

    ``words`` maps the name of each, as the archive writes it, to the terms that are known to speak
    for it (none for a section of the archive's own); ``names`` the slug of every section that
    articles have to the name that they are an example of.
    """

    words: Mapping[str, frozenset[str]]
    names: Mapping[str, str]

    def label(self, section: str | None) -> str | None:
        """The name that an article of a given section is an example of, ``None`` if of none."""
        return self.names.get(slugify(section)) if section else None


def scheme_of(sections: Iterable[str | None], seeds: Seeds) -> Scheme:
    """The scheme of an archive by its articles' sections.

    A name that means one of the seven («الاقتصاد», ``sport``) takes its place under the spelling
    that most articles have. With a section that means none of them in five articles or more, the
    archive has a scheme of its own: then only sections that it has are proposed, and nothing
    stands for news of no section.
    """
    counts = Counter(section for section in sections if section and slugify(section))
    own: dict[str, Counter[str]] = defaultdict(Counter)  # by what the section means
    for section, count in counts.items():
        own[seeds.section_of(section) or f"{slugify(section)}"][section] += count
    usual = {meaning: _usual(spellings) for meaning, spellings in own.items()}
    foreign = {
        meaning
        for meaning, spellings in own.items()
        if meaning not in seeds.words and spellings.total() >= LEARNED_FROM
    }
    meanings = foreign | (set(seeds.words) & (set(own) if foreign else set(seeds.words)))
    words = {
        usual.get(meaning, meaning): seeds.words.get(meaning, frozenset())
        for meaning in sorted(meanings)
    }
    names = {
        slugify(section): usual[meaning]
        for meaning, spellings in own.items()
        if meaning in meanings
        for section in spellings
    }
    return Scheme(words, names)


def _usual(spellings: Counter[str]) -> str:
    return min(spellings.items(), key=lambda item: (-item[1], item[0]))[0]
