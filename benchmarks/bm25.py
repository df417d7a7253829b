"""BM25 over lists of terms, to compare analysers with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

K1: Final = 1.2
B: Final = 0.75


class Bm25:
    """BM25 (Robertson and Zaragoza 2009, «The Probabilistic Relevance Framework», equation 3.15)
    with Lucene's idf, ln(1 + (N - df + 1/2) / (df + 1/2)).
    """

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        numbers: dict[str, int] = {}
        terms = np.array(
            [numbers.setdefault(term, len(numbers)) for document in documents for term in document]
        )
        lengths = np.array([len(document) for document in documents])
        owners = np.repeat(np.arange(len(documents)), lengths)
        keys, counts = np.unique(terms * len(documents) + owners, return_counts=True)
        self._numbers = numbers
        self._documents = keys % len(documents)
        self._starts = np.searchsorted(keys // len(documents), np.arange(len(numbers) + 1))
        norms = 1 - B + B * lengths[self._documents] / lengths.mean()
        self._impacts = counts * (K1 + 1) / (counts + K1 * norms)
        self._size = len(documents)

    def best(self, query: Iterable[str], depth: int) -> list[int]:
        """Numbers of the best documents, at most ``depth``; ties go to the lower number."""
        scores = np.zeros(self._size)
        for term in dict.fromkeys(query):
            if (number := self._numbers.get(term)) is not None:
                postings = slice(self._starts[number], self._starts[number + 1])
                found = self._documents[postings]
                idf = np.log(1 + (self._size - len(found) + 0.5) / (len(found) + 0.5))
                scores[found] += idf * self._impacts[postings]
        order = np.lexsort((np.arange(self._size), -scores))[:depth]
        return [int(number) for number in order if scores[number] > 0]
