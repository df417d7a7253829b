"""Tags of made articles: listed names that their sentences hold, and persons without end."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

import numpy as np

from benchmarks.synthetic_pool import Groups, Ints, Pool, ragged
from benchmarks.synthetic_words import chances
from warraq.indexing.document import Tag
from warraq.language.tokenizer import forms
from warraq.tagging.gazetteer import read_list

LISTS: Final = {
    "people": "person",
    "places": "place",
    "organisations": "organisation",
    "others": "other",
    "topics": "topic",
}
TAGS: Final = 6
PERSONS: Final = 0.05
"""Share of the articles that tell of a person whom no list holds."""


class Tagger:
    """Knows which listed names each sentence of a pool holds."""

    def __init__(self, pool: Pool) -> None:
        self.names, spellings = _listed()
        self._given = [entry.canonical for entry in read_list("given_names")]
        self._found = _find(pool, spellings)

    def tags(
        self, numbers: Ints, sentences: Ints, owners: Ints, rare: dict[int, str]
    ) -> list[tuple[Tag, ...]]:
        """Tags of each of the articles, the most frequent first.

        Args:
            numbers: the articles, ascending
            sentences: all their sentences
            owners: the article of each sentence
            rare: a rare word of each article that has one: some become a person's last name
        """
        counts = self._found.counts[sentences]
        names = self._found.members[ragged(self._found.starts[sentences], counts)]
        of = defaultdict[int, Counter[int]](Counter)
        for owner, name in zip(np.repeat(owners, counts).tolist(), names.tolist(), strict=True):
            of[owner][name] += 1
        return [
            (*(self.names[name] for name, _ in of[number].most_common(TAGS)), *person)
            for number, person in zip(numbers.tolist(), self._persons(numbers, rare), strict=True)
        ]

    def _persons(self, numbers: Ints, rare: dict[int, str]) -> list[tuple[Tag, ...]]:
        told = (chances(numbers, 41) < PERSONS).tolist()
        given = (chances(numbers, 42) * len(self._given)).astype(np.int64).tolist()
        return [
            (Tag("person", f"{self._given[name]} {rare[number]}"),) if is_told and number in rare
            else ()
            for number, is_told, name in zip(numbers.tolist(), told, given, strict=True)
        ]  # fmt: skip


def _listed() -> tuple[list[Tag], dict[tuple[str, ...], int]]:
    names: list[Tag] = []
    spellings: dict[tuple[str, ...], int] = {}
    for source, kind in LISTS.items():
        for entry in read_list(source):
            for spelling in (entry.canonical, *entry.aliases):
                if not entry.ambiguous:
                    spellings.setdefault(tuple(forms(spelling)), len(names))
            names.append(Tag(kind, entry.canonical))
    return names, spellings


def _find(pool: Pool, spellings: dict[tuple[str, ...], int]) -> Groups:
    """The names of each sentence of the pool."""
    token_forms = pool.word_forms[pool.token_words]
    number_of = {form: number for number, form in enumerate(pool.forms)}
    coded = {
        tuple(number_of[form] for form in spelling): name
        for spelling, name in spellings.items()
        if spelling and all(form in number_of for form in spelling)
    }
    places, names = _matches(token_forms, coded)
    sentences = np.searchsorted(pool.sentences, places, side="right") - 1
    order = np.argsort(sentences, kind="stable")
    counts = np.bincount(sentences, minlength=len(pool.sentences) - 1)
    return Groups(names[order], np.cumsum(counts) - counts, counts)


def _matches(token_forms: Ints, spellings: dict[tuple[int, ...], int]) -> tuple[Ints, Ints]:
    """Where names begin, the longest at each place, and which they are."""
    first = np.unique([spelling[0] for spelling in spellings])
    longest = max(map(len, spellings))
    places, names = [], []
    for place in np.flatnonzero(np.isin(token_forms, first)).tolist():
        window = tuple(token_forms[place : place + longest].tolist())
        for length in range(len(window), 0, -1):
            if (name := spellings.get(window[:length])) is not None:
                places.append(place)
                names.append(name)
                break
    return np.array(places, dtype=np.int64), np.array(names, dtype=np.int64)
