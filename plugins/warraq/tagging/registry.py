"""The archive's names: one canonical name and type for everything that its documents found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from warraq.tagging.document import DocumentName, join_key, short_forms
from warraq.tagging.knowledge import Knowledge, forms
from warraq.tagging.mention import Evidence
from warraq.tagging.model import EntityType
from warraq.tagging.vocabulary import Vocabulary, WordClass

_TYPES: Final[tuple[EntityType, ...]] = ("person", "place", "organisation", "other")
_VOTES: Final[Mapping[Evidence, float]] = {
    "gazetteer": 8.0,
    "title": 4.0,
    "head": 3.0,
    "given-name": 2.0,
    "projection": 1.0,
    "speech": 0.5,
}
_DOMINANT: Final = 0.9
"""Share of the documents that one person must have among those of a last name to own it."""
_VARIANT_LETTERS: Final = str.maketrans("شثصضطظذغق", "سسسدتددجك")


@dataclass(slots=True)
class Record:
    """What the archive says of one key: votes for its type, spellings, number of documents."""

    key: str
    canonical: str | None = None
    votes: Counter[EntityType] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    sure: bool = False

    @property
    def type(self) -> EntityType:
        """The type with most votes; of equals, the first in the fixed order of types."""
        return max(_TYPES, key=lambda kind: (self.votes[kind], -_TYPES.index(kind)))

    @property
    def name(self) -> str:
        """Canonical name: the listed one, else the most frequent spelling (of equals the first by
        code).
        """
        if self.canonical is not None:
            return self.canonical
        return min(self.spellings.items(), key=lambda item: (-item[1], item[0]))[0]


class Registry:
    """Canonical names by document key.

    Built from all documents' names in any order, with the same result: every decision rests on
    sums and on the keys themselves.
    """

    def __init__(
        self,
        documents: Iterable[Iterable[DocumentName]],
        knowledge: Knowledge,
        known: Mapping[str, Record] | None = None,
    ) -> None:
        self.records: dict[str, Record] = (
            {key: known[key] for key in sorted(known)} if known else {}
        )
        self._joined: dict[str, str] = {}
        self._vocabulary = knowledge.vocabulary
        for names in documents:
            for name in names:
                self._count(name)
        self._join(_framed(self._people()))
        self._join(_variants(self._people(), self._vocabulary))
        self._join(self._short())
        self._drop_unconfirmed()

    def find(self, key: str) -> Record | None:
        """The record that a document's key stands for, or nothing where the archive did not
        confirm it.
        """
        return self.records.get(self._root(key))

    def find_written(self, name: str) -> Record | None:
        """The record of a name as somebody wrote it, for tags given by hand."""
        return self.find(join_key(forms(name)))

    def _root(self, key: str) -> str:
        while key in self._joined:
            key = self._joined[key]
        return key

    def _count(self, name: DocumentName) -> None:
        record = self.records.setdefault(name.key, Record(name.key))
        record.canonical = record.canonical or name.canonical
        record.votes[name.type] += _VOTES[name.evidence]  # type: ignore[assignment]
        record.spellings[name.spelling] += 1
        record.documents += 1
        record.sure = record.sure or name.sure

    def _people(self) -> dict[str, Record]:
        return {
            key: record for key, record in sorted(self.records.items()) if record.type == "person"
        }

    def _join(self, pairs: Iterable[tuple[str, str]]) -> None:
        for short, long in list(pairs):
            target = self._root(long)
            if short == target or short not in self.records or target not in self.records:
                continue
            source = self.records.pop(short)
            host = self.records[target]
            host.documents += source.documents
            host.sure = host.sure or source.sure
            host.canonical = host.canonical or source.canonical
            self._joined[short] = target

    def _short(self) -> Iterator[tuple[str, str]]:
        """Single words that are the last name of one person, or almost only of one."""
        owners: dict[str, list[Record]] = defaultdict(list)
        people = self._people()
        for key, record in people.items():
            if " " in key and record.sure:
                for short in short_forms(key, self._vocabulary):
                    owners[short].append(record)
        for key, record in people.items():
            if " " not in key and record.canonical is None and key in owners:
                best = max(owners[key], key=lambda owner: (owner.documents, owner.key))
                if best.documents >= _DOMINANT * sum(owner.documents for owner in owners[key]):
                    yield key, best.key

    def _drop_unconfirmed(self) -> None:
        for key in [key for key, record in self.records.items() if not record.sure]:
            del self.records[key]


def _framed(people: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """(short, long) where leaving out inner or first words of just one person's name gives
    another.
    """
    hosts: dict[str, set[str]] = defaultdict(set)
    for key in people:
        for short in _shorter(key.split(" ")):
            if short in people:
                hosts[short].add(key)
    for short, longs in sorted(hosts.items()):
        outer = {key for key in longs if not hosts.get(key)}
        if len(outer) == 1 and people[short].canonical is None:
            yield short, outer.pop()


def _shorter(words: list[str]) -> Iterator[str]:
    if not 2 < len(words) < 7:
        return
    first, *inner, last = words
    for length in range(len(inner)):
        for kept in combinations(inner, length):
            yield " ".join((first, *kept, last))
    for start in range(1, len(words) - 1):
        yield " ".join(words[start:])


def skeleton(key: str, vocabulary: Vocabulary) -> str:
    """What spellings of a foreign name share: consonants, related ones alike, without long vowels.

    Given names of the list stay whole, so that حسن and حسين never meet.
    """
    return " ".join(
        word if vocabulary.word(word).classes & WordClass.GIVEN_NAME else _bones(word)
        for word in key.split(" ")
    )


def _bones(word: str) -> str:
    inner = word[1:].translate({ord(vowel): None for vowel in "اويه"})
    return (word[:1] + inner).translate(_VARIANT_LETTERS)


def _variants(people: Mapping[str, Record], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """(rare, usual) spellings of names of two and more words that have one skeleton."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for key, record in people.items():
        if " " in key and any(
            not vocabulary.word(word).classes & WordClass.GIVEN_NAME for word in key.split(" ")
        ):
            groups[skeleton(key, vocabulary)].append(record)
    for records in groups.values():
        usual = max(
            records, key=lambda each: (each.canonical is not None, each.documents, each.key)
        )
        for record in records:
            if record is not usual and record.canonical is None:
                yield record.key, usual.key
