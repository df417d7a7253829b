"""A golden index: its bytes are the format, and tests/js reads the same files.

`make golden` writes it anew; the compressed streams may differ with the zlib of a machine, so
payloads are compared, not files.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import GOLDEN
from warraq.indexing.codec import unseal
from warraq.indexing.document import Document
from warraq.indexing.search import Engine
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writer import write_index

INDEX = GOLDEN / "index"
QUERIES = GOLDEN / "index-queries.json"
SMALL = IndexSettings(dictionary_shard_bytes=300, postings_shard_bytes=50, bundle_documents=2)
"""Small shards, so that a few articles fill several."""

DOCUMENTS = [
    Document(
        "articles/قمة.html",
        "وزير الخارجية يصل إلى القاهرة",
        "وصل وزير الخارجية إلى القاهرة اليوم، والتقى الوزير نظيره المصري. وقال إن اللقاء مثمر.",
        "2021-09-29",
        "سياسة",
        "ورّاق",
        "وصل وزير الخارجية إلى القاهرة اليوم…",
        ("القاهرة",),
    ),
    Document("a2", "بطارية إس-400", "تسلّمت أنقرة بطاريات إس-400 الروسية.", "2019-07-12T09:30"),
    Document("a3", "فوز المنتخب", "فاز المُنتخَبُ بالمباراة ٣-١ في كأس العالم.", "2018"),
    Document("a4", "لقاح كوفيد-19", "وصلت الدفعة الأولى من لقاح كوفيد-19.", "2021-03"),
    Document("a5", "نص بلا تاريخ", "اجتمعت اللجنة مع الوزراء في بيروت وناقشت الفكرة.", made=True),
    *(
        Document(
            f"b{number}",
            f"خبر {number}",
            "الوزير " * (number % 5 + 1) + "في المدينة",
            f"20{number:02}",
        )
        for number in range(10, 22)
    ),
]
TEXTS = (
    "وزير|الوزير|والوزير|وزي|القاهرة|إس-400|إس 400|كوفيد|لجنة|الوزير -القاهرة|"
    "وزير الخارجية القاهرة مثمر|بالمنتخب|المباريات|في|في الوزير|كلمة غريبة تماما|"
    "كأس العالم ٣|خبر 12|-الوزير|الوزير الوزير||«»؟"
).split("|")


TEXTS += ["الوزير\u0085-القاهرة", "الوزير -\ufeffالقاهرة", "الوزير\x1c-القاهرة"]
TEXTS.append(" ".join(f"كلمة{number}" for number in range(300)) + " الوزير")
"""More words than a byte counts."""


def payloads(folder: Path) -> dict[str, object]:
    """Content of every file of an index, by path, sealed files opened and the manifest parsed."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".bin":
            found[path.relative_to(folder).as_posix()] = unseal(path.read_bytes())
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = json.loads(path.read_text("utf-8"))
    return found


def answers(folder: Path) -> list[dict[str, object]]:
    """Results of every query text, as tests/js compares them."""
    engine = Engine(folder)
    rows = []
    for text in TEXTS:
        results = engine.search(text)
        hits = [{"docid": hit.docid, "score": hit.score} for hit in results.hits]
        words = [
            {"form": group.form, "how": group.how, "terms": [entry.term for entry in group.terms]}
            for group in results.groups
        ]
        rows.append(
            {
                "text": text,
                "hits": hits,
                "total": results.total,
                "mode": results.mode,
                "words": words,
            }
        )
    return rows


def test_the_index_has_the_golden_bytes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    write_index(DOCUMENTS, tmp_path, SMALL)
    found = answers(tmp_path)
    if request.config.getoption("--golden"):
        shutil.rmtree(INDEX, ignore_errors=True)
        shutil.copytree(tmp_path, INDEX)
        QUERIES.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert payloads(tmp_path) == payloads(INDEX)
    assert found == json.loads(QUERIES.read_text("utf-8"))


def test_the_golden_index_has_several_files_of_each_kind() -> None:
    for kind in ("dictionary", "postings", "store/0"):
        assert len(list(INDEX.glob(f"base-*/{kind}/*.bin"))) > 2
