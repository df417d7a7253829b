"""How queries are read, on the vectors that the browser's tests read as well."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indexing.query_soup import SCRAPS
from warraq.indexing.querying.query import Filter, Query, Unit, parse_query
from warraq.language.tokenizer import forms

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "queries.json").read_text("utf-8"))
SOUP = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=4)), max_size=14).map("".join)
SILENT = {"او", "or", *"عنوان title وسم شخص مكان قسم من from الي to org".split()}
"""Forms that an operator or the name of a field may have used up."""


def as_json(query: Query) -> Any:
    """The query as the vectors hold it, its default values left out."""
    whole, default = asdict(query), asdict(Query())
    return json.loads(json.dumps({key: whole[key] for key in whole if whole[key] != default[key]}))


def forms_of(query: Query) -> set[str]:
    """Every form of a query's units and filters."""
    units = [unit for clause in query.clauses for unit in clause]
    return {
        form
        for part in (*units, *query.excluded, *query.filters)
        for form in " ".join(part.forms if isinstance(part, Unit) else (part.value,)).split(" ")
    }


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(list(vector.values())[:-1]))
def test_reads_as_the_browser_does(vector: dict[str, Any]) -> None:
    assert as_json(parse_query(vector["text"], **vector.get("options", {}))) == vector["query"]


@given(SOUP, st.booleans(), st.booleans())
def test_every_text_is_a_query_without_equal_parts(text: str, plain: bool, exact: bool) -> None:
    query = parse_query(text, plain=plain, exact=exact)
    for parts in (query.clauses, query.excluded, query.filters, *query.clauses):
        assert len(set(parts)) == len(parts)
    assert len(query.beside) == max(0, len(query.clauses) - 1)
    assert all(unit.forms for clause in query.clauses for unit in clause)


@given(SOUP)
def test_every_word_is_somewhere_in_the_query(text: str) -> None:
    query = parse_query(text)
    written = {word for form in forms(text) for word in form.split(" ")}
    assert {word for word in written if word.isalpha()} - SILENT <= forms_of(query) <= written


@given(SOUP)
def test_plain_reading_has_all_words_and_nothing_else(text: str) -> None:
    query = parse_query(text, plain=True)
    words = tuple((Unit((form,)),) for form in dict.fromkeys(forms(text)))
    assert query == Query(clauses=words, beside=query.beside)


@given(SOUP)
def test_the_exact_switch_changes_nothing_else(text: str) -> None:
    loose, strict = parse_query(text), parse_query(text, exact=True)
    assert forms_of(loose) == forms_of(strict)
    assert (loose.filters, loose.after, loose.before) == (
        strict.filters,
        strict.after,
        strict.before,
    )
    assert all(unit.exact for clause in strict.clauses for unit in clause)
    assert all(unit.exact for unit in strict.excluded if isinstance(unit, Unit))


@given(st.lists(st.sampled_from("وزير خارجية مصر لبنان قمة 2021".split()), max_size=8))
def test_words_beside_each_other(words: list[str]) -> None:
    query = parse_query(" ".join(words))
    firsts = {word: words.index(word) for word in words}
    places = sorted(firsts.values())
    assert query.beside == tuple(after == before + 1 for before, after in pairwise(places))


@given(st.dates(), st.sampled_from("-/"))
def test_a_day_is_its_own_first_and_last(day: Any, sign: str) -> None:
    written = f"{day.day}{sign}{day.month}{sign}{day.year:04}"
    assert parse_query(f"من:{written} إلى:{day}") == Query(after=str(day), before=str(day))


@given(st.text(max_size=3), st.text(max_size=3))
def test_signs_around_an_exclusion_do_not_reach_it(before: str, after: str) -> None:
    query = parse_query(f"{before} -قسم:سياسة {after}")
    if '"' not in before and not set(before) & set("“”„‟«‹"):
        assert Filter("c", "سياسه") in query.excluded


def test_long_texts_are_read_in_good_time() -> None:
    # Each sign opens something that is never closed; a quadratic reading would take minutes.
    for scrap in ("«", '" ', "-", "عنوان:", "أو ", "-«", "من:2020-"):
        parse_query(scrap * 20_000)
