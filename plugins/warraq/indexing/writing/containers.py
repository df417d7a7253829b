"""Containers of a segment that are being changed: some records replaced, all slots as they were."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from warraq.indexing.codecs.bits import pack, varint_codes
from warraq.indexing.codecs.codec import unseal
from warraq.indexing.codecs.container import record_edges


class _Container:
    """A container of which some records are replaced."""

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._edges = record_edges(payload)
        self._changed: dict[int, bytes] = {}

    def record(self, slot: int) -> bytes:
        """A record as it now is."""
        if slot in self._changed:
            return self._changed[slot]
        return self._payload[self._edges[slot] : self._edges[slot + 1]]

    def put(self, slot: int, record: bytes) -> None:
        """Replaces a record."""
        self._changed[slot] = record

    def payload(self) -> bytes:
        """The whole container as it now is."""
        edges = np.array(self._edges)
        lengths = np.diff(edges)
        parts, kept = [], int(edges[0])
        for slot, record in sorted(self._changed.items()):
            lengths[slot] = len(record)
            parts += [self._payload[kept : edges[slot]], record]
            kept = edges[slot + 1]
        head = varint_codes(np.concatenate([[len(lengths)], lengths]))
        table = pack(head, np.array([0, len(lengths) + 1])).buffer
        return b"".join([table, *parts, self._payload[kept:]])


class ChangedFiles:
    """Payloads of a segment's files that differ from what is on disk; paths are within its
    folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._containers: dict[str, _Container] = {}
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
        return self._container(path).record(slot)

    def put_record(self, path: str, slot: int, record: bytes) -> None:
        """Replaces a record of a container."""
        self._container(path).put(slot, record)

    def payloads(self) -> dict[str, bytes]:
        """All files that were looked into as containers or replaced, by path."""
        shards = {path: each.payload() for path, each in self._containers.items()}
        return self._payloads | shards

    def _container(self, path: str) -> _Container:
        if path not in self._containers:
            self._containers[path] = _Container(self.payload(path))
        return self._containers[path]
