"""The engine over the files gives the answers of the naive scorer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.indexing.archives import case
from tests.indexing.naive import Answer, NaiveEngine, NaiveHit
from tests.indexing.small_lists import SMALL, small_lists
from warraq.indexing.document import Document, Tag
from warraq.indexing.engine.collector import ORDERS
from warraq.indexing.engine.search import Engine, Results
from warraq.indexing.reading.files import IndexUnreadableError
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.writer import write_index

OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"any_word": True},
    {"exact": True},
    {"operators": False},
    {"any_word": True, "operators": False, "exact": True},
    {"order": "newest"},
    {"order": "oldest"},
)


RARE_PAIRS = IndexSettings(pair_least=3)


@contextmanager
def indexed(documents: list[Document], chosen: IndexSettings) -> Iterator[Engine]:
    """An engine over an index of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        write_index(documents, Path(folder), chosen)
        yield Engine(Path(folder))


def answer(results: Results) -> Answer:
    """What the naive scorer tells, too."""
    hits = [NaiveHit(hit.docid, hit.score, hit.near) for hit in results.hits]
    return Answer(hits, results.total, results.near, results.mode)


def naive_engine(documents: list[Document], engine: Engine, chosen: IndexSettings) -> NaiveEngine:
    """The naive engine, told where the dictionary's shards begin."""
    return NaiveEngine(documents, chosen, engine.files.manifest["segments"][0]["dictionary"])


@pytest.mark.parametrize("seed", range(50))
def test_the_engine_equals_the_naive_scorer(seed: int) -> None:
    documents, queries = case(seed)
    with indexed(documents, RARE_PAIRS) as engine:
        naive = naive_engine(documents, engine, RARE_PAIRS)
        for text, options in product(queries, OPTIONS):
            found = answer(engine.search(text, 5, **options))
            assert found == naive.search(text, 5, **options), (text, options)


@pytest.mark.parametrize("seed", range(100, 116))
def test_small_files_and_lists_in_tiers_change_no_answer(seed: int) -> None:
    documents, queries = case(seed, 60, 20)
    with small_lists(), indexed(documents, SMALL) as engine:
        naive = naive_engine(documents, engine, SMALL)
        for text in queries:
            assert answer(engine.search(text, 70)) == naive.search(text, 70), text


ARTICLES = [
    Document(
        "new",
        "الوزير في القاهرة",
        "استقبل الوزير الوفد في القاهرة",
        "2022-01-01",
        section="سياسة",
        tags=(Tag("place", "القاهرة"), Tag("person", "علي حسن")),
    ),
    Document(
        "old",
        "الوزير في القاهرة",
        "استقبل الوزير الوفد في القاهرة",
        "2020-01-01",
        source="وكالة الأنباء",
        tags=(Tag("person", "حسن سعيد"),),
    ),
    Document("undated", "وزيرة الثقافة", "افتتحت وزيرة الثقافة المعرض"),
    Document("committee", "اللجنة تجتمع", "اجتمعت اللجنة وناقشت الفكرة", "2021-03"),
    Document("garden", "حديقة مثل الجنة", "زار الناس جنة من الزهر ولعبوا الكرة في كرة", "2021"),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("index")
    write_index(ARTICLES, folder)
    return Engine(folder)


def ids(engine: Engine, query: str, **options: Any) -> list[str]:
    return [str(hit.stored["id"]) for hit in engine.search(query, **options).hits]


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
    assert engine.search("-القاهرة").total == 0


def test_function_words_do_not_narrow_a_query(engine: Engine) -> None:
    assert ids(engine, "اللجنة في") == ["committee"]
    assert "garden" in ids(engine, "في")


def test_an_or_takes_either(engine: Engine) -> None:
    assert set(ids(engine, "الثقافة أو اللجنة")) == {"undated", "committee"}
    assert ids(engine, "الوزير القاهرة أو اللجنة") == ["new", "old"]


def test_a_phrase_has_its_words_side_by_side(engine: Engine) -> None:
    assert ids(engine, '"استقبل الوفد"') == []
    assert ids(engine, '"استقبل وزير الوفد"') == ["new", "old"]
    assert ids(engine, "«الوفد من القاهرة»") == ["new", "old"]
    assert ids(engine, '"القاهرة استقبل"') == []


def test_a_word_in_quotes_and_the_exact_switch_stand_for_one_writing(engine: Engine) -> None:
    assert ids(engine, '"وزيرة"') == ["undated"]
    assert ids(engine, "وزيرة", exact=True) == ["undated"]
    assert ids(engine, "وزير", exact=True) == []


def test_title_words(engine: Engine) -> None:
    assert ids(engine, "عنوان:القاهرة") == ["new", "old"]
    assert ids(engine, "عنوان:الفكرة") == []
    assert ids(engine, 'عنوان:"وزير في القاهرة"') == ["new", "old"]
    assert ids(engine, 'title:"وزيرة"') == ["undated"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("شخص:حسن", ["new", "old"]),
        ('شخص:"علي حسن"', ["new"]),
        ('شخص:"حسن علي"', ["new"]),
        ('شخص:"سعيد علي"', []),
        ("وسم:القاهرة", ["new"]),
        ("مكان:حسن", []),
        ("قسم:سياسة القاهرة", ["new"]),
        ('القاهرة -مصدر:"وكالة الأنباء"', ["new"]),
    ],
)
def test_filters(engine: Engine, query: str, found: list[str]) -> None:
    assert ids(engine, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("من:2021", ["new", "committee", "garden"]),
        ("إلى:2020", ["old"]),
        ("من:2021-03-01 إلى:2021-03-31", ["committee"]),
        ("من:2021-03-02 إلى:2021-03-31", []),
        ("الوزير من:2020 إلى:2020", ["old"]),
    ],
)
def test_dates_take_what_lies_within_them(engine: Engine, query: str, found: list[str]) -> None:
    assert ids(engine, query) == found


