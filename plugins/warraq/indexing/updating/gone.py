"""What a removal takes from a base: articles of each list, and words that nobody else has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.reading.segment import BaseSegment
from warraq.indexing.updating.number_sets import unpacked
from warraq.indexing.updating.state import State
from warraq.indexing.updating.tombstones import article_keys
from warraq.indexing.writing.state_schema import BaseArticle, FrozenForm

Value = tuple[str, str]


class Gone(NamedTuple):
    """Removed docids of each term and field key, and the entries of these; of what the base has no
    article left: forms with their terms, keys (terms too), and sections, sources and tags.
    """

    docids: dict[str, list[int]]
    entries: dict[str, TermEntry]
    forms: dict[str, str]
    keys: set[str]
    values: list[Value]


def find_gone(state: State, base: BaseSegment, articles: Sequence[BaseArticle]) -> Gone:
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
    entries = _entries(base, docids, forms.values())
    removed = state.removed_keys()
    gone = {key for key in docids if removed[key] == entries[key].df}
    state.forget_keys(gone)
    held = state.numbered_forms(forms)
    left = {each.form: each.term for each in held.values() if not each.held}
    values = [unpacked(article.values).tolist() for article in articles]
    found = state.numbered_values({number for its in values for number in its})
    return Gone(
        docids, entries, left, gone, [(kind, name) for kind, name, n in found.values() if not n]
    )


def _entries(
    base: BaseSegment, keys: Iterable[str], forms: Iterable[FrozenForm]
) -> dict[str, TermEntry]:
    """Entries of terms, found by one of their forms, and of field keys."""
    form_of = {form.term: form.form for form in forms}
    found = {key: base.lookup(form_of.get(key, key)) for key in sorted(keys)}
    return {key: entry for key, entry in found.items() if entry}
