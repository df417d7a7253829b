"""Boilerplate: lines that recur in articles which otherwise tell different stories."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from warraq.reading.article import Article, blanked
from warraq.reading.headline import made_headline
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.structure.lines import Line, lines_of

Spans = tuple[tuple[int, int], ...]

_SLOTS: Final = 1 << 22
_WORD: Final = re.compile(r"[^\W_]+")
_SHINGLE: Final = 4
_BUCKETS: Final = 12
_BAND: Final = 3
_READ: Final = 6000
_OPENER_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Keys of the recurring lines of an archive; :meth:`spans` finds them in a text."""

    keys: frozenset[int]
    most_words: int

    def spans(self, text: str) -> Spans:
        """Places of the recurring lines of a text, in order, none inside another.

        Nothing where no word would be left: an article that is nothing but recurring lines keeps
        them.
        """
        if not self.keys:
            return ()
        found = sorted(
            (line.start, line.end)
            for line in lines_of(text, self.most_words)
            if line.key in self.keys
        )
        joined = _joined(found)
        return joined if joined and _WORD.search(blanked(text, joined)) else ()


def find_boilerplate(texts: Sequence[str], settings: TaggingSettings) -> Boilerplate:
    """The recurring lines of an archive; neither order nor number of runs changes them.

    A line recurs that stands in as many articles as the settings ask for, near-duplicates of one
    article counted once. Two passes: counters of a fixed size find the lines that may recur, at
    eight bytes a line; of these the articles are then told apart by what else they hold.
    """
    least = max(settings.boilerplate_articles, ceil(settings.boilerplate_share * len(texts)))
    most_words = settings.boilerplate_words
    if len(texts) < least:
        return Boilerplate(frozenset(), most_words)
    keys, ends = _all_keys(texts, most_words)
    frequent = _frequent(keys, least)
    holders = _holders(keys, ends, frequent)
    often = {key: held for key, held in holders.items() if len(held) >= least}
    stories = _stories(texts, often, most_words)
    recurring = {
        key for key, held in often.items() if len({stories[number] for number in held}) >= least
    }
    openers = _openers(texts, {key: often[key] for key in recurring}, most_words)
    places = _places(texts, frozenset(openers.values()))
    false = {
        key for key, opener in openers.items() if len(often[key]) < _OPENER_SHARE * places[opener]
    }
    return Boilerplate(frozenset(recurring - false), most_words)


def _openers(
    texts: Sequence[str], holders: Mapping[int, list[int]], most_words: int
) -> dict[int, str]:
    """The recurring keys that are openers, as one article writes each."""
    found: dict[int, str] = {}
    for key, held in holders.items():
        lines = {line.key: line for line in lines_of(texts[held[0]], most_words)}
        if lines[key].opener:
            found[key] = lines[key].opener
    return found


def _places(texts: Sequence[str], openers: frozenset[str]) -> Counter[str]:
    """How often the texts hold the words of each opener, anywhere."""
    counted: Counter[str] = Counter()
    firsts = {opener.partition(" ")[0] for opener in openers}
    for text in texts if openers else ():
        words = _WORD.findall(text)
        if firsts.isdisjoint(words):
            continue
        counted.update(word for word in words if word in openers)
        counted.update(f"{one} {other}" for one, other in pairwise(words) if one in firsts)
    return counted


def _all_keys(texts: Sequence[str], most_words: int) -> tuple[array[int], array[int]]:
    """The keys of all articles' lines, each once an article, and where each article's end."""
    keys, ends = array("Q"), array("Q")
    for text in texts:
        keys.extend(sorted({line.key for line in lines_of(text, most_words)}))
        ends.append(len(keys))
    return keys, ends


def _frequent(keys: array[int], least: int) -> frozenset[int]:
    """Keys that may stand in ``least`` articles: those whose counter says so, few others."""
    counters = array("I", bytes(array("I").itemsize * min(_SLOTS, 1 << len(keys).bit_length())))
    mask = len(counters) - 1
    for key in keys:
        counters[key & mask] += 1
    return frozenset(key for key in keys if counters[key & mask] >= least)


