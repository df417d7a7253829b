"""Where the index's files are, relative to its folder; the browser knows the same paths."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FORMAT: Final = 2
"""Version of the format; a reader refuses any other."""

MANIFEST: Final = "manifest.json"
DEFAULT_FOLDER: Final = Path("output", "search")
"""The search folder of the site that `make html` builds."""
_STORE_FOLDER_SIZE: Final = 1000


def dictionary_path(segment: str, shard: int) -> str:
    """Path of a base segment's dictionary shard."""
    return f"{segment}/dictionary/{shard}.bin"


def words_path(segment: str, shard: int) -> str:
    """Path of a delta segment's words shard."""
    return f"{segment}/words/{shard}.bin"


def postings_path(segment: str, shard: int) -> str:
    """Path of a postings shard."""
    return f"{segment}/postings/{shard}.bin"


def places_path(segment: str, shard: int) -> str:
    """Path of the places of a postings shard's lists, in a delta of a words shard's."""
    return f"{segment}/places/{shard}.bin"


def tails_path(segment: str, shard: int) -> str:
    """Path of a shard of long lists' tail chunks."""
    return f"{segment}/tails/{shard}.bin"


def order_path(segment: str, shard: int) -> str:
    """Path of a shard of long lists' chunks in docid order."""
    return f"{segment}/order/{shard}.bin"


def orderplaces_path(segment: str, shard: int) -> str:
    """Path of the places of an order shard's chunks."""
    return f"{segment}/orderplaces/{shard}.bin"


def pairs_path(segment: str, bucket: int) -> str:
    """Path of a bucket of pairs."""
    return f"{segment}/pairs/{bucket}.bin"


def near_path(segment: str, number: int) -> str:
    """Path of a file of near terms."""
    return f"{segment}/near/{number}.bin"


def completions_path(segment: str, number: int) -> str:
    """Path of a file of completions."""
    return f"{segment}/completions/{number}.bin"


def facet_path(segment: str, field: str, number: int) -> str:
    """Path of a file of articles' sections, sources or tags."""
    return f"{segment}/facets/{field}/{number}.bin"


def days_path(segment: str) -> str:
    """Path of the file of dates."""
    return f"{segment}/days/0.bin"


def store_path(segment: str, bundle: int) -> str:
    """Path of a document bundle; a thousand to a folder, since file lists grow with the archive."""
    return f"{segment}/store/{bundle // _STORE_FOLDER_SIZE}/{bundle}.bin"
