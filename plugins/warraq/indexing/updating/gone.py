"""What a removal takes from a base: articles of each list, and words that nobody else has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warraq.indexing.updating.number_sets import unpacked
from warraq.indexing.updating.state import State
from warraq.indexing.updating.tombstones import article_keys
from warraq.indexing.writing.state_schema import BaseArticle, BaseList, FrozenForm

Value = tuple[str, str]


class Gone(NamedTuple):
    """Removed docids of each term and field key, and the lists of these; of what the base has no
    article left: forms with their terms, keys (terms too), and sections, sources and tags.
    """

    docids: dict[str, list[int]]
    lists: dict[str, BaseList]
    forms: dict[str, str]
    keys: set[str]
    values: list[Value]


def find_gone(state: State, articles: Sequence[BaseArticle]) -> Gone:
    """Forgets articles in the state, and tells what goes with them."""
    docids: dict[str, list[int]] = {}
    forms: dict[int, FrozenForm] = {}
    for article in sorted(articles):
        numbers = [number // 2 for number in unpacked(article.forms).tolist()]
        forms |= state.numbered_forms(numbers)
        keys = article_keys(state, article)
        for key in keys:
            docids.setdefault(key, []).append(article.docid)
        state.forget_forms(numbers)
        state.forget_values(unpacked(article.values).tolist())
        state.count_removed(keys)
        state.forget_article(article.docid)
    lists = state.lists(docids)
    removed = state.removed_keys()
    gone = {key for key in docids if removed[key] == lists[key].df}
    state.forget_keys(gone)
    held = state.numbered_forms(forms)
    left = {each.form: each.term for each in held.values() if not each.held}
    values = [unpacked(article.values).tolist() for article in articles]
    found = state.numbered_values({number for its in values for number in its})
    return Gone(
        docids, lists, left, gone, [(kind, name) for kind, name, n in found.values() if not n]
    )
