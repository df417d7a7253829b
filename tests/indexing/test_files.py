"""A search folder of a base and a delta reads like one list of articles."""

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indexing.segments import ENDINGS, Article, Index
from warraq.indexing.codecs.completions import Completion
from warraq.indexing.codecs.postings import TIER
from warraq.indexing.reading.files import IndexFiles, IndexUnreadableError

TERMS = ["سلم", "قلم", "قلمو", "كتب", "ورق"]
places = st.dictionaries(st.integers(0, 900), st.integers(0, 2), min_size=1, max_size=5).map(
    lambda found: dict(sorted(found.items()))
)
words = st.dictionaries(st.sampled_from(TERMS), st.tuples(st.integers(0, 15), places))
dates = st.sampled_from([None, "2020", "2021", "2021-09", "2021-09-28", "2021-09-29"])
tags = st.lists(st.tuples(st.sampled_from(["person", "place"]), st.sampled_from(TERMS)), max_size=2)


@st.composite
def articles(draw: st.DrawFn, name: str, least: int) -> list[Article]:
    found = draw(st.lists(st.tuples(dates, words, tags), min_size=least, max_size=14))
    found.sort(key=lambda article: article[0] is None)  # in a segment undated ones come last
    return [
        Article(f"{name} {number}", date, draw(st.sampled_from([None, "أخبار", "رأي"])), its, own)
        for number, (date, own, its) in enumerate(found)
    ]


@st.composite
def indexes(draw: st.DrawFn) -> Index:
    base = draw(articles("أ", 1))
    delta = draw(st.none() | articles("ب", 0))
    at = sorted(draw(st.integers(0, len(base))) for _ in delta or [])
    index = Index(base, delta, at)
    if delta is not None:
        old = [docid for docid, article in enumerate(index.merged()) if article in base]
        index.dead = sorted(draw(st.sets(st.sampled_from(old))))
    return index


def living(index: Index) -> dict[int, Article]:
    return {
        docid: article
        for docid, article in enumerate(index.merged())
        if docid not in set(index.dead)
    }


@settings(max_examples=40, deadline=None)
@given(indexes(), st.tuples(*(st.none() | st.sampled_from(["2020-01-01", "2021-09-28"]),) * 2))
def test_a_folder_reads_as_the_articles_say(
    index: Index, limits: tuple[str | None, str | None]
) -> None:
    with TemporaryDirectory() as folder:
        index.write(Path(folder))
        files = IndexFiles(Path(folder))
        assert files.docids == len(index.merged())
        assert files.document_count == len(living(index))
        assert files.dead == set(index.dead)
        for term in TERMS:
            check_term(files, index, term)
        check_following(files, index)
        check_articles(files, index)
        check_intervals(files, index, *limits)


def check_term(files: IndexFiles, index: Index, term: str) -> None:
    holding = {d: a.words[term] for d, a in living(index).items() if term in a.words}
    for rank, ending in enumerate(ENDINGS):
        entry = files.lookup(term + ending)
        assert (entry is None) == (not holding)
        if entry:
            assert (entry.form, entry.term, entry.rank) == (term + ending, term, rank)
            assert entry.df == len(holding)
            found = files.postings(entry)
            assert found.docids.tolist() == list(holding)
            assert found.levels.tolist() == [level for level, _ in holding.values()]
            read = files.places(entry)
            for (begin, end), (_, its) in zip(
                pairwise(read.offsets.tolist()), holding.values(), strict=True
            ):
                assert read.positions[begin:end].tolist() == list(its)
                assert read.ranks[begin:end].tolist() == list(its.values())


def check_following(files: IndexFiles, index: Index) -> None:
    held = {term for article in living(index).values() for term in article.words}
    every = sorted(term + ending for term in held for ending in ENDINGS)
    for prefix in ("", "ق", "قلم", "قلمه", "ي"):
        found = list(files.following(prefix))
        forms = sorted({form for form in every if form.startswith(prefix)})
        assert [entry.form for entry in found] == forms
        assert all(files.lookup(entry.form) == entry for entry in found)


def check_articles(files: IndexFiles, index: Index) -> None:
    for docid, article in enumerate(index.merged()):
        assert files.stored(docid) == {"title": article.title, "date": article.date}
        assert files.facet("section", docid) == article.section
        assert files.facet("tags", docid) == article.tags


def check_intervals(files: IndexFiles, index: Index, after: str | None, before: str | None) -> None:
    ends = {"2020": ("2020-01-01", "2020-12-31"), "2021": ("2021-01-01", "2021-12-31")}
    ends["2021-09"] = ("2021-09-01", "2021-09-30")
    merged = index.merged()
    dated = [
        (docid, ends.get(article.date, (article.date, article.date)))
        for docid, article in enumerate(merged)
        if article.date
    ]
    expected = [
        docid
        for docid, (first, last) in dated
        if (after is None or after <= first) and (before is None or last <= before)
    ]
    intervals = files.intervals(after, before)
    assert [docid for a, b in intervals for docid in range(a, b)] == expected
    assert all(b < c for (_, b), (c, _) in pairwise(intervals))


