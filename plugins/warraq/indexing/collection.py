"""Collections of documents in files: JSON Lines for indexing, queries and runs for evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from warraq.indexing.document import Document
from warraq.language.dates import parse_date
from warraq.reading.excerpts import shortened


class CollectionError(ValueError):
    """A line of a collection that cannot be used; the message names file, line, fault and mend."""


class BatchQuery(NamedTuple):
    """A query of a batch: its id and plain words."""

    id: str
    text: str


def read_documents(path: Path, lead_characters: int) -> Iterator[Document]:
    """Documents of a JSON Lines file, an object a line with ``id`` and ``text`` and optional
    ``title`` and ``date``; raises :class:`CollectionError` at the first line that is none.
    """
    seen: dict[str, int] = {}
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            document = _document(line, f"{path}:{number}", lead_characters)
            if document.id in seen:
                raise CollectionError(
                    f"{path}:{number}: id {document.id!r} stands in line {seen[document.id]} too; "
                    "give every document an id of its own"
                )
            seen[document.id] = number
            yield document


def _document(line: str, place: str, lead_characters: int) -> Document:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise CollectionError(f"{place}: not JSON ({error}); write one object a line") from error
    if not isinstance(row, dict):
        raise CollectionError(f'{place}: not an object; write {{"id": …, "text": …}}')
    values = {name: _text(row, name, place) for name in ("id", "text", "title", "date")}
    identifier, text = values["id"], values["text"]
    if not identifier or any(character.isspace() for character in identifier):
        raise CollectionError(f"{place}: id {identifier!r}; write a text without white space")
    if text is None:
        raise CollectionError(f'{place}: there is no text; add "text"')
    date = _date(values["date"], place)
    lead = shortened(" ".join(text[: 2 * lead_characters].split()), lead_characters)
    return Document(identifier, values["title"] or "", text, date, lead=lead)


def _text(row: dict[str, object], name: str, place: str) -> str | None:
    value = row.get(name)
    if isinstance(value, str) and not value.isprintable() and _has_surrogate(value):
        raise CollectionError(f"{place}: {name} holds half of a surrogate pair; write it as UTF-8")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    raise CollectionError(f"{place}: {name} is {value!r}; write it as a text")


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _date(written: str | None, place: str) -> str | None:
    if not written:
        return None
    try:
        value, _, time = parse_date(written)
    except ValueError as error:
        raise CollectionError(f"{place}: date {written!r}; write it as 2021-09-29") from error
    return f"{value}T{time}" if time else value


def read_queries(path: Path) -> Iterator[BatchQuery]:
    """Queries of a batch file, ``id TAB plain words`` a line, each id once and without white space;
    raises :class:`CollectionError`.
    """
    seen: set[str] = set()
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            identifier, tab, text = line.rstrip("\r\n").partition("\t")
            if not tab or len(identifier.split()) != 1 or identifier.strip() in seen:
                raise CollectionError(
                    f"{path}:{number}: write an id of its own without white space, a TAB and words"
                )
            seen.add(identifier.strip())
            yield BatchQuery(identifier.strip(), text)


def run_line(query: str, document: str, rank: int, score: int) -> str:
    """One line of a run in TREC's format: query, Q0, document, rank from 1, score, name of the
    run.
    """
    return f"{query} Q0 {document} {rank} {score} warraq"
