"""How forms are written, counted in each chunk and over all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.writing.runs import Array, Run, firsts
from warraq.language.normaliser import normalise
from warraq.language.spelling import spelling_of, written
from warraq.language.tokenizer import parts

_FORM_SHIFT: Final = np.uint64(32)
"""A spelled form: the form's number above this many bits, its spelling below."""
_SPELLING: Final = np.uint64((1 << 32) - 1)


class SpelledTokens(NamedTuple):
    """Different tokens as written, with the number of each one's form, its spelling and its
    occurrences.
    """

    texts: Iterable[str]
    forms: Array
    spellings: Array
    counts: Array


def count_spelled(tokens: SpelledTokens, numbers: Mapping[str, int]) -> dict[str, Array]:
    """Occurrences of forms that are not written like the form: ``spelled``, form number and
    spelling as one number each, sorted, and ``spelled_counts``.

    ``numbers`` are those of the forms: the parts of a joined token count with it.
    """
    _, forms, spellings, counts = tokens
    found = [
        (numbers[part], spelling, counts[place])
        for place, text in enumerate(tokens.texts)
        if not text.isalpha() and spellings[place]
        for part, spelling in _parts(text, int(spellings[place]))
    ]
    joined = np.array(found, np.uint64).reshape(-1, 3).T
    spelled = spellings > 0
    own = np.stack([forms[spelled], spellings[spelled], counts[spelled]]).astype(np.uint64)
    forms, spellings, counts = np.concatenate([own, joined], axis=1)
    keys, sums = _summed(forms << _FORM_SHIFT | spellings, counts.astype(np.int64))
    return {"spelled": keys, "spelled_counts": sums}


def _parts(token: str, spelling: int) -> Iterator[tuple[str, int]]:
    """Form and spelling of each part of a joined token that is not spelled 0."""
    form = normalise(token)
    for part, text in zip(parts(form), parts(written(form, spelling)), strict=True):
        if found := spelling_of(text, part):
            yield part, found


def frequent_spellings(runs: Sequence[Run], forms: int) -> NDArray[np.uint32]:
    """The spelling of each of so many forms that most of its occurrences in all chunks have, of
    equally frequent ones the greatest number: rather a hamza than none.
    """
    totals = np.zeros(forms, np.int64)
    keys, counts = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    waiting: list[tuple[Array, Array]] = []
    for run in runs:
        numbers = run.load("form_map")
        totals[numbers] += run.load("occurrences")
        spelled = run.load("spelled")
        form = numbers[(spelled >> _FORM_SHIFT).astype(np.int64)].astype(np.uint64)
        waiting.append((form << _FORM_SHIFT | spelled & _SPELLING, run.load("spelled_counts")))
        # Merged whenever as many wait as there are: each is then sorted few times.
        if sum(len(part) for part, _ in waiting) > len(keys):
            keys, counts = _joined([(keys, counts), *waiting])
            waiting = []
    return _most_frequent(*_joined([(keys, counts), *waiting]), totals)


def _joined(parts: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    keys, counts = zip(*parts, strict=True)
    return _summed(np.concatenate(keys), np.concatenate(counts))


def _summed(keys: Array, counts: Array) -> tuple[Array, Array]:
    """The different keys, sorted, each with the sum of its counts."""
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = firsts(keys)
    return keys[first], np.add.reduceat(counts[order], first) if len(first) else counts


def _most_frequent(keys: Array, counts: Array, totals: Array) -> NDArray[np.uint32]:
    forms = (keys >> _FORM_SHIFT).astype(np.int64)
    # What is not spelled otherwise is spelled 0.
    plain = totals - np.bincount(forms, counts, len(totals)).astype(np.int64)
    forms = np.concatenate([np.arange(len(totals)), forms])
    spellings = np.concatenate([np.zeros(len(totals), np.uint64), keys & _SPELLING])
    order = np.lexsort((spellings, np.concatenate([plain, counts]), forms))
    last = np.flatnonzero(np.diff(forms[order], append=len(totals)))
    return spellings[order[last]].astype(np.uint32)
