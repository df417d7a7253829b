"""Queries that budgets are measured with: words of headlines, evenly from bands of frequency."""

from __future__ import annotations

from collections import Counter

from benchmarks.query_sets import BANDS, query_sets
from warraq.indexing.document import Document

SHARES = {"وزير": 0.2, "الصحه": 0.02, "يفتتح": 0.004, "مستوصفا": 0.0005, "بقريه": 0.0001}


def _documents() -> list[Document]:
    titles = ("وزير الصحة يفتتح مستوصفًا في قرية", "يفتتح: مستوصفًا", "وزير من الصحة", "بقرية")
    return [Document(str(number), title, "") for number, title in enumerate(titles)]


def test_sets_by_number_of_content_words() -> None:
    sets = query_sets(_documents(), lambda form: SHARES.get(form, 0.0), 10)
    assert {query.text for query in sets["1"]} == {"وزير", "الصحة", "يفتتح", "مستوصفًا", "بقرية"}
    assert "وزير من الصحة" in {query.text for query in sets["2"]}
    assert {query.text for query in sets["3"]} == {"وزير الصحة يفتتح", "الصحة يفتتح مستوصفًا"}
    assert "headline" not in sets


def test_words_that_no_article_holds_are_not_asked_for() -> None:
    assert query_sets(_documents(), lambda form: 0.1 if form == "وزير" else 0.0, 10).keys() == {"1"}


def test_bands_take_turns() -> None:
    words = [
        f"{first}{second}{third}" for first in "بتثجح" for second in "دذرز" for third in "طظعغ"
    ]
    shares = {word: BANDS[number % 5] or 1e-6 for number, word in enumerate(words)}
    documents = [Document(word, word, "") for word in words]
    queries = query_sets(documents, shares.__getitem__, 40)["1"]
    assert Counter(query.rarest for query in queries) == dict.fromkeys(BANDS, 8)
    assert all(query.rarest == query.commonest for query in queries)
