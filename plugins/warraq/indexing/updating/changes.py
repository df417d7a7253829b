"""Brings an index up to date with single articles: a new delta and a new manifest."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from warraq.indexing.codecs.layout import MANIFEST
from warraq.indexing.codecs.postings import TIER
from warraq.indexing.document import Document, newest_first
from warraq.indexing.reading.docids import BASE, DocidMap
from warraq.indexing.reading.manifest_reader import read_manifest
from warraq.indexing.reading.segment import BaseSegment
from warraq.indexing.settings import IndexSettings
from warraq.indexing.updating.delta import Delta, DeltaFiles
from warraq.indexing.updating.linking import link_files
from warraq.indexing.updating.removal import remove_articles
from warraq.indexing.updating.state import REBUILD, State, StateError, opened_state
from warraq.indexing.updating.tombstones import tombstones
from warraq.indexing.writing.digests import document_digest
from warraq.indexing.writing.manifest import named_segments, publish_manifest
from warraq.indexing.writing.shard_files import WrittenFile


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What an update did: articles that were added, changed and removed, articles now, files and
    bytes that were written.
    """

    added: int
    changed: int
    removed: int
    documents: int
    files: int
    bytes: int


class _Edits:
    """The articles of an update by what becomes of them; with ``complete``, those that it does not
    bring are removed.
    """

    def __init__(
        self, state: State, changed: Iterable[Document], removed: Iterable[str], *, complete: bool
    ) -> None:
        former = state.digests()
        put: dict[str, Document] = {}
        again: set[str] = set()
        removed = set(removed)
        if unknown := sorted(removed - former.keys()):
            raise StateError(f"there is no article {unknown[0]!r} to remove")
        seen = set()
        for document in changed:
            seen.add(document.id)
            put.pop(document.id, None)
            if document.id in removed:
                again.add(document.id)
            if document.id in again or former.get(document.id) != document_digest(document):
                put[document.id] = document
        if complete:
            removed |= former.keys() - seen
        self.put = list(put.values())
        self.removed = sorted(removed)
        self.changed = sum(1 for name in put if name in former and name not in again)
        self.added = len(put) - self.changed
        self.documents = len(former) - len(removed) + self.added
        self.none = not put and not removed


def apply_changes(
    folder: Path,
    state: Path,
    changed: Iterable[Document],
    removed: Iterable[str] = (),
    settings: IndexSettings | None = None,
    *,
    complete: bool = False,
) -> ChangeReport:
    """Adds the articles ``changed`` to the index in ``folder``, in place of those of the same ids,
    and takes out those with the ids ``removed``; an article that is in both is put back.
    With ``complete``, ``changed`` are all articles that there are to be, and others are removed.

    Writes a new delta and the manifest; where articles of the base are removed, also the files that
    hold them, into a new folder of the base, and nothing of them stays in any file. Answers are
    those of the whole collection indexed anew under the same epoch. The segments of the manifest
    before stay until the next update, for readers that still have it, unless articles are removed.

    Raises :class:`StateError`, and changes nothing, where the state does
    not fit the index, an article to be removed is unknown, or too much has changed.
    """
    settings = settings or IndexSettings()
    with opened_state(state) as opened:
        opened.check(folder, settings)
        edits = _Edits(opened, changed, removed, complete=complete)
        if edits.none:
            return ChangeReport(0, 0, 0, edits.documents, 0, 0)
        return _Update(folder, opened, settings).apply(edits)


def link_index(source: Path, folder: Path, state: Path) -> None:
    """Makes ``folder`` a second index of the same files as that in ``source``, to be updated.

    Raises :class:`StateError` where the state does not belong to it.
    """
    with opened_state(state) as opened:
        opened.check_manifest(source)
        names = named_segments(source) | set(opened.meta["former"])
        files = int(opened.meta["files"])
    folder.mkdir(parents=True)
    counts = {name: link_files(source / name, folder / name) for name in sorted(names)}
    base = str(read_manifest(source)["segments"][0]["name"])
    if counts[base] != files:
        raise StateError(f"{source / base}: files are missing; {REBUILD}")
    shutil.copyfile(source / MANIFEST, folder / MANIFEST)


