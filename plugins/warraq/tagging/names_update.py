"""What a build writes into ``names.toml``, and which old addresses lead to new ones."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import accumulate

from warraq.tagging.knowledge import Knowledge
from warraq.tagging.names_edits import (
    Decisions,
    Key,
    ListedKeys,
    topic_key_of,
)
from warraq.tagging.names_entry import Address, Entry, order
from warraq.tagging.names_text import (
    Block,
    NamesText,
    header_of,
    lines_of,
    quoted,
    read_blocks,
    strings_line,
)
from warraq.tagging.shown import Shown


@cache
def head_comment() -> str:
    """The explanation that a new file begins with."""
    return resources.files(__package__).joinpath("data", "names_head.txt").read_text("utf-8")


def updated(
    text: str,
    decisions: Decisions,
    shown: Iterable[Shown],
    pages: Collection[Address],
    knowledge: Knowledge,
) -> str:
    """The file's text with what this build adds: names that have a page and no table yet, aliases
    and spellings that are new, addresses that changed.

    Nothing that a person wrote is changed, and no table is ever taken away.
    """
    writer = _Writer(read_blocks(text or head_comment()), decisions, knowledge)
    for tag in sorted(shown, key=lambda tag: order(tag.address)):
        if tag.address in pages and _encodable(tag):
            writer.write(tag)
    moved = {id(block) for block in writer.added}
    writer.text.blocks = [block for block in writer.text.blocks if id(block) not in moved]
    insert(writer.text, writer.added)
    return str(writer.text) if writer.text.blocks else text


def redirects(
    decisions: Decisions, shown: Sequence[Shown], pages: Collection[Address]
) -> dict[Address, Address]:
    """Old addresses without a page, each with the address where its name has one now."""
    by_entry = {tag.entry.header: tag.address for tag in shown if tag.entry is not None}
    by_key: dict[Key, Address] = {tag.key: tag.address for tag in shown}
    by_key |= {("name", key): tag.address for tag in shown for key in tag.spellings}
    found: dict[Address, Address] = {}
    for entry in decisions.entries:
        root = decisions.roots[entry.header]
        target = by_entry.get(root.header) or by_key.get(decisions.key_of(root))
        if entry.ban or target not in pages or target is None:
            continue
        for address in entry.every_address:
            if address not in pages:
                found.setdefault(address, target)
    return found


def insert(text: NamesText, added: Iterable[Block]) -> None:
    """Puts tables where the order by type and slug wants them, as far as the file keeps to it."""
    heights = list(accumulate((_order(block) for block in text.blocks), max))
    new: dict[int, list[Block]] = defaultdict(list)
    for block in sorted(added, key=_order):
        new[bisect_right(heights, _order(block))].append(block)
    blocks: list[Block] = []
    end = text.head
    for at in range(len(text.blocks) + 1):
        for block in new.get(at, ()):
            _space(block, end, text.blocks[at] if at < len(text.blocks) else None)
            blocks.append(block)
            end = block.text
        if at < len(text.blocks):
            blocks.append(text.blocks[at])
            end = blocks[-1].text
    text.blocks = blocks


def _space(block: Block, before: str, after: Block | None) -> None:
    """Gives a new block the empty lines that part it from its neighbours."""
    block.lead = [line for line in block.lead if line.strip()]
    while block.body and not block.body[-1].strip():
        block.body.pop()
    if before and not before.endswith("\n\n"):
        block.lead.insert(0, "\n")
    if after is not None and not after.text.startswith("\n"):
        block.body.append("\n")


def _order(block: Block) -> tuple[int, str]:
    kind, slug = block.path
    return order((kind, slug))  # type: ignore[arg-type]  # the file was found sound


def _encodable(tag: Shown) -> bool:
    """Whether a name can be written: a lone surrogate is no text."""
    try:
        "".join((tag.named[1], tag.own_name, *tag.spellings.values())).encode()
    except UnicodeEncodeError:
        return False
    return True


class _Writer:
    """Writes tags into a text, one after the other; new tables wait in ``added``."""

    def __init__(self, text: NamesText, decisions: Decisions, knowledge: Knowledge) -> None:
        self.text = text
        self._decisions = decisions
        self._listed = ListedKeys(knowledge)
        self._blocks = {block.path: block for block in text.blocks}
        self._claimed = set(decisions.claimed)
        self.added: list[Block] = []

    def write(self, tag: Shown) -> None:
        """Adds a tag's table, or what is new of it."""
        if tag.entry is None:
            self._add(tag)
            return
        block = self._blocks[tag.entry.header]
        if tag.spellings and tag.entry.type != "topic":
            self._write_name(block, tag, tag.entry)
        self._add_address(block, tag, tag.entry)

    def _key(self, written: str) -> Key:
        return self._listed.find(written, self._decisions.apart)

    def _add(self, tag: Shown) -> None:
        kind, slug = tag.address
        key = topic_key_of(tag.own_name) if tag.key[0] == "topic" else self._key(tag.own_name)
        if key in self._claimed or (kind, slug) in self._blocks:
            return  # the table would contradict another one
        self._claimed.add(key)
        aliases = [tag.own_name, *self._new_aliases(tag)]
        body = [f"name = {quoted(tag.own_name)}\n"]
        body += lines_of(strings_line("aliases", aliases))
        block = Block((kind, slug), 0, [], f"{header_of(kind, slug)}\n", body)
        self._blocks[block.path] = block
        self.added.append(block)

    def _new_aliases(self, tag: Shown) -> list[str]:
        """Names that joined a tag and are no table's yet.

        A last name alone is left out: whom it stands for is for the archive to say anew.
        """
        found: list[str] = []
        for key, spelling in sorted(tag.spellings.items(), key=lambda item: item[1]):
            written = next((each for each in (spelling, key) if self._key(each)[1] == key), None)
            alone = " " not in key and key != tag.key[1]
            if written is not None and not alone and ("name", key) not in self._claimed:
                self._claimed.add(("name", key))
                found.append(written)
        return found

    def _write_name(self, block: Block, tag: Shown, entry: Entry) -> None:
        """Completes a table that a person began, and follows the archive's own name where nobody
        wrote another one.
        """
        if not block.has("name"):
            block.set_string("name", tag.named[1])
        key = self._key(tag.own_name)
        owner = self._decisions.find(key)
        free = key not in self._claimed if owner is None else owner is entry
        if not block.has("aliases"):
            self._claimed.update((key,) if free else ())
            block.add_strings("aliases", [tag.own_name] if free else [entry.name], after="name")
        elif free and not entry.renamed and self._decisions.mains[entry.header] in tag.spellings:
            self._rename(block, tag, entry)
        if added := self._new_aliases(tag):
            block.add_strings("aliases", added)

    def _rename(self, block: Block, tag: Shown, entry: Entry) -> None:
        key = self._key(tag.own_name)
        if tag.own_name == entry.name:
            return
        block.set_string("name", tag.own_name)
        block.set_first("aliases", tag.own_name)
        rest = entry.aliases[1:]
        if self._key(entry.name) != key and entry.name not in rest:
            block.add_strings("aliases", [entry.name])
        self._claimed.add(key)

    def _add_address(self, block: Block, tag: Shown, entry: Entry) -> None:
        """Notes an address that the table does not tell yet; the header follows the type."""
        kind, _ = tag.address
        added: list[Address] = []
        moved: Address = (kind, entry.slug)
        names = "topic" not in (kind, entry.type) and entry.new_type is None
        if names and kind != entry.type and moved not in self._blocks:
            del self._blocks[entry.header]
            block.set_header(*moved)
            self._blocks[moved] = block
            self.added.append(block)
            added.append(entry.header)
        header = (block.path[0], block.path[1])
        if tag.address != header:
            added.append(tag.address)
        new = [f"{kind}/{slug}" for kind, slug in added if (kind, slug) not in entry.addresses]
        if new:
            block.add_strings("addresses", new)
