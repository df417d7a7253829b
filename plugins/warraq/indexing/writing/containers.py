"""Containers of a segment that are being changed: some records replaced, all slots as they were."""

from __future__ import annotations

from pathlib import Path

from warraq.indexing.codecs.codec import unseal
from warraq.indexing.codecs.container import encode_shard, shard_lists


class ChangedFiles:
    """Payloads of a segment's files that differ from what is on disk; paths are within its
    folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records: dict[str, list[bytes]] = {}
        self._payloads: dict[str, bytes] = {}

    def payload(self, path: str) -> bytes:
        """Payload of a file as it now is, but for records of :meth:`put_record`."""
        if path not in self._payloads:
            return unseal((self._folder / path).read_bytes())
        return self._payloads[path]

    def put(self, path: str, payload: bytes) -> None:
        """Replaces a file."""
        self._payloads[path] = payload

    def paths(self, kind: str) -> list[str]:
        """Files on disk in the segment's folder ``kind``."""
        return sorted(f"{kind}/{path.name}" for path in (self._folder / kind).glob("*.bin"))

    def holds(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self._folder / path).is_file()

    def record(self, path: str, slot: int) -> bytes:
        """A record of a container as it now is."""
        return self._container(path)[slot]

    def put_record(self, path: str, slot: int, record: bytes) -> None:
        """Replaces a record of a container."""
        self._container(path)[slot] = record

    def payloads(self) -> dict[str, bytes]:
        """All files that were looked into as containers or replaced, by path."""
        shards = {path: encode_shard(records) for path, records in self._records.items()}
        return self._payloads | shards

    def _container(self, path: str) -> list[bytes]:
        if path not in self._records:
            self._records[path] = shard_lists(self.payload(path))
        return self._records[path]
