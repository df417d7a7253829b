"""Files of a segment that is being written: sealed, with what its name will be hashed from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from warraq.indexing.codecs.codec import seal
from warraq.indexing.codecs.container import encode_shard


class WrittenFile(NamedTuple):
    """A file: path in the segment's folder, hash of its payload, size in bytes as sealed."""

    path: str
    digest: bytes
    size: int


def write_file(folder: Path, path: str, payload: bytes, *, pack: bool = True) -> WrittenFile:
    """Seals a payload, packed or not, into a file of the segment's folder."""
    target = folder / path
    content = seal(payload, pack=pack)
    try:
        target.write_bytes(content)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return WrittenFile(path, hashlib.sha256(payload).digest(), len(content))


def segment_name(files: Iterable[WrittenFile], kind: str = "base") -> str:
    """Name of a segment of these files, by their paths and payloads."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.path.encode() + b"\0" + file.digest)
    return f"{kind}-{digest.hexdigest()[:12]}"


class ShardFiles:
    """Packs records into containers of about ``limit`` bytes, numbered from ``first`` on; a longer
    record stands alone.

    Each record may bring a companion, a record of the same slot in a container beside: the places
    of its postings. Companions that are all empty have no file. ``paths`` gives the path of a shard
    and that of its companions by number.
    """

    def __init__(
        self, folder: Path, paths: Sequence[Callable[[int], str]], limit: int, first: int = 0
    ) -> None:
        self._files: list[WrittenFile] = []
        self._number = first
        self._folder = folder
        self._paths = paths
        self._limit = limit
        self._records: list[bytes] = []
        self._companions: list[bytes] = []
        self._size = 0

    def add(self, record: bytes, companion: bytes = b"") -> tuple[int, int]:
        """Keeps a record and returns its shard and slot."""
        if self._records and self._size + len(record) > self._limit:
            self._write()
        self._records.append(record)
        self._companions.append(companion)
        self._size += len(record)
        return self._number, len(self._records) - 1

    def close(self) -> list[WrittenFile]:
        """Writes the last shard and returns all files."""
        if self._records:
            self._write()
        return self._files

    def _write(self) -> None:
        columns = [self._records, self._companions]
        for path, records in zip(self._paths, columns, strict=False):
            if any(records):
                payload = encode_shard(records)
                self._files.append(write_file(self._folder, path(self._number), payload))
        self._number += 1
        self._records, self._companions, self._size = [], [], 0
