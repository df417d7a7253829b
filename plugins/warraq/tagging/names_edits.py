"""What ``names.toml`` decides: which keys are one name, what must stay apart, what is banned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Literal

from warraq.reading.faults import Fault, Refused
from warraq.tagging.candidates import Candidates
from warraq.tagging.document import DocumentName, join_key
from warraq.tagging.knowledge import Knowledge, Name, forms, topic_key
from warraq.tagging.names_entry import Address, Entry
from warraq.tagging.names_file import NamesFile

Space = Literal["name", "topic"]
Key = tuple[Space, str]
"""What a name or topic is found by; names and topics are compared in different ways."""


def written_key(written: str) -> str:
    """Key of a name as somebody wrote it, whatever the lists say of it."""
    return join_key(forms(written))


def name_key_of(written: str) -> Key:
    """:func:`written_key` as a key of the file."""
    return "name", written_key(written)


def topic_key_of(written: str) -> Key:
    """Key of a topic as somebody wrote it: articles and the order of relations do not count."""
    words = forms(written)
    return "topic", " ".join(topic_key(words)) if words else ""


@cache
def _canonical_keys(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset(written_key(name.canonical) for name in names)


class ListedKeys:
    """Keys of names as the tagger counts them: what is listed under another name counts as that."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._canonical = _canonical_keys(knowledge.names)

    def find(self, written: str, split: Container[str]) -> Key:
        """Key of a name as somebody wrote it; what was ``split`` off is no listed name's alias."""
        key = written_key(written)
        if key in self._canonical or key in split:
            return "name", key
        listed = self._knowledge.listed(written)
        return "name", written_key(listed.canonical) if listed else key


@dataclass(frozen=True, slots=True)
class Decisions:
    """The tables of a file as the archive phase asks for them.

    ``claimed`` maps keys to the table that has them, ``roots`` the header of each table to the
    table that it was merged into, or to itself. ``apart`` maps keys that were split off to the
    headers of the tables that they may not join. ``mains`` maps headers of tables to the one of
    their keys that stands for the others, and ``own`` to all of them.
    """

    entries: tuple[Entry, ...] = ()
    claimed: Mapping[Key, Entry] = field(default_factory=dict)
    roots: Mapping[Address, Entry] = field(default_factory=dict)
    apart: Mapping[str, frozenset[Address]] = field(default_factory=dict)
    mains: Mapping[Address, str] = field(default_factory=dict)
    own: Mapping[Address, frozenset[str]] = field(default_factory=dict)

    def find(self, key: Key) -> Entry | None:
        """The table that a key belongs to, merges followed."""
        entry = self.claimed.get(key)
        return None if entry is None else self.roots[entry.header]

    def find_name(self, key: str) -> Entry | None:
        """:meth:`find` for the key of a name."""
        return self.find(("name", key))

    def claims(self, key: Key) -> bool:
        """Whether a table has the key."""
        return key in self.claimed

    def key_of(self, entry: Entry) -> Key:
        """The key that stands for a table."""
        if entry.type == "topic":
            return topic_key_of(entry.name)
        return "name", self.mains[entry.header]

    def merged(self) -> Iterator[tuple[str, str]]:
        """(key, key that it joins) of names whose table was merged into another one."""
        for (space, key), owner in self.claimed.items():
            root = self.roots[owner.header]
            if space == "name" and root is not owner and root.type != "topic":
                yield key, self.mains[root.header]

    def aliases(self) -> Iterator[tuple[str, str]]:
        """(key, main key) of names within one table."""
        for (space, key), owner in self.claimed.items():
            if space == "name" and self.roots[owner.header] is owner:
                yield key, self.mains[owner.header]

    def forbids(self, one: Entry | None, keys: Iterable[str]) -> bool:
        """Whether one of the keys was split off from a table."""
        return one is not None and any(one.header in self.apart.get(key, ()) for key in keys)

    def divided(self, document: Candidates) -> Candidates:
        """A document in which names that were split off are names of their own."""
        if not self.apart:
            return document
        names = tuple(part for name in document.names for part in self._divided(name))
        return replace(document, names=names)

    def _divided(self, name: DocumentName) -> Iterator[DocumentName]:
        entry = self.find_name(name.key)
        parts: dict[str, list[tuple[int, int, str]]] = {name.key: []}
        for span in name.spans:
            key = written_key(span[2])
            parts.setdefault(key if self.forbids(entry, (key,)) else name.key, []).append(span)
        for key, spans in parts.items():
            if key == name.key and len(parts) == 1:
                yield name
            elif key == name.key and (spans or name.in_title):
                mentions = name.mentions - len(name.spans) + len(spans)
                yield name._replace(spans=tuple(spans), mentions=max(mentions, 0))
            elif key != name.key:
                yield name._replace(
                    key=key, spans=tuple(spans), mentions=len(spans), spelling=spans[0][2],
                    canonical=None, sure=True, in_title=False, whole=None,
                )  # fmt: skip


