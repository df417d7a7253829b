"""Structure as JSON: every part with its text, its place and its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from warraq.tagging.structure.model import Dateline, Origin, Quotation, Speaker, Structure


def structure_row(text: str, structure: Structure) -> dict[str, Any]:
    """The object of one text; offsets are code points of ``text``."""
    return {
        "dateline": _dateline(text, structure.dateline),
        "agencies": _origins(text, structure.agencies),
        "bylines": _origins(text, structure.bylines),
        "quotations": [_quotation(text, each) for each in structure.quotations],
        "sources": _origins(text, structure.sources),
    }


def _place(text: str, start: int, end: int) -> dict[str, Any]:
    return {"text": text[start:end], "start": start, "end": end}


def _origins(text: str, origins: Iterable[Origin]) -> list[dict[str, Any]]:
    return [
        {"name": each.name, **_place(text, each.start, each.end), "reason": each.reason}
        for each in origins
    ]


def _dateline(text: str, dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        **_place(text, dateline.start, dateline.end),
        "places": _origins(text, dateline.places),
        "reason": dateline.reason,
    }


def _quotation(text: str, quotation: Quotation) -> dict[str, Any]:
    return {
        **_place(text, quotation.start, quotation.end),
        "kind": quotation.kind,
        "speaker": _speaker(text, quotation.speaker),
        "reason": quotation.reason,
    }


def _speaker(text: str, speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    place = _place(text, speaker.start, speaker.end)
    return {"name": speaker.name, **place, "reason": speaker.reason}
