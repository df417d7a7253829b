"""Whoosh's IndexReader over our files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from whoosh import fields, reading

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.codecs.places import Places
from warraq.indexing.engine.kept_lists import KeptLists
from warraq.indexing.engine.matching import ArrayMatcher
from warraq.indexing.engine.weighting import ImpactScorer
from warraq.indexing.reading.files import IndexFiles

FIELD: Final = "text"
TITLE: Final = "t"
KEY_FIELDS: Final = (TITLE, *"gploekcu")
"""Whoosh fields of the dictionary's field keys, see docs/index-format.md."""
SCHEMA: Final = fields.Schema(
    id=fields.STORED(),
    **{name: fields.KEYWORD(scorable=True) for name in (FIELD, *KEY_FIELDS)},
)


class WarraqReader(reading.IndexReader):  # type: ignore[misc]
    """An atomic Whoosh reader of one search folder.

    The field ``text`` holds title and body together, under terms; ``t`` the titles alone, and a
    field for each letter of the field keys the tags, sections and sources. Document numbers are
    global docids.
    """

    def __init__(self, files: IndexFiles) -> None:
        self.files = files
        self.schema = SCHEMA
        self._entries: dict[str, TermEntry] = {}
        self._postings = KeptLists(files)
        self._impacts = np.array(files.manifest["scoring"]["levels"], np.int64)

    def announce(self, entries: Iterable[TermEntry]) -> None:
        """Makes the terms of dictionary entries findable by their text without a walk over the
        dictionary.
        """
        self._entries.update((entry.term, entry) for entry in entries)

    def entry(self, fieldname: str, text: str | bytes) -> TermEntry | None:
        """Entry of a field's term by the term's own text."""
        term = text.decode() if isinstance(text, bytes) else text
        if fieldname != FIELD:
            return self.files.lookup(f"{fieldname}:{term}")
        if term not in self._entries:
            found = self.files.following("")
            self.announce(entry for entry in found if entry.term == term)
        return self._entries.get(term)

    def known_entry(self, fieldname: str, text: str | bytes) -> TermEntry:
        """The same; raises Whoosh's TermNotFound."""
        if entry := self.entry(fieldname, text):
            return entry
        raise reading.TermNotFound(f"{fieldname}:{text!r}")

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        return self.entry(*term) is not None

    def indexed_field_names(self) -> list[str]:
        """The searchable fields."""
        return [FIELD, *KEY_FIELDS]

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Field and text of every term, sorted."""
        terms = {_field_and_text(entry) for entry in self.files.following("")}
        return iter(sorted(terms))

    def term_info(self, fieldname: str, text: str | bytes) -> reading.TermInfo:
        """Document frequency and extent of a term; raises Whoosh's TermNotFound."""
        entry = self.known_entry(fieldname, text)
        docids = self._postings[entry].docids
        extent = {"minid": int(docids[0]), "maxid": int(docids[-1])}
        return reading.TermInfo(weight=entry.df, df=entry.df, **extent)

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """Articles that hold a term."""
        entry = self.entry(fieldname, text)
        return entry.df if entry else 0

    def frequency(self, fieldname: str, text: str | bytes) -> int:
        """Same as the document frequency: the index keeps impacts, not occurrences."""
        return self.doc_frequency(fieldname, text)

    def postings(
        self, fieldname: str, text: str | bytes, scorer: ImpactScorer | None = None
    ) -> ArrayMatcher:
        """Matcher over a term's posting list; raises Whoosh's TermNotFound.

        A posting's score is its impact, times the scorer's idf weight where there is one.
        """
        postings = self._postings[self.known_entry(fieldname, text)]
        impacts = self._impacts[postings.levels]
        return ArrayMatcher(postings.docids, impacts * scorer.idf if scorer else impacts)

    def places(self, text: str | bytes) -> Places:
        """Positions and forms of a term in the articles of its posting list, in their order."""
        return self.files.places(self.known_entry(FIELD, text))

    def pair(self, first: str, second: str) -> ArrayMatcher:
        """Articles in which one term directly follows another, with the pair's bonus; none where
        the two are no frequent pair.
        """
        pair = self.files.pair(first, second)
        docids = pair.docids if pair else np.zeros(0, np.int64)
        return ArrayMatcher(docids, np.full(len(docids), pair.bonus if pair else 0, np.int64))

    def alive(self) -> NDArray[np.bool_]:
        """For each docid whether its article can be found."""
        alive = np.ones(self.doc_count_all(), np.bool_)
        alive[list(self.files.dead)] = False
        return alive

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """What the document store holds of an article."""
        return self.files.stored(docnum)

    def all_doc_ids(self) -> Iterator[int]:
        """Docids of all articles that can be found."""
        return iter(np.flatnonzero(self.alive()).tolist())

    def iter_docs(self) -> Iterator[tuple[int, dict[str, object]]]:
        """Their docids with their stored fields."""
        return ((docid, self.stored_fields(docid)) for docid in self.all_doc_ids())

    def doc_count_all(self) -> int:
        """Number of docids, of dead articles too."""
        return self.files.docids

    def doc_count(self) -> int:
        """Articles that can be found."""
        return self.files.document_count

    def has_deletions(self) -> bool:
        """Whether some docid's article was changed or removed."""
        return bool(self.files.dead)

    def is_deleted(self, docnum: int) -> bool:
        """Whether a docid's article was changed or removed."""
        return docnum in self.files.dead

    def field_length(self, fieldname: str) -> int:
        """Not kept: lengths are part of the impacts."""
        return 0

    def min_field_length(self, fieldname: str) -> int:
        """Not kept: lengths are part of the impacts."""
        return 0

    def max_field_length(self, fieldname: str) -> int:
        """Not kept: lengths are part of the impacts."""
        return 0

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Not kept: lengths are part of the impacts."""
        return default

    def has_vector(self, docnum: int, fieldname: str) -> bool:
        """Never: term vectors are not kept."""
        return False

    def has_column(self, fieldname: str) -> bool:
        """Never: sections, sources and tags are field keys."""
        return False


def _field_and_text(entry: TermEntry) -> tuple[str, bytes]:
    key, colon, value = entry.form.partition(":")
    return (key, value.encode()) if colon else (FIELD, entry.term.encode())