def test_orders(engine: Engine) -> None:
    assert ORDERS == ("relevance", "newest", "oldest")
    assert ids(engine, "وزير", order="newest") == ["new", "old", "undated"]
    assert ids(engine, "وزير", order="oldest") == ["old", "new", "undated"]


def test_a_slip_is_corrected(engine: Engine) -> None:
    results = engine.search("القاهدة الوفد")
    (corrected, _) = results.groups
    assert (corrected.how, corrected.terms[0].form) == ("corrected", "القاهره")
    assert results.total == 2
    assert engine.search("القاهدة", operators=False).groups[0].how == "unknown"


def test_only_the_last_word_is_completed(engine: Engine) -> None:
    assert sorted(ids(engine, "الثق")) == ["undated"]
    assert engine.search("الثق وزيرة").groups[0].how == "unknown"


def test_near_terms_follow_the_full_matches_of_one_word() -> None:
    with indexed(_near_articles(2), IndexSettings()) as engine:
        results = engine.search("اجتماع")
        assert [hit.near for hit in results.hits] == [False] * 2 + [True] * 3
        assert (results.mode, results.total, results.near) == ("all", 2, 3)
        assert [entry.term for entry in results.added] == ["اجتمع"]
        assert engine.search("اجتماع", order="newest").near == 0
        assert engine.search('"اجتماع"').near == 0
        assert engine.search("اجتماع", any_word=True).near == 0
        assert len(engine.search("اجتماع", 3).hits) == 3
    with indexed(_near_articles(10), IndexSettings()) as engine:
        assert engine.search("اجتماع").near == 0


def test_near_terms_count_for_up_to_three_words_that_no_article_holds() -> None:
    with indexed(_near_articles(2), IndexSettings()) as engine:
        found = [
            engine.search(text)
            for text in (
                "اجتماع المجلس",
                "اجتماع الوفد",
                "اجتماع الوفد الثاني",
                "اجتماع الوفد هو الآخر مساء",
            )
        ]
        assert [(each.mode, each.total, each.near) for each in found] == [
            ("all", 2, 0),
            ("all", 0, 3),
            ("all", 0, 1),
            ("most", 1, 0),
        ]


def _near_articles(full: int) -> list[Document]:
    return [
        *(Document(f"full{number}", "", "اجتماع المجلس", "2022") for number in range(full)),
        *(Document(f"near{number}", "", "اجتمع الوفد", "2021") for number in range(2)),
        Document("near2", "", "اجتمع الوفد الثاني الآخر مساء", "2020"),
    ]


def test_words_that_often_stand_side_by_side_count_more_where_they_do() -> None:
    together = [Document(f"t{number}", "", "وزير الخارجية", "2020") for number in range(3)]
    apart = [Document(f"a{number}", "", "الخارجية وزير", "2021") for number in range(3)]
    others = [Document(f"o{number}", "", "حديقة") for number in range(9)]
    with indexed([*together, *apart, *others], RARE_PAIRS) as engine:
        hits = engine.search("وزير الخارجية").hits
        assert [str(hit.stored["id"])[0] for hit in hits] == ["t"] * 3 + ["a"] * 3
        assert ids(engine, "الخارجية وزير")[0] == "a0"
        assert ids(engine, "وزير -حديقة الخارجية")[0] == "a0"


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
