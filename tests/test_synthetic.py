"""Archives made for benchmarks: the same each time, in every size, with words that are new."""

from __future__ import annotations

import gzip
import json
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.synthetic import Generator
from benchmarks.synthetic_pool import learn, ragged
from benchmarks.synthetic_words import chances
from warraq.language.tokenizer import forms

SENTENCES = (
    "افتتح الوزير معرض الكتاب في العاصمة.",
    "حضر الافتتاح عدد من الكتاب والناشرين!",
    "ووعد الوزير بدعم دور النشر الصغيرة؛ رحب الناشرون بذلك.",
    "يستمر المعرض عشرة أيام",
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    rows = [
        {
            "id": str(number),
            "title": f"معرض الكتاب رقم {number}" if number % 5 else None,
            "date": "2015-07-21" if number % 7 else None,
            "category": "ثقافة",
            "source": "صحيفة",
            "text": "\n".join(SENTENCES[number % 3 :]) + f" نادرة{'بتثج'[number % 4]}{number}",
        }
        for number in range(60)
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    with gzip.open(folder / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    return folder


def test_an_article_is_the_same_in_archives_of_every_size(data: Path) -> None:
    pool = learn(data)
    few = list(Generator(pool).documents(30))
    assert few == list(Generator(learn(data)).documents(130))[:30]
    assert len({document.id for document in few}) == 30


def test_every_article_has_the_length_and_fields_of_a_real_one(data: Path) -> None:
    made = list(Generator(learn(data)).documents(120))
    assert all(document.text and document.source == "صحيفة" for document in made)
    assert sum(1 for document in made if not document.title) == 24
    assert sum(1 for document in made if document.date is None) == 2 * 9
    assert any(document.title.startswith("معرض الكتاب رقم") for document in made)


def test_new_words_keep_appearing(data: Path) -> None:
    generator = Generator(learn(data))
    known = set(learn(data).forms)
    words = set(chain.from_iterable(forms(each.text) for each in generator.documents(2_000)))
    assert len(words - known) > len(known)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 6))))
def test_ragged_ranges(runs: list[tuple[int, int]]) -> None:
    starts, counts = np.array(runs, dtype=np.int64).reshape(-1, 2).T
    expected = [place for start, count in runs for place in range(start, start + count)]
    assert ragged(starts, counts).tolist() == expected


def test_chances_are_even() -> None:
    some = chances(np.arange(100_000), 3)
    assert 0 <= some.min() <= some.max() < 1
    assert np.abs(np.histogram(some, 10, (0, 1))[0] / 10_000 - 1).max() < 0.05
