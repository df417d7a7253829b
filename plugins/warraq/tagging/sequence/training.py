"""Trains the model: of annotated sentences, and of what the rules are sure of in an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from warraq.language.tokenizer import tokenize
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.sequence.judging import NameModel
from warraq.tagging.sequence.lessons import Profiles, archive_lessons, sentence_lessons
from warraq.tagging.sequence.lexicon import lexicon
from warraq.tagging.sequence.model import Model
from warraq.tagging.sequence.perceptron import Perceptron, Weights
from warraq.tagging.sequence.sentences import Sentence, shipped_sentences

ROUNDS: Final = 6
"""Rounds of the perceptron: more bring nothing on sentences held out."""
FIRST=3
TEXTS=300
LEAST_SEEN: Final = 2
"""Tokens that must show a feature before it is given a weight."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights, and the lexicon of the texts that they were trained with."""

    weights: Weights
    lexicon: dict[str, str]


def train(
    sentences: Sequence[Sentence], knowledge: Knowledge, texts: Sequence[str] = ()
) -> Trained:
    """A model of annotated sentences; ``texts`` are those of an archive."""
    counts: Counter[str] = Counter()
    for text in (*(sentence.text for sentence in sentences), *texts):
        counts.update(token.form for token in tokenize(text))
    words = lexicon(counts)
    profiles = Profiles(knowledge, words)
    lessons = [
        lesson for each in sentences for lesson in sentence_lessons(each, knowledge, profiles)
    ]
    of_sentences = len(lessons)
    for text in texts[:TEXTS]:
        lessons += archive_lessons(text[:4000], knowledge, profiles)
    perceptron = Perceptron(lessons, LEAST_SEEN)
    perceptron.train(FIRST, of_sentences)
    perceptron.train(ROUNDS)
    return Trained(perceptron.weights(), words)


def reader(trained: Trained, knowledge: Knowledge) -> NameModel:
    """What reads names with a trained model."""
    return NameModel(Model(trained.weights, Profiles(knowledge, trained.lexicon)))


@cache
def sentences_alone() -> Trained:
    """The model of the shipped sentences, trained once in a process."""
    from warraq.tagging.knowledge import load_knowledge

    return train(shipped_sentences(), load_knowledge())
