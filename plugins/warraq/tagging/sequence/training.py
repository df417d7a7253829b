"""Trains the model: of annotated sentences, and of what the rules are sure of in an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Final

from warraq.language.tokenizer import tokenize
from warraq.reading.article import Article
from warraq.tagging.knowledge import Knowledge, load_knowledge
from warraq.tagging.sequence.judging import NameModel
from warraq.tagging.sequence.lessons import Profiles, archive_lessons, sentence_lessons
from warraq.tagging.sequence.lexicon import lexicon
from warraq.tagging.sequence.model import Model
from warraq.tagging.sequence.perceptron import Perceptron, Weights
from warraq.tagging.sequence.sentences import Sentence, shipped_sentences
from warraq.tagging.sequence.viterbi import Row

_FIRST_ROUNDS: Final = 3
"""Rounds over the sentences alone."""
_ROUNDS: Final = 6
"""Rounds over everything: more bring nothing on sentences held out."""
_LEAST_SEEN: Final = 2
"""Tokens that must show a feature before it is given a weight."""
_CHARACTERS: Final = 4_000
"""Of one article: its beginning holds most of its names."""
_GRAIN: Final = 100
"""Weights are rounded to this."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights, the lexicon of the texts that they were trained with, and the number of those that
    were an archive's.
    """

    weights: Weights
    lexicon: Mapping[str, str]
    texts: int


def train(
    sentences: Sequence[Sentence], knowledge: Knowledge, texts: Sequence[str] = ()
) -> Trained:
    """A model of annotated sentences and of an archive's ``texts``; the same from the same."""
    counts: Counter[str] = Counter()
    for text in (*(sentence.text for sentence in sentences), *texts):
        counts.update(token.form for token in tokenize(text[:_CHARACTERS]))
    words = lexicon(counts)
    profiles = Profiles(knowledge, words)
    lessons = [
        lesson for each in sentences for lesson in sentence_lessons(each, knowledge, profiles)
    ]
    of_sentences = len(lessons)
    for text in texts:
        lessons += archive_lessons(text[:_CHARACTERS], knowledge, profiles)
    perceptron = Perceptron(lessons, _LEAST_SEEN)
    perceptron.train(_FIRST_ROUNDS, of_sentences)
    perceptron.train(_ROUNDS)
    return Trained(_rounded(perceptron.weights()), words, len(texts))


def _rounded(weights: Weights) -> Weights:
    rows = {feature: _rounded_row(row) for feature, row in weights.rows.items()}
    kept = {feature: row for feature, row in sorted(rows.items()) if any(row)}
    return Weights(kept, tuple(map(_rounded_row, weights.moves)))


def _rounded_row(row: Row) -> Row:
    return tuple((weight + _GRAIN // 2) // _GRAIN * _GRAIN for weight in row)


def sample(articles: Iterable[Article], most: int) -> list[str]:
    """Texts of at most ``most`` articles, drawn by a hash of their paths: neither their order nor
    a further article changes the draw, but for the one that a further article may take the place
    of.
    """
    drawn = sorted((_hash(article.path), article.path, article.prose) for article in articles)
    return [text for _, _, text in drawn[:most]]


def _hash(path: str) -> bytes:
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def reader(trained: Trained, knowledge: Knowledge) -> NameModel:
    """What reads names with a trained model."""
    model = Model(trained.weights, Profiles(knowledge, trained.lexicon))
    return NameModel(model, taught=trained.texts > 0)


@cache
def sentences_alone() -> Trained:
    """The model of the shipped sentences, trained once in a process."""
    return train(shipped_sentences(), load_knowledge())
