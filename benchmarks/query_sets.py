"""Queries out of real headlines: one, two, three and about ten words, in bands of frequency."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from warraq.indexing.document import Document
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import Token, tokenize

HEADLINES: Final = 20_000
BANDS: Final = (0.05, 0.01, 0.002, 0.0002, 0.0)
"""A word's band: the first of these shares of the articles that it reaches."""
LONG: Final = range(8, 13)


class BandedQuery(NamedTuple):
    """A query with the bands of its rarest and of its most frequent content word."""

    text: str
    rarest: float
    commonest: float


def query_sets(
    documents: Iterable[Document], share: Callable[[str], float], count: int
) -> dict[str, list[BandedQuery]]:
    """Queries by their number of words, ``count`` of each; ``share`` says which part of the
    articles holds a form.

    Each set is drawn evenly from the bands of the rarest word as far as there are such queries:
    two words that are both frequent stand as often as one that is rare. Function words inside are
    kept but not counted.
    """
    found: dict[str, dict[float, list[BandedQuery]]] = defaultdict(lambda: defaultdict(list))
    titles = [list(tokenize(document.title)) for document in islice(documents, HEADLINES)]
    # In order, so that each dictionary shard is read once.
    known = {
        form: share(form) for form in sorted({form for each in titles for form in _content(each)})
    }
    for tokens in titles:
        for words, piece in _pieces(tokens):
            shares = [known[form] for form in _content(piece)]
            if min(shares) > 0:
                query = BandedQuery(
                    " ".join(token.text for token in piece), _band(min(shares)), _band(max(shares))
                )
                found[words][query.rarest].append(query)
    return {words: _balanced(bands, count) for words, bands in sorted(found.items())}


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, Sequence[Token]]]:
    places = [place for place, token in enumerate(tokens) if _is_content(token.form)]
    for count in (1, 2, 3):
        for first, last in zip(places, places[count - 1 :], strict=False):
            if last - first < count + 2:
                yield str(count), tokens[first : last + 1]
    if len(tokens) in LONG and len(places) > 3:
        yield "headline", tokens


def _content(tokens: Sequence[Token]) -> list[str]:
    return [token.form for token in tokens if _is_content(token.form)]


def _is_content(form: str) -> bool:
    return len(form) > 1 and form not in FUNCTION_WORDS


def _band(share: float) -> float:
    return next(band for band in BANDS if share >= band)


def _balanced(bands: dict[float, list[BandedQuery]], count: int) -> list[BandedQuery]:
    """In turn a query of each band that has some left."""
    chance = random.Random(1)
    piles = [sorted(set(bands[band])) for band in sorted(bands, reverse=True)]
    for pile in piles:
        chance.shuffle(pile)
    chosen: list[BandedQuery] = []
    while any(piles) and len(chosen) < count:
        chosen += [pile.pop() for pile in piles if pile]
    return chosen[:count]
