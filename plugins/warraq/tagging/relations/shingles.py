"""Shingles of a text, their exact resemblance, and the signatures that estimate it.

A *shingle* is a run of :data:`LENGTH` words; the *resemblance* of two texts is the Jaccard
coefficient of their sets of shingles (Broder 1997, «On the resemblance and containment of
documents»). A *signature* holds the least value of each of :data:`HASHES` hash functions over the
shingles: two signatures agree at a place with the probability of the resemblance.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from warraq.tagging.relations.words import Numbers

LENGTH: Final = 4
"""Words of a shingle: three agree by chance in idioms of news, five break at every edited word."""

BANDS: Final = 40
ROWS: Final = 3
"""Two texts are candidates if a band's rows all agree: 1 - (1 - s**ROWS)**BANDS of the pairs with
resemblance s: 93% at 0.4, 99.5% at 0.5, 99.99% at 0.6, but 4% at 0.1."""

HASHES: Final = BANDS * ROWS

Signature = NDArray[np.uint32]

_CHUNK: Final = 1024
"""Shingles hashed at once, so that the table of a long text stays in the processor's cache."""


def _mixed(numbers: Numbers) -> Numbers:
    """The finaliser of MurmurHash3: every bit of a number depends on all of them."""
    mixed: Numbers = numbers ^ (numbers >> np.uint64(33))
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xC4CEB9FE1A85EC53)
    mixed ^= mixed >> np.uint64(33)
    return mixed


def _constants() -> tuple[Signature, Signature]:
    """Odd factors and addends of the hash functions, mixed out of the first whole numbers."""
    drawn = (_mixed(np.arange(1, 2 * HASHES + 1, dtype=np.uint64)) >> np.uint64(32)).astype(
        np.uint32
    )
    return (drawn[:HASHES] | np.uint32(1))[:, None], drawn[HASHES:, None]


_FACTORS, _ADDENDS = _constants()
_PLACES: Final = _mixed(np.arange(101, 101 + LENGTH, dtype=np.uint64)) | np.uint64(1)


def shingles(numbers: Numbers) -> Numbers:
    """Numbers of a text's shingles, each once, ascending; none where the text is shorter than one.

    ``numbers`` are those of its words in order.
    """
    return np.unique(_shingle_numbers(numbers))


def _shingle_numbers(numbers: Numbers) -> Numbers:
    count = len(numbers) - LENGTH + 1
    if count < 1:
        return np.zeros(0, dtype=np.uint64)
    summed = numbers[:count] * _PLACES[0]
    for place in range(1, LENGTH):
        summed += numbers[place : place + count] * _PLACES[place]
    return _mixed(summed)


def resemblance(first: Numbers, second: Numbers) -> float:
    """Jaccard coefficient of two sets of shingles, 0 to 1; 0 where both are empty."""
    common = len(np.intersect1d(first, second, assume_unique=True))
    united = len(first) + len(second) - common
    return common / united if united else 0.0


def signature(numbers: Numbers) -> Signature | None:
    """Signature of the text of these words, None where it is shorter than a shingle."""
    found = (_shingle_numbers(numbers) >> np.uint64(32)).astype(np.uint32)
    if not len(found):
        return None
    least = np.full(HASHES, 0xFFFFFFFF, dtype=np.uint32)
    for start in range(0, len(found), _CHUNK):
        hashed = found[None, start : start + _CHUNK] * _FACTORS
        hashed += _ADDENDS
        np.minimum(least, hashed.min(axis=1), out=least)
    return least
