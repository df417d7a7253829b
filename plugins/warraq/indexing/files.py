"""Reads an index's files: manifest, dictionary entries, posting lists, stored documents."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from warraq.indexing.codec import unseal
from warraq.indexing.dictionary import TermEntry, decode_shard, shard_of
from warraq.indexing.layout import FORMAT, MANIFEST, dictionary_path, postings_path, store_path
from warraq.indexing.postings import Posting, decode_list, shard_list
from warraq.indexing.store import decode_bundle


class IndexUnreadableError(ValueError):
    """A search folder that is missing, of another format, or damaged; the message says what to
    do.
    """


class IndexFiles:
    """One opened search folder; what has been read is kept, within a bound.

    Raises :class:`IndexUnreadableError` where there is no manifest or its format is not ours.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = _read_manifest(folder)
        segment = self.manifest["segments"][0]
        self._segment: str = segment["name"]
        self._first_keys: list[str] = segment["dictionary"]
        self.shard = lru_cache(maxsize=256)(self._read_shard)
        self._postings_shard = lru_cache(maxsize=256)(self._read_postings_shard)
        self._bundle = lru_cache(maxsize=256)(self._read_bundle)

    @property
    def document_count(self) -> int:
        """Articles in the index."""
        return int(self.manifest["documents"])

    def lookup(self, form: str) -> TermEntry | None:
        """Dictionary entry of a form, or None."""
        entries = self.shard(shard_of(self._first_keys, form))
        position = bisect_left(entries, form, key=lambda entry: entry.form)
        if position < len(entries) and entries[position].form == form:
            return entries[position]
        return None

    def following(self, prefix: str) -> Iterator[TermEntry]:
        """Entries whose form begins with ``prefix``, from the shard where they begin and the next
        one.
        """
        first = shard_of(self._first_keys, prefix)
        for number in (first, first + 1):
            if number >= len(self._first_keys):
                return
            entries = self.shard(number)
            for entry in entries[bisect_left(entries, prefix, key=lambda entry: entry.form) :]:
                if not entry.form.startswith(prefix):
                    return
                yield entry

    def entries(self) -> Iterator[TermEntry]:
        """Every entry of the dictionary, sorted by form."""
        for number in range(len(self._first_keys)):
            yield from self.shard(number)

    def postings(self, entry: TermEntry) -> list[Posting]:
        """Posting list of an entry's term, in docid order."""
        return decode_list(shard_list(self._postings_shard(entry.shard), entry.slot))

    def stored(self, docid: int) -> dict[str, object]:
        """Stored fields of an article."""
        size = int(self.manifest["settings"]["bundle_documents"])
        return self._bundle(docid // size)[docid % size]

    def _read_shard(self, number: int) -> list[TermEntry]:
        if number >= len(self._first_keys):
            return []  # an index without a single word
        return decode_shard(self._read(dictionary_path(self._segment, number)))

    def _read_postings_shard(self, number: int) -> bytes:
        return self._read(postings_path(self._segment, number))

    def _read_bundle(self, number: int) -> list[dict[str, object]]:
        return decode_bundle(self._read(store_path(self._segment, number)))

    def _read(self, path: str) -> bytes:
        try:
            return unseal((self.folder / path).read_bytes())
        except (OSError, ValueError) as error:
            raise IndexUnreadableError(
                f"{self.folder / path}: {error}; build the index again"
            ) from error


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise IndexUnreadableError(
            f"{folder}: there is no search index here ({error.strerror or error}); "
            "run 'make html' or 'warraq index', or name the folder with --index"
        ) from error
    except ValueError as error:
        raise IndexUnreadableError(f"{path}: not JSON ({error}); build the index again") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else None
        raise IndexUnreadableError(
            f"{path}: index format {found!r}, and this program reads {FORMAT}; "
            "build the index again"
        )
    return manifest
