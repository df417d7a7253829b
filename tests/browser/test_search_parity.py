"""The terminal and the browser give the same ten articles in the same order, from the same
files.
"""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Site
from warraq.indexing.search import Engine

QUERIES = 320
ASK = """
async ([engineUrl, filesUrl, root, queries]) => {
  const { Engine } = await import(engineUrl);
  const { IndexFiles } = await import(filesUrl);
  const engine = new Engine(await IndexFiles.open(root));
  const answers = [];
  for (const query of queries) {
    const { hits, total, mode } = await engine.search(query);
    answers.push({ hits: hits.map(({ docid, score }) => [docid, score]), total, mode });
  }
  return answers;
}
"""


def archive_queries(engine: Engine) -> list[str]:
    """Words, pairs, triples, whole headlines, clitics, unfinished words and exclusions of an
    archive.
    """
    chance = random.Random(2021)
    titles = [
        str(engine.files.stored(docid)["title"]) for docid in range(engine.files.document_count)
    ]
    words = sorted({word for title in titles for word in title.split() if len(word) > 2})
    queries = [*titles]
    while len(queries) < QUERIES:
        title = chance.choice([title for title in titles if len(title.split()) > 3]).split()
        start = chance.randrange(len(title) - 2)
        word = chance.choice(words)
        queries += [
            word,
            word[: max(2, len(word) - 2)],
            chance.choice("وفبكل") + word,
            f"{word} {chance.choice(words)}",
            " ".join(title[start : start + 2]),
            " ".join(title[start : start + 3]),
            f"{title[start]} -{title[start + 1]}",
        ]
    return queries


def test_both_engines_give_the_same_answers(page: Page, site: Site) -> None:
    engine = Engine(site.path / "search")
    queries = archive_queries(engine)
    modules = f"{site.url}/theme/js/search"
    page.goto(f"{site.url}/search.html")
    request = [f"{modules}/engine.js", f"{modules}/files.js", f"{site.url}/search/", queries]
    answers: list[dict[str, Any]] = page.evaluate(ASK, request)
    assert len(answers) == len(queries) >= 200
    for query, answer in zip(queries, answers, strict=True):
        results = engine.search(query)
        expected = [[hit.docid, hit.score] for hit in results.hits]
        assert answer == {"hits": expected, "total": results.total, "mode": results.mode}, query
    # A parity of empty answers would prove nothing.
    assert sum(1 for answer in answers if answer["hits"]) > 0.8 * len(answers)
