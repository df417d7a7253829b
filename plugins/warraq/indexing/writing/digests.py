"""Digests that tell whether an article, an index or the program has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from warraq.indexing.codecs.layout import MANIFEST
from warraq.indexing.document import Document, Tag

VERSION: Final = 1
"""Version of the state file."""

DIGEST_BYTES: Final = 16


def document_digest(document: Document) -> bytes:
    """Bytes that change with anything of an article."""
    return hashlib.blake2b(document_text(document).encode(), digest_size=DIGEST_BYTES).digest()


def document_text(document: Document) -> str:
    """All of an article as JSON."""
    return json.dumps(asdict(document), ensure_ascii=False, sort_keys=True)


def document_of(text: str) -> Document:
    """The article of :func:`document_text`."""
    fields: dict[str, Any] = json.loads(text)
    tags = tuple(Tag(*tag) for tag in fields.pop("tags"))
    return Document(tags=tags, **fields)


def manifest_digest(folder: Path) -> str:
    """Digest of the manifest in a folder, empty where there is none."""
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""


@cache
def program_digest() -> str:
    """Digest of all that decides what an index holds: this version, and the code and lists of the
    rooms ``indexing`` and ``language``.
    """
    digest = hashlib.sha256(str(VERSION).encode())
    for room in ("warraq.indexing", "warraq.language"):
        for path in sorted(_contents(files(room)), key=str):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _contents(folder: Traversable) -> Iterator[Traversable]:
    for each in folder.iterdir():
        if each.is_file() and each.name.endswith((".py", ".txt")):
            yield each
        elif each.is_dir() and each.name != "__pycache__":
            yield from _contents(each)
