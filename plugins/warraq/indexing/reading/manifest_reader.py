"""Reads the manifest of a search folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from warraq.indexing.codecs.layout import FORMAT, MANIFEST
from warraq.indexing.codecs.manifest_codes import unpack_manifest


class IndexUnreadableError(ValueError):
    """A search folder that is missing, of another format, or damaged; the message says what to
    do.
    """


def read_manifest(folder: Path) -> dict[str, Any]:
    """Manifest of an index in our format, unpacked; raises :class:`IndexUnreadableError`."""
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise IndexUnreadableError(
            f"{folder}: there is no search index here ({error.strerror or error}); "
            "run 'make html' or 'warraq index', or name the folder with --index"
        ) from error
    except ValueError as error:
        raise IndexUnreadableError(f"{path}: not JSON ({error}); build the index again") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else None
        raise IndexUnreadableError(
            f"{path}: index format {found!r}, and this program reads {FORMAT}; "
            "build the index again"
        )
    return unpack_manifest(manifest)
