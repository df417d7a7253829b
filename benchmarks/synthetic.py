"""Archives of any size with the statistics of real news, made of real articles.

Each article takes a real one's headline, opening and length; some of its sentences come from others
of the same topic, some of its words from others of the topic, and its rare words anew from a tail
that goes on for ever (synthetic_words). Frequent words and their neighbours stay as they are.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.archive_files import news
from benchmarks.synthetic_pool import RARE, Ints, Pool, learn, ragged
from benchmarks.synthetic_tags import Tagger
from benchmarks.synthetic_words import Tail, chances
from warraq.indexing.document import Document, Tag
from warraq.indexing.settings import IndexSettings
from warraq.language.slugs import slugify
from warraq.reading.excerpts import shortened

BATCH: Final = 1_000
SWAPPED: Final = 0.25
"""Share of the sentences after the first that come from another article of the topic."""
REPLACED: Final = 0.3
"""Share of the middling forms of an article that become others of the topic."""
FIRST_DAY: Final = date(2005, 1, 1)
DAYS: Final = 7_300
LEAD: Final = IndexSettings().lead_characters
WORK: Final = "WARRAQ_BENCH_WORK"
"""Environment variable: a folder where archives and indexes are kept between runs."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some articles as runs of tokens: article i has those from ``bounds[2 i]`` to its title's end
    ``bounds[2 i + 1]``, then its body's to ``bounds[2 i + 2]``.
    """

    numbers: Ints
    sources: Ints
    sentences: Ints
    sentence_owners: Ints
    tokens: Ints
    owners: Ints
    bounds: Ints


class Generator:
    """Makes articles out of a pool; article n is the same in archives of every size."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._tail = Tail(pool)
        self._tagger = Tagger(pool)
        self._middling = pool.middling

    @cached_property
    def _rare(self) -> NDArray[np.bool_]:
        return self._pool.frequencies <= RARE

    def documents(self, count: int) -> Iterator[Document]:
        """The first ``count`` articles, in no order of date."""
        for begin in range(0, count, BATCH):
            yield from self._documents(np.arange(begin, min(begin + BATCH, count)))

    def _documents(self, numbers: Ints) -> Iterator[Document]:
        batch = self._batch(numbers)
        words, rare = self._words(batch)
        pieces = np.empty(2 * len(words), dtype=object)
        pieces[0::2], pieces[1::2] = words, self._pool.gaps[self._pool.token_gaps[batch.tokens]]
        flat: list[str] = pieces.tolist()
        bounds = (2 * batch.bounds).tolist()
        tags = self._tagger.tags(batch.numbers, batch.sentences, batch.sentence_owners, rare)
        for place, (number, source) in enumerate(
            zip(numbers.tolist(), batch.sources.tolist(), strict=True)
        ):
            title, end, after = bounds[2 * place : 2 * place + 3]
            yield self._document(
                number, source, "".join(flat[title:end]), "".join(flat[end:after]), tags[place]
            )

    def _document(
        self, number: int, source: int, title: str, text: str, tags: tuple[Tag, ...]
    ) -> Document:
        section, publisher, dated = self._pool.rows[source]
        lead = shortened(" ".join(text[: 2 * LEAD].split()), LEAD)
        return Document(
            _address(title, number), title.strip(), text.strip(),
            _day(number).isoformat() if dated else None, section, publisher, lead, tags,
        )  # fmt: skip

    def _batch(self, numbers: Ints) -> Batch:
        pool = self._pool
        sources = _sources(numbers, len(pool.rows))
        counts = pool.articles[sources + 1] - pool.articles[sources]
        owners = np.repeat(numbers, counts)
        sentences = ragged(pool.articles[sources], counts)
        place = ragged(np.zeros(len(counts), dtype=np.int64), counts)
        swapped = (place > 1) & (chances(owners * 1_000 + place, 11) < SWAPPED)
        topics = np.repeat(pool.topics[sources], counts)
        chosen = chances((owners * 1_000 + place)[swapped], 12)
        sentences[swapped] = pool.topic_sentences.draw(topics[swapped], chosen)
        lengths = pool.sentences[sentences + 1] - pool.sentences[sentences]
        ends = np.cumsum(lengths)
        titles = np.cumsum(counts) - counts
        bounds = np.stack([ends[titles] - lengths[titles], ends[titles]], axis=1).ravel()
        return Batch(
            numbers,
            sources,
            sentences,
            owners,
            ragged(pool.sentences[sentences], lengths),
            np.repeat(owners, lengths),
            np.append(bounds, ends[-1]),
        )

    def _words(self, batch: Batch) -> tuple[NDArray[np.object_], dict[int, str]]:
        """The words of the tokens, and of each article that has one a rare word.

        A form becomes the same word wherever it stands in an article.
        """
        pool = self._pool
        chosen = pool.token_words[batch.tokens]
        forms = pool.word_forms[chosen]
        keys = batch.owners * len(pool.forms) + forms
        middling = np.flatnonzero(self._middling[forms])
        middling = middling[chances(keys[middling], 21) < REPLACED]
        topics = pool.topics[_sources(batch.owners[middling], len(pool.rows))]
        chosen[middling] = pool.topic_words.draw(topics, chances(keys[middling], 22))
        words = pool.words[chosen]
        rare = np.flatnonzero(self._rare[forms])
        words[rare] = self._tail.words(self._tail.ranks(chances(keys[rare], 23)))
        return words, dict(zip(batch.owners[rare].tolist(), words[rare].tolist(), strict=True))


