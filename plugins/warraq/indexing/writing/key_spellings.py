"""In which spelling the dictionary has its keys: forms, terms that are no forms, tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from warraq.indexing.writing.lists import tag_key, value_text
from warraq.indexing.writing.runs import Array
from warraq.indexing.writing.vocabulary import Value, Vocabulary
from warraq.language.normaliser import normalise
from warraq.language.spelling import spelling_of, written
from warraq.language.tokenizer import written_tokens

_TA_MARBUTA: Final = "ة"
_OPENED: Final = "ت"  # what a ta marbuta becomes before an ending


def find_spellings(
    vocabulary: Vocabulary,
    terms: Sequence[str],
    ranks: Array,
    tags: Iterable[tuple[Value, int]],
) -> dict[str, int]:
    """Spellings by dictionary key: of the vocabulary's forms those that are not 0, of terms that
    are no forms there and of the keys of ``tags``, each with its articles, all.

    A term that is no form is spelled as it stands in the first of its forms, by rank, that holds
    it; a tag as most articles have its name.
    """
    spelled = zip(vocabulary.forms, vocabulary.spellings.tolist(), strict=True)
    found = {form: spelling for form, spelling in spelled if spelling}
    unheld = dict.fromkeys(set(terms).difference(vocabulary.forms), 0)
    for place in np.argsort(-ranks, kind="stable").tolist():  # the first rank has the last word
        term = terms[place]
        if term in unheld:
            form = vocabulary.forms[place]
            text = _within(term, form, written(form, found.get(form, 0)))
            unheld[term] = spelling_of(text, term) if text else unheld[term]
    return found | unheld | _tag_spellings(tags)


def _within(term: str, form: str, text: str) -> str:
    """A term as it stands in a form that is written as ``text``; empty where it does not."""
    if (place := form.find(term)) >= 0:
        return text[place : place + len(term)]
    stem = term.removesuffix("ه")
    if stem != term and (place := form.find(stem + _OPENED)) >= 0:
        return text[place : place + len(stem)] + _TA_MARBUTA
    return ""


def _tag_spellings(tags: Iterable[tuple[Value, int]]) -> dict[str, int]:
    counts: dict[str, Counter[int]] = {}
    for (_, name), articles in tags:
        words = list(_words(name))
        whole = value_text(name), " ".join(text for _, text in words)
        for form, text in dict.fromkeys([whole, *words]) if words else ():
            spellings = counts.setdefault(tag_key(form), Counter())
            spellings[spelling_of(text, form)] += articles
    return {
        key: max(found.items(), key=lambda each: (each[1], each[0]))[0]
        for key, found in counts.items()
    }


def _words(name: str) -> Iterator[tuple[str, str]]:
    """Form and writing of each token of a name, of equal length."""
    for token in written_tokens(name):
        if form := normalise(token):
            yield form, written(form, spelling_of(token, form))
