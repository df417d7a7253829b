"""A base segment, read back, says of every article what a look at the article says."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexing.archives import case
from tests.indexing.naive_archive import NaiveArchive
from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.document import Document, Tag, newest_first
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing import merging, writer
from warraq.indexing.writing.catalogue import is_field_key
from warraq.indexing.writing.epoch import load_epoch
from warraq.indexing.writing.found_prefixes import stored_prefixes
from warraq.indexing.writing.writer import write_index
from warraq.language.conflation import Conflater
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import load_lexicon
from warraq.language.normaliser import normalise

TINY = IndexSettings(
    dictionary_shard_bytes=150, postings_shard_bytes=90, bundle_documents=3, pair_least=3
)


def impacts(files: IndexFiles, entry: TermEntry) -> dict[int, int]:
    values = files.manifest["scoring"]["levels"]
    docids, levels = files.postings(entry)
    return dict(zip(docids.tolist(), [values[level] for level in levels], strict=True))


def check_entry(files: IndexFiles, entry: TermEntry, archive: NaiveArchive) -> None:
    forms, articles = archive.forms[entry.term], archive.articles
    held = {n: each for n, each in enumerate(articles) if each.positions(forms)}
    assert impacts(files, entry) == {n: archive.impact(held[n], entry.term) for n in held}
    assert entry.df == len(held)
    assert entry.function == (entry.term in FUNCTION_WORDS)
    assert entry.unheld == (entry.form not in archive.form_df)
    order = sorted(forms & archive.form_df.keys(), key=lambda f: (-archive.form_df[f], f))
    assert entry.rank == (len(order) if entry.unheld else order.index(entry.form))
    if not entry.function:
        check_places(files, entry, archive, order)
    near = [term for term in archive.near.get(entry.term, ()) if archive.df(term)]
    assert [other.term for other in files.near(entry)] == near
    assert entry.near == bool(near)


def check_places(
    files: IndexFiles, entry: TermEntry, archive: NaiveArchive, order: list[str]
) -> None:
    docids, places = files.postings(entry).docids.tolist(), files.places(entry)
    for number, docid in enumerate(docids):
        span = slice(int(places.offsets[number]), int(places.offsets[number + 1]))
        article = archive.articles[docid]
        expected: dict[int, int] = {}
        for rank, form in reversed(list(enumerate(order))):
            expected.update(dict.fromkeys(article.places.get(form, ()), rank))
        found = zip(places.positions[span].tolist(), places.ranks[span].tolist(), strict=True)
        assert dict(found) == expected
        assert places.positions[span].tolist() == sorted(expected)


def check_keys(files: IndexFiles, archive: NaiveArchive) -> None:
    entries = [entry for entry in files.following("") if is_field_key(entry.form)]
    keys = {key for article in archive.articles for key in article.keys}
    titles = {
        f"t:{term}"
        for term in set(archive.terms.values())
        if any(each.title_positions(archive.forms[term]) for each in archive.articles)
    }
    assert [entry.form for entry in entries] == sorted(keys | titles)
    for entry in entries:
        term = entry.form[2:]
        expected = {
            n: archive.impact(article, term) if entry.form in titles else 0
            for n, article in enumerate(archive.articles)
            if entry.form in article.keys
            or (entry.form in titles and article.title_positions(archive.forms[term]))
        }
        found = impacts(files, entry)
        assert found.keys() == expected.keys()
        assert entry.form not in titles or found == expected
        assert (entry.df, entry.rank, entry.term) == (len(expected), 0, entry.form)


def check_pairs(files: IndexFiles, archive: NaiveArchive) -> None:
    terms = sorted(set(archive.terms.values()))
    firsts, seconds = set(), set()
    for first in terms:
        for second in terms:
            bonus, pair = archive.pair_bonus(first, second), files.pair(first, second)
            assert (pair.bonus if pair else 0) == bonus
            if pair:
                firsts.add(first)
                seconds.add(second)
                check_pair(pair.docids.tolist(), (first, second), archive)
                assert not len(pair.first_levels) + len(pair.second_levels)
    for entry in files.following(""):
        assert (entry.pair_first, entry.pair_second) == (
            entry.term in firsts,
            entry.term in seconds,
        )


def check_pair(docids: list[int], pair: tuple[str, str], archive: NaiveArchive) -> None:
    assert docids == [n for n, each in enumerate(archive.articles) if archive.follows(each, *pair)]


def check_completions(files: IndexFiles, archive: NaiveArchive) -> None:
    limit = archive.settings.completion_terms
    words = {form for form in archive.terms if archive.terms[form] not in FUNCTION_WORDS}
    for prefix in sorted(stored_prefixes(sorted(words))):
        terms = {archive.terms[form] for form in words if form.startswith(prefix)}
        ranked = sorted(terms, key=lambda term: (-archive.df(term), term))[:limit]
        found = [each for each in files.completions(prefix) or [] if each.kind == 0]
        assert [archive.terms[normalise(each.text)] for each in found] == ranked
        assert [each.articles for each in found] == [archive.df(term) for term in ranked]
        assert all(normalise(each.text).startswith(prefix) for each in found)


def check_articles(files: IndexFiles, documents: list[Document]) -> None:
    for docid, document in enumerate(newest_first(documents)):
        stored = files.stored(docid)
        assert list(stored.values()) == document.stored()
        assert files.facet("section", docid) == document.section
        assert files.facet("source", docid) == document.source
        assert files.facet("tags", docid) == [tuple(tag) for tag in document.tags]


def check(folder: Path, documents: list[Document], options: IndexSettings) -> None:
    files, archive = IndexFiles(folder), NaiveArchive(documents, options)
    forms = [entry for entry in files.following("") if not is_field_key(entry.form)]
    assert {entry.form: entry.term for entry in forms} == archive.terms
    for entry in forms:
        check_entry(files, entry, archive)
    check_keys(files, archive)
    check_pairs(files, archive)
    check_completions(files, archive)
    check_articles(files, documents)


@settings(max_examples=60)
@given(st.integers(0, 1 << 32), st.sampled_from((IndexSettings(), TINY)))
def test_a_segment_says_what_its_articles_say(seed: int, options: IndexSettings) -> None:
    documents = case(seed).documents
    with tempfile.TemporaryDirectory() as folder:
        write_index(documents, Path(folder), options)
        check(Path(folder), documents, options)


WORDS = "اجتمع الوزير بالوزير في القاهرة وبحث الوزير الخارجية والاتفاق الجديد".split()


def long_archive() -> list[Document]:
    """More articles than a first tier holds, a few words in nearly all of them."""
    return [
        Document(
            f"d{number}",
            "",
            " ".join(WORDS[number % 3 : 9 - number % 5]),
            f"20{number % 19:02}-{number % 12 + 1:02}",
            section="اقتصاد",
            tags=(Tag("place", "القاهرة"),) * (number % 2),
        )
        for number in range(9000)
    ]


def test_long_lists_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "RANGE_POSTINGS", 10_000)
    documents = long_archive()
    write_index(documents, tmp_path, IndexSettings(workers=1))
    files = IndexFiles(tmp_path)
    forms = Counter(form for document in documents for form in set(document.text.split()))
    long = files.lookup("وزير")
    assert long
    assert long.df == sum(
        1 for each in documents if "الوزير" in each.text or "بالوزير" in each.text
    )
    assert long.df > 4096
    ordered = newest_first(documents)
    postings, places = files.postings(long), files.places(long)
    words = [ordered[docid].text.split() for docid in postings.docids.tolist()]
    expected = [
        8 + place for text in words for place, word in enumerate(text) if word.endswith("وزير")
    ]
    assert places.positions.tolist() == expected
    ranks = {"بالوزير": 0, "الوزير": 1}
    assert forms["بالوزير"] > forms["الوزير"]
    assert places.ranks.tolist() == [ranks[w] for text in words for w in text if w in ranks]
    section = files.lookup("c:اقتصاد")
    assert section
    assert files.postings(section).docids.tolist() == list(range(9000))


def test_pairs_of_long_lists_bear_levels(tmp_path: Path) -> None:
    documents = long_archive()
    write_index(documents, tmp_path, IndexSettings(workers=1))
    files = IndexFiles(tmp_path)
    minister, foreign = files.lookup("الوزير"), files.lookup("الخارجيه")
    assert minister
    assert foreign
    pair = files.pair(minister.term, foreign.term)
    assert pair
    for found, entry in ((pair.first_levels, minister), (pair.second_levels, foreign)):
        whole = files.postings(entry)
        levels = dict(zip(whole.docids.tolist(), whole.levels.tolist(), strict=True))
        assert found.tolist() == [levels[docid] for docid in pair.docids.tolist()]


def test_a_build_under_an_epoch_keeps_what_is_frozen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "CHUNK_DOCUMENTS", 3)
    old = [
        Document(f"a{n}", "وزير الخارجية", "زار وزير الخارجية القاهرة", "2020") for n in range(5)
    ]
    write_index(old, tmp_path / "old", TINY, keep_epoch=tmp_path / "epoch")
    epoch = load_epoch(tmp_path / "epoch")
    new = [*old[:2], Document("b", "والوزير غائب", "وقف والوزير أمام بالخارجية وزير الخارجية")]
    write_index(new, tmp_path / "new", TINY, epoch=epoch)
    before, after = IndexFiles(tmp_path / "old"), IndexFiles(tmp_path / "new")
    for name in ("epoch", "averageLengths", "scoring"):
        assert before.manifest[name] == after.manifest[name]
    conflater = Conflater(epoch.vocabulary, load_lexicon())
    found = {entry.form: entry for entry in after.following("") if not is_field_key(entry.form)}
    assert all(entry.term == conflater.term(entry.form) for entry in found.values())
    assert found["وزير"].rank == 0
    assert found["والوزير"].rank == 1
    pair = ("وزير", found["الخارجيه"].term)
    old_pair, new_pair = before.pair(*pair), after.pair(*pair)
    assert old_pair
    assert new_pair
    assert (old_pair.bonus, len(new_pair.docids)) == (new_pair.bonus, 3)
