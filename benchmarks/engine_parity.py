"""Do the terminal, the browser and the definition of the answer agree on queries of real news?

The Whoosh searcher and the engine in Chromium answer all queries over one index; on an archive of a
few hundred articles the scorer that looks at every article does, too. WARRAQ_BENCH_ARCHIVES names
the archives, WARRAQ_BENCH_QUERIES the number of queries.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.built_index import built, write_rows
from benchmarks.measured_site import measured_page
from benchmarks.synthetic import archive, read_archive
from tests.indexing.naive import NaiveEngine
from tests.indexing.query_soup import soups
from warraq.indexing.document import Document
from warraq.indexing.engine.search import Engine
from warraq.indexing.settings import IndexSettings

ARCHIVES: Final = "real-400 real-10000"
QUERIES: Final = 2_400
NAIVE: Final = 1_000
"""Archives of at most so many articles are asked article by article, too."""
CHUNK: Final = 100
SHOWN: Final = 20
ASK: Final = "async (queries) => (await import('/pages/measure.js')).answers(queries)"


class Asked(NamedTuple):
    """A query and how it is to be read and ordered."""

    text: str
    any: bool = False
    exact: bool = False
    order: str = "relevance"

    def options(self) -> dict[str, Any]:
        """As the browser's engine takes them."""
        return {"any": self.any, "plain": self.any, "exact": self.exact, "order": self.order}


Answer = dict[str, Any]


def main(data: Path, out: Path) -> None:
    """Writes ``engine_parity.json``: agreements and disagreements; prints some of these."""
    rows = []
    for name in (os.environ.get("WARRAQ_BENCH_ARCHIVES") or ARCHIVES).split():
        search = built(data, name)
        documents = _sample(archive(data, name))
        queries = queries_of(documents, int(os.environ.get("WARRAQ_BENCH_QUERIES") or QUERIES))
        answers = {"terminal": _terminal(search, queries), "browser": _browser(search, queries)}
        if len(documents) <= NAIVE:
            answers["definition"] = _definition(search, documents, queries)
        rows.append(_compare(name, queries, answers))
        write_rows(out / "engine_parity.json", rows)


def _sample(path: Path) -> list[Document]:
    return list(read_archive(path))


def _compare(
    name: str, queries: Sequence[Asked], answers: dict[str, list[Answer]]
) -> dict[str, Any]:
    terminal = answers["terminal"]
    differing = [
        {"query": query._asdict(), **{who: given[number] for who, given in answers.items()}}
        for number, query in enumerate(queries)
        if any(given[number] != terminal[number] for given in answers.values())
    ]
    found = sum(1 for answer in terminal if answer.get("hits"))
    print(f"   {name}: {len(queries)} queries, {found} with results, {len(differing)} differ")
    for each in differing[:SHOWN]:
        print("    ", each)
    return {
        "archive": name, "engines": list(answers), "queries": len(queries), "with results": found,
        "differ": len(differing), "differences": differing,
    }  # fmt: skip


def _terminal(search: Path, queries: Sequence[Asked]) -> list[Answer]:
    engine = Engine(search)
    return [_plain(engine.search, query) for query in queries]


def _definition(
    search: Path, documents: Sequence[Document], queries: Sequence[Asked]
) -> list[Answer]:
    shards = Engine(search).files.manifest["segments"][0]["dictionary"]
    engine = NaiveEngine(documents, IndexSettings(), shards)
    return [_plain(engine.search, query) for query in queries]


def _plain(search: Callable[..., Any], query: Asked) -> Answer:
    """An answer, or the error instead of one."""
    try:
        found = search(
            query.text, 10, any_word=query.any, operators=not query.any, exact=query.exact,
            order=query.order,
        )  # fmt: skip
    except Exception as error:  # a query that fails is a disagreement to print
        return {"error": repr(error)}
    hits = [[hit.docid, hit.score, hit.near] for hit in found.hits]
    return {"hits": hits, "total": found.total, "near": found.near, "mode": found.mode}


def _browser(search: Path, queries: Sequence[Asked]) -> list[Answer]:
    answers: list[Answer] = []
    with measured_page(search) as open_page, open_page() as page:
        for begin in range(0, len(queries), CHUNK):
            some = [[each.text, each.options()] for each in queries[begin : begin + CHUNK]]
            answers += page.evaluate(ASK, some)
    return answers


def queries_of(documents: Sequence[Document], count: int) -> list[Asked]:
    """At least ``count`` queries of every kind, from the articles' own titles, texts and fields."""
    chance = random.Random(2021)
    usable = [each for each in documents if len(each.title.split()) > 3]
    queries: list[Asked] = [Asked(soup) for soup in soups(count // 20)]
    while len(queries) < count:
        queries += _of_article(chance.choice(usable), chance.choice(usable), chance)
    return queries


def _of_article(one: Document, other: Document, chance: random.Random) -> Iterator[Asked]:
    title, body = one.title.split(), one.text.split()
    start = chance.randrange(len(title) - 2)
    word, further = max(title, key=len), max(other.title.split(), key=len)
    pair = " ".join(title[start : start + 2])
    phrase = _phrase(body, chance)
    yield from map(Asked, [one.title, word, pair, " ".join(title[start : start + 3]), phrase])
    yield from map(Asked, _altered(word, chance))
    yield from map(Asked, _operators(title, further, phrase, chance))
    yield from map(Asked, _fields(one, word, chance))
    for order in ("newest", "oldest"):
        yield Asked(chance.choice([pair, further, one.title]), order=order)
    yield Asked(one.title, any=True)
    yield Asked(f"{word} {further}", any=True, order=chance.choice(["relevance", "newest"]))
    yield Asked(chance.choice([word, pair, f"{word} أو {further}"]), exact=True)


def _phrase(body: Sequence[str], chance: random.Random) -> str:
    start, length = chance.randrange(max(1, len(body) - 4)), chance.randint(2, 4)
    return f'"{" ".join(body[start : start + length])}"'.replace('""', '"')


def _altered(word: str, chance: random.Random) -> Iterator[str]:
    """Clitics, unfinished words and misspellings."""
    place = chance.randrange(max(1, len(word) - 1))
    yield chance.choice("وفبكل") + word
    yield word[: max(1, chance.randint(1, len(word)))]
    yield word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
    yield word.replace(chance.choice("دسطحق"), chance.choice("ذصضهك"))


def _operators(
    title: Sequence[str], further: str, phrase: str, chance: random.Random
) -> Iterator[str]:
    first, second, third = chance.sample(title, 3)
    yield f"{first} أو {further}"
    yield f"{first} {second} OR {further} {third}"
    yield f"{first} -{further}"
    yield f"{second} -{third}"
    yield f"{first} -{phrase}"
    yield f"{phrase} {further}"
    yield f'"{first}" {second}'
    yield f"عنوان:{first}"
    yield f'title:"{title[0]} {title[1]}" {third}'


def _fields(document: Document, word: str, chance: random.Random) -> Iterator[str]:
    year = (document.date or "2015")[:4]
    yield f"{word} من:{year}"
    yield f"من:{document.date or year} إلى:{document.date or year}"
    yield f"{word} to:{year}-{chance.randint(1, 12):02}"
    if document.section:
        yield f"{word} قسم:{document.section}"
        yield f"{word} -section:{document.section}"
    if document.source:
        yield f'source:"{document.source}" {word}'
    names = {"person": "شخص", "place": "مكان", "organisation": "جهة", "topic": "موضوع"}
    for tag in document.tags[:2]:
        yield f'{names.get(tag.kind, "وسم")}:"{tag.name}"'
        yield f"وسم:{tag.name.split()[0]} {word}"
