"""Watches a reader of the index: whether it reads all that there is."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.indexing.page_codecs import Bytes, container, unseal
from tests.indexing.page_lists import pairs
from tests.indexing.page_segment import Files, Segment

CONTAINERS = ("postings", "places", "tails", "order", "orderplaces")


class Watched(Files):
    """Files that note what is read of them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.opened: set[str] = set()
        self.records: dict[str, set[int]] = {}

    def payload(self, path: str) -> bytes:
        self.opened.add(path)
        return super().payload(path)

    def record(self, path: str, slot: int) -> bytes:
        self.records.setdefault(path, set()).add(slot)
        return super().record(path, slot)


def read_all(segment: Segment) -> None:
    """Reads everything that a segment tells."""
    for shard in range(len(segment.first_keys)):
        for entry in segment.entries(shard):
            found = segment.posting_list(entry.of)
            for chunk in found.order if found else []:
                segment.in_order(chunk)
            segment.postings(entry.of)
            segment.places(entry.of)
            if not segment.is_delta:
                segment.near(entry.of)
    for prefix in [] if segment.is_delta else segment.about["completions"]:
        segment.completions(prefix)
    for bucket in range(segment.about["pairs"]):
        pairs(segment.files.payload(f"pairs/{bucket}.bin"))
    for docid in range(segment.about["docids"]):
        for field in segment.about["facets"]:
            segment.facet(field, docid)
        segment.stored(docid)
    segment.days()


def check_all_is_read(segment: Segment) -> None:
    """Checks that reading all leads to every file and to every record that is not empty."""
    files = segment.files
    assert isinstance(files, Watched)
    read_all(segment)
    contents = payloads(files.folder)
    assert files.opened <= contents.keys()
    for path, payload in contents.items():
        if path.startswith(CONTAINERS):
            records = container(Bytes(payload))
            unread = set(range(len(records))) - files.records.get(path, set())
            assert not any(records[slot] for slot in unread), path
        else:
            assert path in files.opened or not payload, path


def payloads(folder: Path) -> dict[str, bytes]:
    """Payloads of a segment's files by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): unseal(path.read_bytes())
        for path in sorted(folder.rglob("*.bin"))
    }


def segment_name(files: dict[str, bytes]) -> str:
    """Hash in the name of a segment of these files."""
    text = b"".join(
        path.encode() + b"\0" + hashlib.sha256(payload).digest()
        for path, payload in sorted(files.items())
    )
    return hashlib.sha256(text).hexdigest()[:12]
