"""Takes articles out of a base: the files that hold them are written anew without them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from warraq.indexing.codecs.facets import tags_without, values_without
from warraq.indexing.codecs.layout import facet_path, pairs_path, store_path
from warraq.indexing.codecs.pairs import bucket_of, pair_key, pairs_without
from warraq.indexing.codecs.store import bundle_without
from warraq.indexing.reading.segment import BaseSegment
from warraq.indexing.updating.forgetting import forget_words
from warraq.indexing.updating.gone import Gone, find_gone
from warraq.indexing.updating.linking import link_files
from warraq.indexing.updating.lists_without import remove_from_list
from warraq.indexing.updating.state import State
from warraq.indexing.writing.containers import ChangedFiles
from warraq.indexing.writing.shard_files import WrittenFile, segment_name, write_file
from warraq.indexing.writing.state_schema import BaseArticle

_DENSE: Final = frozenset({"postings", "places", "tails", "order", "orderplaces"})
"""Files of bits: packing makes them 1 to 3% smaller, and would be half of a removal's work."""


def remove_articles(
    folder: Path,
    about: Mapping[str, Any],
    state: State,
    articles: Sequence[BaseArticle],
) -> tuple[dict[str, Any], list[WrittenFile]]:
    """Writes the base that ``about`` describes without some articles, beside it and under a new
    name; returns what the manifest is to say of it, and the files that were written.

    Docids and the document frequencies in the dictionary stay as they were: the state counts the
    removed articles of each key, and the delta tells. Unchanged files are linked, or copied where
    the file system has no links.
    """
    removal = _Removal(folder, about, state)
    removal.remove(articles)
    return removal.publish()


class _Removal:
    """One removal, from the base in a folder."""

    def __init__(self, folder: Path, about: Mapping[str, Any], state: State) -> None:
        self._folder = folder
        self._about = dict(about)
        self._state = state
        self._base = BaseSegment(folder, about)
        self._files = ChangedFiles(folder / about["name"])

    def remove(self, articles: Sequence[BaseArticle]) -> None:
        """Changes every file that tells of the articles."""
        gone = find_gone(self._state, articles)
        self._remove_from_lists(gone)
        self._remove_from_pairs(gone)
        self._about |= forget_words(self._files, self._about, self._base, self._state, gone)
        for article in articles:
            self._remove_from_facets(article.docid)
            self._remove_from_store(article.docid)

    def publish(self) -> tuple[dict[str, Any], list[WrittenFile]]:
        """Puts the changed files, and links to all others, into a new folder."""
        name = self._about["name"]
        changed = self._files.payloads()
        with tempfile.TemporaryDirectory(prefix=".segment-", dir=self._folder) as temporary:
            target = Path(temporary) / "segment"
            link_files(self._folder / name, target, changed)
            written = [
                write_file(target, path, changed[path], pack=path.split("/")[0] not in _DENSE)
                for path in sorted(changed)
            ]
            new = segment_name([*written, WrittenFile(name, b"", 0)])
            shutil.rmtree(self._folder / new, ignore_errors=True)
            target.rename(self._folder / new)
        return self._about | {"name": new}, written

    def _remove_from_lists(self, gone: Gone) -> None:
        for key, docids in gone.docids.items():
            place = gone.lists[key]
            remove_from_list(self._files, place.shard, place.slot, docids)

    def _remove_from_pairs(self, gone: Gone) -> None:
        buckets = int(self._about["pairs"])
        if not buckets:
            return
        changed: dict[str, dict[str, list[int]]] = {}
        for first, second, _ in self._state.pairs_among(gone.docids):
            key = pair_key(first, second)
            both = sorted({*gone.docids[first]} & {*gone.docids[second]})
            if both:
                path = pairs_path("", bucket_of(key, buckets))[1:]
                changed.setdefault(path, {})[key] = both
        for path, pairs in changed.items():
            self._files.put(path, pairs_without(self._files.payload(path), pairs))

    def _remove_from_facets(self, docid: int) -> None:
        for field, size in self._about["facets"].items():
            path = facet_path("", field, docid // size)[1:]
            without = tags_without if field == "tags" else values_without
            self._files.put(path, without(self._files.payload(path), docid % size))

    def _remove_from_store(self, docid: int) -> None:
        size = int(self._about["bundle"])
        path = store_path("", docid // size)[1:]
        self._files.put(path, bundle_without(self._files.payload(path), docid % size))
