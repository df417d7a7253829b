"""Writes search folders from plain data by the encoders alone, for the tests of their reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from warraq.indexing.codecs import layout
from warraq.indexing.codecs.codec import seal
from warraq.indexing.codecs.completions import Completion, encode_completions
from warraq.indexing.codecs.container import encode_shard
from warraq.indexing.codecs.days import encode_days
from warraq.indexing.codecs.dictionary import TermEntry, encode_shards
from warraq.indexing.codecs.facets import encode_tags, encode_values
from warraq.indexing.codecs.near_file import NearEntry, NearTerm, encode_near
from warraq.indexing.codecs.pairs import encode_buckets
from warraq.indexing.codecs.places import encode_places
from warraq.indexing.codecs.postings import TIER, encode_lists
from warraq.indexing.codecs.store import encode_bundles
from warraq.indexing.codecs.tiers import encode_tiered, order_chunk_starts
from warraq.indexing.codecs.words import Word, encode_words
from warraq.indexing.writing.manifest import publish_manifest

ENDINGS = ("", "ه", "ها")
"""A term's forms: the term with each of these; their ranks are their places here."""
LISTS_PER_SHARD = 3
BUNDLE = 4
FACET = 5


@dataclass
class Article:
    """What a test says of an article; ``words``: term -> level, and position -> rank."""

    title: str
    date: str | None = None
    section: str | None = None
    tags: list[tuple[str, str]] = field(default_factory=list)
    words: dict[str, tuple[int, dict[int, int]]] = field(default_factory=dict)


Pairs = dict[str, tuple[int, dict[int, tuple[int, int]]]]
"""Key -> bonus, and docid -> levels of both words."""


