"""Whoosh over our files: an IndexReader, a weighting model, and the two query nodes that we
need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import fields, reading, scoring
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.query import CompoundQuery, Query

from warraq.indexing.dictionary import TermEntry
from warraq.indexing.files import IndexFiles
from warraq.indexing.scoring import idf_index

FIELD = "text"
SCHEMA = fields.Schema(**{FIELD: fields.KEYWORD(scorable=True), "id": fields.STORED()})


class WarraqReader(reading.IndexReader):  # type: ignore[misc]
    """An atomic Whoosh reader of one search folder.

    The one indexed field holds title and body together, under terms. Document numbers are docids.
    """

    def __init__(self, files: IndexFiles) -> None:
        self.files = files
        self.schema = SCHEMA
        self._entries: dict[str, TermEntry] = {}

    def announce(self, entries: Sequence[TermEntry]) -> None:
        """Makes the terms of dictionary entries findable by their text without a walk over the
        dictionary.
        """
        self._entries.update((entry.term, entry) for entry in entries)

    def entry(self, text: str | bytes) -> TermEntry | None:
        """Entry of a term by the term's own text."""
        term = text.decode() if isinstance(text, bytes) else text
        if term not in self._entries:
            found = next((entry for entry in self.files.entries() if entry.term == term), None)
            if found is None:
                return None
            self._entries[term] = found
        return self._entries[term]

    def __contains__(self, term: tuple[str, str | bytes]) -> bool:
        return term[0] == FIELD and self.entry(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """The one searchable field."""
        return [FIELD]

    def all_terms(self) -> Iterator[tuple[str, bytes]]:
        """Field and text of every term, sorted."""
        terms = sorted({entry.term for entry in self.files.entries()})
        return ((FIELD, term.encode()) for term in terms)

    def term_info(self, fieldname: str, text: str | bytes) -> reading.TermInfo:
        """Document frequency and extent of a term; raises Whoosh's TermNotFound."""
        entry = self.entry(text) if fieldname == FIELD else None
        if entry is None:
            raise reading.TermNotFound(f"{fieldname}:{text!r}")
        docids = [posting.docid for posting in self.files.postings(entry)]
        return reading.TermInfo(weight=entry.df, df=entry.df, minid=docids[0], maxid=docids[-1])

    def doc_frequency(self, fieldname: str, text: str | bytes) -> int:
        """Articles that hold a term."""
        entry = self.entry(text) if fieldname == FIELD else None
        return entry.df if entry else 0

    def frequency(self, fieldname: str, text: str | bytes) -> int:
        """Same as the document frequency: the index keeps impacts, not occurrences."""
        return self.doc_frequency(fieldname, text)

    def postings(self, fieldname: str, text: str | bytes, scorer: Any = None) -> Matcher:
        """Matcher over a term's posting list; a posting's weight is its impact."""
        entry = self.entry(text) if fieldname == FIELD else None
        if entry is None:
            raise reading.TermNotFound(f"{fieldname}:{text!r}")
        values = self.files.manifest["scoring"]["levels"]
        postings = self.files.postings(entry)
        return ListMatcher(
            [posting.docid for posting in postings],
            weights=[values[posting.level] for posting in postings],
            scorer=scorer,
            term=(fieldname, text),
        )

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """What the document store holds of an article."""
        return self.files.stored(docnum)

    def all_doc_ids(self) -> Iterator[int]:
        """Every docid."""
        return iter(range(self.doc_count_all()))

    def iter_docs(self) -> Iterator[tuple[int, dict[str, object]]]:
        """Every docid with its stored fields."""
        return ((docid, self.stored_fields(docid)) for docid in self.all_doc_ids())

    def doc_count_all(self) -> int:
        """Articles in the index."""
        return self.files.document_count

    def doc_count(self) -> int:
        """Articles in the index: a base segment has no deletions."""
        return self.files.document_count

    def has_deletions(self) -> bool:
        """Never, in a base segment."""
        return False

    def is_deleted(self, docnum: int) -> bool:
        """Never, in a base segment."""
        return False

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
        """Never: the first format has no columns."""
        return False


class ImpactWeighting(scoring.WeightingModel):  # type: ignore[misc]
    """Whoosh's scoring by our integers: idf weight times impact."""

    def scorer(self, searcher: Any, fieldname: str, text: str, qf: int = 1) -> scoring.BaseScorer:
        """Scorer of one term."""
        reader = searcher.reader()
        index = idf_index(reader.doc_count_all(), reader.doc_frequency(fieldname, text))
        return _ImpactScorer(reader.files.manifest["scoring"]["idf"][index])


class _ImpactScorer(scoring.BaseScorer):  # type: ignore[misc]
    def __init__(self, weight: int) -> None:
        self._weight = weight

    def score(self, matcher: Matcher) -> int:
        return self._weight * int(matcher.weight())


class Quorum(CompoundQuery):  # type: ignore[misc]
    """Articles that satisfy at least ``needed`` of the subqueries and none of the ``unwanted``
    ones; the scores of those satisfied add up.

    Whoosh's own ``Or(minmatch=...)`` is declared there and not implemented.
    """

    def __init__(
        self,
        subqueries: Sequence[Query],
        needed: int,
        unwanted: Sequence[Query] = (),
        boost: float = 1.0,
    ) -> None:
        super().__init__(list(subqueries), boost=boost)
        self.needed = needed
        self.unwanted = list(unwanted)

    def normalize(self) -> Quorum:
        """Itself: merging or dropping subqueries would change what ``needed`` counts."""
        return self

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Matcher over the articles that reach the quorum."""
        counts: dict[int, int] = {}
        scores: dict[int, int] = {}
        for subquery in self.subqueries:
            for docid, score in _scores(subquery.matcher(searcher, context)):
                counts[docid] = counts.get(docid, 0) + 1
                scores[docid] = scores.get(docid, 0) + score
        for subquery in self.unwanted:
            for docid, _ in _scores(subquery.matcher(searcher, context)):
                counts[docid] = 0
        return _list_matcher({d: s for d, s in scores.items() if counts[d] >= self.needed})


class BestOf(CompoundQuery):  # type: ignore[misc]
    """Articles that satisfy any subquery, with the greatest of their scores."""

    def normalize(self) -> BestOf:
        """Itself."""
        return self

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """Matcher over the union."""
        best: dict[int, int] = {}
        for subquery in self.subqueries:
            for docid, score in _scores(subquery.matcher(searcher, context)):
                best[docid] = max(score, best.get(docid, 0))
        return _list_matcher(best)


def _scores(matcher: Matcher) -> Iterator[tuple[int, int]]:
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()


def _list_matcher(scores: dict[int, int]) -> Matcher:
    docids = sorted(scores)
    return ListMatcher(docids, weights=[scores[d] for d in docids]) if docids else NullMatcher()
