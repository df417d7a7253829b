"""Readers see words as the archive writes them most often."""

from __future__ import annotations

import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warraq.indexing.document import Document, Tag
from warraq.indexing.engine.search import Engine
from warraq.indexing.engine.summary import summary
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.writing import writer
from warraq.indexing.writing.key_spellings import find_spellings
from warraq.indexing.writing.vocabulary import Vocabulary
from warraq.indexing.writing.writer import write_index
from warraq.language.normaliser import normalise
from warraq.language.spelling import spelling_of, written
from warraq.language.tokenizer import parts, written_tokens

WRITINGS = (
    *("الرئيس", "الرييس", "الرئيسَ", "الرئـــيس", "رئيس", "رييس", "مدرسة", "مدرسه", "المدرسة"),
    *(
        "إلى",
        "الى",
        "إلي",
        "مسؤول",
        "مسوول",
        "COVID-19",
        "covid-19",
        "Covid-١٩",
        "إس-400",
        "اس-400",
    ),
    *("ﻣﺪﺭﺳﺔ", "آخر", "أخر", "اخر", "إخر", "٢٠٢١", "2021", "1,000"),
)
texts = st.lists(st.sampled_from(WRITINGS), max_size=30).map(" ".join)


def naive(documents: list[Document]) -> dict[str, str]:
    """The most frequent writing of each form, of equally frequent ones that of the greatest
    spelling.
    """
    counts: dict[str, Counter[int]] = {}
    for document in documents:
        for token in written_tokens(f"{document.title} {document.text}"):
            form = normalise(token)
            text = written(form, spelling_of(token, form))
            for part, its in [(form, text), *zip(parts(form), parts(text), strict=True)]:
                counts.setdefault(part, Counter())[spelling_of(its, part)] += 1
    return {
        form: written(form, max(its.items(), key=lambda each: each[::-1])[0])
        for form, its in counts.items()
    }


def check(files: IndexFiles, documents: list[Document]) -> None:
    expected = naive(documents)
    for entry in files.following(""):
        assert normalise(entry.written) == entry.form
        if entry.form[1:2] != ":" and not entry.unheld:
            assert entry.written == expected[entry.form]
        for end in range(1, len(entry.form)):
            for each in files.completions(entry.form[:end]) or []:
                assert each.text == expected.get(normalise(each.text), each.text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=9), st.integers(1, 4))
def test_forms_are_written_as_they_are_most_often(rows: list[tuple[str, str]], size: int) -> None:
    documents = [Document(f"d{n}", title, text) for n, (title, text) in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "CHUNK_DOCUMENTS", size)
        patch.setattr(writer, "_CHUNKS_HERE", 99)
        write_index(documents, Path(folder))
        check(IndexFiles(Path(folder)), documents)


def test_a_term_that_is_no_form_is_written_as_in_its_forms(tmp_path: Path) -> None:
    write_index([Document("a", "خبر", "المسؤولين والمسؤولين")], tmp_path)
    entry = IndexFiles(tmp_path).lookup("مسوول")
    assert entry is not None
    assert entry.unheld
    assert entry.written == "مسؤول"


def test_a_term_before_an_ending_gets_its_ta_marbuta_back() -> None:
    forms = ["اسرتكم", "اسرتنا"]
    spelt = [spelling_of("اسرتكم", forms[0]), spelling_of("أسرتنا", forms[1])]
    vocabulary = Vocabulary(forms, np.array([1, 5]), np.array([False, False]), np.array(spelt))
    found = find_spellings(vocabulary, ["اسره", "اسره"], np.array([1, 0]), [])
    assert {form: written(form, spelling) for form, spelling in found.items()} == {
        "اسرتنا": "أسرتنا", "اسره": "أسرة",
    }  # fmt: skip


def test_names_of_tags_are_written_as_most_articles_have_them(tmp_path: Path) -> None:
    names = ("أحمد (أبو هيبة)", "احمد ابو هيبه", "أحمد أبو هيبة")
    documents = [
        Document(f"d{n}", "خبر", "نص", tags=(Tag("person", name),)) for n, name in enumerate(names)
    ]
    write_index(documents, tmp_path)
    files = IndexFiles(tmp_path)
    assert [each.written for each in files.following("g:احمد ")] == ["g:أحمد أبو هيبة"]
    assert [each.written for each in files.following("g:هي")] == ["g:هيبة"]


def test_what_a_search_tells_is_written(tmp_path: Path) -> None:
    documents = [
        Document("a", "الأمانة", "قالت الأمانة العامة للمؤسسة إن المؤسسة مستقلة"),
        *(Document(f"b{n}", "المؤسسة", "المؤسسة") for n in range(3)),
    ]
    write_index(documents, tmp_path)
    engine = Engine(tmp_path)
    assert "المؤسسة instead of الموسصه" in summary(engine.search("الموسصه "))
    (completion,) = {each.text for each in engine.files.completions("المو") or []}
    assert completion == "المؤسسة"
    hits = [
        [(hit.docid, hit.score) for hit in engine.search(text).hits]
        for text in ("المؤ", "المؤسسة", "الموسسه")
    ]
    assert all(one == other and one for one, other in pairwise(hits))