def test_pairs_of_both_segments_are_one(tmp_path: Path) -> None:
    index = Index(
        [Article("أ"), Article("ب"), Article("ج")],
        [Article("د"), Article("ه")],
        at=[0, 2],
        dead=[1],
        base_pairs={"قلم ورق": (700, {0: (1, 2), 2: (3, 4)}), "كتب سلم": (5, {1: (9, 9)})},
        delta_pairs={"قلم ورق": (700, {1: (5, 6)}), "سلم كتب": (6, {0: (7, 8)})},
    )
    index.write(tmp_path)
    files = IndexFiles(tmp_path)
    pair = files.pair("قلم", "ورق")
    assert pair is not None
    assert (pair.docids.tolist(), pair.bonus) == ([3, 4], 700)
    assert (pair.first_levels.tolist(), pair.second_levels.tolist()) == ([5, 3], [6, 4])
    for first, second, expected in (("كتب", "سلم", [2]), ("سلم", "كتب", [0])):
        pair = files.pair(first, second)
        assert pair is not None
        assert pair.docids.tolist() == expected
    assert files.pair("ورق", "قلم") is None


def test_an_index_without_pairs_has_none(tmp_path: Path) -> None:
    Index([Article("أ")]).write(tmp_path)
    assert IndexFiles(tmp_path).pair("قلم", "ورق") is None


def word(term: str) -> Article:
    return Article(term, words={term: (1, {0: 0})})


def test_near_terms_have_live_frequencies_and_dead_ones_are_left_out(tmp_path: Path) -> None:
    near = {"سلم": ["ورق", "كتب", "قلم"], "ورق": ["سلم"]}
    base = [word(term) for term in TERMS]
    index = Index(base, [word("قلم")], at=[5], dead=[3], near=near)
    index.write(tmp_path)
    files = IndexFiles(tmp_path)
    entry = files.lookup("سلمه")
    assert entry is not None
    assert [(near.term, near.df) for near in files.near(entry)] == [("ورق", 1), ("قلم", 2)]
    other = files.lookup("قلم")
    assert other is not None
    assert files.near(other) == []


@pytest.mark.parametrize("delta", [None, [word("قلم")]])
def test_near_terms_have_the_lists_that_the_near_file_names(
    tmp_path: Path, delta: list[Article] | None
) -> None:
    base = [word(term) for term in ("سلم", "قلم", "ورق", "ورق")]
    at = [4] * len(delta or [])
    Index(base, delta, at, near={"سلم": ["ورق"]}, other_terms={"ورق": "قلم"}).write(tmp_path)
    files = IndexFiles(tmp_path)
    entry, other = files.lookup("سلم"), files.lookup("ورق")
    assert entry is not None
    assert other is not None
    assert other.term == "قلم"
    (near,) = files.near(entry)
    assert (near.term, near.df) == ("ورق", 2)
    assert files.postings(near).docids.tolist() == [2, 3]


def test_stored_completions_are_told_from_prefixes_without(tmp_path: Path) -> None:
    stored = {"سل": [Completion("سلم", 3, 0), Completion("سلمى", 1, 1)], "ور": []}
    Index([word("سلم")], completions=stored).write(tmp_path)
    files = IndexFiles(tmp_path)
    assert files.completions("سل") == stored["سل"]
    assert files.completions("ور") == []
    assert files.completions("سلم") is None
    assert files.completions("ا") is None


def test_a_shard_of_the_base_keeps_its_own_frequencies(tmp_path: Path) -> None:
    Index([word("سلم"), word("سلم")], [word("سلم")], at=[0], dead=[1]).write(tmp_path)
    files = IndexFiles(tmp_path)
    (entry,) = (entry for entry in files.shard_entries("سلم") if entry.form == "سلم")
    assert entry.df == 2


def test_a_long_list_reads_back_with_its_places(tmp_path: Path) -> None:
    count = 2 * TIER + 500
    base = [Article("أ", words={"سلم": (n % 16, {n % 7: n % 3})}) for n in range(count)]
    Index(base, [word("سلم")], at=[10], dead=[4]).write(tmp_path)
    files = IndexFiles(tmp_path)
    entry = files.lookup("سلم")
    assert entry is not None
    postings, read = files.postings(entry), files.places(entry)
    assert entry.df == count
    assert postings.docids.tolist() == [docid for docid in range(count + 1) if docid != 4]
    old = [n for n in range(count) if n != 4]
    expected = [(n % 16, n % 7, n % 3) for n in old]
    expected.insert(9, (1, 0, 0))
    found = zip(postings.levels.tolist(), read.positions.tolist(), read.ranks.tolist(), strict=True)
    assert list(found) == expected
    assert np.array_equal(read.offsets, np.arange(count + 1))


def test_an_index_without_articles_is_empty(tmp_path: Path) -> None:
    Index([]).write(tmp_path)
    files = IndexFiles(tmp_path)
    assert files.lookup("سلم") is None
    assert list(files.following("")) == []
    assert files.shard_entries("سلم") == []
    assert files.completions("سل") is None
    assert files.intervals(None, None) == []


def test_a_folder_without_an_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadableError, match="no search index here"):
        IndexFiles(tmp_path)


@pytest.mark.parametrize("content", ["[]", '{"format": 1}', "{"])
def test_another_format_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(IndexUnreadableError, match="build the index again"):
        IndexFiles(tmp_path)


def test_a_damaged_or_missing_file_is_named_with_the_mend(tmp_path: Path) -> None:
    Index([word("سلم")]).write(tmp_path)
    segment = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["segments"][0]["name"]
    path = tmp_path / segment / "dictionary" / "0.bin"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexUnreadableError, match=r"dictionary.0\.bin.*build the index again"):
        IndexFiles(tmp_path).lookup("سلم")
    path.unlink()
    with pytest.raises(IndexUnreadableError, match=r"dictionary.0\.bin.*build the index again"):
        IndexFiles(tmp_path).lookup("سلم")
