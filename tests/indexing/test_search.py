"""The engine over the files gives the answers of the naive scorer."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.indexing.archives import archives, queries
from tests.indexing.naive import NaiveEngine
from warraq.indexing.document import Document
from warraq.indexing.files import IndexUnreadableError
from warraq.indexing.search import Engine
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writer import write_index

SMALL = IndexSettings(dictionary_shard_bytes=120, postings_shard_bytes=60, bundle_documents=3)


@settings(max_examples=120, deadline=None)
@given(archives(), queries, queries)
def test_the_engine_equals_the_naive_scorer(
    documents: list[Document], one: str, other: str
) -> None:
    naive = NaiveEngine(documents, IndexSettings())
    with tempfile.TemporaryDirectory() as folder:
        write_index(documents, Path(folder), IndexSettings())
        engine = Engine(Path(folder))
        for text in (one, other):
            for any_word in (False, True):
                expected, total = naive.search(text, 5, any_word)
                found = engine.search(text, 5, any_word)
                assert [(hit.docid, hit.score) for hit in found.hits] == expected
                assert found.total == total


@settings(max_examples=40, deadline=None)
@given(archives())
def test_small_shards_change_no_answer(documents: list[Document]) -> None:
    words = [word for document in documents for word in document.text.split()][:8]
    with tempfile.TemporaryDirectory() as large, tempfile.TemporaryDirectory() as small:
        write_index(documents, Path(large), IndexSettings())
        write_index(documents, Path(small), SMALL)
        engines = Engine(Path(large)), Engine(Path(small))
        for word in words:
            first, second = (engine.search(word, 20) for engine in engines)
            assert [hit.stored for hit in first.hits] == [hit.stored for hit in second.hits]


ARTICLES = [
    Document("new", "الوزير في القاهرة", "استقبل الوزير الوفد في القاهرة", "2022-01-01"),
    Document("old", "الوزير في القاهرة", "استقبل الوزير الوفد في القاهرة", "2020-01-01"),
    Document("undated", "وزيرة الثقافة", "افتتحت وزيرة الثقافة المعرض"),
    Document("committee", "اللجنة تجتمع", "اجتمعت اللجنة وناقشت الفكرة"),
    Document("garden", "حديقة مثل الجنة", "زار الناس جنة من الزهر ولعبوا الكرة في كرة"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("index")
    write_index(ARTICLES, folder)
    return Engine(folder)


def ids(engine: Engine, query: str) -> list[str]:
    return [str(hit.stored["id"]) for hit in engine.search(query).hits]


@pytest.mark.parametrize("word", ["وزير", "الوزير", "والوزير", "للوزير", "بالوزير", "وزيرة"])
def test_one_word_in_all_its_writings_gives_one_result_set(engine: Engine, word: str) -> None:
    assert sorted(ids(engine, word)) == ["new", "old", "undated"]


def test_equal_scores_come_newest_first(engine: Engine) -> None:
    assert ids(engine, "القاهرة") == ["new", "old"]


def test_a_root_letter_is_no_clitic(engine: Engine) -> None:
    assert ids(engine, "لجنة") == ["committee"]
    assert ids(engine, "جنة") == ["garden"]
    assert ids(engine, "فكرة") == ["committee"]


def test_exclusion_and_relaxation(engine: Engine) -> None:
    assert ids(engine, "الوزير -القاهرة") == ["undated"]
    relaxed = engine.search("الوزير اللجنة")
    assert relaxed.mode == "any"
    assert {hit.stored["id"] for hit in relaxed.hits} == {"new", "old", "undated", "committee"}


def test_function_words_do_not_narrow_a_query(engine: Engine) -> None:
    assert ids(engine, "اللجنة في") == ["committee"]
    assert "garden" in ids(engine, "في")


def test_a_folder_without_an_index_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(IndexUnreadableError, match="make html"):
        Engine(tmp_path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(IndexUnreadableError, match="format 99"):
        Engine(tmp_path)


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    write_index(ARTICLES, tmp_path)
    shard = next(tmp_path.glob("base-*/postings/0.bin"))
    shard.write_bytes(shard.read_bytes()[:-3])
    with pytest.raises(IndexUnreadableError, match=r"postings/0\.bin"):
        Engine(tmp_path).search("الوزير")