class _Update:
    """One update of the index in a folder."""

    def __init__(self, folder: Path, state: State, settings: IndexSettings) -> None:
        self._folder = folder
        self._state = state
        self._settings = settings
        self._manifest = read_manifest(folder)

    def apply(self, edits: _Edits) -> ChangeReport:
        """Carries the edits out."""
        state = self._state
        put = [document.id for document in edits.put]
        state.drop_delta(edits.removed)
        gone = list(state.base_articles(edits.removed).values())
        state.bury(put)
        state.put_delta(edits.put)
        documents = newest_first(state.delta_documents())
        self._check(documents, edits.documents)
        former = named_segments(self._folder)
        written: list[WrittenFile] = []
        about: Mapping[str, Any] = self._manifest["segments"][0]
        if gone:
            about, written = remove_articles(self._folder, about, state, gone)
        delta = self._write_delta(documents)
        size = publish_manifest(self._folder, self._next(about, delta, documents))
        written += delta.files
        self._clean(former, at_once=bool(edits.removed))
        state.commit(self._folder)
        sizes = sum(file.size for file in written) + size
        return ChangeReport(
            edits.added, edits.changed, len(edits.removed), edits.documents,
            len(written) + 1, sizes,
        )  # fmt: skip

    def _check(self, documents: Sequence[Document], total: int) -> None:
        changes = max(len(documents), len(self._state.dead_docids()))
        most = min(self._settings.delta_documents, TIER)
        if changes > most or changes > self._settings.delta_share * total:
            raise StateError(f"{changes} articles have changed since the base was built; {REBUILD}")

    def _write_delta(self, documents: Sequence[Document]) -> DeltaFiles:
        with tempfile.TemporaryDirectory(prefix=".segment-", dir=self._folder) as temporary:
            delta = Delta(Path(temporary), self._settings, self._state)
            written = delta.write(documents, tombstones(self._state))
            shutil.rmtree(self._folder / written.name, ignore_errors=True)
            (Path(temporary) / "segment").rename(self._folder / written.name)
        return written

    def _next(
        self, about: Mapping[str, Any], delta: DeltaFiles, documents: Sequence[Document]
    ) -> dict[str, Any]:
        """The manifest of the base and the new delta."""
        docids = int(about["docids"])
        at = [self._state.base_before(each.date or "", each.id, docids) for each in documents]
        dead = np.array(self._state.dead_docids(), np.int64)
        months = self._months(about, delta.dates)
        total = docids + len(at)
        return self._manifest | {
            "documents": total - len(dead),
            "docids": total,
            "dated": sum(months.values()),
            "months": _first_docids(months),
            "dead": DocidMap(at).to_global(BASE, dead).tolist(),
            "segments": [dict(about), {"name": delta.name, **delta.segment, "at": at}],
        }

    def _months(self, about: Mapping[str, Any], dates: Sequence[str]) -> Counter[str]:
        """Articles of each month (or year, where only that is known), dead ones too."""
        months = Counter(date[:7] for date in dates if date)
        for run in BaseSegment(self._folder, about).runs():
            months[run.date[:7]] += run.end - run.first
        return months

    def _clean(self, former: set[str], *, at_once: bool) -> None:
        """Removes the segments of the manifest before the last, and with ``at_once`` those of the
        last, too.
        """
        now = named_segments(self._folder)
        stale = set(self._state.meta["former"]) | (former if at_once else set())
        for name in sorted(stale - now):
            shutil.rmtree(self._folder / name, ignore_errors=True)
        self._state.meta["former"] = [] if at_once else sorted(former - now)


def _first_docids(months: Mapping[str, int]) -> list[list[object]]:
    """Months, newest first, each with its first docid."""
    order = sorted(months, reverse=True)
    firsts = accumulate((months[month] for month in order), initial=0)
    return [[month, first] for month, first in zip(order, firsts, strict=False)]
