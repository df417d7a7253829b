"""The terminal and the browser give the same first ten articles in the same order, from the same
files.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import ServeFolder, Site
from tests.building import ROOT
from warraq.indexing.engine.search import Engine, Results

QUERIES = 420
ASK = """
async ([modules, root, queries]) => {
  const { Engine } = await import(`${modules}/engine.js`);
  const { IndexFiles } = await import(`${modules}/files.js`);
  const engine = new Engine(await IndexFiles.open(root));
  const answers = [];
  for (const [query, { any_word, operators, ...options }] of queries) {
    const asked = { ...options, any: any_word, plain: operators === false };
    const { hits, total, near, mode, counted, proven } = await engine.search(query, asked);
    answers.push({
      hits: hits.map((hit) => [hit.docid, hit.score, hit.near]), total, near, mode, counted, proven,
    });
  }
  return answers;
}
"""
OPTIONS: list[dict[str, Any]] = [
    {},
    {},
    {},
    {"exact": True},
    {"order": "newest"},
    {"order": "oldest"},
    {"any_word": True, "operators": False},
    {"limit": 25},
]


def archive_queries(engine: Engine) -> list[tuple[str, dict[str, Any]]]:
    """Words, pairs, headlines, clitics, unfinished and misspelt words and every operator, drawn
    from an archive's titles, sections and dates.
    """
    chance = random.Random(2021)
    rows = [engine.files.stored(docid) for docid in range(engine.files.document_count)]
    titles = [str(row["title"]) for row in rows]
    words = sorted({word for title in titles for word in title.split() if len(word) > 2})
    queries: list[tuple[str, dict[str, Any]]] = [(title, {}) for title in titles]
    while len(queries) < QUERIES:
        title = chance.choice([title for title in titles if len(title.split()) > 3]).split()
        start = chance.randrange(len(title) - 2)
        word, other = chance.choice(words), chance.choice(words)
        section, date = chance.choice(rows)["section"], str(chance.choice(rows)["date"] or "2020")
        asked = [
            word,
            word[: max(2, len(word) - 2)],
            word[0] + word[2:],
            chance.choice("وفبكل") + word,
            f"{word} {other}",
            f"{word} أو {other} {title[start]}",
            " ".join(title[start : start + 2]),
            " ".join(title[start : start + 3]),
            " ".join([*title[start : start + 3], other]),
            f'"{title[start]} {title[start + 1]}"',
            f'عنوان:"{title[start]} {title[start + 1]}"',
            f"عنوان:{word}",
            f'"{word}"',
            f"{title[start]} -{title[start + 1]}",
            f'{title[start]} -"{title[start]} {title[start + 1]}"',
            f"{word} قسم:{section}",
            f"قسم:{section} من:{date[:7]}",
            f"{word} من:{date[:4]} إلى:{date[:10]}",
            f"-{word}",
        ]
        queries += [(text, chance.choice(OPTIONS)) for text in asked]
    return queries


def expected(results: Results) -> dict[str, Any]:
    """What the browser has to answer where the terminal answers this."""
    return {
        "hits": [[hit.docid, hit.score, hit.near] for hit in results.hits],
        "total": results.total,
        "near": results.near,
        "mode": results.mode,
        "counted": True,
        "proven": True,
    }


def test_both_engines_give_the_same_answers(
    page: Page, site: Site, serve_folder: ServeFolder, tmp_path: Path
) -> None:
    engine = Engine(site.path / "search")
    queries = archive_queries(engine)
    (tmp_path / "search").symlink_to(site.path / "search")
    (tmp_path / "modules").symlink_to(ROOT / "theme/static/js/search")
    (tmp_path / "page.html").write_text("<!doctype html><link rel=icon href=data:,>")
    url = serve_folder(tmp_path)
    page.goto(f"{url}/page.html")
    request = [f"{url}/modules", f"{url}/search/", queries]
    answers: list[dict[str, Any]] = page.evaluate(ASK, request)
    assert len(answers) == len(queries) >= QUERIES
    for (text, options), answer in zip(queries, answers, strict=True):
        assert answer == expected(engine.search(text, **options)), (text, options)
    # A parity of empty answers would prove nothing.
    assert sum(1 for answer in answers if answer["hits"]) > 0.6 * len(answers)
    assert {answer["mode"] for answer in answers} == {"all", "most", "any"}
