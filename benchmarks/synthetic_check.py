"""Has a made archive of 20,000 articles the statistics of the real 20,000?

Writes each figure for both, and their ratio.
"""

from __future__ import annotations

import json
import random
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.built_index import built, file_sizes
from benchmarks.synthetic import archive, read_archive
from warraq.indexing.document import Document
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import forms

SIZE: Final = 20_000
GROWTH: Final = (1_000, 2_000, 5_000, 10_000, 20_000)
RANKS: Final = (1, 10, 100, 1_000, 10_000, 100_000)
BANDS: Final = (1, 2, 3, 6, 21, 101, 1_001)
PAIR_SHARE: Final = 0.0005
MEMBER_SHARE: Final = 0.004
QUERIES: Final = 1_000

Ints = NDArray[np.int64]
Figures = dict[str, float]


@dataclass(slots=True)
class Tokens:
    """Articles as form numbers: titles and bodies one after the other."""

    numbers: dict[str, int] = field(default_factory=dict)
    forms: array[int] = field(default_factory=lambda: array("q"))
    titles: array[int] = field(default_factory=lambda: array("q"))
    bodies: array[int] = field(default_factory=lambda: array("q"))

    def add(self, document: Document) -> None:
        """Appends an article."""
        numbers = self.numbers
        for text, lengths in ((document.title, self.titles), (document.text, self.bodies)):
            before = len(self.forms)
            self.forms.extend([numbers.setdefault(form, len(numbers)) for form in forms(text)])
            lengths.append(len(self.forms) - before)


def main(data: Path, out: Path) -> None:
    """Writes ``synthetic_check.json``: figures of the real and the made archive."""
    names = (f"real-{SIZE}", f"synthetic-{SIZE}")
    first, second = (_figures(archive(data, name)) for name in names)
    for figures, name in zip((first, second), names, strict=True):
        figures |= {f"index kB {kind}": size / 1e3 for kind, size in _index(data, name).items()}
    rows = [_row(name, first.get(name, 0), second.get(name, 0)) for name in {**first, **second}]
    for row in rows:
        print(
            f"   {row['figure']:36} {row['real']:14,.2f} {row['made']:14,.2f} {row['ratio']:6.2f}"
        )
    text = json.dumps(rows, ensure_ascii=False, indent=1)
    (out / "synthetic_check.json").write_text(text + "\n", encoding="utf-8")


def _row(name: str, real: float, made: float) -> dict[str, Any]:
    ratio = made / real if real else 0.0
    return {
        "figure": name,
        "real": round(real, 3),
        "made": round(made, 3),
        "ratio": round(ratio, 3),
    }


def _index(data: Path, name: str) -> dict[str, int]:
    return {kind: size for kind, (_, size) in file_sizes(built(data, name)).items()}


def _figures(path: Path) -> Figures:
    tokens = Tokens()
    for document in _mixed(read_archive(path)):
        tokens.add(document)
    titles, bodies = np.array(tokens.titles), np.array(tokens.bodies)
    owners = np.repeat(np.arange(len(titles)), titles + bodies)
    stream = np.array(tokens.forms)
    pairs = np.unique(owners * len(tokens.numbers) + stream)
    articles, held = np.divmod(pairs, len(tokens.numbers))
    frequencies = np.bincount(held)
    return {
        **_growth(articles, held),
        **_zipf(frequencies),
        **_lengths(titles, bodies),
        "postings": len(pairs),
        **_pairs(owners, stream, frequencies),
        **_headlines(titles, bodies, stream, (articles, held), tokens.numbers),
    }


def _mixed(documents: Iterable[Document]) -> list[Document]:
    """The real articles stand in the order of their papers; growth is that of a mixture."""
    mixed = sorted(documents, key=lambda document: document.id)
    random.Random(1).shuffle(mixed)
    return mixed


def _growth(articles: Ints, held: Ints) -> Figures:
    """Heaps: different forms in the first so many articles."""
    first = np.unique(held, return_index=True)[1]
    ends = np.searchsorted(articles, GROWTH)
    return {
        f"forms in {size:,}": float((first < end).sum())
        for size, end in zip(GROWTH, ends.tolist(), strict=True)
    }


def _zipf(frequencies: Ints) -> Figures:
    ordered = np.sort(frequencies)[::-1]
    figures = {f"articles of form {rank:,}": float(ordered[rank - 1]) for rank in RANKS}
    for low, high in zip(BANDS, [*BANDS[1:], 1 << 40], strict=True):
        inside = (frequencies >= low) & (frequencies < high)
        figures[f"forms in {low:,} or more articles"] = float(inside.sum())
    return figures


def _lengths(titles: Ints, bodies: Ints) -> Figures:
    figures = {"title length": float(titles.mean())}
    for name, share in (("median", 0.5), ("p95", 0.95)):
        figures[f"body length {name}"] = float(np.quantile(bodies, share))
    return {**figures, "body length": float(bodies.mean())}


def _pairs(owners: Ints, stream: Ints, frequencies: Ints) -> Figures:
    """Adjacent words as the index counts them: both members frequent, the pair frequent enough."""
    count = int(owners[-1]) + 1
    beside = (owners[:-1] == owners[1:]) & (frequencies[stream[:-1]] >= MEMBER_SHARE * count)
    beside &= frequencies[stream[1:]] >= MEMBER_SHARE * count
    keys = stream[:-1][beside] * len(frequencies) + stream[1:][beside]
    _, numbers = np.unique(keys, return_inverse=True)
    held = np.unique(numbers * count + owners[:-1][beside])
    frequent = np.bincount(held // count)
    frequent = frequent[frequent >= PAIR_SHARE * count]
    return {"pairs": float(len(frequent)), "pair postings": float(frequent.sum())}


def _headlines(
    titles: Ints, bodies: Ints, stream: Ints, postings: tuple[Ints, Ints], numbers: dict[str, int]
) -> Figures:
    """Headlines and their bodies, and how many articles hold the words of headlines together."""
    function = np.zeros(len(numbers), dtype=bool)
    function[[numbers[form] for form in FUNCTION_WORDS if form in numbers]] = True
    order = np.argsort(postings[1], kind="stable")
    lists = np.split(postings[0][order], np.cumsum(np.bincount(postings[1]))[:-1])
    starts = np.cumsum(titles + bodies) - titles - bodies
    shares, beside, whole = [], [], []
    for article in np.flatnonzero(titles >= 4)[:QUERIES].tolist():
        start, length = int(starts[article]), int(titles[article])
        title = stream[start : start + length]
        words = list(dict.fromkeys(title[~function[title]].tolist()))
        if len(words) < 2:
            continue
        body = stream[start + length : start + length + int(bodies[article])]
        shares.append(float(np.isin(words, body).mean()))
        beside.append(_together([lists[word] for word in words[:2]]))
        whole.append(_together([lists[word] for word in words]))
    return {
        "headline words in the body": float(np.mean(shares)),
        "articles with two words, median": float(np.median(beside)),
        "articles with two words, p90": float(np.quantile(beside, 0.9)),
        "articles with a whole headline": float(np.mean(whole)),
    }


def _together(lists: list[Ints]) -> int:
    common = lists[0]
    for other in lists[1:]:
        common = np.intersect1d(common, other, assume_unique=True)
    return len(common)
