"""The definition of a right answer: every article scored for every query, nothing clever.

Shares with the engine the formulas of scoring.py and the conflation, and nothing else: no index, no
posting lists, no dictionary.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from warraq.indexing.analysis import index_forms
from warraq.indexing.document import Document, newest_first
from warraq.indexing.query import parse_query
from warraq.indexing.scoring import (
    LevelTable,
    histogram_bin,
    idf_index,
    idf_table,
    length_norm,
    new_histogram,
    saturation,
)
from warraq.indexing.settings import IndexSettings
from warraq.language.affixes import candidates
from warraq.language.conflation import conflate
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import load_lexicon
from warraq.language.tokenizer import parts


@dataclass
class NaiveWord:
    """Terms that satisfy one word of a query."""

    form: str
    terms: list[str]
    function: bool = False


class NaiveEngine:
    """Scores whole archives by looking at every article."""

    def __init__(self, documents: list[Document], settings: IndexSettings) -> None:
        self.documents = newest_first(documents)
        self.settings = settings
        self.idf = idf_table()
        self.fields = [
            (list(index_forms(each.title)), list(index_forms(each.text))) for each in self.documents
        ]
        counts = Counter(form for title, body in self.fields for form in set(title + body))
        self.terms = conflate(dict(counts), load_lexicon())
        for term in sorted(set(self.terms.values())):
            self.terms.setdefault(term, term)
        self.saturated = [self._saturated(title, body) for title, body in self.fields]
        histogram = new_histogram()
        for weights in self.saturated:
            for weight in weights.values():
                histogram[histogram_bin(weight, settings.k1 + 1)] += 1
        self.levels = LevelTable(histogram, settings.k1)

    def _saturated(self, title: list[str], body: list[str]) -> dict[str, float]:
        settings = self.settings
        titles = Counter(self.terms[form] for form in title)
        bodies = Counter(self.terms[form] for form in body)
        title_norm = length_norm(len(title), self._average(0), settings.b)
        body_norm = length_norm(len(body), self._average(1), settings.b)
        return {
            term: saturation(titles[term], bodies[term], title_norm, body_norm, settings)
            for term in titles | bodies
        }

    def _average(self, field: int) -> float:
        lengths = [len(fields[field]) for fields in self.fields if fields[field]]
        return sum(lengths) / len(lengths) if lengths else 0.0

    def df(self, term: str) -> int:
        return sum(1 for weights in self.saturated if term in weights)

    def search(
        self, text: str, limit: int, any_word: bool = False
    ) -> tuple[list[tuple[int, int]], int]:
        query = parse_query(text)
        words = self._words(query.required)
        excluded = {term for word in self._words(query.excluded) for term in word.terms}
        if not words:
            return [], 0
        quorums = [1] if any_word else [len(words), len(words) // 2 + 1, 1]
        for needed in quorums:
            found = []
            for docid in range(len(self.documents)):
                scores = [self._score(word, docid) for word in words]
                satisfied = [score for score in scores if score is not None]
                if len(satisfied) >= needed and not excluded & self.saturated[docid].keys():
                    found.append((docid, sum(satisfied)))
            if found:
                break
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:limit], len(found)

    def _score(self, word: NaiveWord, docid: int) -> int | None:
        weights = self.saturated[docid]
        scores = [
            self.idf[idf_index(len(self.documents), self.df(term))]
            * self.levels.values[self.levels.level(weights[term])]
            for term in word.terms
            if term in weights
        ]
        return max(scores, default=None)

    def _words(self, forms: tuple[str, ...]) -> list[NaiveWord]:
        whole = [each for form in forms for each in self._split(form)]
        words = [self._word(form) for form in whole]
        content = [word for word in words if not word.function] or words
        unique: dict[tuple[str, ...], NaiveWord] = {}
        for word in content:
            unique.setdefault(tuple(word.terms) or ("unknown", word.form), word)
        return list(unique.values())

    def _split(self, form: str) -> list[str]:
        return [form] if form in self.terms else parts(form) or [form]

    def _word(self, form: str) -> NaiveWord:
        if form in self.terms:
            return NaiveWord(form, [self.terms[form]], form in FUNCTION_WORDS)
        completed = {
            self.terms[longer]
            for longer in self.terms
            if len(form) > 1 and longer.startswith(form) and longer not in FUNCTION_WORDS
        }
        if completed:
            ranked = sorted(completed, key=lambda term: (-self.df(term), term))
            return NaiveWord(form, ranked[: self.settings.completion_terms])
        known = [self.terms[each] for each in candidates(form) if each in self.terms]
        return NaiveWord(form, known[:1])
