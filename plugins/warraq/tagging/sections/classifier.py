"""Tells sections apart by their terms: naive Bayes that learns from few examples and word lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.tagging.sections.scheme import Scheme
from warraq.tagging.sections.terms import Bag

Floats = NDArray[np.float64]

_PRIOR: Final = 20.0
"""Articles that what is known without examples counts for: a term's share of the archive."""
_SEED_BOOST: Final = 20.0
"""So many times as often as in the archive a listed word is expected in its section."""
_MOST: Final = 4.0
_UNSEEN_SHARE: Final = 0.01
_UNSEEN_ARTICLES: Final = 100.0
_SURE: Final = 0.7
_GUESSED_WEIGHT: Final = 0.5


class Example(NamedTuple):
    """An article to learn from: its terms, and its section if it has one."""

    bag: Bag
    label: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest section, its probability by the model, and the terms that speak most for it."""

    label: str
    confidence: float
    reasons: tuple[str, ...]


class Classifier:
    """Sections by their terms.

    A term's weight for a section is the logarithm of its share of the section's articles over its
    share of all, smoothed by a prior in which listed words are more frequent. Only what speaks for
    a section counts: sections with few examples would otherwise win by what they have not been
    seen without (Rennie et al. 2003, «Tackling the Poor Assumptions of Naive Bayes Text
    Classifiers»). After a first pass the articles it is sure of count as half an example each
    (Nigam et al. 2000, «Text Classification from Labeled and Unlabeled Documents using EM», one
    iteration). Sums over a text grow by the root of its length, so that long texts are not surer
    than short ones.
    """

    def __init__(self, scheme: Scheme, examples: Sequence[Example]) -> None:
        self.labels = tuple(scheme.words)
        found = Counter(term for example in examples for term in example.bag)
        seeds = {term for words in scheme.words.values() for term in words}
        kept = sorted(seeds | {term for term, count in found.items() if count > 1})
        self._numbers = {term: number for number, term in enumerate(kept)}
        shares = np.array([found[term] for term in kept], np.float64)
        shares += _UNSEEN_SHARE * _UNSEEN_ARTICLES
        self._shares = shares / (len(examples) + _UNSEEN_ARTICLES)
        self._prior = self._expected(scheme)
        self._weights = self._trained(examples)

    def _expected(self, scheme: Scheme) -> Floats:
        """Share of each term in each section as the lists have it; one of several is shared."""
        boosts = np.ones((len(self._numbers), len(self.labels)))
        listed = Counter(term for words in scheme.words.values() for term in words)
        for column, label in enumerate(self.labels):
            for term in scheme.words[label]:
                boosts[self._numbers[term], column] += (_SEED_BOOST - 1) / listed[term]
        expected: Floats = np.minimum(0.9, self._shares[:, None] * boosts)
        return expected

    def _trained(self, examples: Sequence[Example]) -> Floats:
        """Weight of each term for each section, learned in two passes."""
        counts = np.zeros((len(self._numbers), len(self.labels)))
        totals = np.zeros(len(self.labels))
        columns = {label: column for column, label in enumerate(self.labels)}
        numbered = [(self._numbered(bag), label) for bag, label in examples]
        for (terms, _, _), label in numbered:
            if label is not None:
                counts[terms, columns[label]] += 1
                totals[columns[label]] += 1
        weights = self._weighed(counts, totals)
        for (terms, strengths, length), label in numbered:
            if label is None:
                chances = _chances(terms, strengths, length, weights)
                best = int(chances.argmax())
                if chances[best] >= _SURE:
                    counts[terms, best] += _GUESSED_WEIGHT
                    totals[best] += _GUESSED_WEIGHT
        return self._weighed(counts, totals)

    def _weighed(self, counts: Floats, totals: Floats) -> Floats:
        shares = (counts + _PRIOR * self._prior) / (totals + _PRIOR)
        weights: Floats = np.clip(np.log(shares / self._shares[:, None]), 0.0, _MOST)
        return weights

    def _numbered(self, bag: Bag) -> tuple[NDArray[np.intp], Floats, int]:
        """Numbers and weights of the terms that are known, and how many there are in all."""
        known = [(self._numbers[term], weight) for term, weight in bag.items() if term in self]
        return (
            np.array([number for number, _ in known], np.intp),
            np.array([weight for _, weight in known], np.float64),
            len(bag),
        )

    def __contains__(self, term: str) -> bool:
        return term in self._numbers

    def verdict(self, bag: Bag, reasons: int = 5) -> Verdict:
        """The section that an article's terms speak for, with at most ``reasons`` of them."""
        terms, strengths, length = self._numbered(bag)
        chances = _chances(terms, strengths, length, self._weights)
        best = int(chances.argmax())
        spoken = self._weights[terms, best] * strengths
        ranked = sorted(
            ((-float(value), term) for value, term in zip(spoken, _known(bag, self), strict=True))
        )
        said = tuple(term for value, term in ranked[:reasons] if value < 0)
        return Verdict(self.labels[best], round(float(chances[best]), 3), said)


def _known(bag: Bag, classifier: Classifier) -> list[str]:
    return [term for term in bag if term in classifier]


def _chances(terms: NDArray[np.intp], strengths: Floats, length: int, weights: Floats) -> Floats:
    """Probability of each section for an article of ``length`` terms, known and unknown."""
    sums = (weights[terms] * strengths[:, None]).sum(axis=0) / np.sqrt(max(length, 1))
    powers = np.exp(sums - sums.max())
    chances: Floats = powers / powers.sum()
    return chances
