"""A reader of the search index, written from docs/index-format.md, with the standard library alone.

It reads every file of an index, and is meant to be read itself. What a reader for visitors does
besides: it keeps what it has read, fetches no more than a query needs, and is fast.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import TypeVar

from tests.indexing import page_lists as lists
from tests.indexing import page_tables as tables
from tests.indexing.page_manifest import read_manifest
from tests.indexing.page_segment import Files, Segment

T = TypeVar("T")


class Index:
    """An index: a base, perhaps a delta. All docids are global."""

    def __init__(self, folder: Path, files: type[Files] = Files) -> None:
        """Open the index in `folder`."""
        self.manifest = read_manifest(json.loads((folder / "manifest.json").read_text("utf-8")))
        self.segments = [
            Segment(files(folder / about["name"]), about, self.manifest)
            for about in self.manifest["segments"]
        ]

    def global_docid(self, segment: Segment, docid: int) -> int:
        """Return the number of an article of a segment among all articles."""
        at: list[int] = self.manifest["segments"][-1].get("at", [])
        if segment.is_delta:
            return at[docid] + docid
        return docid + bisect_right(at, docid)

    def entry(self, form: str) -> tables.Entry | None:
        """Return the entry of a form: what a delta says of it counts."""
        found = [segment.entry(form) for segment in reversed(self.segments)]
        return next(filter(None, found), None)

    def terms(self, form: str) -> list[tuple[Segment, tables.Term]]:
        """Return what each segment says of a form's term.

        A delta need not have the form, nor a base: both have the term, which is a form, too. What
        the delta says of the form itself counts before what it says of the term.
        """
        entry = self.entry(form)
        if entry is None:
            return []
        base, *deltas = self.segments
        found = [(base, base.entry(entry.of.term))]
        found += [(delta, delta.entry(form) or delta.entry(entry.of.term)) for delta in deltas]
        return [(segment, each.of) for segment, each in found if each]

    def documents(self, form: str) -> int:
        """Return in how many articles the form's term stands; 0: the index lacks the form."""
        return sum(term.documents - term.dead for _, term in self.terms(form))

    def articles(self, form: str) -> dict[int, int]:
        """Return the articles that hold the form's term, each with its level."""
        if not self.documents(form):
            return {}
        found = {
            self.global_docid(segment, posting.docid): posting.level
            for segment, term in self.terms(form)
            for posting in segment.postings(term)
        }
        return self._living(found)

    def places(self, form: str) -> dict[int, list[lists.Occurrence]]:
        """Return where the form's term stands in each of these articles."""
        found = {
            self.global_docid(segment, docid): places
            for segment, term in self.terms(form)
            for docid, places in segment.places(term).items()
        }
        return self._living(found)

    def pair(self, first: str, second: str) -> dict[int, int]:
        """Return the articles that hold a pair of terms, each with the pair's bonus."""
        found = {
            self.global_docid(segment, posting.docid): pair.bonus
            for segment in self.segments
            if (pair := segment.pair(first, second))
            for posting in pair.postings
        }
        return self._living(found)

    def _living(self, found: dict[int, T]) -> dict[int, T]:
        """Return the rows of living articles, in their order."""
        dead = set(self.manifest["dead"])
        return {docid: found[docid] for docid in sorted(found.keys() - dead)}
