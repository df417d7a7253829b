"""Real articles taken apart into words, sentences and topics, for an archive made of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.archive_files import news
from warraq.language.tokenizer import tokenize

RARE: Final = 5
"""Forms of at most so many articles are the tail: they are drawn anew in every article."""
FREQUENT: Final = 0.004
"""Forms of at least this share of the articles are never replaced: the members of pairs."""
TOPICS: Final = 256
_DIMENSIONS: Final = 64
_ROUNDS: Final = 8
_ENDS: Final = frozenset(".!؟?\n")

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Pieces:
    """Articles as rows of numbers: each token's word and what stands between it and the next.

    Sentence s has the tokens from ``sentences[s]`` to ``sentences[s + 1]``; article a the sentences
    from ``articles[a]`` to ``articles[a + 1]``, the first of which is its title (perhaps empty).
    """

    words: dict[str, int] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    word_forms: array[int] = field(default_factory=lambda: array("i"))
    token_words: array[int] = field(default_factory=lambda: array("i"))
    token_gaps: array[int] = field(default_factory=lambda: array("i"))
    sentences: array[int] = field(default_factory=lambda: array("q", [0]))
    articles: array[int] = field(default_factory=lambda: array("q", [0]))
    rows: list[tuple[str | None, str | None, bool]] = field(default_factory=list)

    def add(self, article: dict[str, Any]) -> None:
        """Takes the next article apart."""
        self._cut(" ".join((article["title"] or "").split()), whole=True)
        self._cut(article["text"], whole=False)
        self.articles.append(len(self.sentences) - 1)
        self.rows.append((article["category"], article["source"], bool(article["date"])))

    def _cut(self, text: str, *, whole: bool) -> None:
        tokens = list(tokenize(text))
        for token, follower in zip_longest(tokens, tokens[1:]):
            gap = text[token.end : follower.start] if follower else "\n"
            self.token_words.append(self._word(token.text, token.form))
            self.token_gaps.append(self.gaps.setdefault(gap, len(self.gaps)))
            if follower and not whole and not _ENDS.isdisjoint(gap):
                self.sentences.append(len(self.token_words))
        if tokens or whole:
            self.sentences.append(len(self.token_words))

    def _word(self, text: str, form: str) -> int:
        number = self.words.get(text)
        if number is None:
            number = self.words[text] = len(self.words)
            self.word_forms.append(self.forms.setdefault(form, len(self.forms)))
        return number


@dataclass(frozen=True, slots=True)
class Groups:
    """Numbers of things by group: those of group g from ``starts[g]``, ``counts[g]`` of them."""

    members: Ints
    starts: Ints
    counts: Ints

    def draw(self, groups: Ints, chances: NDArray[np.float64]) -> Ints:
        """A member of each of the groups, by chances from 0 to 1; groups must not be empty."""
        return self.members[self.starts[groups] + (chances * self.counts[groups]).astype(np.int64)]


@dataclass(frozen=True, slots=True)
class Pool:
    """What the generator draws from."""

    words: NDArray[np.object_]
    gaps: NDArray[np.object_]
    forms: list[str]
    word_forms: Ints
    form_words: Ints
    frequencies: Ints
    token_words: Ints
    token_gaps: Ints
    sentences: Ints
    articles: Ints
    rows: list[tuple[str | None, str | None, bool]]
    topics: Ints
    topic_sentences: Groups
    topic_words: Groups

    @property
    def middling(self) -> NDArray[np.bool_]:
        """Of each form, whether it is neither rare nor frequent."""
        limit = FREQUENT * len(self.rows)
        return (self.frequencies > RARE) & (self.frequencies < limit)


def learn(data: Path, count: int | None = None) -> Pool:
    """The pool of the articles of ``news.jsonl.gz``, or of its first ``count``."""
    pieces = Pieces()
    for article in _first(news(data), count):
        pieces.add(article)
    return _pool(pieces)


def _first(articles: Iterable[dict[str, Any]], count: int | None) -> Iterator[dict[str, Any]]:
    for number, article in enumerate(articles):
        if number == count:
            return
        yield article


def _pool(pieces: Pieces) -> Pool:
    token_words = _ints(pieces.token_words)
    word_forms = _ints(pieces.word_forms)
    sentences, articles = _ints(pieces.sentences), _ints(pieces.articles)
    token_articles = np.repeat(np.arange(len(articles) - 1), np.diff(sentences[articles]))
    token_forms = word_forms[token_words]
    pairs, first = np.unique(
        token_articles * len(pieces.forms) + token_forms, return_index=True
    )  # each form of each article once
    frequencies = np.bincount(pairs % len(pieces.forms), minlength=len(pieces.forms))
    middling = (frequencies > RARE) & (frequencies < FREQUENT * (len(articles) - 1))
    first = first[middling[token_forms[first]]]
    topics = _topics(token_articles[first], token_forms[first], len(articles) - 1)
    return Pool(
        words=np.array(list(pieces.words), dtype=object),
        gaps=np.array(list(pieces.gaps), dtype=object),
        forms=list(pieces.forms),
        word_forms=word_forms,
        form_words=np.unique(word_forms, return_index=True)[1],
        frequencies=frequencies,
        token_words=token_words,
        token_gaps=_ints(pieces.token_gaps),
        sentences=sentences,
        articles=articles,
        rows=pieces.rows,
        topics=topics,
        topic_sentences=_body_sentences(articles, topics),
        topic_words=_grouped(token_words[first], topics[token_articles[first]]),
    )


def _ints(values: array[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _body_sentences(articles: Ints, topics: Ints) -> Groups:
    counts = np.diff(articles) - 1
    return _grouped(ragged(articles[:-1] + 1, counts), np.repeat(topics, counts))


def _grouped(members: Ints, groups: Ints) -> Groups:
    counts = np.bincount(groups, minlength=TOPICS)
    order = np.argsort(groups, kind="stable")
    return Groups(members[order], np.cumsum(counts) - counts, counts)


def ragged(starts: Ints, counts: Ints) -> Ints:
    """``counts[i]`` numbers from ``starts[i]`` on, for each i in turn."""
    ends = np.cumsum(counts)
    return np.repeat(starts - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)


def _topics(owners: Ints, forms: Ints, articles: int) -> Ints:
    """A topic of each article: k-means over random projections of its middling forms.

    Args:
        owners: the article of each of ``forms``, ascending
        forms: form numbers
        articles: how many articles there are

    Returns:
        a number below :data:`TOPICS` for each article
    """
    chance = np.random.default_rng(1)
    directions = chance.standard_normal((int(forms.max(initial=0)) + 1, _DIMENSIONS)).astype(
        np.float32
    )
    vectors = np.zeros((articles, _DIMENSIONS), dtype=np.float32)
    for dimension in range(_DIMENSIONS):
        weights = directions[:, dimension][forms]
        vectors[:, dimension] = np.bincount(owners, weights, minlength=articles)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    centres = vectors[chance.choice(articles, TOPICS, replace=articles < TOPICS)]
    for _ in range(_ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        for topic in range(TOPICS):
            members = vectors[nearest == topic]
            if len(members):
                mean = members.mean(axis=0)
                centres[topic] = mean / (np.linalg.norm(mean) + 1e-9)
    topics: Ints = np.argmax(vectors @ centres.T, axis=1).astype(np.int64)
    return topics
