"""What a build finds for the epoch that it begins, or takes from the one that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.pairs import pair_key
from warraq.indexing.codecs.postings import TIER
from warraq.indexing.scoring import idf_index, idf_table
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.adjacency import chosen_pairs, frequent_pairs, member_numbers
from warraq.indexing.writing.epoch import Epoch
from warraq.indexing.writing.lists import Lists, form_ranks
from warraq.indexing.writing.pair_files import FoundPair
from warraq.indexing.writing.runs import Array, Run
from warraq.indexing.writing.vocabulary import Vocabulary, terms_of
from warraq.indexing.writing.workers import Workers

PAIR_ONE = 256
"""Impact of a pair of weight 1, in the scale of the level table."""


FrozenPair = tuple[str, str, int]
"""First term, second term and bonus of an epoch's pair."""


class Terms(NamedTuple):
    """Term and rank of each form of a vocabulary."""

    terms: list[str]
    ranks: Array


def find_terms(vocabulary: Vocabulary, epoch: Epoch | None, workers: Workers, shared: Run) -> Terms:
    """Terms and ranks, by the vocabulary itself or by that of an epoch.

    Under an epoch, forms that it lacks get a term by its vocabulary, and ranks after those that it
    has, in order of the forms.
    """
    forms = vocabulary.forms
    if epoch is None:
        counts = vocabulary.counts()
        terms = terms_of(forms, counts, workers, shared)
        return Terms(terms, form_ranks(forms, counts, terms))
    new = [form for form in forms if form not in epoch.terms]
    known = dict(epoch.terms)
    known.update(zip(new, terms_of(new, epoch.vocabulary, workers, shared), strict=True))
    every = list(known)
    ranks = form_ranks(every, epoch.vocabulary, [known[form] for form in every])
    rank_of = dict(zip(every, ranks.tolist(), strict=True))
    return Terms(
        [known[form] for form in forms],
        np.fromiter(map(rank_of.__getitem__, forms), np.int64, len(forms)),
    )


class PairRule(NamedTuple):
    """Which pairs count: a member is in more articles than ``member``, a pair in ``least``."""

    member: float
    least: float


def pair_rule(documents: int, settings: IndexSettings) -> PairRule:
    """The rule for an archive of so many articles."""
    return PairRule(
        settings.pair_member_share * documents,
        max(settings.pair_least, settings.pair_share * documents),
    )


def members(
    lists: Lists, vocabulary: Vocabulary, frozen: Sequence[FrozenPair] | None, rule: PairRule
) -> Array:
    """Numbers of the lists whose neighbours are counted: those of an epoch's pairs, or all that may
    be frequent enough, since a term has at most the articles of all its forms.
    """
    if frozen is None:
        bounds = np.bincount(lists.of_form, vocabulary.frequencies, len(lists.keys))
        return member_numbers(bounds, lists.placed, rule.member)
    terms = {term for pair in frozen for term in pair[:2]}
    chosen = np.array([key in terms for key in lists.keys], np.bool_)
    return member_numbers(chosen, chosen, 0)


def find_pairs(
    runs: Sequence[Run], lists: Lists, numbers: Array, counts: Array, rule: PairRule
) -> list[FoundPair]:
    """The pairs that count in an archive.

    ``numbers`` are those of the members, ``counts`` the document frequencies of lists.
    """
    found = frequent_pairs(runs, rule.least)
    firsts, seconds = _members(found.ids, numbers)
    kept = (counts[firsts] > rule.member) & (counts[seconds] > rule.member)
    columns = (column[kept].tolist() for column in (found.ids, firsts, seconds, found.counts))
    return [
        FoundPair(number, first, second, articles, _key(lists, first, second), 0)
        for number, first, second, articles in zip(*columns, strict=True)
    ]


def with_bonuses(
    pairs: Sequence[FoundPair], documents: int, settings: IndexSettings
) -> list[FoundPair]:
    """The pairs with bonuses: the idf of the pair, times the weight of pairs."""
    table, weight = idf_table(), int(settings.pair_weight * PAIR_ONE)
    return [
        pair._replace(bonus=table[idf_index(documents, pair.articles)] * weight) for pair in pairs
    ]


def with_levels(pairs: Sequence[FoundPair], counts: Array) -> list[FoundPair]:
    """The pairs, levels where a member's list is long, whose first read does not tell all."""
    return [
        pair._replace(leveled=bool(max(counts[pair.first], counts[pair.second]) > TIER))
        for pair in pairs
    ]


def frozen_pairs(
    runs: Sequence[Run], lists: Lists, numbers: Array, frozen: Sequence[FrozenPair]
) -> list[FoundPair]:
    """An epoch's pairs, as many articles as now hold them."""
    size = int(numbers.max(initial=-1)) + 1
    number = {
        key: int(numbers[place]) for place, key in enumerate(lists.keys) if numbers[place] >= 0
    }
    bonuses = {
        number[first] * size + number[second]: bonus
        for first, second, bonus in frozen
        if first in number and second in number
    }
    found = chosen_pairs(runs, np.array(sorted(bonuses), np.uint64))
    columns = (each.tolist() for each in (found.ids, *_members(found.ids, numbers), found.counts))
    return [
        FoundPair(number, first, second, articles, _key(lists, first, second), bonuses[number])
        for number, first, second, articles in zip(*columns, strict=True)
    ]


def _key(lists: Lists, first: int, second: int) -> str:
    return pair_key(lists.keys[first], lists.keys[second])


def _members(ids: Array, numbers: Array) -> tuple[Array, Array]:
    """Lists of the first and second members of pairs."""
    members = np.flatnonzero(numbers >= 0)
    size = np.uint64(max(1, len(members)))
    return members[(ids // size).astype(np.int64)], members[(ids % size).astype(np.int64)]
