"""What ``warraq explain`` says of a word."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from warraq.cli import main
from warraq.indexing.document import Document
from warraq.indexing.explain import Evidence, HeldForms, explain
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.writing.analysis import index_forms
from warraq.indexing.writing.writer import write_index

TEXTS = [
    "وصل الوزراء إلى المدينة، وقال وزير التجارة إن الوزير سعيد.",
    "افتتح الوزير المدرسة الجديدة في المدينة القديمة.",
    "مدرسة ومدارس في القرية، والوزراء في المدينة.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explain") / "index"
    write_index([Document(f"a{n}", "خبر", text) for n, text in enumerate(TEXTS)], folder)
    return folder


def test_the_index_tells_how_many_articles_hold_a_form(folder: Path) -> None:
    files = IndexFiles(folder)
    counts = Counter(form for text in TEXTS for form in {*index_forms(text), "خبر"})
    held = HeldForms(files)
    content = {form for form in counts if not getattr(files.lookup(form), "function", True)}
    assert {form: held[form] for form in content} == {form: counts[form] for form in content}
    assert held.get("زرافه", 0) == 0


def test_a_known_word_is_led_to_its_term_step_by_step(folder: Path) -> None:
    lines = list(explain("والوزراء", IndexFiles(folder)))
    assert lines[0] == "والوزراء\tknown: articles hold it"
    assert [line.split("\t")[0] for line in lines[1:3]] == [
        "  والوزراء -> وزراء",
        "  وزراء -> وزير",
    ]
    assert "  term\tوزير" in lines
    assert "  articles\t3" in lines
    assert any(line.startswith("  evidence\t") and "والوزراء 1" in line for line in lines)


@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("بالمدرسه", "not held: taken as a form of مدرسة"),
        ("المدينخ", "not held: corrected to المدينة"),
        ("زرافه", "not held, and nothing near it is"),
    ],
)
def test_a_word_that_no_article_holds(folder: Path, form: str, how: str) -> None:
    assert next(iter(explain(form, IndexFiles(folder)))) == f"{form}\t{how}"


def test_without_an_index_the_lists_alone_decide() -> None:
    assert list(explain("وزراء", None)) == [
        "  وزراء -> وزير\tbase that the list of irregular forms gives",
        "  term\tوزير",
    ]


def test_evidence_keeps_what_was_found() -> None:
    evidence = Evidence({"كتاب": 3})
    assert evidence.get("كتاب", 0) + evidence.get("قلم", 0) == 3
    assert evidence.found == {"كتاب": 3}


def test_the_verb_prints_every_word(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--index", str(folder), "الوزير", "مدارس"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if line.startswith("  term")] == [
        "  term\tوزير",
        "  term\tمدرس",
    ]


def test_the_verb_tells_how_a_word_is_folded(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "--index", str(folder), "المَدْرسـة"]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "المَدْرسـة -> المدرسه\tmarks and variants of letters folded"


def test_without_a_folder_the_site_of_the_project_bears_witness(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "الوزير"]) == 0
    assert "  articles\t" not in capsys.readouterr().out
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "search").symlink_to(folder)
    assert main(["explain", "الوزير"]) == 0
    assert "  articles\t3" in capsys.readouterr().out


def test_what_holds_no_word_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "؟!"]) == 1
    assert "there is no word in '؟!'" in capsys.readouterr().err
