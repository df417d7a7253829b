"""The search verbs of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warraq.cli import main

DOCS = [
    {
        "id": "a1",
        "text": "زار وزير الخارجية القاهرة.",
        "title": "الوزير في القاهرة",
        "date": "2021-09-29",
    },
    {"id": "a2", "text": "فاز المنتخب بالمباراة."},
]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    path = tmp_path / "docs.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in DOCS)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def index(docs: Path, tmp_path: Path) -> Path:
    assert main(["index", str(docs), "--out", str(tmp_path / "index")]) == 0
    return tmp_path / "index"


def test_search_prints_results_as_json(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["search", "--index", str(index), "--json", "الوزير", "بالقاهرة"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ["a1"]
    assert rows[0]["title"] == "الوزير في القاهرة"
    assert rows[0]["date"] == "2021-09-29"


def test_search_prints_lines_for_people(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["search", "--index", str(index), "المباراة"])
    printed = capsys.readouterr()
    assert printed.out.rstrip("\n").split("\t")[-1] == "a2"
    assert "1 article " in printed.err


@pytest.mark.parametrize(
    ("arguments", "found", "summary"),
    [
        (["الوزير"], ["a1"], "1 article with all of the words"),
        (["--any", "المباراة", "-القاهرة"], ["a1", "a2"], "2 articles with some of the words"),
        (["--exact", "القاهره"], ["a1"], "1 article with all of the words"),
        (["--exact", "قاهرة"], [], "0 articles with some of the words; not in the archive: قاهره"),
        (["القاهدة"], ["a1"], "1 article with all of the words; searched for "),
        (["من:2021"], ["a1"], "1 article\n"),
        (["--any", "--order", "oldest", "المباراة وزير"], ["a1", "a2"], "2 articles"),
    ],
)
def test_options_and_summary(
    arguments: list[str],
    found: list[str],
    summary: str,
    index: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert main(["search", "--index", str(index), *arguments]) == 0
    printed = capsys.readouterr()
    assert sorted(line.split("\t")[-1] for line in printed.out.splitlines()) == found
    assert printed.err.startswith(summary)


def test_batch_writes_a_trec_run(index: Path, tmp_path: Path) -> None:
    queries, run = tmp_path / "queries.tsv", tmp_path / "run.txt"
    queries.write_text('q1\tالوزير - "القاهرة": خبر؟\nq2\tالمباراة\n', encoding="utf-8")
    arguments = ["search", "--index", str(index), "--any", "--batch", str(queries)]
    assert main([*arguments, "--run", str(run)]) == 0
    lines = [line.split(" ") for line in run.read_text("utf-8").splitlines()]
    assert [(line[0], line[1], line[2], line[3], line[5]) for line in lines] == [
        ("q1", "Q0", "a1", "1", "warraq"),
        ("q2", "Q0", "a2", "1", "warraq"),
    ]
    assert all(int(line[4]) > 0 for line in lines)


def test_analyze_shows_forms_and_terms(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyze", "والوزيرُ إس-400"]) == 0
    rows = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert rows["والوزير"] == "وزير"
    assert set(rows) == {"والوزير", "اس-400", "اس", "400"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ('{"id": "a b", "text": ""}', "white space"),
        ('{"text": "x"}', "id None"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": "x", "date": "قريبا"}', "2021-09-29"),
        ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "line 1 too"),
    ],
)
def test_a_bad_line_is_named(
    line: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text(line, encoding="utf-8")
    assert main(["index", str(path), "--out", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert f"{path}:" in error
    assert message in error
    assert not (tmp_path / "out").exists()


def test_usage_faults_are_told(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--index", str(index)]) == 1
    assert main(["search", "--index", str(index), "--batch", "x.tsv"]) == 1
    assert main(["search", "--index", str(index / "nowhere"), "كلمة"]) == 1
    assert "--index" in capsys.readouterr().err


def test_an_excluded_word_needs_no_quotes(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["search", "--index", str(index), "الوزير", "-القاهرة"])
    assert capsys.readouterr().out == ""
    with pytest.raises(SystemExit):
        main(["search", "--index", str(index), "--nonsense", "الوزير"])


@pytest.mark.parametrize("line", ["q 1\tكلمة", "كلمة", "q\tكلمة\nq\tأخرى"])
def test_a_bad_batch_leaves_the_former_run(index: Path, tmp_path: Path, line: str) -> None:
    queries, run = tmp_path / "queries.tsv", tmp_path / "run.txt"
    queries.write_text(line, encoding="utf-8")
    run.write_text("former", encoding="utf-8")
    arguments = ["search", "--index", str(index), "--batch", str(queries), "--run", str(run)]
    assert main(arguments) == 1
    assert run.read_text("utf-8") == "former"


def test_index_updates_an_index(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, state = str(tmp_path / "index"), str(tmp_path / "state")
    many = [{"id": f"m{number}", "text": "زار الوزير القاهرة"} for number in range(20)]
    docs.write_text("\n".join(map(json.dumps, many)), encoding="utf-8")
    assert main(["index", str(docs), "--out", out, "--state", state]) == 0
    docs.write_text(json.dumps({"id": "new", "text": "غادر السفير بيروت"}), encoding="utf-8")
    places = ["--out", out, "--state", state, "--update"]
    assert main(["index", str(docs), *places, "--remove", "m3"]) == 0
    assert "1 added, 0 changed, 1 removed, 20 documents" in capsys.readouterr().out
    main(["search", "--index", out, "--json", "السفير"])
    assert json.loads(capsys.readouterr().out)["id"] == "new"
    assert main(["index", *places, "--remove", "m3"]) != 0
    assert "there is no article 'm3'" in capsys.readouterr().err
