"""Writes an index: the files of its one segment, then the manifest that names it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from warraq.indexing.document import Document
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.analysis import ChunkSummary, analyse_chunk
from warraq.indexing.writing.base_files import Base, BaseFiles
from warraq.indexing.writing.digests import DIGEST_BYTES, document_digest
from warraq.indexing.writing.epoch import Epoch
from warraq.indexing.writing.manifest import base_manifest, named_segments, publish_manifest
from warraq.indexing.writing.runs import Run
from warraq.indexing.writing.state_writer import StateWriter
from warraq.indexing.writing.workers import Progress, Workers, worker_count

CHUNK_DOCUMENTS: Final = 2000
"""Documents of a chunk, at most."""
CHUNK_CHARACTERS: Final = 4_000_000
"""Characters of a chunk's bodies, about, at most."""
_CHUNKS_HERE: Final = 1  # so many are indexed without other processes, which take a second to start


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What was written: articles, terms, forms, files and bytes."""

    documents: int
    terms: int
    forms: int
    files: int
    bytes: int


def write_index(  # noqa: PLR0913 - what builds go on from, and how they tell of themselves
    documents: Iterable[Document],
    folder: Path,
    settings: IndexSettings | None = None,
    *,
    epoch: Epoch | None = None,
    keep_epoch: Path | None = None,
    state: Path | None = None,
    progress: Progress | None = None,
) -> IndexReport:
    """Writes the index of ``documents`` into ``folder`` and returns what was written.

    The documents are read once, as a stream. Under an ``epoch`` its terms, levels, pairs and near
    terms hold; without one the build begins an epoch, and ``keep_epoch`` names the file that it is
    saved to; ``state`` names the file that updates go on from (see ``updating``), of
    builds without ``epoch`` only. ``progress`` is told how far each stage is.

    The segment's folder bears a hash of its content; the manifest is put in place last and by one
    rename, so that a reader never meets half an index; older segments are removed after that. Equal
    documents, settings and epochs give equal bytes, whatever the order of the documents, the number
    of workers and the limit of memory. Raises
    :class:`~warraq.indexing.writing.articles.DuplicateIdError`.
    """
    settings = settings or IndexSettings()
    kept = StateWriter(state, settings) if state else None
    with (
        _made(folder),
        tempfile.TemporaryDirectory(prefix=".segment-", dir=folder) as temporary,
    ):
        written = _write(documents, Path(temporary), settings, epoch, kept, progress)
        name = written.name
        shutil.rmtree(folder / name, ignore_errors=True)
        (Path(temporary) / "segment").rename(folder / name)
    former = named_segments(folder)
    if keep_epoch:
        written.epoch.save(keep_epoch)
    manifest = base_manifest(
        {"name": name, **written.segment}, written.dates, written.epoch, settings
    )
    size = publish_manifest(folder, manifest)
    if kept:
        kept.publish(folder, len(written.files))
    for other in sorted(former - {name}):
        shutil.rmtree(folder / other, ignore_errors=True)
    sizes = [file.size for file in written.files]
    return IndexReport(
        len(written.dates), written.terms, written.forms, len(sizes) + 1, sum(sizes) + size
    )


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Makes a folder; where what follows fails, one that was not there before goes again."""
    new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if new:
            folder.rmdir()
        raise


def _write(
    documents: Iterable[Document],
    temporary: Path,
    settings: IndexSettings,
    epoch: Epoch | None,
    state: StateWriter | None,
    progress: Progress | None,
) -> BaseFiles:
    chunks = chunked(documents, temporary)
    first = list(islice(chunks, _CHUNKS_HERE + 1))
    many = len(first) > _CHUNKS_HERE
    count = worker_count(settings.workers, settings.memory_megabytes) if many else 1
    with Workers(count, progress) as workers:
        summaries = list(workers.run("reading", _analyse, chain(first, chunks)))
        written = Base(temporary, settings, epoch, workers).write(summaries)
    if state:
        state.write(summaries, Run(temporary / "shared"), written)
    return written


class Chunk(NamedTuple):
    """Documents of one task, and the run that they are analysed into."""

    documents: list[Document]
    run: Run


def chunked(documents: Iterable[Document], folder: Path) -> Iterator[Chunk]:
    """The documents in chunks, their runs in ``folder``."""
    chunk: list[Document] = []
    characters = number = 0
    for document in documents:
        chunk.append(document)
        characters += len(document.text)
        if len(chunk) == CHUNK_DOCUMENTS or characters >= CHUNK_CHARACTERS:
            yield Chunk(chunk, Run(folder / f"run-{number}"))
            chunk, characters, number = [], 0, number + 1
    if chunk:
        yield Chunk(chunk, Run(folder / f"run-{number}"))


def _analyse(chunk: Chunk) -> ChunkSummary:
    summary = analyse_chunk(*chunk)
    digests = b"".join(map(document_digest, chunk.documents))
    chunk.run.save(digests=np.frombuffer(digests, np.uint8).reshape(-1, DIGEST_BYTES))
    return summary
