"""What the articles of the base that are dead still count for in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from warraq.indexing.updating.number_sets import unpacked
from warraq.indexing.updating.state import State
from warraq.indexing.writing.catalogue import is_field_key
from warraq.indexing.writing.lists import keys_of, title_key
from warraq.indexing.writing.state_schema import BaseArticle, FrozenForm


class Tombstones(NamedTuple):
    """Dead articles of the base that have each term or field key; the terms among these; the
    articles of the base that hold each form that dead ones hold, without these; and the forms that
    only dead ones hold, by their terms.
    """

    keys: dict[str, int]
    terms: set[str]
    living: dict[str, int]
    lost: dict[str, list[FrozenForm]]


def tombstones(state: State) -> Tombstones:
    """The tombstones of all changed and removed articles."""
    articles = state.dead_articles()
    forms = _forms_of(state, articles)
    keys = Counter(state.removed_keys())
    for its in articles:
        keys.update(_keys(state, its, forms))
    held = Counter(number // 2 for each in articles for number in unpacked(each.forms).tolist())
    living = {forms[number].form: forms[number].held - count for number, count in held.items()}
    lost: dict[str, list[FrozenForm]] = {}
    for number in sorted(held):
        each = forms[number]
        if not living[each.form]:
            lost.setdefault(each.term, []).append(each)
    terms = {key for key in keys if not is_field_key(key)}
    return Tombstones(dict(keys), terms, living, lost)


def article_keys(state: State, article: BaseArticle) -> set[str]:
    """Terms and field keys of an article of the base."""
    return _keys(state, article, _forms_of(state, [article]))


def _keys(state: State, article: BaseArticle, forms: dict[int, FrozenForm]) -> set[str]:
    return {*_term_keys(article, forms), *_value_keys(state, article)}


def _term_keys(article: BaseArticle, forms: dict[int, FrozenForm]) -> Iterator[str]:
    for number in unpacked(article.forms).tolist():
        term = forms[number // 2].term
        yield term
        if number % 2:
            yield title_key(term)


def _value_keys(state: State, article: BaseArticle) -> Iterator[str]:
    values = state.numbered_values(unpacked(article.values).tolist())
    for kind, name, _ in values.values():
        yield from keys_of((kind, name))


def _forms_of(state: State, articles: Iterable[BaseArticle]) -> dict[int, FrozenForm]:
    """The forms of some articles by number."""
    packed = [unpacked(article.forms) for article in articles]
    numbers = np.unique(np.concatenate([np.zeros(0, np.int64), *packed]) // 2)
    return state.numbered_forms(numbers.tolist())
