"""Words of similar spelling: the pairs whose letter trigrams have a Dice coefficient of 1/2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

MIN_DICE: Final = 0.5
"""Least coefficient of similar words; the prefixes of :func:`_candidates` are those of one half."""
_PAIRS_AT_ONCE: Final = 1 << 22
"""Candidate pairs that are looked at together: bounds the memory to a few hundred megabytes."""

Numbers = NDArray[np.int64]


class _Grams(NamedTuple):
    """Different trigrams of words, the words in order of their number of trigrams.

    Those of word w are ``ids[starts[w]:starts[w + 1]]``, ascending; the rarest trigram has id 0.
    """

    ids: Numbers
    starts: Numbers

    @property
    def sizes(self) -> Numbers:
        """Number of different trigrams of each word."""
        return np.diff(self.starts)

    @property
    def words(self) -> Numbers:
        """Word of each of ``ids``."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)


class _Pairs(NamedTuple):
    """Pairs of similar words: the first has at least as many trigrams as the second."""

    first: Numbers
    second: Numbers
    dice: NDArray[np.float64]


def similar_words(words: Sequence[str], most: int) -> dict[str, list[str]]:
    """For each word that has any, its at most ``most`` similar ones, the most similar first.

    ``words`` are distinct and not empty. Two are similar where 2 * shared / (first + second) over
    their different trigrams, with an edge mark before and after each word, is at least 1/2.
    Equally similar ones come in the order of ``words``.

    Prefix filtering finds every such pair (Chaudhuri, Ganti and Kaushik 2006, «A Primitive Operator
    for Similarity Joins in Data Cleaning»): where words of a and b <= a trigrams share (a + b) / 4,
    one of the b - ceil(b / 2) + 1 rarest of the one is among the a - ceil(a / 3) + 1 rarest of the
    other. So common beginnings and endings are hardly ever looked at. Time follows the number of
    pairs that meet in a trigram's list: 200,000 words take 20 seconds, twice as many about 70.
    """
    if not words:
        return {}
    grams, numbers = _grams(words)
    found = [_similar(grams, *pairs) for pairs in _candidates(grams)]
    pairs = _Pairs(*(np.concatenate(column) for column in zip(*found, strict=True)))
    return _best(
        words, pairs._replace(first=numbers[pairs.first], second=numbers[pairs.second]), most
    )


def _grams(words: Sequence[str]) -> tuple[_Grams, Numbers]:
    """The words' trigrams, and in their order the words' places in ``words``."""
    owners, trigrams = _trigrams(words)
    _, kinds, counts = np.unique(trigrams, return_inverse=True, return_counts=True)
    ids = _inverse(np.argsort(counts, kind="stable"))[kinds]
    sizes = np.bincount(owners, minlength=len(words))
    numbers = np.argsort(sizes, kind="stable")
    order = np.lexsort((ids, _inverse(numbers)[owners]))
    return _Grams(ids[order], np.concatenate([[0], np.cumsum(sizes[numbers])])), numbers


