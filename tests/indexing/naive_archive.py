"""What every article of an archive holds and what it counts for: nothing is inverted or sorted.

Shares with the index's writer the formulas of scoring.py, conflation, near terms and the tokenizer,
and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from warraq.indexing.document import Document, newest_first
from warraq.indexing.scoring import (
    Frequencies,
    LevelTable,
    histogram_bin,
    idf_index,
    idf_table,
    length_norm,
    new_histogram,
    saturation,
)
from warraq.indexing.settings import IndexSettings
from warraq.language.conflation import conflate
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import load_lexicon
from warraq.language.near import near_terms
from warraq.language.tokenizer import forms, parts

BODY_GAP = 8
KIND_KEYS = {"person": "p", "place": "l", "organisation": "o", "other": "e", "topic": "k"}


class Article:
    """A document taken apart.

    ``places``: positions of each form. ``title_length``, ``body_length``: in tokens. ``keys``: its
    field keys but those of title words.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        title, body = list(forms(document.title)), list(forms(document.text))
        self.title_length, self.body_length = len(title), len(body)
        self.places: dict[str, set[int]] = {}
        for position, token in enumerate(title):
            self._add(token, position)
        for position, token in enumerate(body):
            self._add(token, len(title) + BODY_GAP + position)
        self.keys = set(_field_keys(document))

    def _add(self, token: str, position: int) -> None:
        for form in (token, *parts(token)):
            self.places.setdefault(form, set()).add(position)

    def positions(self, forms_of_word: Iterable[str]) -> set[int]:
        """Positions at which any of the forms stands."""
        return {place for form in forms_of_word for place in self.places.get(form, ())}

    def title_positions(self, forms_of_word: Iterable[str]) -> set[int]:
        """Those of them that are in the title."""
        return {place for place in self.positions(forms_of_word) if place < self.title_length}


def _field_keys(document: Document) -> Iterable[str]:
    texts = [("c", document.section), ("u", document.source)]
    texts += [(letter, tag.name) for tag in document.tags for letter in ("g", KIND_KEYS[tag.kind])]
    for letter, text in texts:
        words = list(forms(text or ""))
        yield from (f"{letter}:{word}" for word in (" ".join(words), *words) if word)


class NaiveArchive:
    """The articles in docid order, and the statistics that their scores are made of.

    ``terms`` gives the term of every form of the dictionary; every term is a form, too.
    """

    def __init__(self, documents: Iterable[Document], settings: IndexSettings) -> None:
        self.settings = settings
        self.articles = [Article(document) for document in newest_first(list(documents))]
        self.form_df = Counter(form for article in self.articles for form in article.places)
        found = conflate(dict(self.form_df), load_lexicon())
        self.terms = {**{term: term for term in found.values()}, **found}
        self.forms: dict[str, set[str]] = {}
        for form, term in self.terms.items():
            self.forms.setdefault(term, set()).add(form)
        self.idf_table = idf_table()
        self._df: dict[str, int] = {}

    def df(self, term: str) -> int:
        """Articles that hold a term."""
        if term not in self._df:
            self._df[term] = sum(1 for each in self.articles if each.positions(self.forms[term]))
        return self._df[term]

    def title_df(self, term: str) -> int:
        """Articles whose title holds a term."""
        return sum(1 for each in self.articles if each.title_positions(self.forms[term]))

    def key_df(self, key: str) -> int:
        """Articles that have a field key."""
        return sum(1 for each in self.articles if key in each.keys)

    def idf(self, frequency: int) -> int:
        """Integer idf of a document frequency."""
        return self.idf_table[idf_index(len(self.articles), frequency)]

    def impact(self, article: Article, term: str) -> int:
        """Impact of a term that an article holds."""
        return self._levels.values[self._levels.level(self._saturated(article, term))]

    def follows(self, article: Article, first: str, second: str) -> bool:
        """Whether one term stands directly before another somewhere in an article."""
        ends = article.positions(self.forms[second])
        return any(place + 1 in ends for place in article.positions(self.forms[first]))

    def pair_bonus(self, first: str, second: str) -> int:
        """Bonus of two adjacent terms; 0 where they are no frequent pair."""
        settings, size = self.settings, len(self.articles)
        if {first, second} & FUNCTION_WORDS:
            return 0
        if min(self.df(first), self.df(second)) <= settings.pair_member_share * size:
            return 0
        count = sum(1 for each in self.articles if self.follows(each, first, second))
        if count < max(settings.pair_least, settings.pair_share * size):
            return 0
        return self.idf(count) * int(settings.pair_weight * 256)

    @cached_property
    def near(self) -> dict[str, list[str]]:
        """Near terms of each term that has any, nearest first."""
        frequencies = {term: self.df(term) for term in self.forms}
        return near_terms(frequencies, self.terms)

    @cached_property
    def _averages(self) -> tuple[float, float]:
        titles = [each.title_length for each in self.articles if each.title_length]
        bodies = [each.body_length for each in self.articles if each.body_length]
        return (
            sum(titles) / len(titles) if titles else 0.0,
            sum(bodies) / len(bodies) if bodies else 0.0,
        )

    @cached_property
    def _levels(self) -> LevelTable:
        histogram = new_histogram()
        for article in self.articles:
            for term in {self.terms[form] for form in article.places}:
                saturated = self._saturated(article, term)
                histogram[histogram_bin(saturated, self.settings.k1 + 1)] += 1
        return LevelTable(histogram, self.settings.k1)

    def _saturated(self, article: Article, term: str) -> float:
        everywhere = article.positions(self.forms[term])
        titles = sum(1 for place in everywhere if place < article.title_length)
        b = self.settings.b
        title_norm = length_norm(article.title_length, self._averages[0], b)
        body_norm = length_norm(article.body_length, self._averages[1], b)
        beginning = article.title_length + BODY_GAP + self.settings.lead_tokens
        lead = sum(1 for place in everywhere if article.title_length <= place < beginning)
        frequencies = Frequencies(titles, len(everywhere) - titles, lead)
        return saturation(frequencies, (title_norm, body_norm), self.settings)