def _holders(keys: array[int], ends: array[int], frequent: frozenset[int]) -> dict[int, list[int]]:
    """Numbers of the articles that hold each frequent line."""
    holders: dict[int, list[int]] = {key: [] for key in frequent}
    start = 0
    for number, end in enumerate(ends):
        for key in keys[start:end]:
            if key in holders:
                holders[key].append(number)
        start = end
    return holders


def _stories(
    texts: Sequence[str], often: Mapping[int, list[int]], most_words: int
) -> dict[int, int]:
    """For each article with a frequent line the number of its story: near-duplicates share one."""
    numbers = sorted({number for held in often.values() for number in held})
    first: dict[tuple[int, ...], int] = {}
    parents: dict[int, int] = {}
    for number in numbers:
        parents[number] = number
        for band in _bands(texts[number], often, most_words):
            _join(parents, first.setdefault(band, number), number)
    return {number: _root(parents, number) for number in numbers}


def _bands(text: str, often: Mapping[int, list[int]], most_words: int) -> list[tuple[int, ...]]:
    """Keys of which near-duplicates share one: bands of a one-permutation minhash (Li, Owen and
    Zhang 2012) over shingles of the words, frequent lines left out.

    With twelve buckets in bands of three, texts of which eight tenths are alike share a band in 94
    of 100 cases, texts of which a tenth is alike in four of a thousand. Too short a text has one
    key, of all its words.
    """
    spans = _joined(
        sorted((line.start, line.end) for line in lines_of(text, most_words) if line.key in often)
    )
    words = _WORD.findall(blanked(text[:_READ], [span for span in spans if span[1] <= _READ]))
    shingles = zip(*(words[place:] for place in range(_SHINGLE)), strict=False)
    hashes = {zlib.crc32(" ".join(each).encode("utf-8", "surrogatepass")) for each in shingles}
    if len(hashes) < _BUCKETS:
        whole = " ".join(_WORD.findall(text[:_READ]))
        return [(-1, zlib.crc32(whole.encode("utf-8", "surrogatepass")))]
    least = {value % _BUCKETS: value for value in sorted(hashes, reverse=True)}
    rows = [least.get(bucket, -1) for bucket in range(_BUCKETS)]
    return [(place, *rows[place : place + _BAND]) for place in range(0, _BUCKETS, _BAND)]


def _join(parents: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(parents, one), _root(parents, other)))
    parents[high] = low


def _root(parents: dict[int, int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """Sorted spans with overlapping ones joined."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def recurring_counts(texts: Sequence[str], found: Boilerplate) -> Counter[str]:
    """How many articles hold each recurring line, by one way of writing it; for reports."""
    counted: Counter[str] = Counter()
    written: dict[int, str] = {}
    for text in texts:
        lines = {line.key: line for line in lines_of(text, found.most_words)}
        for key in sorted(lines.keys() & found.keys):
            line: Line = lines[key]
            counted[written.setdefault(key, text[line.start : line.end].strip())] += 1
    return counted


def mark_boilerplate(
    articles: Sequence[Article], settings: TaggingSettings, title_words: int
) -> Boilerplate:
    """Sets ``boilerplate`` of all articles of an archive, and makes headlines without it.

    ``title_words`` limits a made headline as the reading settings do.
    """
    found = find_boilerplate([article.prose for article in articles], settings)
    leave_out(articles, found, title_words)
    return found


def leave_out(articles: Iterable[Article], found: Boilerplate, title_words: int) -> None:
    """Sets ``boilerplate`` of articles to the recurring lines that they hold."""
    for article in articles:
        article.boilerplate = found.spans(article.prose)
        if article.boilerplate and article.title_source == "made":
            article.title = made_headline(article.own_prose, title_words) or article.title
