"""Words of a query as terms of a small archive's dictionary."""

from __future__ import annotations

import pytest

from warraq.indexing.document import Document, Tag
from warraq.indexing.querying.groups import Group
from warraq.indexing.querying.query import parse_query
from warraq.indexing.querying.resolve import Resolved, resolve
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.writer import write_index

ARTICLES = [
    Document("a", "وزير الخارجية", "وزير الخارجية والوفد في بطارية إس-400"),
    Document("b", "وزير الخارجية", "وزيران في اجتماع", tags=(Tag("person", "علي حسن"),)),
    Document("c", "", "وزير الخارجية ووزارة", tags=(Tag("person", "حسن سعيد"),)),
    Document("d", "", "مدرسة ومدرسون ومدارس، وقال إن المدرسة في القاهرة"),
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> IndexFiles:
    folder = tmp_path_factory.mktemp("index")
    write_index(ARTICLES, folder, IndexSettings(pair_least=3))
    return IndexFiles(folder)


def resolved(files: IndexFiles, text: str, *, plain: bool = False) -> Resolved:
    return resolve(parse_query(text, plain=plain), files, plain)


def groups(files: IndexFiles, text: str, *, plain: bool = False) -> list[tuple[str, str]]:
    return [(group.form, group.how) for group in resolved(files, text, plain=plain).groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزير", [("وزير", "known")]),
        ("وز", [("وز", "completion")]),
        ("وز ", [("وز", "unknown")]),
        ("و", [("و", "unknown")]),
        ("فبوزيرهم", [("فبوزيرهم", "affix")]),
        ("وزيزان الوفد", [("وزيزان", "corrected"), ("الوفد", "affix")]),
        ("قطط", [("قطط", "unknown")]),
        ("في وزير", [("وزير", "known")]),
        ("في", [("في", "known")]),
        ('"في" وزير', [("في", "known"), ("وزير", "known")]),
        ("وزير والوزير وزيران", [("وزير", "known")]),
        ("وزير أو في", [("وزير", "known"), ("في", "known")]),
        ('"وزير" وزير', [("وزير", "known")] * 2),
        ('"والوزير"', [("والوزير", "unknown")]),
        ('"والوزير الخارجية"', [("والوزير", "affix"), ("الخارجيه", "known")]),
        ("إس-400", [("اس-400", "known")]),
        ("إس-300", [("اس", "known"), ("300", "unknown")]),
        ("وزير أو إس-300", [("وزير", "known"), ("اس-300", "unknown")]),
    ],
)
def test_how_words_are_found(files: IndexFiles, text: str, expected: list[tuple[str, str]]) -> None:
    assert groups(files, text) == expected


def test_plain_words_are_neither_completed_nor_corrected(files: IndexFiles) -> None:
    assert groups(files, "وز", plain=True) == [("وز", "unknown")]
    assert groups(files, "وزيزان", plain=True) == [("وزيزان", "unknown")]


def test_excluded_words_are_not_guessed(files: IndexFiles) -> None:
    (unit,) = resolved(files, "مدرسة -وزيزان").excluded
    assert unit.groups == (Group("وزيزان", "unknown"),)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("وزير الخارجية", [("وزير", "خارج")]),
        ("وزير الخارجية وزير الخارجية", [("وزير", "خارج")]),
        ("والوزير الخارجية", []),
        ("وزير في الخارجية", []),
        ('وزير "الخارجية"', []),
        ("وزير عنوان:الخارجية", []),
        ("الخارجية وزير", []),
        ("الخارجية وزير الخارجية", []),
        ("وزير -مدرسة الخارجية", []),
    ],
)
def test_pairs(files: IndexFiles, text: str, pairs: list[tuple[str, str]]) -> None:
    found = resolved(files, text).pairs
    first, second = (files.lookup(form) for form in ("وزير", "الخارجيه"))
    assert first
    assert second
    assert [(one.term, other.term) for one, other in found] == [
        (first.term, second.term) for _ in pairs
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('شخص:"علي حسن"', ("p:علي حسن",)),
        ('شخص:"حسن علي"', ("p:حسن", "p:علي")),
        ("شخص:حسن", ("p:حسن",)),
        ('شخص:"حسن غريب"', ()),
        ("مكان:حسن", ()),
    ],
)
def test_filters(files: IndexFiles, text: str, keys: tuple[str, ...]) -> None:
    assert [tuple(entry.form for entry in found) for found in resolved(files, text).filters] == [
        keys
    ]
    assert [len(found) for found in resolved(files, f"-{text}").unwanted] == [len(keys)]
