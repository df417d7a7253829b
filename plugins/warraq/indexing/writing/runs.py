"""Temporary files of the writer: named arrays and JSON values, a folder for each chunk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


class Run(NamedTuple):
    """A folder of arrays and JSON values; cheap to send to a worker."""

    folder: Path

    def save(self, **arrays: Array) -> None:
        """Writes arrays under their names."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, array in arrays.items():
            np.save(self.folder / f"{name}.npy", array, allow_pickle=False)

    def load(self, name: str) -> Array:
        """A whole array."""
        return np.asarray(np.load(self.folder / f"{name}.npy", allow_pickle=False))

    def mapped(self, name: str) -> Array:
        """An array whose parts are read when they are used."""
        path = self.folder / f"{name}.npy"
        try:
            return np.asanyarray(np.load(path, mmap_mode="r", allow_pickle=False))
        except ValueError:  # an array without elements cannot be mapped
            return self.load(name)

    def save_json(self, name: str, value: object) -> None:
        """Writes a JSON value."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (self.folder / f"{name}.json").write_text(text, encoding="utf-8")

    def load_json(self, name: str) -> Any:
        """A JSON value."""
        return json.loads((self.folder / f"{name}.json").read_text("utf-8"))


def spans(starts: Array, lengths: Array) -> NDArray[np.int64]:
    """The numbers from ``starts[i]`` on, ``lengths[i]`` of them, for each i, one after another.

    >>> spans(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    lengths = lengths.astype(np.int64)
    before = np.cumsum(lengths) - lengths
    shifts = np.repeat(starts.astype(np.int64) - before, lengths)
    return shifts + np.arange(len(shifts), dtype=np.int64)


def firsts(*columns: Array) -> NDArray[np.int64]:
    """Places at which any of the columns differs from the place before."""
    if not len(columns[0]):
        return np.zeros(0, np.int64)
    changes = np.logical_or.reduce([column[1:] != column[:-1] for column in columns])
    return np.concatenate([np.zeros(1, np.int64), np.flatnonzero(changes) + 1])


def distinct(numbers: Array) -> Array:
    """The different numbers, sorted; ``np.unique`` hashes them, which takes longer."""
    ordered = np.sort(numbers)
    return ordered[firsts(ordered)]


def edges(lengths: Array) -> NDArray[np.int64]:
    """Where each of some consecutive spans begins, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])
