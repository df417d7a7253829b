"""Writes the state file of a whole build, from what its chunks were analysed into."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from warraq.indexing.settings import IndexSettings, published_settings
from warraq.indexing.updating.number_sets import NUMBER_BITS, NUMBER_MASK, packed
from warraq.indexing.writing.analysis import ChunkSummary
from warraq.indexing.writing.base_files import BaseFiles
from warraq.indexing.writing.digests import manifest_digest, program_digest
from warraq.indexing.writing.epoch import Epoch
from warraq.indexing.writing.lists import form_ranks
from warraq.indexing.writing.runs import Array, Run, distinct, firsts
from warraq.indexing.writing.state_schema import INDEXES, NEAR, PAIR_FIRST, PAIR_SECOND, SCHEMA
from warraq.indexing.writing.vocabulary import merge_values

_ONE: Final = np.uint64(1)


class StateWriter:
    """Writes a state beside its place, and puts it there when the index is published."""

    def __init__(self, path: Path, settings: IndexSettings) -> None:
        self._path = path
        self._partial = path.with_name(f"{path.name}.partial")
        self._settings = settings

    def write(self, chunks: Sequence[ChunkSummary], shared: Run, base: BaseFiles) -> None:
        """Writes everything of a base that began an epoch, of its chunks, which are inverted, and
        of what they shared.
        """
        epoch = base.epoch
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._partial.unlink(missing_ok=True)
        with _database(self._partial) as database:
            database.executescript(SCHEMA)
            database.executemany(
                "INSERT INTO forms VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                _forms(epoch, _term_counts(chunks, shared)),
            )
            lists = zip(base.keys, *base.pointers, strict=True)
            database.executemany("INSERT INTO lists VALUES (?, ?, ?, ?)", lists)
            database.executemany("INSERT INTO pairs VALUES (?, ?, ?)", epoch.pairs)
            spellings = sorted(epoch.spellings.items())
            database.executemany("INSERT INTO spellings VALUES (?, ?)", spellings)
            values = merge_values([chunk.run for chunk in chunks])
            counts = np.zeros(len(values), np.int64)
            for chunk in chunks:
                rows = _articles(chunk, counts)
                database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, 0)", rows)
            held = zip(range(len(values)), values, counts.tolist(), strict=True)
            database.executemany(
                "INSERT INTO field_values VALUES (?, ?, ?, ?)",
                ((number, *value, count) for number, value, count in held),
            )
            database.executescript(INDEXES)
            database.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [(key, json.dumps(value)) for key, value in self._meta(epoch).items()],
            )
            database.commit()

    def publish(self, folder: Path, files: int) -> None:
        """Puts the state in place, as that of the manifest that is now in ``folder`` and whose
        base has so many files.
        """
        with _database(self._partial) as database:
            digest = json.dumps(manifest_digest(folder))
            database.execute("INSERT INTO meta VALUES ('manifest', ?)", (digest,))
            database.execute("INSERT INTO meta VALUES ('files', ?)", (json.dumps(files),))
            database.commit()
        self._partial.replace(self._path)

    def _meta(self, epoch: Epoch) -> dict[str, Any]:
        return {
            "program": program_digest(),
            "settings": published_settings(self._settings),
            "averages": epoch.averages,
            "histogram": epoch.histogram,
            "former": [],
        }


class _database:  # noqa: N801 - a context manager
    """A connection that is closed afterwards; a torn file is written anew, so it is not synced."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA journal_mode = OFF")

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _term_counts(chunks: Sequence[ChunkSummary], shared: Run) -> list[int]:
    """Articles that hold the term of each form."""
    of_form = shared.load("of_form")
    counts = np.zeros(len(shared.load("titles")), np.int64)
    for chunk in chunks:
        counts[chunk.run.load("lists")] += chunk.run.load("list_counts")
    return [int(count) for count in counts[of_form]]


def _forms(epoch: Epoch, counts: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Rows of forms, numbered in order of the forms, as the chunks number them; ``counts`` are
    those of their terms.
    """
    forms = sorted(epoch.vocabulary)
    terms = [epoch.terms[form] for form in forms]
    ranks = form_ranks(forms, epoch.vocabulary, terms).tolist()
    flags = dict.fromkeys(epoch.near, NEAR)
    for first, second, _ in epoch.pairs:
        flags[first] = flags.get(first, 0) | PAIR_FIRST
        flags[second] = flags.get(second, 0) | PAIR_SECOND
    rows = zip(forms, terms, ranks, counts, strict=True)
    for number, (form, term, rank, count) in enumerate(rows):
        articles = epoch.vocabulary[form]
        yield number, form, articles, articles, term, rank, flags.get(term, 0), count


def _articles(chunk: ChunkSummary, counts: Array) -> Iterator[tuple[Any, ...]]:
    """Rows of a chunk's articles; adds to ``counts`` the articles that have each value."""
    run = chunk.run
    docids = run.load("docids").tolist()
    digests = run.load("digests")
    values, starts = run.load("value_map")[run.load("values")], run.load("value_starts")
    document = np.repeat(np.arange(len(docids)), np.diff(starts))
    keys = distinct(document.astype(np.uint64) << NUMBER_BITS | values.astype(np.uint64))
    counts += np.bincount((keys & NUMBER_MASK).astype(np.int64), minlength=len(counts))
    columns = chunk.ids, chunk.dates, _forms_of(chunk), packed(keys, len(docids))
    for place, row in enumerate(zip(*columns, strict=True)):
        name, date, forms, its = row
        yield docids[place], name, date, digests[place].tobytes(), forms, its


def _forms_of(chunk: ChunkSummary) -> list[bytes]:
    """Packed numbers of each article's forms, doubled, plus 1 where the form is in the title."""
    run = chunk.run
    starts, titles = run.load("starts"), run.load("titles")
    document = np.repeat(np.arange(len(titles)), np.diff(starts))
    forms = run.load("form_map")[run.load("forms")].astype(np.uint64)
    body = (run.load("positions") >= titles[document]).astype(np.uint64)
    keys = np.sort(document.astype(np.uint64) << NUMBER_BITS | forms << _ONE | body)
    first = keys[firsts(keys >> _ONE)]  # where a form is in the title, that key comes first
    return packed(first ^ _ONE, len(titles))
