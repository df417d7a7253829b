"""Analysed documents -> posting lists of terms."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from warraq.indexing.analysis import AnalysedDocument
from warraq.indexing.postings import pack
from warraq.indexing.scoring import (
    LevelTable,
    histogram_bin,
    length_norm,
    new_histogram,
    saturation,
)
from warraq.indexing.settings import IndexSettings

Conflation = Callable[[Mapping[str, int]], Mapping[str, str]]

_TF_BITS = 16
_TF_MAX = (1 << _TF_BITS) - 1


@dataclass(slots=True)
class Collection:
    """The forms of all documents in docid order, held compactly: 8 bytes a form of a document."""

    form_ids: dict[str, int] = field(default_factory=dict)
    document_forms: list[array[int]] = field(default_factory=list)
    document_tfs: list[array[int]] = field(default_factory=list)
    title_lengths: array[int] = field(default_factory=lambda: array("I"))
    body_lengths: array[int] = field(default_factory=lambda: array("I"))

    def add(self, analysed: AnalysedDocument) -> None:
        """Appends the next document."""
        ids = self.form_ids
        self.document_forms.append(
            array("I", [ids.setdefault(each.form, len(ids)) for each in analysed.forms])
        )
        self.document_tfs.append(
            array("I", [_pack_tf(each.title, each.body) for each in analysed.forms])
        )
        self.title_lengths.append(analysed.title_length)
        self.body_lengths.append(analysed.body_length)

    def vocabulary(self) -> dict[str, int]:
        """Document frequency of every form."""
        counts = array("I", bytes(4 * len(self.form_ids)))
        for ids in self.document_forms:
            for form_id in ids:
                counts[form_id] += 1
        return {form: counts[form_id] for form, form_id in self.form_ids.items()}


class TermFrequency(NamedTuple):
    """A term's saturation part in one document."""

    term_id: int
    saturated: float


class InvertedIndex(NamedTuple):
    """Terms in order of their spelling, their packed posting lists in docid order, and how both
    came to be.

    ``form_terms`` gives the position in ``terms`` of every form, and of every term as a form.
    """

    terms: list[str]
    lists: list[array[int]]
    form_terms: dict[str, int]
    levels: LevelTable
    average_title: float
    average_body: float


def invert(collection: Collection, conflate: Conflation, settings: IndexSettings) -> InvertedIndex:
    """The inverted index of a collection, forms conflated by ``conflate`` (vocabulary -> form ->
    term).
    """
    term_of_form = conflate(collection.vocabulary())
    terms = sorted(set(term_of_form.values()))
    position = {term: number for number, term in enumerate(terms)}
    form_terms = {form: position[term_of_form[form]] for form in collection.form_ids}
    term_ids = array("I", form_terms.values())  # in order of form ids
    for term, number in position.items():
        # A query may be written in a way that no article has: its stem is then what is found.
        form_terms.setdefault(term, number)
    averages = _average(collection.title_lengths), _average(collection.body_lengths)
    histogram = new_histogram()
    for _, frequencies in _documents(collection, term_ids, averages, settings):
        for frequency in frequencies:
            histogram[histogram_bin(frequency.saturated, settings.k1 + 1)] += 1
    levels = LevelTable(histogram, settings.k1)
    lists: list[array[int]] = [array("Q") for _ in terms]
    for docid, frequencies in _documents(collection, term_ids, averages, settings):
        for frequency in frequencies:
            lists[frequency.term_id].append(pack(docid, levels.level(frequency.saturated)))
    return InvertedIndex(terms, lists, form_terms, levels, *averages)


def _documents(
    collection: Collection,
    term_ids: array[int],
    averages: tuple[float, float],
    settings: IndexSettings,
) -> Iterator[tuple[int, list[TermFrequency]]]:
    """Docids with the saturation parts of their terms, the forms of one term added up."""
    for docid, (forms, tfs) in enumerate(
        zip(collection.document_forms, collection.document_tfs, strict=True)
    ):
        packed: dict[int, int] = {}
        for form_id, tf in zip(forms, tfs, strict=True):
            term_id = term_ids[form_id]
            packed[term_id] = packed.get(term_id, 0) + tf
        title_norm = length_norm(collection.title_lengths[docid], averages[0], settings.b)
        body_norm = length_norm(collection.body_lengths[docid], averages[1], settings.b)
        yield (
            docid,
            [
                TermFrequency(
                    term_id,
                    saturation(tf >> _TF_BITS, tf & _TF_MAX, title_norm, body_norm, settings),
                )
                for term_id, tf in packed.items()
            ],
        )


def _pack_tf(title: int, body: int) -> int:
    """Both frequencies in one integer, each far enough from its limit that sums over forms fit."""
    return min(title, _TF_MAX >> 4) << _TF_BITS | min(body, _TF_MAX >> 4)


def _average(lengths: Iterable[int]) -> float:
    known = [length for length in lengths if length]
    return sum(known) / len(known) if known else 0.0
