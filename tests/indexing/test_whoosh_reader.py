"""Whoosh's own search over our reader, and the cache of its lists."""

from __future__ import annotations

import numpy as np
import pytest
from whoosh.query import And, Not, Or, Term
from whoosh.reading import TermNotFound
from whoosh.searching import Searcher

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.codecs.postings import Postings
from warraq.indexing.document import Document, Tag
from warraq.indexing.engine.kept_lists import KeptLists
from warraq.indexing.engine.weighting import ImpactWeighting
from warraq.indexing.engine.whoosh_reader import FIELD, TITLE, WarraqReader
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.writing.writer import write_index

ARTICLES = [
    Document("a", "قطار", "قطار المدينة", "2021"),
    Document("b", "", "قطار", "2020", tags=(Tag("place", "المدينة"),)),
    Document("c", "المدينة", "مدينة", "2019"),
]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> WarraqReader:
    folder = tmp_path_factory.mktemp("index")
    write_index(ARTICLES, folder)
    return WarraqReader(IndexFiles(folder))


def found(reader: WarraqReader, query: object) -> list[int]:
    results = Searcher(reader, weighting=ImpactWeighting()).search(query, limit=None)
    return sorted(results.docs())


def test_whoosh_searches_the_index(reader: WarraqReader) -> None:
    train, city = Term(FIELD, "قطار"), Term(FIELD, "مدين")
    assert found(reader, train) == [0, 1]
    assert found(reader, And([train, city])) == [0]
    assert found(reader, Or([train, city])) == [0, 1, 2]
    assert found(reader, And([train, Not(city)])) == [1]
    assert found(reader, Term(TITLE, "قطار")) == [0]
    assert found(reader, Term("l", "المدينه")) == [1]
    assert found(reader, Term(FIELD, "غريب")) == []


def test_the_reader_tells_its_terms_and_articles(reader: WarraqReader) -> None:
    terms = list(reader.all_terms())
    assert (FIELD, "قطار".encode()) in terms
    assert (TITLE, "قطار".encode()) in terms
    assert terms == sorted(terms)
    assert reader.doc_frequency(FIELD, "قطار") == reader.term_info(FIELD, "قطار").doc_frequency()
    assert [fields["id"] for _, fields in reader.iter_docs()] == ["a", "b", "c"]
    with pytest.raises(TermNotFound):
        reader.postings(FIELD, "غريب")


def test_lists_are_kept_within_a_bound(
    reader: WarraqReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[TermEntry] = []
    postings = IndexFiles.postings

    def counted(files: IndexFiles, entry: TermEntry) -> Postings:
        read.append(entry)
        return postings(files, entry)

    monkeypatch.setattr(IndexFiles, "postings", counted)
    kept = KeptLists(reader.files, most=3)
    entries = list(reader.files.following(""))
    for entry in [*entries, *entries]:
        right = postings(reader.files, entry).docids
        assert np.array_equal(kept[entry].docids, right)
        reads = len(read)
        assert np.array_equal(kept[entry].docids, right)
        assert len(read) == reads
    assert len(read) > len(entries)
