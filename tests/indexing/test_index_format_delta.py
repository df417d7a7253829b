"""A base, a removal and a delta, decoded by docs/index-format.md alone."""

from __future__ import annotations

import shutil
from bisect import bisect_left
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.indexing import golden_archive, page_tables
from tests.indexing.page_analysis import Analysis
from tests.indexing.page_reader import Index
from tests.indexing.page_segment import Segment
from tests.indexing.page_watch import Watched, check_all_is_read, payloads, segment_name
from tests.indexing.small_lists import SMALL, small_lists
from warraq.indexing.document import Document, Tag, newest_first
from warraq.indexing.updating.changes import apply_changes
from warraq.indexing.writing.epoch import load_epoch
from warraq.indexing.writing.writer import write_index

SETTINGS = replace(SMALL, delta_share=99.0, dictionary_shard_bytes=40)
REMOVED = ("a2", "a3", "a4", "a5", "a6", "b20", "b30")
FORMER = {document.id: document for document in golden_archive.documents()}
PUT = (
    replace(FORMER["a8"], text="اجتمعت الوزيرة بالمدينيين في المدينة، وغادر الوزراء."),
    replace(FORMER["b12"], date="2021-03-02", tags=(Tag("person", "سعاد نجم"),)),
    replace(FORMER["b40"], title="قطارات", text="قطاراتنا في المدينة وسوق المدينة", date=None),
    Document(
        "b11a",
        "الوزير في سوق المدينة",
        "زار الوفد جسر النهر للوزير كالوزير",
        "2021-12",
        "محليات",
        "نشرة",
    ),
    Document("أخبار/مرصد-فلكي-2.html", "«مرصد» فلكي!", "مرصد إس-400 وكوكب", "1999-12-31T23:59"),
)


class Updated(NamedTuple):
    """An index after an update, the same articles indexed anew, and the base before."""

    now: Index
    anew: Index
    former: Path
    documents: list[Document]

    @property
    def living(self) -> list[int]:
        """Global docids of the living articles."""
        dead = set(self.now.manifest["dead"])
        return [docid for docid in range(self.now.manifest["docids"]) if docid not in dead]

    def forms(self) -> list[str]:
        """Every form and field key of any segment."""
        return sorted({entry.form for index in self[:2] for entry in _entries(index)})


def _entries(index: Index) -> list[page_tables.Entry]:
    return [
        entry
        for segment in index.segments
        for shard in range(len(segment.first_keys))
        for entry in segment.entries(shard)
    ]


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Updated:
    folder = tmp_path_factory.mktemp("updated")
    out, state, epoch = folder / "out", folder / "state", folder / "epoch"
    with small_lists():
        write_index(FORMER.values(), out, SETTINGS, keep_epoch=epoch, state=state)
    name = Index(out).segments[0].about["name"]
    shutil.copytree(out / name, folder / name)
    apply_changes(out, state, PUT, REMOVED, SETTINGS)
    kept = {**FORMER, **{document.id: document for document in PUT}}
    documents = [kept[name] for name in kept if name not in REMOVED]
    write_index(documents, folder / "anew", SETTINGS, epoch=load_epoch(epoch))
    anew = Index(folder / "anew")
    return Updated(Index(out), anew, folder / name, newest_first(documents))


@pytest.fixture(scope="module")
def delta(updated: Updated) -> Segment:
    return updated.now.segments[1]


def test_docids(updated: Updated, delta: Segment) -> None:
    base, manifest = updated.now.segments[0], updated.now.manifest
    former = newest_first(list(FORMER.values()))
    put = newest_first(list(PUT))
    order = [(document.date or "", document.id) for document in former]
    for docid, document in enumerate(put):
        before = [key for key in order if _comes_before(key, (document.date or "", document.id))]
        assert delta.about["at"][docid] == len(before)
    gone = {*REMOVED, *(document.id for document in PUT)}
    dead = [docid for docid, document in enumerate(former) if document.id in gone]
    assert manifest["dead"] == sorted(updated.now.global_docid(base, docid) for docid in dead)
    assert manifest["docids"] == len(former) + len(put)
    assert manifest["documents"] == len(updated.documents) == len(updated.living)
    found = [updated.now.global_docid(delta, docid) for docid in range(len(put))]
    found += [updated.now.global_docid(base, docid) for docid in range(len(former))]
    assert sorted(found) == list(range(manifest["docids"]))


