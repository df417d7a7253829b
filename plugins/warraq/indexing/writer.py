"""Writes an index: the files of its one segment, then the manifest that names it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from warraq.indexing.analysis import analyse
from warraq.indexing.codec import seal
from warraq.indexing.dictionary import TermEntry, encode_shards
from warraq.indexing.document import STORED_FIELDS, Document, newest_first
from warraq.indexing.inversion import Collection, InvertedIndex, invert
from warraq.indexing.layout import FORMAT, MANIFEST, dictionary_path, postings_path, store_path
from warraq.indexing.postings import SHORT_LIST, encode_list, encode_shard
from warraq.indexing.scoring import IDF_STEPS, RATIO_ONE, idf_table
from warraq.indexing.settings import IndexSettings
from warraq.indexing.store import encode_bundles
from warraq.language.affixes import affix_table
from warraq.language.characters import analysis_table
from warraq.language.conflation import conflate
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import load_lexicon

_SEGMENT_NAME = re.compile(r"base-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was written: articles, terms, forms, files and bytes."""

    documents: int
    terms: int
    forms: int
    files: int
    bytes: int


def write_index(
    documents: Iterable[Document], folder: Path, settings: IndexSettings | None = None
) -> IndexReport:
    """Writes the index of ``documents`` into ``folder`` and returns what was written.

    The segment's folder bears a hash of its content; the manifest is put in place last and by one
    rename, so that a reader never meets half an index; older segments are removed after that. Equal
    documents and settings give equal bytes.
    """
    settings = settings or IndexSettings()
    ordered = newest_first(list(documents))
    collection = Collection()
    for document in ordered:
        collection.add(analyse(document))
    inverted = invert(collection, _conflate, settings)
    segment = _Segment(ordered, inverted, settings)
    name = segment.write(folder)
    manifest = _manifest(name, segment, ordered, inverted, settings)
    former = _segment_names(folder)
    _publish_manifest(folder, manifest)
    for other in sorted(former - {name}):
        shutil.rmtree(folder / other, ignore_errors=True)
    return _report(folder, len(ordered), inverted)


def _conflate(vocabulary: Mapping[str, int]) -> dict[str, str]:
    return conflate(vocabulary, load_lexicon())


class _Segment:
    """Encodes a segment's files."""

    def __init__(
        self, documents: list[Document], inverted: InvertedIndex, settings: IndexSettings
    ) -> None:
        self._documents = documents
        self._inverted = inverted
        self._settings = settings
        self.first_keys: list[str] = []

    def write(self, folder: Path) -> str:
        """Writes every file under a temporary name, then gives the folder its name and returns
        it.
        """
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".segment-", dir=folder) as temporary:
            partial = Path(temporary) / "segment"
            partial.mkdir()
            name = self._write_files(partial)
            shutil.rmtree(folder / name, ignore_errors=True)
            partial.rename(folder / name)
        return name

    def _write_files(self, partial: Path) -> str:
        digest = hashlib.sha256()
        for path, payload in self._files():
            digest.update(f"{path}\0{len(payload)}\0".encode() + payload)
            target = partial / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(seal(payload))
        return f"base-{digest.hexdigest()[:12]}"

    def _files(self) -> Iterator[tuple[str, bytes]]:
        pointers: list[tuple[int, int]] = []
        for number, lists in enumerate(self._postings_shards()):
            pointers += [(number, slot) for slot in range(len(lists))]
            yield postings_path("", number).lstrip("/"), encode_shard(lists)
        for number, (first_key, payload) in enumerate(self._dictionary(pointers)):
            self.first_keys.append(first_key)
            yield dictionary_path("", number).lstrip("/"), payload
        for number, payload in enumerate(self._store()):
            yield store_path("", number).lstrip("/"), payload

    def _postings_shards(self) -> Iterator[list[bytes]]:
        """Lists of each postings shard, terms in order; a list over the limit stands alone."""
        limit = self._settings.postings_shard_bytes
        shard: list[bytes] = []
        size = 0
        for packed in self._inverted.lists:
            encoded = encode_list(packed)
            if shard and size + len(encoded) > limit:
                yield shard
                shard, size = [], 0
            shard.append(encoded)
            size += len(encoded)
        if shard:
            yield shard

    def _dictionary(self, pointers: list[tuple[int, int]]) -> Iterator[tuple[str, bytes]]:
        inverted = self._inverted
        entries = (
            TermEntry(
                form,
                inverted.terms[term_id],
                len(inverted.lists[term_id]),
                *pointers[term_id],
                function=form in FUNCTION_WORDS,
            )
            for form, term_id in sorted(inverted.form_terms.items())
        )
        return encode_shards(entries, self._settings.dictionary_shard_bytes)

    def _store(self) -> Iterator[bytes]:
        return encode_bundles(self._documents, self._settings.bundle_documents)


def _manifest(
    name: str,
    segment: _Segment,
    documents: list[Document],
    inverted: InvertedIndex,
    settings: IndexSettings,
) -> dict[str, object]:
    """Everything that both engines must agree on; docs/index-format.md describes each key."""
    return {
        "format": FORMAT,
        "documents": len(documents),
        "dated": sum(1 for document in documents if document.date),
        "months": month_boundaries(documents),
        "settings": asdict(settings),
        "averageLengths": [inverted.average_title, inverted.average_body],
        "scoring": {
            "levels": inverted.levels.values,
            "idf": idf_table(),
            "idfSteps": IDF_STEPS,
            "ratioOne": RATIO_ONE,
            "shortList": SHORT_LIST,
        },
        "analysis": {**analysis_table(), "affixes": affix_table()},
        "fields": list(STORED_FIELDS),
        "segments": [
            {
                "name": name,
                "documents": len(documents),
                "firstDocid": 0,
                "dictionary": segment.first_keys,
                "tiers": 1,
            }
        ],
    }


def month_boundaries(documents: list[Document]) -> list[list[object]]:
    """Month (or year, where only that is known) and first docid of each run, newest first."""
    boundaries: list[list[object]] = []
    for docid, document in enumerate(documents):
        month = (document.date or "")[:7]
        if month and (not boundaries or boundaries[-1][0] != month):
            boundaries.append([month, docid])
    return boundaries


def _publish_manifest(folder: Path, manifest: dict[str, object]) -> None:
    temporary = folder / f"{MANIFEST}.partial"
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    temporary.write_text(text + "\n", encoding="utf-8")
    temporary.replace(folder / MANIFEST)


def _segment_names(folder: Path) -> set[str]:
    """Segments that the manifest in the folder names: all that an index may remove there."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        names = {str(segment["name"]) for segment in manifest["segments"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if _SEGMENT_NAME.fullmatch(name)}


def _report(folder: Path, documents: int, inverted: InvertedIndex) -> IndexReport:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return IndexReport(
        documents, len(inverted.terms), len(inverted.form_terms), len(sizes), sum(sizes)
    )
