"""Chunks of documents -> arrays of form numbers and positions, what the index is inverted from."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.codecs.store import store_row
from warraq.indexing.codecs.texts import encode_json
from warraq.indexing.document import Document
from warraq.indexing.writing.runs import Array, Run, distinct, edges, spans
from warraq.indexing.writing.spellings import SpelledTokens, count_spelled
from warraq.language.normaliser import normalise
from warraq.language.spelling import spelling_of
from warraq.language.tokenizer import forms, parts, written_tokens

FIELD_GAP: Final = 8
"""Positions between the last one of a title and the first one of the body."""


NOTHING: Final = (1 << 32) - 1
"""Number of a token without a form."""


class ChunkSummary(NamedTuple):
    """What the writer keeps in memory of a chunk: ids and dates of its documents, and for title and
    body how many have one and how many tokens these have.
    """

    run: Run
    ids: list[str]
    dates: list[str]
    filled: tuple[int, int]
    tokens: tuple[int, int]


class Numbers(dict[str, int]):
    """Numbers texts from 0 in order of their first look-up."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class Tokens(dict[str, int]):
    """Numbers tokens as they are written from 0, and finds for each its form's number in a
    vocabulary, ``NOTHING`` where it has no form, and its spelling.
    """

    def __init__(self, vocabulary: Numbers) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self.forms = array("I")
        self.spellings = array("I")

    def __missing__(self, written: str) -> int:
        form = normalise(written)
        self[written] = number = len(self)
        self.forms.append(self._vocabulary[form] if form else NOTHING)
        self.spellings.append(0 if form in (written, "") else spelling_of(written, form))
        return number


def index_forms(text: str) -> Iterator[str]:
    """Forms under which a text is filed: every token's, and the parts of joined ones (إس-400)."""
    for form in forms(text):
        yield form
        if not form.isalpha():
            yield from parts(form)


def analyse_chunk(documents: Sequence[Document], run: Run) -> ChunkSummary:
    """Tokenises documents into ``run``.

    Arrays: ``forms`` and ``positions`` of every occurrence, documents one after another, each in
    order of its positions; ``starts`` of the documents in them; ``titles`` and ``bodies``, lengths
    in tokens; ``frequencies``, articles that hold each form, and ``titled``, whether one has it in
    its title; ``occurrences`` of each form, and :func:`count_spelled`'s; ``values`` (section,
    source, tags) with ``value_starts``; ``rows``, what the store keeps as JSON, with
    ``row_starts``. JSON: ``vocabulary`` and ``value_names``.
    """
    vocabulary = Numbers()
    numbers = Tokens(vocabulary)
    found, titles, bodies = _tokenise(documents, numbers)
    form_ids = np.array(numbers.forms, np.uint32)
    tokens = form_ids[found]
    occurrences = _occurrences(vocabulary, tokens[tokens != NOTHING], titles, bodies)
    run.save(titles=titles, bodies=bodies, **occurrences)
    run.save(**_form_statistics(occurrences, titles, len(vocabulary)))
    counts = np.bincount(found, minlength=len(numbers))
    spellings = np.array(numbers.spellings, np.uint32)
    run.save(**count_spelled(SpelledTokens(numbers, form_ids, spellings, counts), vocabulary))
    run.save_json("vocabulary", list(vocabulary))
    _save_values(documents, run)
    _save_rows(documents, run)
    return ChunkSummary(
        run,
        [document.id for document in documents],
        [document.date or "" for document in documents],
        (int(np.count_nonzero(titles)), int(np.count_nonzero(bodies))),
        (int(titles.sum()), int(bodies.sum())),
    )


def _tokenise(documents: Sequence[Document], numbers: Tokens) -> tuple[Array, Array, Array]:
    """The documents' tokens by their numbers; lengths of titles and bodies in forms."""
    found = array("I")
    ends = []
    number = numbers.__getitem__
    for document in documents:
        for text in (document.title, document.text):
            found.extend(map(number, written_tokens(text)))
            ends.append(len(found))
    tokens = np.array(found, np.uint32)
    has_form = np.array(numbers.forms, np.uint32)[tokens] != NOTHING
    lengths = np.diff(edges(has_form)[[0, *ends]])
    return tokens, lengths[::2], lengths[1::2]


def _occurrences(
    vocabulary: Numbers, tokens: Array, titles: Array, bodies: Array
) -> dict[str, Array]:
    """Occurrences of forms, the parts of a joined token after it and at its position."""
    lengths = titles + bodies
    positions = spans(np.zeros(len(lengths), np.int64), lengths)
    positions += np.where(positions >= np.repeat(titles, lengths), FIELD_GAP, 0)
    part_ids, part_starts = _parts(vocabulary)
    copies = 1 + np.diff(part_starts)[tokens]
    whole = np.repeat(np.arange(len(tokens)), copies)
    part = spans(np.zeros(len(copies), np.int64), copies) - 1
    form_ids = tokens[whole]
    inside = part >= 0
    form_ids[inside] = part_ids[part_starts[form_ids[inside]] + part[inside]]
    return {
        "forms": form_ids,
        "positions": positions[whole].astype(np.uint32),
        "starts": edges(copies)[edges(lengths)],
    }


def _parts(vocabulary: Numbers) -> tuple[Array, Array]:
    """Numbers of the parts of every form, which are added to the vocabulary where they are new."""
    ids: list[int] = []
    counts = []
    for form in list(vocabulary):
        found = [] if form.isalpha() else parts(form)
        ids += [vocabulary[part] for part in found]
        counts.append(len(found))
    return np.array(ids, np.uint32), edges(np.array(counts, np.int64))


def _form_statistics(occurrences: dict[str, Array], titles: Array, size: int) -> dict[str, Array]:
    form_ids, starts = occurrences["forms"], occurrences["starts"]
    document = np.repeat(np.arange(len(titles), dtype=np.uint64), np.diff(starts))
    held = distinct(form_ids.astype(np.uint64) << np.uint64(32) | document)
    in_title = occurrences["positions"] < titles[document.astype(np.int64)]
    return {
        "frequencies": np.bincount((held >> np.uint64(32)).astype(np.int64), minlength=size),
        "titled": np.bincount(form_ids[in_title], minlength=size) > 0,
        "occurrences": np.bincount(form_ids, minlength=size),
    }


def _save_values(documents: Sequence[Document], run: Run) -> None:
    """Section, source and tags of each document, in this order, as numbers of ``value_names``."""
    names: dict[tuple[str, str], int] = {}
    counts, ids = [], []
    for document in documents:
        values = list(_values(document))
        ids += [names.setdefault(value, len(names)) for value in values]
        counts.append(len(values))
    run.save(values=np.array(ids, np.int64), value_starts=edges(np.array(counts, np.int64)))
    run.save_json("value_names", list(names))


def _values(document: Document) -> Iterable[tuple[str, str]]:
    if document.section:
        yield "section", document.section
    if document.source:
        yield "source", document.source
    yield from document.tags


def _save_rows(documents: Sequence[Document], run: Run) -> None:
    rows = [encode_json(store_row(document.stored())) for document in documents]
    run.save(
        rows=np.frombuffer(b"".join(rows), np.uint8),
        row_starts=edges(np.array([len(row) for row in rows], np.int64)),
    )
