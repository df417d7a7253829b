"""The terminal and the browser read the same query from any text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import ServeFolder
from tests.building import ROOT
from tests.indexing.query_soup import soups
from warraq.indexing.querying.operators import operator_table
from warraq.indexing.querying.query import parse_query
from warraq.language.affixes import affix_table
from warraq.language.characters import analysis_table

QUERIES = 1000
PARSE = """
async ([modules, analysis, operators, texts, options]) => {
  const { Analyser } = await import(`${modules}/analysis.js`);
  const { parseQuery } = await import(`${modules}/grammar.js`);
  const analyser = new Analyser(analysis);
  return Promise.all(texts.map((text) => parseQuery(text, analyser, operators, options)));
}
"""


def parsed_in(page: Page, url: str, texts: list[str], options: dict[str, bool]) -> list[Any]:
    """What the browser makes of the texts."""
    analysis = {**analysis_table(), "affixes": affix_table()}
    modules = f"{url}/theme/static/js/search"
    parsed: list[Any] = page.evaluate(PARSE, [modules, analysis, operator_table(), texts, options])
    return parsed


def test_both_languages_read_the_same_query(page: Page, serve_folder: ServeFolder) -> None:
    url = serve_folder(ROOT)
    page.goto(f"{url}/tests/js/runner.html?module=/tests/js/lib.test.js")
    texts = soups(QUERIES)
    for options in ({}, {"exact": True}, {"plain": True}):
        parsed = parsed_in(page, url, texts, options)
        for text, query in zip(texts, parsed, strict=True):
            assert query == json.loads(json.dumps(asdict(parse_query(text, **options)))), text


def test_the_soups_hold_every_kind_of_part() -> None:
    queries = [parse_query(text) for text in soups(QUERIES)]
    assert sum(1 for query in queries if query.excluded) > 50
    assert sum(1 for query in queries if query.filters) > 50
    assert sum(1 for query in queries if query.after or query.before) > 10
    units = [unit for query in queries for clause in query.clauses for unit in clause]
    assert sum(1 for unit in units if len(unit.forms) > 1) > 50
    assert sum(1 for unit in units if unit.title) > 50
    assert sum(1 for query in queries if any(len(clause) > 1 for clause in query.clauses)) > 50
