"""One segment of the search index, as docs/index-format.md describes it."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import Any

from tests.indexing import page_lists as lists
from tests.indexing import page_tables as tables
from tests.indexing.page_codecs import CHARSET, Bytes, container, pair_bucket, unseal


class Files:
    """The `.bin` files of one segment."""

    def __init__(self, folder: Path) -> None:
        """Read below `folder`."""
        self.folder = folder

    def payload(self, path: str) -> bytes:
        """Return the payload of a file, named by its path within the segment."""
        return unseal((self.folder / path).read_bytes())

    def record(self, path: str, slot: int) -> bytes:
        """Return one record of a file that is a container."""
        return container(Bytes(self.payload(path)))[slot]

    def has(self, path: str) -> bool:
        """Tell whether a file was written; some are not where they would hold nothing."""
        return (self.folder / path).exists()


class Segment:
    """A segment: all docids are its own."""

    def __init__(self, files: Files, about: dict[str, Any], manifest: dict[str, Any]) -> None:
        """Read `files` as the manifest's row `about` tells."""
        self.files = files
        self.about = about
        self.manifest = manifest
        self.first_keys: list[str] = about["words" if self.is_delta else "dictionary"]

    @property
    def is_delta(self) -> bool:
        """Whether the segment is a delta."""
        return "words" in self.about

    def entries(self, shard: int) -> list[tables.Entry]:
        """Return all entries of a dictionary or words shard."""
        if self.is_delta:
            return tables.words(self.files.payload(f"words/{shard}.bin"), shard)[0]
        return tables.dictionary(self.files.payload(f"dictionary/{shard}.bin"))

    def entry(self, form: str) -> tables.Entry | None:
        """Return the entry of a form or field key."""
        if not self.first_keys:
            return None
        found = self.entries(_file_of(form, self.first_keys))
        return next((entry for entry in found if entry.form == form), None)

    def posting_list(self, term: tables.Term) -> lists.PostingList | None:
        """Return the list of the term; None where no article of a delta holds it."""
        if self.is_delta:
            record = tables.words(self.files.payload(f"words/{term.shard}.bin"), 0)[1][term.slot]
        else:
            record = self.files.record(f"postings/{term.shard}.bin", term.slot)
        return lists.posting_list(record) if record else None

    def tail(self, chunk: lists.TailChunk) -> list[lists.Posting]:
        """Return the postings of a chunk of a tiered list."""
        record = self.files.record(f"tails/{chunk.shard}.bin", chunk.slot)
        return lists.posting_list(record).postings

    def in_order(self, chunk: lists.OrderChunk) -> list[lists.Posting]:
        """Return the postings of a chunk of a tiered list's second copy, in docid order."""
        record = self.files.record(f"order/{chunk.shard}.bin", chunk.slot)
        return [
            lists.Posting(docid + chunk.first, level)
            for docid, level in lists.posting_list(record).postings
        ]

    def postings(self, term: tables.Term) -> list[lists.Posting]:
        """Return all articles that hold the term, in docid order."""
        found = self.posting_list(term)
        if found is None:
            return []
        tails = [posting for chunk in found.tails for posting in self.tail(chunk)]
        return sorted([*found.postings, *tails])

    def places(self, term: tables.Term) -> dict[int, list[lists.Occurrence]]:
        """Return where the term stands, by docid; nothing where places are not kept."""
        found = self.posting_list(term)
        if found is None:
            return {}
        if not found.order:
            path = f"places/{term.shard}.bin"
            return self._places(path, term.slot, sorted(found.postings))
        rows: dict[int, list[lists.Occurrence]] = {}
        for chunk in found.order:
            path = f"orderplaces/{chunk.shard}.bin"
            rows |= self._places(path, chunk.slot, self.in_order(chunk))
        return rows

    def _places(
        self, path: str, slot: int, postings: list[lists.Posting]
    ) -> dict[int, list[lists.Occurrence]]:
        record = self.files.record(path, slot) if self.files.has(path) else b""
        if not record:
            return {}
        docids = [posting.docid for posting in postings]
        return dict(zip(docids, lists.places(record, len(docids)), strict=True))

    def pair(self, first: str, second: str) -> lists.Pair | None:
        """Return the pair of two terms that often stand side by side."""
        buckets: int = self.about["pairs"]
        if not buckets:
            return None
        key = f"{first} {second}"
        bucket = self.files.payload(f"pairs/{pair_bucket(key, buckets)}.bin")
        return lists.pairs(bucket).get(key)

    def near(self, term: tables.Term) -> list[tables.NearTerm]:
        """Return the near terms of a term, nearest first."""
        if not term.near:
            return []
        covers: int = self.about["near"]
        number = term.shard // covers
        found = tables.near(self.files.payload(f"near/{number}.bin"), number * covers)
        return found.get((term.shard, term.slot), [])

    def completions(self, prefix: str) -> list[tables.Completion] | None:
        """Return what a prefix stands for; None where it has no entry of its own."""
        first_keys: list[str] = self.about["completions"]
        if not first_keys:
            return None
        path = f"completions/{_file_of(prefix, first_keys)}.bin"
        return tables.completions(self.files.payload(path)).get(prefix)

    def facet(self, field: str, docid: int) -> Any:
        """Return an article's section or source (None without one), or its tags."""
        covers: int = self.about["facets"][field]
        file = json.loads(self.files.payload(f"facets/{field}/{docid // covers}.bin"))
        of = file["of"][docid % covers]
        if field == "tags":
            return [file["values"][number] for number in of]
        return file["values"][of] if of >= 0 else None

    def days(self) -> list[tuple[str, int]]:
        """Return the dates, newest first, each with its number of articles."""
        return tables.days(self.files.payload("days/0.bin"))

    def stored(self, docid: int) -> dict[str, Any] | None:
        """Return what the result list shows of an article; None where it was removed."""
        articles: int = self.about["bundle"]
        bundle = docid // articles
        rows = json.loads(
            self.files.payload(f"store/{bundle // 1000}/{bundle}.bin").decode(CHARSET)
        )
        row = rows[docid % articles]
        if row is None:
            return None
        values = dict(zip(self.manifest["fields"], row, strict=True))
        if isinstance(values["id"], list):
            values["id"] = tables.hyphenated(values["title"]).join(values["id"])
        return values


def _file_of(key: str, first_keys: list[str]) -> int:
    """Return the last file whose first key is not after `key`; the first where all are."""
    return max(bisect_right(first_keys, key) - 1, 0)