def _trigrams(words: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Number of the word and a number of the trigram, for every different trigram of each word."""
    joined = "".join(f"\0{word}\0" for word in words)
    letters = np.frombuffer(joined.encode("utf-32-le"), "<u4")
    alphabet, codes = np.unique(letters, return_inverse=True)
    size = len(alphabet)
    trigrams = (codes[:-2] * size + codes[1:-1]) * size + codes[2:]
    inside = codes[1:-1] != 0  # around a letter, and so within one word
    owners = np.repeat(np.arange(len(words)), [len(word) for word in words])
    keys = np.unique(owners * size**3 + trigrams[inside])
    return keys // size**3, keys % size**3


def _inverse(permutation: Numbers) -> Numbers:
    inverse = np.empty_like(permutation)
    inverse[permutation] = np.arange(len(permutation))
    return inverse


def _candidates(grams: _Grams) -> Iterator[tuple[Numbers, Numbers]]:
    """Pairs of words that may be similar, each pair once."""
    sizes, words = grams.sizes, grams.words
    count, all_of_word = len(sizes), sizes[words]
    place = np.arange(len(words)) - grams.starts[words]
    listed = place <= all_of_word - -(-all_of_word // 2)
    lists = np.sort(grams.ids[listed] * count + words[listed])
    asked = place <= all_of_word - -(-all_of_word // 3)
    ids, words = grams.ids[asked], words[asked]
    shortest = np.searchsorted(sizes, -(-sizes[words] // 3))
    begins = np.searchsorted(lists, ids * count + shortest)
    lengths = np.searchsorted(lists, ids * count + words) - begins
    signatures = _signatures(grams)
    for block in _blocks(words, lengths):
        firsts = np.repeat(words[block], lengths[block])
        seconds = lists[_runs(begins[block], lengths[block])] % count
        kept = _may_share_enough(signatures, sizes, firsts, seconds)
        pairs = np.unique(firsts[kept] * count + seconds[kept])
        yield pairs // count, pairs % count


def _signatures(grams: _Grams) -> NDArray[np.uint64]:
    """One bit of 64 for each trigram of a word."""
    bits = np.uint64(1) << (grams.ids % 64).astype(np.uint64)
    return np.bitwise_or.reduceat(bits, grams.starts[:-1])


def _may_share_enough(
    signatures: NDArray[np.uint64], sizes: Numbers, first: Numbers, second: Numbers
) -> NDArray[np.bool_]:
    """Whether the signatures let pairs be similar: a bound without looking at the trigrams.

    Shared trigrams are no more than shared bits and the second's trigrams that share a bit.
    """
    doubled = sizes - np.bitwise_count(signatures)
    shared = np.bitwise_count(signatures[first] & signatures[second]) + doubled[second]
    enough: NDArray[np.bool_] = 2 * shared >= MIN_DICE * (sizes[first] + sizes[second])
    return enough


def _blocks(words: Numbers, lengths: Numbers) -> Iterator[slice]:
    """Slices of about :data:`_PAIRS_AT_ONCE` pairs, no word in two of them: no pair comes twice."""
    total = np.cumsum(lengths)
    cuts = np.searchsorted(total, np.arange(0, int(total[-1]) + 1, _PAIRS_AT_ONCE))
    starts = np.unique(np.searchsorted(words, words[cuts]))
    starts[0] = 0
    for begin, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield slice(begin, end)


def _runs(begins: Numbers, lengths: Numbers) -> Numbers:
    """The numbers from each of ``begins`` on, as many as its length, one run after the other."""
    steps = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(begins, lengths) + steps


def _similar(grams: _Grams, first: Numbers, second: Numbers) -> _Pairs:
    """Those of the pairs that are similar."""
    sizes, kinds = grams.sizes, int(grams.ids.max()) + 1
    held = grams.words * kinds + grams.ids
    lengths = sizes[second]
    pair = np.repeat(np.arange(len(second)), lengths)
    wanted = first[pair] * kinds + grams.ids[_runs(grams.starts[second], lengths)]
    places = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
    shared = np.bincount(pair[held[places] == wanted], minlength=len(second))
    dice = 2 * shared / (sizes[first] + sizes[second])
    kept = dice >= MIN_DICE
    return _Pairs(first[kept], second[kept], dice[kept])


def _best(words: Sequence[str], pairs: _Pairs, most: int) -> dict[str, list[str]]:
    """The best of each word's pairs, read both ways."""
    owners = np.concatenate([pairs.first, pairs.second])
    others = np.concatenate([pairs.second, pairs.first])
    order = np.lexsort((others, -np.concatenate([pairs.dice, pairs.dice]), owners))
    best: dict[str, list[str]] = {}
    for owner, other in zip(owners[order].tolist(), others[order].tolist(), strict=True):
        mine = best.setdefault(words[owner], [])
        if len(mine) < most:
            mine.append(words[other])
    return best
