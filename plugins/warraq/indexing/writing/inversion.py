"""Chunks of occurrences -> sorted runs of postings and of places."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from warraq.indexing.scoring import HISTOGRAM_BINS, length_norms, saturation_bins
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.adjacency import count_pairs
from warraq.indexing.writing.analysis import FIELD_GAP
from warraq.indexing.writing.runs import Array, Run, distinct, edges, firsts, spans

LIST_SHIFT: Final = np.uint64(32)
"""A posting's key: its list above this many bits, its docid below."""
DOCID_BITS: Final = np.uint64((1 << 32) - 1)


class Inversion(NamedTuple):
    """A task: the chunk, what all chunks share, settings, and average lengths of title and body."""

    run: Run
    shared: Run
    settings: IndexSettings
    averages: tuple[float, float]


class Occurrences(NamedTuple):
    """Occurrences sorted by docid and position: list, docid, position, rank; whether in a title,
    and whether at the beginning of a body.
    """

    lists: Array
    docids: Array
    positions: Array
    ranks: Array
    in_title: Array
    in_lead: Array


class TermPostings(NamedTuple):
    """Postings sorted by list and docid; ``starts`` gives their places among the occurrences."""

    keys: NDArray[np.uint64]
    bins: NDArray[np.uint16]
    starts: NDArray[np.int64]
    positions: Array
    ranks: Array
    titled: Array


def invert_chunk(task: Inversion) -> Array:
    """Inverts a chunk and returns the histogram of its saturation bins.

    Arrays written: ``posting_keys``, sorted; ``posting_bins``, of the saturation; ``place_starts``,
    where the places of each posting begin in ``places`` and ``place_ranks``; ``lists`` that occur
    and their ``list_counts``; and what :func:`count_pairs` writes.
    """
    run, shared = task.run, task.shared
    occurrences = _occurrences(task)
    postings = _postings(occurrences, task)
    count_pairs(occurrences.lists, occurrences.docids, occurrences.positions, run, shared)
    _save(postings, run, shared)
    return np.bincount(postings.bins, minlength=HISTOGRAM_BINS)


def _occurrences(task: Inversion) -> Occurrences:
    """The chunk's occurrences in docid order, forms replaced by lists and ranks."""
    run, shared = task.run, task.shared
    docids, starts = run.load("docids"), run.load("starts")
    order = np.argsort(docids)
    lengths = np.diff(starts)[order]
    chosen = spans(starts[:-1][order], lengths)
    form_ids = run.load("form_map")[run.load("forms")[chosen]]
    positions = run.load("positions")[chosen]
    beyond_title = positions.astype(np.int64) - np.repeat(run.load("titles")[order], lengths)
    in_title = beyond_title < 0
    return Occurrences(
        shared.mapped("of_form")[form_ids],
        np.repeat(docids[order], lengths),
        positions,
        shared.mapped("ranks")[form_ids],
        in_title,
        ~in_title & (beyond_title < FIELD_GAP + task.settings.lead_tokens),
    )


def _postings(occurrences: Occurrences, task: Inversion) -> TermPostings:
    order = _order(occurrences.lists)
    lists, docids, positions, ranks, in_title, in_lead = (each[order] for each in occurrences)
    keys = lists.astype(np.uint64) << LIST_SHIFT | docids.astype(np.uint64)
    # The parts of a joined token may be of its own term: a position counts once.
    once = firsts(keys, positions)
    if len(once) < len(keys):
        ranks = np.minimum.reduceat(ranks, once)
        keys, positions = keys[once], positions[once]
        in_title, in_lead = in_title[once], in_lead[once]
    first = firsts(keys)
    starts = np.concatenate([first, [len(keys)]]).astype(np.int64)
    title_tf, lead_tf = _counts(in_title, first), _counts(in_lead, first)
    body_tf = np.diff(starts) - title_tf
    norms = _norms(task, keys[first] & DOCID_BITS)
    bins = saturation_bins((title_tf, body_tf, lead_tf), norms, task.settings)
    return TermPostings(keys[first], bins, starts, positions, ranks, title_tf > 0)


def _counts(flags: Array, starts: Array) -> Array:
    """How many flags are set from each start to before the next."""
    return np.add.reduceat(flags, starts, dtype=np.int64) if len(starts) else starts


def _order(lists: Array) -> NDArray[np.int64]:
    """A stable order by list: sorting pairs of list and place is faster than a stable argsort."""
    places = np.arange(len(lists), dtype=np.uint64)
    pairs = np.sort(lists.astype(np.uint64) << LIST_SHIFT | places)
    return (pairs & DOCID_BITS).astype(np.int64)


def _norms(task: Inversion, docids: Array) -> tuple[Array, Array]:
    """Length norms of title and body of the chunk's articles with some docids."""
    run, b = task.run, task.settings.b
    own = run.load("docids")
    order = np.argsort(own)
    local = order[np.searchsorted(own[order], docids)]
    titles = length_norms(run.load("titles"), task.averages[0], b)
    bodies = length_norms(run.load("bodies"), task.averages[1], b)
    return titles[local], bodies[local]


def _save(postings: TermPostings, run: Run, shared: Run) -> None:
    """Writes the postings with those of title keys and of values among them."""
    lists = (postings.keys >> LIST_SHIFT).astype(np.int64)
    titles = shared.mapped("titles")[lists[postings.titled]]
    docids = postings.keys[postings.titled] & DOCID_BITS
    title_keys = titles.astype(np.uint64) << LIST_SHIFT | docids
    value_keys = _value_keys(run, shared)
    keys = np.concatenate([postings.keys, title_keys, value_keys])
    bins = np.concatenate(
        [postings.bins, postings.bins[postings.titled], np.zeros(len(value_keys), np.uint16)]
    )
    placed = shared.mapped("placed")[lists]
    counts = np.concatenate(
        [np.diff(postings.starts) * placed, np.zeros(len(keys) - len(lists), np.int64)]
    )
    kept = np.repeat(placed, np.diff(postings.starts))
    order = np.argsort(keys)  # keys differ; places stay in order, other lists have none
    keys = keys[order]
    changes = firsts(keys >> LIST_SHIFT)
    run.save(
        posting_keys=keys,
        posting_bins=bins[order],
        place_starts=edges(counts[order]),
        places=postings.positions[kept],
        place_ranks=postings.ranks[kept].astype(np.uint32),
        lists=(keys[changes] >> LIST_SHIFT).astype(np.int64),
        list_counts=np.diff(changes, append=len(keys)),
    )


def _value_keys(run: Run, shared: Run) -> NDArray[np.uint64]:
    """Posting keys of the sections, sources and tags, each once."""
    value_starts, lists = shared.mapped("value_starts"), shared.mapped("of_values")
    values = run.load("value_map")[run.load("values")] if len(run.load("values")) else _NONE
    docids = np.repeat(run.load("docids"), np.diff(run.load("value_starts")))
    counts = value_starts[values + 1] - value_starts[values]
    found = lists[spans(value_starts[values], counts)].astype(np.uint64)
    return distinct(found << LIST_SHIFT | np.repeat(docids, counts).astype(np.uint64))


_NONE: Final = np.zeros(0, np.int64)
