"""What is found by a docid: order of the articles, facets, days, the document store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.days import encode_days
from warraq.indexing.codecs.facets import encode_tags, encode_values
from warraq.indexing.codecs.layout import days_path, facet_path, store_path
from warraq.indexing.writing.analysis import ChunkSummary
from warraq.indexing.writing.runs import Array, Run, distinct, edges, spans
from warraq.indexing.writing.shard_files import WrittenFile, write_file
from warraq.indexing.writing.vocabulary import Value

FACET_DOCIDS: Final = 1 << 16
"""Docids that one facet file covers."""
_BUNDLES_AT_ONCE: Final = 1024


class DuplicateIdError(ValueError):
    """Two documents with one id; the message names it."""


def assign_docids(chunks: Sequence[ChunkSummary], shared: Run) -> list[str]:
    """Gives every document its docid, newest first, equal dates by id, undated ones last; returns
    the dates by docid, empty for undated ones.

    Each chunk gets ``docids``; ``chunk_of`` and ``place_in_chunk`` tell where a docid's row is.
    """
    ids = [document for chunk in chunks for document in chunk.ids]
    dates = [date for chunk in chunks for date in chunk.dates]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    for one, other in pairwise(order):
        if ids[one] == ids[other]:
            raise DuplicateIdError(
                f"two documents have the id {ids[one]!r}; give every document an id of its own"
            )
    order.sort(key=dates.__getitem__, reverse=True)
    docids = np.empty(len(ids), np.uint32)
    docids[order] = np.arange(len(ids), dtype=np.uint32)
    sizes = np.array([len(chunk.ids) for chunk in chunks], np.int64)
    for chunk, first, size in zip(chunks, edges(sizes), sizes, strict=False):
        chunk.run.save(docids=docids[first : first + size])
    places = spans(np.zeros(len(sizes), np.int64), sizes)
    shared.save(
        chunk_of=np.repeat(np.arange(len(sizes)), sizes)[order], place_in_chunk=places[order]
    )
    return [dates[position] for position in order]


class StoreTask(NamedTuple):
    """Bundles ``first`` to before ``last`` of the store, of ``size`` articles each."""

    runs: list[Run]
    shared: Run
    folder: Path
    size: int
    first: int
    last: int


def store_tasks(runs: list[Run], shared: Run, folder: Path, size: int) -> list[StoreTask]:
    """The whole store as tasks."""
    bundles = -(-len(shared.mapped("chunk_of")) // size)
    return [
        StoreTask(runs, shared, folder, size, first, min(bundles, first + _BUNDLES_AT_ONCE))
        for first in range(0, bundles, _BUNDLES_AT_ONCE)
    ]


def write_bundles(task: StoreTask) -> list[WrittenFile]:
    """Writes the bundles of a task; the rows are JSON already."""
    wanted = slice(task.first * task.size, task.last * task.size)
    chunks = task.shared.mapped("chunk_of")[wanted].tolist()
    places = task.shared.mapped("place_in_chunk")[wanted].tolist()
    texts = {
        chunk: (task.runs[chunk].mapped("rows"), task.runs[chunk].mapped("row_starts"))
        for chunk in set(chunks)
    }
    rows = []
    for chunk, place in zip(chunks, places, strict=True):
        text, starts = texts[chunk]
        rows.append(text[starts[place] : starts[place + 1]].tobytes())
    return [
        write_file(
            task.folder,
            store_path("", number)[1:],
            b"[" + b",".join(rows[begin : begin + task.size]) + b"]",
        )
        for number, begin in enumerate(range(0, len(rows), task.size), task.first)
    ]


class ValueTable(NamedTuple):
    """Values of every docid: those of docid d are ``ids[starts[d]:starts[d + 1]]``."""

    ids: Array
    starts: Array

    def counts(self, values: int) -> Array:
        """Articles that have each value."""
        docids = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        held = distinct(self.ids * len(self.starts) + docids)
        return np.bincount(held // len(self.starts), minlength=values)


def value_table(runs: Sequence[Run]) -> ValueTable:
    """The values of all chunks in docid order."""
    docids = np.concatenate([np.zeros(0, np.uint32), *(run.load("docids") for run in runs)])
    starts = [run.load("value_starts") for run in runs]
    counts = np.concatenate([np.zeros(0, np.int64), *map(np.diff, starts)])
    ids = [run.load("value_map")[run.load("values")] for run in runs]
    joined = np.concatenate([np.zeros(0, np.int64), *ids])
    order = np.argsort(docids)
    chosen = spans(edges(counts)[:-1][order], counts[order])
    return ValueTable(joined[chosen], edges(counts[order]))


def write_facets(table: ValueTable, values: Sequence[Value], folder: Path) -> Iterator[WrittenFile]:
    """Writes the facets of sections, sources and tags."""
    its = [
        [values[number] for number in table.ids[begin:end].tolist()]
        for begin, end in zip(table.starts.tolist(), table.starts.tolist()[1:], strict=False)
    ]
    columns = {
        field: encode_values([_only(each, field) for each in its], FACET_DOCIDS)
        for field in ("section", "source")
    }
    tags = [[value for value in each if value[0] not in columns] for each in its]
    columns["tags"] = encode_tags(tags, FACET_DOCIDS)
    for field, payloads in columns.items():
        for number, payload in enumerate(payloads):
            yield write_file(folder, facet_path("", field, number)[1:], payload)


def _only(values: Sequence[Value], field: str) -> str | None:
    return next((name for kind, name in values if kind == field), None)


def write_days(dates: Sequence[str], folder: Path) -> WrittenFile:
    """Writes the dates of the articles in docid order."""
    return write_file(folder, days_path("")[1:], encode_days(dates))


def month_boundaries(dates: Sequence[str]) -> list[list[object]]:
    """Month (or year, where only that is known) and first docid of each run of one, newest first;
    ``dates`` are in docid order.
    """
    boundaries: list[list[object]] = []
    for docid, date in enumerate(dates):
        if date and (not boundaries or boundaries[-1][0] != date[:7]):
            boundaries.append([date[:7], docid])
    return boundaries