NO_DECISIONS: Final = Decisions()


def decide(file: NamesFile, knowledge: Knowledge) -> Decisions:
    """The decisions of a file. Raises :class:`~warraq.reading.faults.Refused` with all faults that
    lie between tables: merges that lead nowhere or round, keys and addresses of two tables.
    """
    maker = _Maker(file, knowledge)
    decisions = maker.run()
    if maker.faults:
        raise Refused(sorted(maker.faults, key=lambda fault: fault.sort_key))
    return decisions


def _by_address(entries: Iterable[Entry]) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Tables by how a merge may name them: slug or type/slug, present and former."""
    present: dict[str, list[Entry]] = defaultdict(list)
    former: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        whole = {"/".join(address) for address in (entry.header, entry.address)}
        for name in {entry.slug, entry.address[1], *whole}:
            present[name].append(entry)
        for address in entry.addresses:
            former["/".join(address)].append(entry)
    return present, former


class _Maker:
    """Makes decisions out of one file; ``faults`` gathers what is wrong."""

    def __init__(self, file: NamesFile, knowledge: Knowledge) -> None:
        self._file = file
        self._listed = ListedKeys(knowledge)
        self._blocks = {block.path: block for block in file.text.blocks}
        self._called, self._once_called = _by_address(file.entries)
        self._split = {written_key(each) for entry in file.entries for each in entry.split}
        self.faults: list[Fault] = []

    def run(self) -> Decisions:
        """The decisions, as far as they hold together."""
        entries = self._file.entries
        keys = {entry.header: tuple(self._keys(entry)) for entry in entries}
        holders: dict[Key, list[Entry]] = defaultdict(list)
        for entry in entries:
            for key in keys[entry.header]:
                holders[key].append(entry)
        targets = {entry.header: self._target(entry, holders) for entry in entries}
        roots = {entry.header: self._root(entry, targets) for entry in entries}
        self._check_addresses(roots)
        claimed = {key: self._owner(key, owners, roots) for key, owners in holders.items()}
        for key, entry in self._slug_keys():
            claimed.setdefault(key, entry)
        own: dict[Address, set[str]] = {entry.header: set() for entry in entries}
        for (space, name), owner in claimed.items():
            if space == "name":
                own[owner.header].add(name)
        frozen = {header: frozenset(found) for header, found in own.items()}
        mains = {entry.header: self._main(entry) for entry in entries}
        return Decisions(entries, claimed, roots, self._apart(roots), mains, frozen)

    def _keys(self, entry: Entry) -> Iterator[Key]:
        """Keys of a table, without what it says must stay apart from it."""
        split = {written_key(each) for each in entry.split}
        if written_key(entry.name) in split:
            mend = "take it out of 'split', or merge nothing into this table"
            self._tell(entry, "split", f"'{entry.name}' is split off from itself", mend)
        for written in dict.fromkeys((entry.name, *entry.aliases)):
            key = self._key(written, entry)
            if key[1] and (entry.type == "topic" or written_key(written) not in split):
                yield key

    def _slug_keys(self) -> Iterator[tuple[Key, Entry]]:
        """The words of slugs: the name as it was published first, should no table tell it more."""
        for entry in self._file.entries:
            written = entry.slug.replace("-", " ")
            if written_key(written) not in self._split:
                yield self._key(written, entry), entry

    def _key(self, written: str, entry: Entry) -> Key:
        if entry.type == "topic":
            return topic_key_of(written)
        return self._listed.find(written, self._split)

    def _main(self, entry: Entry) -> str:
        return self._key(entry.aliases[0] if entry.aliases else entry.name, entry)[1]

    def _target(self, entry: Entry, holders: Mapping[Key, list[Entry]]) -> Entry | None:
        """The table that this one says it joins."""
        if entry.merge is None:
            return None
        found = list(self._named(entry.merge, entry, holders))
        alike = [each for each in found if each.type == entry.type] or found
        if len(alike) == 1:
            if alike[0].ban:
                mend = "write 'ban = true' here too, or merge into another table"
                self._tell(entry, "merge", f"'{entry.merge}' is banned", mend)
            return alike[0]
        if alike:
            options = " or ".join(f'"{each.type}/{each.slug}"' for each in alike)
            self._tell(entry, "merge", f"'{entry.merge}' is several tables", f"write {options}")
        else:
            mend = "write the slug or the name of another table of this file"
            self._tell(entry, "merge", f"there is no table '{entry.merge}' to merge into", mend)
        return None

    def _named(
        self, merge: str, entry: Entry, holders: Mapping[Key, list[Entry]]
    ) -> Iterator[Entry]:
        found = self._called.get(merge) or self._once_called.get(merge, [])
        if not found:
            topic = replace(entry, type="topic")
            name = replace(entry, type="other")
            keys = (self._key(merge, topic), self._key(merge, name))
            found = [each for key in keys for each in holders.get(key, ())]
        yield from {each.header: each for each in found}.values()

    def _root(self, entry: Entry, targets: Mapping[Address, Entry | None]) -> Entry:
        seen = [entry]
        while (target := targets[seen[-1].header]) is not None:
            if target in seen:
                if target is entry:
                    chain = " → ".join(each.slug for each in (*seen, target))
                    mend = "take one 'merge' away"
                    self._tell(entry, "merge", f"merged in a circle ({chain})", mend)
                return entry
            seen.append(target)
        return seen[-1]

    def _owner(self, key: Key, owners: list[Entry], roots: Mapping[Address, Entry]) -> Entry:
        first, *others = owners
        for other in others:
            if roots[other.header] is not roots[first.header] and not (first.ban and other.ban):
                what = f"'{key[1]}' stands here and in {first.type}.{first.slug}"
                mend = f'leave it in one of them, or write merge = "{first.type}/{first.slug}" here'
                self._tell(other, "aliases", f"{what} (line {first.line})", mend)
        return next((each for each in owners if roots[each.header] is each), first)

    def _check_addresses(self, roots: Mapping[Address, Entry]) -> None:
        taken: dict[Address, Entry] = {}
        for entry in self._file.entries:
            if entry.ban or roots[entry.header] is not entry:
                continue
            first = taken.setdefault(entry.address, entry)
            if first is not entry:
                shown = "/".join(entry.address)
                what = f"the address {shown} is also that of line {first.line}"
                key = "slug" if entry.new_slug else "type"
                self._tell(entry, key, what, "give one of them another slug, or merge them")

    def _apart(self, roots: Mapping[Address, Entry]) -> dict[str, frozenset[Address]]:
        apart: dict[str, set[Address]] = defaultdict(set)
        for entry in self._file.entries:
            for written in entry.split:
                apart[written_key(written)].add(roots[entry.header].header)
        return {key: frozenset(headers) for key, headers in apart.items()}

    def _tell(self, entry: Entry, key: str, what: str, mend: str) -> None:
        line = self._blocks[entry.type, entry.slug].line_of(key)
        self.faults.append(Fault(self._file.path, line, what, mend))
