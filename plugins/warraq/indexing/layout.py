"""Where the index's files are, relative to its folder; the browser knows the same paths."""

from __future__ import annotations

from typing import Final

FORMAT: Final = 1
"""Version of the format; a reader refuses any other."""

MANIFEST: Final = "manifest.json"
_STORE_FOLDER_SIZE: Final = 1000


def dictionary_path(segment: str, shard: int) -> str:
    """Path of a dictionary shard."""
    return f"{segment}/dictionary/{shard}.bin"


def postings_path(segment: str, shard: int) -> str:
    """Path of a postings shard."""
    return f"{segment}/postings/{shard}.bin"


def store_path(segment: str, bundle: int) -> str:
    """Path of a document bundle; a thousand to a folder, since file lists grow with the archive."""
    return f"{segment}/store/{bundle // _STORE_FOLDER_SIZE}/{bundle}.bin"
