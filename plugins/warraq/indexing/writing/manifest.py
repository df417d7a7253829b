"""The manifest: everything that both engines must agree on."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from warraq.indexing.codecs.layout import FORMAT, MANIFEST
from warraq.indexing.codecs.manifest_codes import pack_manifest
from warraq.indexing.document import STORED_FIELDS
from warraq.indexing.querying.operators import operator_table
from warraq.indexing.scoring import IDF_STEPS, RATIO_ONE, idf_table
from warraq.indexing.settings import IndexSettings, published_settings
from warraq.indexing.writing.articles import FACET_DOCIDS, month_boundaries
from warraq.indexing.writing.epoch import Epoch
from warraq.language.affixes import affix_table
from warraq.language.characters import analysis_table

_SEGMENT_NAME: Final = re.compile(r"(?:base|delta)-[0-9a-f]{12}")


def base_manifest(
    segment: Mapping[str, object], dates: Sequence[str], epoch: Epoch, settings: IndexSettings
) -> dict[str, object]:
    """Manifest of an index of one segment, whose articles have these dates in docid order.

    docs/index-format.md describes each key.
    """
    return {
        "format": FORMAT,
        "epoch": epoch.name,
        "documents": len(dates),
        "docids": len(dates),
        "dated": sum(map(bool, dates)),
        "months": month_boundaries(dates),
        "dead": [],
        "settings": published_settings(settings),
        "averageLengths": list(epoch.averages),
        "scoring": {
            "levels": epoch.levels().values,
            "idf": idf_table(),
            "idfSteps": IDF_STEPS,
            "ratioOne": RATIO_ONE,
        },
        "analysis": {**analysis_table(), "affixes": affix_table()},
        "operators": operator_table(),
        "fields": list(STORED_FIELDS),
        "segments": [
            {
                **segment,
                "docids": len(dates),
                "facets": dict.fromkeys(("section", "source", "tags"), FACET_DOCIDS),
            }
        ],
    }


def publish_manifest(folder: Path, manifest: Mapping[str, object]) -> int:
    """Puts a manifest in place by one rename; returns its size in bytes."""
    temporary = folder / f"{MANIFEST}.partial"
    packed = pack_manifest(dict(manifest))
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    size = temporary.write_bytes(f"{text}\n".encode())
    temporary.replace(folder / MANIFEST)
    return size


def named_segments(folder: Path) -> set[str]:
    """Segments that the manifest in the folder names: all that an index may remove there."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        names = {str(segment["name"]) for segment in manifest["segments"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in names if _SEGMENT_NAME.fullmatch(name)}
