"""The golden index decoded by docs/index-format.md alone, and held against its articles.

page_reader.py and the modules beside it are that reader: the standard library and nothing else.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import fields
from itertools import groupby
from pathlib import Path

import pytest

from tests.conftest import GOLDEN
from tests.indexing import (
    golden_archive,
    page_analysis,
    page_codecs,
    page_lists,
    page_reader,
    page_segment,
    page_tables,
)
from tests.indexing.page_analysis import Analysis
from tests.indexing.page_lists import Posting, PostingList
from tests.indexing.page_reader import Index
from tests.indexing.page_segment import Segment
from tests.indexing.page_tables import Entry
from tests.indexing.page_truth import Truth
from tests.indexing.page_watch import Watched, check_all_is_read, payloads, segment_name
from tests.indexing.small_lists import SMALL
from warraq.indexing.querying.operators import operator_table
from warraq.indexing.scoring import idf_table
from warraq.indexing.settings import IndexSettings, published_settings
from warraq.language.affixes import affix_table, candidates
from warraq.language.characters import analysis_table
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import forms, parts

INDEX = GOLDEN / "index"
PAGE = Path(__file__).parents[2] / "docs" / "index-format.md"
TIER = 6  # of the golden index, as its order chunks of
ORDER_CHUNK = 8
BARE, SINGLE, ORDERED, IMPACT, TIERED = range(5)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(INDEX)


@pytest.fixture(scope="module")
def base(index: Index) -> Segment:
    return index.segments[0]


@pytest.fixture(scope="module")
def truth(index: Index) -> Truth:
    analysis = Analysis(index.manifest["analysis"])
    return Truth(golden_archive.documents(), SMALL, analysis)


@pytest.fixture(scope="module")
def entries(base: Segment) -> dict[str, Entry]:
    every = [entry for shard in range(len(base.first_keys)) for entry in base.entries(shard)]
    assert [entry.form for entry in every] == sorted({entry.form for entry in every})
    return {entry.form: entry for entry in every}


def test_the_reader_needs_the_standard_library_alone() -> None:
    for module in (page_analysis, page_codecs, page_lists, page_reader, page_segment, page_tables):
        source = Path(str(module.__file__)).read_text("utf-8")
        imported = re.findall(r"^(?:from|import) (\S+)", source, re.MULTILINE)
        assert {name.partition(".")[0] for name in imported} <= {"tests", *sys.stdlib_module_names}
        ours = [name for name in imported if name.startswith("tests")]
        assert all(name == "tests.indexing" or ".page_" in name for name in ours)


def test_the_manifest(index: Index, truth: Truth) -> None:
    manifest = index.manifest
    dates = [document.date or "" for document in truth.documents]
    months = [(date[:7], docid) for docid, date in enumerate(dates) if date]
    assert manifest["documents"] == manifest["docids"] == len(dates) == 51
    assert manifest["dated"] == len(months)
    assert manifest["months"] == [next(run) for _, run in groupby(months, lambda each: each[0])]
    assert manifest["dead"] == []
    assert manifest["settings"] == published_settings(SMALL)
    assert manifest["averageLengths"] == list(truth.archive._averages)
    scoring = {"levels": truth.archive._levels.values, "idf": idf_table()}
    assert manifest["scoring"] == scoring | {"idfSteps": 8, "ratioOne": 16}
    assert manifest["analysis"] == {**analysis_table(), "affixes": affix_table()}
    assert manifest["operators"] == operator_table()
    assert re.fullmatch("[0-9a-f]{12}", manifest["epoch"])
    assert set(manifest) == keys_of_the_page("| key | value |")
    left_out = {"memory_megabytes", "workers", "delta_documents", "delta_share"}
    every = {field.name for field in fields(IndexSettings)}
    assert manifest["settings"].keys() == every - left_out
    told = {"name", "docids", "dictionary", "completions", "pairs", "near", "bundle", "facets"}
    assert manifest["segments"][0].keys() == told


def keys_of_the_page(head: str) -> set[str]:
    """What the first column of a table of the page names, of dotted keys the first part."""
    rows = PAGE.read_text("utf-8").partition(head)[2].partition("\n\n")[0].splitlines()[2:]
    cells = [row.split("|")[1] for row in rows]
    return {name.partition(".")[0] for cell in cells for name in re.findall("`([^`]+)`", cell)}


def test_forms_and_parts_by_the_tables_of_the_manifest(truth: Truth) -> None:
    texts = [text for each in truth.documents for text in (each.title, each.text)]
    texts += ["ﻻ ﷲ ﹷب ⅷ", "É ـــ", "ـ", "و3 G20 5G كوفيد‑19 3,5 ١٢٬٣٤", "أبو-ظبي 3-كلمة"]
    for text in texts:
        found = list(truth.analysis.forms(text))
        assert found == list(forms(text))
        assert [truth.analysis.parts(form) for form in found] == [parts(form) for form in found]


def test_candidates_by_the_tables_of_the_manifest(truth: Truth) -> None:
    words = ["وبالمدينتين", "فسيكتبونها", "وزارتهما", "كالبيت", "للجنته", "لبنات", "وولي", "ات", ""]
    for form in [*truth.terms, *words]:
        assert truth.analysis.candidates(form) == list(candidates(form))


def test_the_dictionary_holds_all_forms_and_keys(entries: dict[str, Entry], truth: Truth) -> None:
    keys = {*truth.keys, *(key for key in truth.levels if key[1:2] == ":")}
    assert entries.keys() == {*truth.terms, *keys}
    for form, term in truth.terms.items():
        entry = entries[form]
        assert (entry.of.term, entry.of.documents) == (term, truth.archive.df(term))
        assert entry.rank == truth.ranks[form]
    for key in keys:
        entry = entries[key]
        found = truth.keys.get(key) or truth.levels[key]
        assert (entry.of.term, entry.of.documents, entry.rank) == (key, len(found), 0)


def test_the_flags(entries: dict[str, Entry], truth: Truth) -> None:
    firsts, seconds = ({pair[place] for pair in truth.pairs} for place in (0, 1))
    for entry in entries.values():
        term = entry.of
        told = (term.function, term.pair_first, term.pair_second, term.near)
        sets = (FUNCTION_WORDS, firsts, seconds, truth.archive.near)
        assert told == tuple(term.term in those for those in sets), entry
        is_term = entry.form in truth.terms
        assert entry.unheld == (is_term and entry.form not in truth.archive.form_df), entry


def test_each_key_is_in_the_shard_that_the_manifest_names(
    base: Segment, entries: dict[str, Entry]
) -> None:
    assert len(base.first_keys) > 3
    assert all(base.entry(form) == entry for form, entry in entries.items())
    assert all(base.entry(form) is None for form in ("", "غير", "zz"))


def test_the_posting_lists(
    index: Index, base: Segment, entries: dict[str, Entry], truth: Truth
) -> None:
    impacts = index.manifest["scoring"]["levels"]
    kinds = Counter[int]()
    for entry in entries.values():
        postings, found = base.postings(entry.of), base.posting_list(entry.of)
        assert found is not None
        kinds[found.kind] += 1
        assert found.size == len(postings) == entry.of.documents
        if entry.form in truth.keys:
            assert found.kind == BARE
            assert postings == [Posting(docid, 0) for docid in truth.keys[entry.form]]
        else:
            assert found.kind == kind_of(len(postings))
            said = {posting.docid: impacts[posting.level] for posting in postings}
            assert said == truth.levels[entry.of.term]
    assert kinds.keys() == {BARE, SINGLE, ORDERED, IMPACT, TIERED}


def kind_of(count: int) -> int:
    """Kind of a list with levels of the golden index."""
    if count == 1:
        return SINGLE
    return ORDERED if count < 4 else IMPACT if count <= TIER else TIERED


def test_long_lists_are_told_by_impact_and_by_docid(
    base: Segment, entries: dict[str, Entry]
) -> None:
    several = Counter[str]()
    for entry in entries.values():
        found = base.posting_list(entry.of)
        if found is None or found.kind != TIERED:
            continue
        postings = base.postings(entry.of)
        by_impact = sorted(postings, key=lambda posting: (-posting.level, posting.docid))
        assert found.postings == by_impact[:TIER]
        assert [posting for chunk in found.tails for posting in base.tail(chunk)] == by_impact[
            TIER:
        ]
        assert [posting for chunk in found.order for posting in base.in_order(chunk)] == postings
        check_chunks(base, found)
        several.update(tails=len(found.tails) > 1, order=len(found.order) > 1)
    assert several["tails"]
    assert several["order"]


def check_chunks(base: Segment, found: PostingList) -> None:
    """Checks what the tables of a tiered list tell of its chunks."""
    for tail in found.tails:
        postings = base.tail(tail)
        assert tail.length == len(base.files.record(f"tails/{tail.shard}.bin", tail.slot))
        assert (tail.highest, tail.postings) == (postings[0].level, len(postings))
    for chunk in found.order:
        postings = base.in_order(chunk)
        assert chunk.length == len(base.files.record(f"order/{chunk.shard}.bin", chunk.slot))
        assert chunk.first == postings[0].docid
        assert len(postings) == ORDER_CHUNK or chunk == found.order[-1]


def test_the_places(base: Segment, entries: dict[str, Entry], truth: Truth) -> None:
    for entry in entries.values():
        placed = entry.form in truth.terms and entry.of.term not in FUNCTION_WORDS
        assert base.places(entry.of) == (truth.occurrences[entry.of.term] if placed else {}), entry


def test_the_pairs(base: Segment, entries: dict[str, Entry], truth: Truth) -> None:
    buckets = range(base.about["pairs"])
    found = [page_lists.pairs(base.files.payload(f"pairs/{bucket}.bin")) for bucket in buckets]
    assert all(list(pairs) == sorted(pairs) for pairs in found)
    assert {key for pairs in found for key in pairs} == {" ".join(pair) for pair in truth.pairs}
    for terms, (bonus, docids) in truth.pairs.items():
        pair = base.pair(*terms)
        assert pair is not None
        assert (pair.bonus, [each.docid for each in pair.postings]) == (bonus, docids)
        both = [dict(base.postings(entries[term].of)) for term in terms]
        leveled = max(map(len, both)) > TIER
        for docid, levels in pair.postings:
            assert levels == (tuple(its[docid] for its in both) if leveled else None)
    assert base.pair("وزير", "قاهره") is None


def test_the_near_terms(base: Segment, entries: dict[str, Entry], truth: Truth) -> None:
    assert truth.archive.near
    for entry in entries.values():
        near = base.near(entry.of)
        assert [each.term for each in near] == truth.archive.near.get(entry.of.term, [])
        for each in near:
            other = entries[each.term]
            told = (each.documents, each.shard, each.slot)
            assert told == (other.of.documents, other.of.shard, other.of.slot)
            assert each.spelling == other.spelling


def test_the_spellings(entries: dict[str, Entry], truth: Truth) -> None:
    for key, entry in entries.items():
        form = key.removeprefix("g:")
        if form[1:2] == ":":
            assert entry.spelling == 0
            continue
        written = truth.analysis.written(form, entry.spelling)
        assert " ".join(truth.analysis.forms(written)) == form
        assert written == truth.written.get(key, written)
    assert any(entry.unheld and entry.spelling for entry in entries.values())
    assert truth.written.keys() <= entries.keys()


def test_the_completions(base: Segment, entries: dict[str, Entry], truth: Truth) -> None:
    written = {form: truth.analysis.written(form, entries[form].spelling) for form in truth.terms}
    wanted = truth.completions(written)
    for prefix, found in wanted.items():
        assert base.completions(prefix) == found, prefix
    files = [
        base.files.payload(f"completions/{n}.bin") for n in range(len(base.about["completions"]))
    ]
    prefixes = [prefix for payload in files for prefix in page_tables.completions(payload)]
    assert prefixes == sorted(wanted)
    assert base.completions("zz") is None


def test_facets_days_and_store(index: Index, base: Segment, truth: Truth) -> None:
    for docid, document in enumerate(truth.documents):
        assert base.facet("section", docid) == document.section
        assert base.facet("source", docid) == document.source
        assert base.facet("tags", docid) == [list(tag) for tag in document.tags]
        stored = base.stored(docid)
        assert stored is not None
        tags = [tag.name for tag in document.tags]
        told = [getattr(document, name) for name in ("id", "title", "date", "section", "source")]
        assert list(stored.values()) == [*told, document.lead, tags, int(document.made)]
    days = [document.date[:10] for document in truth.documents if document.date]
    assert base.days() == [(day, len(list(run))) for day, run in groupby(days)]


def test_every_file_is_reached_and_read_to_its_end() -> None:
    (segment,) = Index(INDEX, Watched).segments
    check_all_is_read(segment)
    assert {path.name for path in INDEX.iterdir()} == {"manifest.json", segment.about["name"]}


def test_names_and_seals(base: Segment) -> None:
    assert base.about["name"] == f"base-{segment_name(payloads(base.files.folder))}"
    for path in sorted(base.files.folder.rglob("*.bin")):
        content = path.read_bytes()
        with pytest.raises(ValueError, match="checksum"):
            page_codecs.unseal(bytes([content[0] ^ 1]) + content[1:])
        with pytest.raises(ValueError, match="end"):
            page_codecs.unseal(content + b"\0")