@dataclass
class Index:
    """Articles of a base and a delta, the delta's places, and the dead global docids.

    ``other_terms``: terms that have, as forms, not themselves but another one.
    """

    base: list[Article]
    delta: list[Article] | None = None
    at: list[int] = field(default_factory=list)
    dead: list[int] = field(default_factory=list)
    base_pairs: Pairs = field(default_factory=dict)
    delta_pairs: Pairs = field(default_factory=dict)
    near: dict[str, list[str]] = field(default_factory=dict)
    other_terms: dict[str, str] = field(default_factory=dict)
    completions: dict[str, list[Completion]] = field(default_factory=dict)

    def merged(self) -> list[Article]:
        """Every article by its global docid."""
        found: list[Article] = []
        for docid in range(len(self.base) + 1):
            new = zip(self.at, self.delta or [], strict=True)
            found += [article for place, article in new if place == docid]
            found += self.base[docid : docid + 1]
        return found

    def forms(self, terms: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Forms of the terms, with term and rank."""
        for term in terms:
            for rank, ending in enumerate(ENDINGS):
                if term + ending not in self.other_terms:
                    yield term + ending, term, rank
            for form, other in self.other_terms.items():
                if other == term:
                    yield form, term, len(ENDINGS)

    def write(self, folder: Path) -> None:
        """Writes the folder."""
        segments = [_Base(self, folder).write()]
        if self.delta is not None:
            segments.append(_Delta(self, folder).write())
        merged = self.merged()
        manifest = {
            "format": layout.FORMAT,
            "documents": len(merged) - len(self.dead),
            "docids": len(merged),
            "dead": self.dead,
            "fields": ["title", "date"],
            "segments": segments,
        }
        publish_manifest(folder, manifest)


class _Segment:
    """The files that both kinds of segments have."""

    def __init__(self, name: str, articles: list[Article], folder: Path) -> None:
        self.name, self.articles, self.folder = name, articles, folder
        self.terms = sorted({term for article in articles for term in article.words})

    def put(self, path: str, payload: bytes) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(seal(payload))

    def put_articles(self) -> dict[str, int]:
        self.put(layout.days_path(self.name), encode_days(each.date for each in self.articles))
        rows = [[article.title, article.date] for article in self.articles]
        for number, payload in enumerate(encode_bundles(rows, BUNDLE)):
            self.put(layout.store_path(self.name, number), payload)
        sections = encode_values([article.section for article in self.articles], FACET)
        tags = encode_tags([article.tags for article in self.articles], FACET)
        for kind, payloads in (("section", sections), ("tags", tags)):
            for number, payload in enumerate(payloads):
                self.put(layout.facet_path(self.name, kind, number), payload)
        return {"section": FACET, "tags": FACET}

    def put_pairs(self, pairs: Pairs, buckets: int) -> int:
        lists = [its for _, its in pairs.values()]
        levels = np.array([both for its in lists for both in its.values()], np.uint8)
        first, second = levels.reshape(-1, 2).T
        docids = np.array([docid for its in lists for docid in its], np.uint32)
        starts = np.cumsum([0, *map(len, lists)])
        bonuses = [bonus for bonus, _ in pairs.values()]
        leveled = np.ones(len(pairs), np.bool_)
        payloads = encode_buckets(
            list(pairs), bonuses, docids, first, second, starts, buckets, leveled
        )
        for bucket, payload in enumerate(payloads):
            self.put(layout.pairs_path(self.name, bucket), payload)
        return buckets

    def docids(self, term: str) -> list[int]:
        return [docid for docid, article in enumerate(self.articles) if term in article.words]

    def levels(self, term: str) -> list[int]:
        return [self.articles[docid].words[term][0] for docid in self.docids(term)]

    def list_of(self, term: str) -> bytes:
        docids, levels = self.docids(term), self.levels(term)
        starts = np.array([0, len(docids)])
        return encode_lists(np.array(docids, np.uint32), np.array(levels, np.uint8), starts)[0]

    def places_of(self, term: str, docids: list[int]) -> bytes:
        found = [self.articles[docid].words[term][1] for docid in docids]
        return encode_places(
            np.array([len(places) for places in found]),
            np.array([position for places in found for position in places], np.int64),
            np.array([rank for places in found for rank in places.values()], np.int64),
            np.array([0, len(docids)]),
            np.array([True]),
        )[0]


class _Records:
    """Containers of ``LISTS_PER_SHARD`` records."""

    def __init__(self) -> None:
        self.records: list[bytes] = []

    def add(self, record: bytes) -> tuple[int, int]:
        self.records.append(record)
        return divmod(len(self.records) - 1, LISTS_PER_SHARD)

    def shards(self) -> list[bytes]:
        starts = range(0, len(self.records), LISTS_PER_SHARD)
        return [encode_shard(self.records[at : at + LISTS_PER_SHARD]) for at in starts]


class _Base(_Segment):
    def __init__(self, index: Index, folder: Path) -> None:
        super().__init__("base-1", index.base, folder)
        self.index = index

    def write(self) -> dict[str, object]:
        pointers = self._lists()
        keys = []
        entries = (
            TermEntry(
                form,
                term,
                len(self.docids(term)),
                *pointers[term],
                rank=rank,
                near=term in self.index.near,
            )
            for form, term, rank in self.index.forms(self.terms)
        )
        ordered = sorted(entries, key=lambda entry: entry.form)
        for number, (key, payload) in enumerate(encode_shards(ordered, 30)):
            keys.append(key)
            self.put(layout.dictionary_path(self.name, number), payload)
        return {
            "name": self.name,
            "docids": len(self.articles),
            "dictionary": keys,
            "completions": self._completions(),
            "pairs": self.put_pairs(self.index.base_pairs, 2 if self.index.base_pairs else 0),
            "near": self._near(pointers),
            "bundle": BUNDLE,
            "facets": self.put_articles(),
        }

    def _lists(self) -> dict[str, tuple[int, int]]:
        lists, places, tails, order, orderplaces = (_Records() for _ in range(5))
        pointers = {}
        for term in self.terms:
            docids = self.docids(term)
            if len(docids) <= TIER:
                pointers[term] = lists.add(self.list_of(term))
                places.add(self.places_of(term, docids))
                continue
            numbers = np.array(docids, np.uint32), np.array(self.levels(term), np.uint8)
            pointers[term] = lists.add(encode_tiered(*numbers, tails, order))
            places.add(b"")
            edges = [*order_chunk_starts(len(docids)), len(docids)]
            for begin, end in pairwise(edges):
                orderplaces.add(self.places_of(term, docids[begin:end]))
        for path, records in (
            (layout.postings_path, lists),
            (layout.places_path, places),
            (layout.tails_path, tails),
            (layout.order_path, order),
            (layout.orderplaces_path, orderplaces),
        ):
            for number, payload in enumerate(records.shards()):
                self.put(path(self.name, number), payload)
        return pointers

    def _completions(self) -> list[str]:
        keys = []
        stored = sorted(self.index.completions.items())
        for number, (key, payload) in enumerate(encode_completions(stored, 20)):
            keys.append(key)
            self.put(layout.completions_path(self.name, number), payload)
        return keys

    def _near(self, pointers: dict[str, tuple[int, int]]) -> int:
        entries = [
            NearEntry(
                *pointers[term],
                [NearTerm(near, len(self.docids(near)), *pointers[near]) for near in others],
            )
            for term, others in self.index.near.items()
        ]
        for number, payload in encode_near(sorted(entries), 2):
            self.put(layout.near_path(self.name, number), payload)
        return 2


class _Delta(_Segment):
    def __init__(self, index: Index, folder: Path) -> None:
        super().__init__("delta-1", index.delta or [], folder)
        self.index = index
        merged = index.merged()
        self.removed = [merged[docid] for docid in index.dead]

    def write(self) -> dict[str, object]:
        changed = {term for article in self.removed for term in article.words}
        words = [self._word(*each) for each in self.index.forms({*self.terms, *changed})]
        keys = []
        ordered = sorted(words, key=lambda word: word.entry.form)
        for number, shard in enumerate(encode_words(ordered, 60)):
            keys.append(shard.first_key)
            self.put(layout.words_path(self.name, number), shard.payload)
            self.put(layout.places_path(self.name, number), shard.places)
        return {
            "name": self.name,
            "docids": len(self.articles),
            "words": keys,
            "pairs": self.put_pairs(self.index.delta_pairs, 3 if self.index.delta_pairs else 0),
            "bundle": BUNDLE,
            "facets": self.put_articles(),
            "at": self.index.at,
        }

    def _word(self, form: str, term: str, rank: int) -> Word:
        docids = self.docids(term)
        near = term in self.index.near
        return Word(
            TermEntry(form, term, len(docids), -1, -1, rank=rank, near=near),
            sum(1 for article in self.removed if term in article.words),
            self.list_of(term) if docids else b"",
            self.places_of(term, docids) if docids else b"",
        )
