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
from warraq.tagging.model import EntityType, TagType
from warraq.tagging.names_edits import NO_DECISIONS, Decisions
from warraq.tagging.names_entry import ENTITY_TYPES, Address, Entry
from warraq.tagging.vocabulary import Vocabulary, WordClass

_VOTES: Final[Mapping[Evidence, float]] = {
    "gazetteer": 8.0,
    "title": 4.0,
    "head": 3.0,
    "given-name": 2.0,
    "projection": 1.0,
    "model": 1.0,
    "speech": 0.5,
}
_DOMINANT: Final = 0.9
"""Share of the documents that one person must have among those of a last name to own it."""
_VARIANT_LETTERS: Final = str.maketrans("شثصضطظذغق", "سسسدتددجك")


@dataclass(slots=True)
class Record:
    """What the archive says of one key: votes for its type, spellings, number of documents.

    ``joined`` are the keys that joined this one, with their usual spellings. ``entry`` is the table
    of names.toml that has one of these keys; ``fixed_name`` and ``fixed_type`` are what it decides.
    """

    key: str
    canonical: str | None = None
    votes: Counter[EntityType] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    sure: bool = False
    joined: dict[str, str] = field(default_factory=dict)
    entry: Entry | None = None
    fixed_name: str | None = None
    fixed_type: TagType | None = None

    @property
    def type(self) -> EntityType:
        """The decided type, else that with most votes; of equals, the first in the fixed order."""
        for kind in ENTITY_TYPES:
            if kind == self.fixed_type:
                return kind
        return max(ENTITY_TYPES, key=lambda kind: (self.votes[kind], -ENTITY_TYPES.index(kind)))

    @property
    def tag_type(self) -> TagType:
        """The type of its tags: names.toml may make a topic of a name."""
        return self.fixed_type or self.type

    @property
    def name(self) -> str:
        """Canonical name: the decided one, else :attr:`own_name`."""
        return self.fixed_name or self.own_name

    @property
    def own_name(self) -> str:
        """What the archive calls it: the listed name, else the usual spelling."""
        return self.canonical or self.usual_spelling

    @property
    def usual_spelling(self) -> str:
        """The most frequent spelling; of equals the first by code."""
        return min(self.spellings.items(), key=lambda item: (-item[1], item[0]))[0]

    @property
    def keys(self) -> frozenset[str]:
        """Its own key and those that joined it."""
        return frozenset((self.key, *self.joined))


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
        decisions: Decisions = NO_DECISIONS,
    ) -> None:
        self.records: dict[str, Record] = (
            {key: known[key] for key in sorted(known)} if known else {}
        )
        self._joined: dict[str, str] = {}
        self._vocabulary = knowledge.vocabulary
        self._decisions = decisions
        for names in documents:
            for name in names:
                self._count(name)
        self._find_entries()
        self._force(decisions.merged())
        self._join(_framed(self._people()))
        self._join(_variants(self._people(), self._vocabulary))
        # After the joins that wrote them into names.toml, so that a second build joins as the first
        # one did.
        self._force(decisions.aliases())
        self._join(self._short())
        self._drop_unconfirmed()
        self._decide()

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

    def _find_entries(self) -> None:
        for key, record in self.records.items():
            record.entry = self._decisions.find_name(key)
            record.fixed_type = record.entry.new_type if record.entry else None

    def _join(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Joins what the archive takes for one name, unless names.toml says something else."""
        for short, long in list(pairs):
            target = self._root(long)
            if short == target or short not in self.records or target not in self.records:
                continue
            source, host = self.records[short], self.records[target]
            if self._may_join(source, host):
                host.canonical = host.canonical or source.canonical
                self._merge(source, host)

    def _may_join(self, source: Record, host: Record) -> bool:
        one, other = source.entry, host.entry
        if (one is not None and one.ban) or (one and other and one is not other):
            return False
        forbids = self._decisions.forbids
        return not (forbids(other, source.keys) or forbids(one, host.keys))

    def _merge(self, source: Record, host: Record) -> None:
        del self.records[source.key]
        host.documents += source.documents
        host.sure = host.sure or source.sure
        host.joined |= {source.key: source.usual_spelling, **source.joined}
        host.entry = host.entry or source.entry
        host.fixed_type = host.fixed_type or source.fixed_type
        self._joined[source.key] = host.key

    def _force(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Joins what names.toml says is one name, with or without mentions of either."""
        for key, main in sorted(pairs):
            source, target = self._root(key), self._stand_in(main)
            if source == target:
                continue
            if source not in self.records:
                self._joined[source] = target
            elif target not in self.records:
                self._joined[target] = source
            else:
                self._merge(self.records[source], self.records[target])

    def _stand_in(self, main: str) -> str:
        """Key of the record of a table's main key, else of the first of its keys that has one."""
        root = self._root(main)
        entry = self._decisions.find_name(main)
        if root in self.records or entry is None:
            return root
        own = self._decisions.own[entry.header]
        return min((key for key in own if key in self.records), default=root)

    def _decide(self) -> None:
        """Names and types by names.toml; banned names go."""
        taken: dict[Address, Entry] = {
            address: entry for entry in self._decisions.entries for address in entry.every_address
        }
        for key, record in list(self.records.items()):
            entry = record.entry
            if entry is None:
                continue
            if entry.ban:
                del self.records[key]
            present = self._decisions.mains[entry.header] in record.keys
            if entry.renamed or not present or entry.type == "topic":
                record.fixed_name = entry.name
            record.fixed_type = entry.new_type or _kept_type(record, entry, taken)

    def _short(self) -> Iterator[tuple[str, str]]:
        """Single words that are the last name of one person, or almost only of one."""
        owners: dict[str, list[Record]] = defaultdict(list)
        people = self._people()
        for key, record in people.items():
            if " " in key and record.sure:
                for short in short_forms(key, self._vocabulary):
                    owners[short].append(record)
        for key, record in people.items():
            if record.entry is not None and key in self._decisions.own[record.entry.header]:
                continue  # it has a page of its own
            if " " not in key and record.canonical is None and key in owners:
                best = max(owners[key], key=lambda owner: (owner.documents, owner.key))
                if best.documents >= _DOMINANT * sum(owner.documents for owner in owners[key]):
                    yield key, best.key

    def _drop_unconfirmed(self) -> None:
        for key in [key for key, record in self.records.items() if not record.sure]:
            del self.records[key]


def _kept_type(record: Record, entry: Entry, taken: Mapping[Address, Entry]) -> TagType | None:
    """The type under which a name was published, where that of the archive's vote leads to the
    address of another one.
    """
    if entry.type == "topic" or taken.get((record.type, entry.address[1]), entry) is not entry:
        return entry.type
    return None


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
