"""Reads ``names.toml`` and says everything that is wrong with it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

from warraq.language.slugs import slugify
from warraq.reading.faults import Fault, Refused
from warraq.tagging.model import TagType
from warraq.tagging.names_entry import TYPES, Address, Entry
from warraq.tagging.names_text import Block, NamesText, header_of, read_blocks

FILE_NAME: Final = "names.toml"
_STRINGS: Final = ("name", "type", "slug", "merge")
_LISTS: Final = ("aliases", "addresses", "split")
KEYS: Final = (*_STRINGS, *_LISTS, "ban")
"""Everything that a table may hold."""
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_UTF8: Final = "save the file as UTF-8"
_EXAMPLE: Final = header_of("place", "بيروت")


@dataclass(frozen=True, slots=True)
class NamesFile:
    """A file that was understood: its tables in the file's order, and the text they stand in."""

    path: str
    entries: tuple[Entry, ...]
    text: NamesText


def decode_names(data: bytes, path: str) -> str:
    """The text of a file, lines ended by a line feed. Raises
    :class:`~warraq.reading.faults.Refused`; ``path`` is how messages name the file.
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused([Fault(path, line, "the file is not in UTF-8", _UTF8)]) from None


def parse_names(text: str, path: str) -> NamesFile:
    """The tables of a file. Raises :class:`~warraq.reading.faults.Refused` with all faults."""
    data = _loaded(text, path)
    blocks = read_blocks(text)
    reader = _Reader(path)
    tables = list(reader.tables(data, blocks))
    entries = tuple(reader.entry(address, table, block) for address, table, block in tables)
    if reader.faults:
        raise Refused(sorted(reader.faults, key=lambda fault: fault.sort_key))
    return NamesFile(path, entries, blocks)


def _loaded(text: str, path: str) -> dict[str, Any]:
    for number, written in enumerate(text.split("\n"), 1):
        if '"""' in written or "'''" in written:
            mend = "write each text on one line, between single quotation marks"
            raise Refused([Fault(path, number, "a text of several lines", mend)])
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        what = f"broken TOML: {_PLACE.sub('', str(error))}"
        mend = f"write texts between quotation marks, and each table once, like {_EXAMPLE}"
        raise Refused([Fault(path, line, what, mend)]) from None


class _Reader:
    """Turns tables into entries; ``faults`` gathers what is wrong."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.faults: list[Fault] = []

    def tables(
        self, data: Mapping[str, Any], text: NamesText
    ) -> Iterator[tuple[Address, dict[str, Any], Block]]:
        """The tables that have a block of their own."""
        blocks = {block.path: block for block in text.blocks}
        for block in text.blocks:
            if len(block.path) != 2:
                what = f"{block.header.strip()} is no name"
                self._tell(block.line, what, f"write it like {_EXAMPLE}")
        for kind, tables in data.items():
            line = _line_of(kind, str(text))
            if kind not in TYPES:
                self._tell(line, f"unknown type '{kind}'", f"write one of {', '.join(TYPES)}")
            elif isinstance(tables, dict):
                for slug, table in tables.items():
                    if (kind, slug) in blocks and isinstance(table, dict):
                        yield (_type(kind), slug), table, blocks[kind, slug]
                    else:
                        what = f"'{kind}.{slug}' does not begin a table"
                        self._tell(line, what, f"write {header_of(kind, slug)} on a line")
            else:
                self._tell(line, f"'{kind}' is no table", f"write tables like {_EXAMPLE}")

    def entry(self, address: Address, table: Mapping[str, Any], block: Block) -> Entry:
        """What a table says; faulty values are left out, and told."""
        kind, slug = address
        good = {key: value for key, value in table.items() if self._fits(key, value, block)}
        self._check_slug(slug, block.line)
        new_type, new_slug = good.get("type"), good.get("slug")
        if new_type is not None and new_type not in TYPES:
            line = block.line_of("type")
            self._tell(line, f"unknown type '{new_type}'", f"write one of {', '.join(TYPES)}")
        if new_slug is not None:
            self._check_slug(new_slug, block.line_of("slug"))
        aliases = tuple(good.get("aliases", ()))
        name = str(good.get("name") or (aliases[0] if aliases else slug.replace("-", " ")))
        addresses = (self._address(each, block) for each in good.get("addresses", ()))
        return Entry(
            kind, slug, block.line, name, aliases or (() if "name" in good else (name,)),
            addresses=tuple(each for each in addresses if each is not None),
            new_type=new_type if new_type in TYPES and new_type != kind else None,
            new_slug=new_slug if new_slug != slug else None,
            merge=good.get("merge"),
            split=tuple(good.get("split", ())),
            ban=bool(good.get("ban")),
        )  # fmt: skip

    def _fits(self, key: str, value: object, block: Block) -> bool:
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            mend = f"write '{near[0]}'" if near else f"known are {', '.join(KEYS)}"
            self._tell(block.line_of(re.escape(key)), f"unknown key '{key}'", mend)
            return False
        if key in _STRINGS:
            good, mend = isinstance(value, str) and bool(value.strip()), f'{key} = "…"'
        elif key in _LISTS:
            texts = value if isinstance(value, list) else [None]
            good = all(isinstance(each, str) and slugify(each) for each in texts)
            mend = f'{key} = ["…", "…"]'
        else:
            good, mend = isinstance(value, bool), "ban = true"
        if not good:
            self._tell(block.line_of(key), f"'{key}' has no such value", f"write {mend}")
        elif key == "name" and not slugify(str(value)):
            good = False
            self._tell(block.line_of(key), "a name without letters", 'write name = "…"')
        return good

    def _check_slug(self, slug: str, line: int) -> None:
        if slugify(slug) != slug or not slug:
            mend = f"write it as '{slugify(slug)}'" if slugify(slug) else "use letters"
            self._tell(line, f"'{slug}' cannot stand in an address", mend)

    def _address(self, written: str, block: Block) -> Address | None:
        kind, _, slug = written.partition("/")
        if kind in TYPES and slug and slugify(slug) == slug:
            return _type(kind), slug
        line = block.line_of("addresses")
        self._tell(line, f"'{written}' is no type and slug", 'write it like "place/بيروت"')
        return None

    def _tell(self, line: int | None, what: str, mend: str) -> None:
        self.faults.append(Fault(self._path, line, what, mend))


def _line_of(key: str, text: str) -> int | None:
    """Number of the first line that begins a table of a type, or sets a key of that name."""
    found = re.search(rf"^\s*\[?\s*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else None


def _type(kind: str) -> TagType:
    return next(each for each in get_args(TagType) if each == kind)
