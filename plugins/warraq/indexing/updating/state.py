"""What updates need to know of the index that they go on from: an SQLite file of its own, outside
the published folder.

It holds the epoch's vocabulary with the term of each form, the epoch's pairs, what every article of
the base counts for (the numbers of its forms and values, no text), and the delta's articles whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from warraq.indexing.document import Document
from warraq.indexing.settings import IndexSettings, published_settings
from warraq.indexing.writing.digests import (
    document_digest,
    document_of,
    document_text,
    manifest_digest,
    program_digest,
)
from warraq.indexing.writing.state_schema import BaseArticle, BaseList, FrozenForm

STATE: Final = "index.sqlite"
"""Name of the file in a folder of state."""
_AT_ONCE: Final = 500  # values of one statement


class StateError(ValueError):
    """An index that cannot be updated; the message says why and what to do."""


class State:
    """An opened state file; changes are kept by :meth:`commit` only."""

    def __init__(self, path: Path) -> None:
        """Raises :class:`StateError` where the file is missing, damaged or of another program."""
        self.path = path
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=rw", uri=True)
            self._db.execute("PRAGMA secure_delete = ON")  # of what is removed nothing stays
            self.meta: dict[str, Any] = {
                key: json.loads(value) for key, value in self._db.execute("SELECT * FROM meta")
            }
        except (sqlite3.Error, ValueError) as error:
            raise StateError(f"{path}: there is no usable state ({error}); {REBUILD}") from error
        if self.meta.get("program") != program_digest():
            raise StateError(f"{path}: it was written by another version; {REBUILD}")

    def close(self) -> None:
        """Lets go of the file; what was not committed is lost."""
        self._db.close()

    def commit(self, folder: Path) -> None:
        """Keeps all changes, as belonging to the manifest that is now in ``folder``."""
        self.meta["manifest"] = manifest_digest(folder)
        self._db.executemany(
            "REPLACE INTO meta VALUES (?, ?)",
            [(key, json.dumps(value)) for key, value in self.meta.items()],
        )
        self._db.commit()

    def check(self, folder: Path, settings: IndexSettings) -> None:
        """Raises :class:`StateError` where the state belongs to another index or settings."""
        self.check_manifest(folder)
        if self.meta["settings"] != published_settings(settings):
            raise StateError(f"{self.path}: the settings are others now; {REBUILD}")

    def check_manifest(self, folder: Path) -> None:
        """Raises :class:`StateError` where the state belongs to another index."""
        if self.meta["manifest"] != manifest_digest(folder):
            raise StateError(f"{self.path}: {folder} holds another index; {REBUILD}")

    # Vocabulary

    def forms(self, wanted: Iterable[str]) -> dict[str, FrozenForm]:
        """Those of some forms that the epoch has."""
        return {found.form: found for found in self._forms("form", wanted)}

    def forms_of_terms(self, terms: Iterable[str]) -> Iterator[FrozenForm]:
        """All forms that the epoch has of some terms."""
        return self._forms("term", terms)

    def forms_and_flags(self, terms: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Number of the forms that the epoch has of some terms, and the flags of each."""
        columns = "term, count(*), max(flags) FROM forms WHERE term"
        return {row[0]: row[1:] for row in self._rows(columns, terms, "GROUP BY term")}

    def numbered_forms(self, numbers: Iterable[int]) -> dict[int, FrozenForm]:
        """Forms by their numbers."""
        return {found.number: found for found in self._forms("number", numbers)}

    def lists(self, keys: Iterable[str]) -> dict[str, BaseList]:
        """Lists that the base began with, of some terms and field keys."""
        rows = self._rows("key, df, shard, slot FROM lists WHERE key", keys)
        return {row[0]: BaseList(*row) for row in rows}

    def spellings(self, keys: Iterable[str]) -> dict[str, int]:
        """The epoch's spellings of forms and other keys; of its forms not those that are 0."""
        rows = self._rows("key, spelling FROM spellings WHERE key", keys)
        return {row[0]: row[1] for row in rows}

    def frequency(self, form: str) -> int:
        """Articles that held a form when the epoch began."""
        row = self._db.execute("SELECT df FROM forms WHERE form = ?", (form,)).fetchone()
        return int(row[0]) if row else 0

    def forget_forms(self, numbers: Iterable[int]) -> None:
        """Counts one article less for each of the forms."""
        self._db.executemany(
            "UPDATE forms SET held = held - 1 WHERE number = ?", [(each,) for each in numbers]
        )

    def pairs_among(self, terms: Iterable[str]) -> list[tuple[str, str, int]]:
        """The epoch's pairs of which both members are among ``terms``, with their bonuses."""
        known = set(terms)
        found = self._db.execute("SELECT first, second, bonus FROM pairs")
        return [row for row in found if row[0] in known and row[1] in known]

    def numbered_values(self, numbers: Iterable[int]) -> dict[int, tuple[str, str, int]]:
        """Kind, name and number of articles of some values."""
        rows = self._rows("number, kind, name, held FROM field_values WHERE number", numbers)
        return {row[0]: row[1:] for row in rows}

    def forget_values(self, numbers: Iterable[int]) -> None:
        """Counts one article less for each of the values."""
        self._db.executemany(
            "UPDATE field_values SET held = held - 1 WHERE number = ?",
            [(each,) for each in numbers],
        )

    # Articles

    def base_articles(self, ids: Iterable[str]) -> dict[str, BaseArticle]:
        """Those of some articles that the base has."""
        rows = self._rows(f"{_ARTICLE} WHERE id", ids)
        return {row[1]: BaseArticle(*row) for row in rows}

    def dead_articles(self) -> list[BaseArticle]:
        """Articles of the base that were changed since, by docid."""
        rows = self._db.execute(f"SELECT {_ARTICLE} WHERE dead AND id IS NOT NULL ORDER BY docid")
        return [BaseArticle(*row) for row in rows]

    def dead_docids(self) -> list[int]:
        """Docids of the base's changed and removed articles, ascending."""
        rows = self._db.execute("SELECT docid FROM documents WHERE dead ORDER BY docid")
        return [row[0] for row in rows]

    def bury(self, ids: Iterable[str]) -> None:
        """Marks articles of the base as dead."""
        self._db.executemany("UPDATE documents SET dead = 1 WHERE id = ?", [(i,) for i in ids])

    def forget_article(self, docid: int) -> None:
        """Leaves of a base article only its docid and date."""
        self._db.execute(
            "UPDATE documents SET dead = 1, id = NULL, digest = NULL, forms = NULL, "
            "field_values = NULL WHERE docid = ?",
            (docid,),
        )

    def base_before(self, date: str, name: str, docids: int) -> int:
        """Number of the base's docids, of ``docids``, that come before an article of this date and
        id.
        """
        low, high = 0, docids
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(middle, date, name):
                low = middle + 1
            else:
                high = middle
        return low

    def _comes_before(self, docid: int, date: str, name: str) -> bool:
        select = "SELECT date FROM documents WHERE docid = ?"
        (own,) = self._db.execute(select, (docid,)).fetchone()
        if own != date:
            return bool(own > date)
        # Of a removed article nobody knows the id: it stands where the next one of its date does.
        row = self._db.execute(
            "SELECT date, id FROM documents WHERE docid >= ? AND id IS NOT NULL "
            "ORDER BY docid LIMIT 1",
            (docid,),
        ).fetchone()
        return row is not None and row[0] == date and row[1] < name

    def delta_documents(self) -> list[Document]:
        """Articles of the delta, by id."""
        rows = self._db.execute("SELECT document FROM delta ORDER BY id")
        return [document_of(row[0]) for row in rows]

    def put_delta(self, documents: Iterable[Document]) -> None:
        """Adds articles to the delta, in place of those of the same ids."""
        self._db.executemany(
            "REPLACE INTO delta VALUES (?, ?, ?)",
            [(each.id, document_digest(each), document_text(each)) for each in documents],
        )

    def drop_delta(self, ids: Iterable[str]) -> None:
        """Takes articles out of the delta."""
        self._db.executemany("DELETE FROM delta WHERE id = ?", [(each,) for each in ids])

    def new_terms(self) -> dict[str, str]:
        """Terms of the delta's forms that the epoch lacks, as far as they are known."""
        return dict(self._db.execute("SELECT form, term FROM new_terms"))

    def keep_new_terms(self, terms: Mapping[str, str], gone: Iterable[str]) -> None:
        """Keeps terms of further forms, and forgets those of some."""
        self._db.executemany("INSERT INTO new_terms VALUES (?, ?)", terms.items())
        self._db.executemany("DELETE FROM new_terms WHERE form = ?", [(form,) for form in gone])

    def digests(self) -> dict[str, bytes]:
        """Digest of every living article by its id."""
        found = dict(self._db.execute("SELECT id, digest FROM documents WHERE NOT dead"))
        return found | dict(self._db.execute("SELECT id, digest FROM delta"))

    # Keys of removed articles

    def removed_keys(self) -> dict[str, int]:
        """Terms and field keys of removed articles that others of the base still have, with the
        number of those that were removed.
        """
        return dict(self._db.execute("SELECT key, articles FROM removed"))

    def count_removed(self, keys: Iterable[str]) -> None:
        """Counts an article more for each key."""
        self._db.executemany(
            "INSERT INTO removed VALUES (?, 1) "
            "ON CONFLICT (key) DO UPDATE SET articles = articles + 1",
            [(key,) for key in keys],
        )

    def forget_keys(self, keys: Iterable[str]) -> None:
        """Forgets keys that the base has no more."""
        self._db.executemany("DELETE FROM removed WHERE key = ?", [(key,) for key in keys])

    def _forms(self, column: str, wanted: Iterable[str] | Iterable[int]) -> Iterator[FrozenForm]:
        rows = self._rows(
            f"number, form, df, held, term, rank, flags, term_df FROM forms WHERE {column}", wanted
        )
        return map(FrozenForm._make, rows)

    def _rows(
        self, query: str, wanted: Iterable[object], end: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        values = list(wanted)
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            yield from self._db.execute(f"SELECT {query} IN ({marks}) {end}", some)


_ARTICLE: Final = "docid, id, date, forms, field_values FROM documents"
REBUILD: Final = "index the whole collection again"


class FrozenVocabulary(Mapping[str, int]):
    """The epoch's vocabulary as conflation asks for it: one form at a time, from the state."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._kept: dict[str, int] = {}

    def __getitem__(self, form: str) -> int:
        if form not in self._kept:
            self._kept[form] = self._state.frequency(form)
        if not self._kept[form]:
            raise KeyError(form)
        return self._kept[form]

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError("conflation asks for single forms only")

    def __len__(self) -> int:
        raise NotImplementedError("conflation asks for single forms only")


@contextmanager
def opened_state(path: Path) -> Iterator[State]:
    """The state of a file, closed afterwards."""
    state = State(path)
    try:
        yield state
    finally:
        state.close()
