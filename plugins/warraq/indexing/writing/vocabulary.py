"""The forms and values of all chunks under one numbering, and every form's term."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.writing.analysis import Numbers
from warraq.indexing.writing.runs import Array, Run
from warraq.indexing.writing.spellings import frequent_spellings
from warraq.indexing.writing.workers import Workers
from warraq.language.conflation import Conflater
from warraq.language.lexicon import load_lexicon

FORMS_AT_ONCE: Final = 20_000
"""Forms whose terms a worker finds at once."""


class Vocabulary(NamedTuple):
    """Forms sorted, the articles that hold each, whether one has it in its title, and the spelling
    in which it is written most often.
    """

    forms: list[str]
    frequencies: Array
    titled: Array
    spellings: Array

    def counts(self) -> dict[str, int]:
        """Form -> number of articles that hold it."""
        return dict(zip(self.forms, self.frequencies.tolist(), strict=True))


def merge_vocabularies(runs: Sequence[Run]) -> Vocabulary:
    """The vocabulary of all chunks; each chunk gets ``form_map``, from its numbers to the sorted
    ones.
    """
    numbers = Numbers()
    frequencies, titled = np.zeros(0, np.int64), np.zeros(0, np.bool_)
    for run in runs:
        local = run.load_json("vocabulary")
        ids = np.fromiter(map(numbers.__getitem__, local), np.int64, len(local))
        frequencies, titled = _grown(frequencies, len(numbers)), _grown(titled, len(numbers))
        frequencies[ids] += run.load("frequencies")
        titled[ids] |= run.load("titled")
        run.save(form_map=ids)
    forms = sorted(numbers)
    order = np.fromiter(map(numbers.__getitem__, forms), np.int64, len(forms))
    sorted_number = np.empty(len(order), np.int64)
    sorted_number[order] = np.arange(len(order))
    for run in runs:
        run.save(form_map=sorted_number[run.load("form_map")].astype(np.uint32))
    spellings = frequent_spellings(runs, len(forms))
    return Vocabulary(forms, frequencies[order], titled[order], spellings)


def _grown(array: Array, size: int) -> Array:
    """The array with room for ``size`` elements, at least doubled where it must grow."""
    if len(array) < size:
        more = max(size, 2 * len(array)) - len(array)
        array = np.concatenate([array, np.zeros(more, array.dtype)])
    return array


Value = tuple[str, str]
"""A section, source or tag: its kind and its name."""


def merge_values(runs: Sequence[Run]) -> list[Value]:
    """The values of all chunks, sorted; each chunk gets ``value_map``, from its numbers to
    these.
    """
    names = [[(kind, name) for kind, name in run.load_json("value_names")] for run in runs]
    merged = sorted({value for local in names for value in local})
    number = {value: position for position, value in enumerate(merged)}
    for run, local in zip(runs, names, strict=True):
        run.save(value_map=np.array([number[value] for value in local], np.int64))
    return merged


def terms_of(
    forms: Sequence[str], counts: Mapping[str, int], workers: Workers, shared: Run
) -> list[str]:
    """Term of each form by the vocabulary ``counts``, found by all workers."""
    if workers.count == 1 or len(forms) <= FORMS_AT_ONCE:
        return list(map(_conflate(counts), forms))
    shared.save_json("counts", counts)
    shares = [
        (shared.folder, forms[start : start + FORMS_AT_ONCE])
        for start in range(0, len(forms), FORMS_AT_ONCE)
    ]
    results = workers.start("terms", _share_of_terms, shares)
    return [term for share in results for term in share]


def _conflate(counts: Mapping[str, int]) -> Callable[[str], str]:
    return Conflater(counts, load_lexicon()).term


def _share_of_terms(task: tuple[Path, Sequence[str]]) -> list[str]:
    folder, forms = task
    return list(map(_conflater(folder), forms))


@lru_cache(maxsize=1)
def _conflater(folder: Path) -> Callable[[str], str]:
    return _conflate(Run(folder).load_json("counts"))