def _comes_before(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the article of one date and id comes before that of another."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] < other[1])


def test_articles_and_their_order(updated: Updated) -> None:
    index, stored = updated.now, {}
    for segment in index.segments:
        for docid in range(segment.about["docids"]):
            stored[index.global_docid(segment, docid)] = segment.stored(docid)
    for docid, document in zip(updated.living, updated.documents, strict=True):
        row = stored[docid]
        assert row is not None
        assert (row["id"], row["title"], row["date"]) == (
            document.id,
            document.title,
            document.date,
        )
    dates = [
        (row["date"] if row else "")[:7] for row in map(stored.get, range(index.manifest["dated"]))
    ]
    removed = [docid for docid in stored if stored[docid] is None]
    assert len(removed) == len(REMOVED)
    for month, first in index.manifest["months"]:
        assert first in removed or dates[first] == month
    undated = [docid for docid in updated.living if (row := stored[docid]) and not row["date"]]
    assert bisect_left(undated, index.manifest["dated"]) == 0


def test_every_form_as_if_built_anew(updated: Updated) -> None:
    index, anew = updated.now, updated.anew
    number = {docid: place for place, docid in enumerate(updated.living)}
    for form in updated.forms():
        assert index.documents(form) == anew.documents(form), form
        found = {number[docid]: level for docid, level in index.articles(form).items()}
        assert found == anew.articles(form), form
        assert len(found) == index.documents(form)
        if found:
            places = {number[docid]: its for docid, its in index.places(form).items()}
            assert places == anew.places(form), form


def test_every_form_as_the_articles_say(updated: Updated) -> None:
    index = updated.now
    analysis = Analysis(index.manifest["analysis"])
    held: dict[str, set[int]] = {}
    for docid, document in zip(updated.living, updated.documents, strict=True):
        tokens = [*analysis.forms(document.title), *analysis.forms(document.text)]
        for form in {each for token in tokens for each in (token, *analysis.parts(token))}:
            term = index.terms(form)[-1][1].term
            held.setdefault(term, set()).add(docid)
    for term, docids in held.items():
        assert list(index.articles(term)) == sorted(docids)
    living = {form for form in updated.forms() if form[1:2] != ":" and index.documents(form)}
    assert held.keys() <= living


def test_the_words_shards(updated: Updated, delta: Segment) -> None:
    assert delta.about.keys() == {"name", "docids", "words", "pairs", "bundle", "facets", "at"}
    base = updated.now.segments[0]
    entries = [entry for shard in range(len(delta.first_keys)) for entry in delta.entries(shard)]
    assert [entry.form for entry in entries] == sorted({entry.form for entry in entries})
    hidden, dead, lists = 0, set(updated.now.manifest["dead"]), set()
    for entry in entries:
        term = entry.of
        found, former = delta.posting_list(term), base.entry(term.term)
        assert found is None or found.kind < 4
        if term.documents:
            assert found is not None
            assert found.size == term.documents
            lists.add((term.term, term.shard, term.slot))
        hidden += not updated.now.documents(entry.form)
        if former and updated.now.documents(entry.form):
            postings = [posting.docid for posting in base.postings(former.of)]
            removed = former.of.documents - len(postings)  # the base counts what it has lost
            buried = [each for each in postings if updated.now.global_docid(base, each) in dead]
            assert term.dead == removed + len(buried)
    assert hidden
    assert len(lists) > len(
        {term for term, _, _ in lists}
    )  # in every shard with a form of the term


def test_pairs_facets_and_days(updated: Updated) -> None:
    index, anew = updated.now, updated.anew
    number = {docid: place for place, docid in enumerate(updated.living)}
    terms = sorted(
        {entry.of.term for entry in _entries(anew) if entry.of.pair_first or entry.of.pair_second}
    )
    pairs = [(first, second) for first in terms for second in terms]
    found = {pair: index.pair(*pair) for pair in pairs}
    assert any(found.values())
    for pair, rows in found.items():
        assert {number[docid]: bonus for docid, bonus in rows.items()} == anew.pair(*pair), pair
    for segment in index.segments:
        dates = [document.date for document in _of(segment)]
        assert segment.days() == [
            (day, len(list(run))) for day, run in groupby(date[:10] for date in dates if date)
        ]
        for docid, document in enumerate(_of(segment)):
            gone = document.id in REMOVED
            assert segment.facet("section", docid) == (None if gone else document.section)
            tags = [] if gone else [list(tag) for tag in document.tags]
            assert segment.facet("tags", docid) == tags


def _of(segment: Segment) -> list[Document]:
    return newest_first(list(PUT if segment.is_delta else FORMER.values()))


def test_every_file_is_reached_and_has_its_name(updated: Updated) -> None:
    folder = updated.former.parent / "out"
    for segment in Index(folder, Watched).segments:
        check_all_is_read(segment)
    base, delta = (segment.about["name"] for segment in updated.now.segments)
    former = updated.former.name
    assert base.startswith("base-")
    assert former == f"base-{segment_name(payloads(updated.former))}" != base
    contents = payloads(folder / base)
    assert payloads(updated.former).keys() == contents.keys()
    assert {path.partition("/")[0] for path in contents if not contents[path]} >= {"dictionary"}
    assert delta == f"delta-{segment_name(payloads(folder / delta))}"