def _address(title: str, number: int) -> str:
    """As a site has it; the number keeps two articles of one title apart."""
    return f"articles/{slugify(title)}-{number}.html"


def _sources(numbers: Ints, count: int) -> Ints:
    """The real article that each article is made of: each in its turn, in another order each time.

    A multiplication by a number without a common divisor is a permutation.
    """
    turn, place = np.divmod(numbers, count)
    factor = next(n for n in range(int(count * 0.618), 2 * count) if np.gcd(n, count) == 1)
    sources: Ints = (place * factor + turn * 7_919) % count
    return sources


def _day(number: int) -> date:
    """Days spread over twenty years, more towards the end."""
    chance = float(chances(np.array([number]), 31)[0])
    return FIRST_DAY + timedelta(days=int(DAYS * chance**0.7))


def work_folder() -> Path:
    """Where archives and indexes of benchmarks lie: kept where :data:`WORK` names a folder."""
    folder = Path(os.environ.get(WORK) or Path(tempfile.gettempdir()) / "warraq-benchmarks")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def real(data: Path, count: int) -> Iterator[Document]:
    """The first ``count`` real articles, tagged as made ones are."""
    pool = learn(data, count)
    tagger = Tagger(pool)
    for number, article in enumerate(islice(news(data), count)):
        title, text = " ".join((article["title"] or "").split()), article["text"]
        sentences = np.arange(pool.articles[number], pool.articles[number + 1])
        (tags,) = tagger.tags(np.array([number]), sentences, np.full(len(sentences), number), {})
        yield Document(
            _address(title, number), title, text, article["date"], article["category"],
            article["source"], shortened(" ".join(text[: 2 * LEAD].split()), LEAD), tags,
        )  # fmt: skip


def archive(data: Path, name: str) -> Path:
    """The archive ``real-<count>`` or ``synthetic-<count>`` as JSON Lines, made if need be.

    A file, because the writer's cost is not to hold the generator's.
    """
    path = work_folder() / f"{name}.jsonl"
    if not path.exists():
        kind, _, size = name.partition("-")
        made = real(data, int(size)) if kind == "real" else _generate(data, int(size))
        partial = path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as lines:
            for document in made:
                lines.write(json.dumps(_row(document), ensure_ascii=False) + "\n")
        partial.replace(path)
    return path


def _generate(data: Path, count: int) -> Iterator[Document]:
    return Generator(learn(data)).documents(count)


def _row(document: Document) -> list[object]:
    tags = [[tag.kind, tag.name] for tag in document.tags]
    return [
        document.id, document.title, document.text, document.date, document.section,
        document.source, document.lead, tags,
    ]  # fmt: skip


def read_archive(path: Path) -> Iterator[Document]:
    """The documents of a file that :func:`archive` wrote, one at a time."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, title, text, day, section, source, lead, tags = json.loads(line)
            found = tuple(Tag(*tag) for tag in tags)
            yield Document(name, title, text, day, section, source, lead, found)
