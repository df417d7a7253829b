"""The structure of texts, for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterable

from tests.tagging.articles import entities
from warraq.tagging.structure.find import find_structure
from warraq.tagging.structure.model import Origin, Quotation, Structure

STORY = (
    " أعلنت الحكومة في العاصمة خطة جديدة لتوسيع شبكة القطارات بين المدن الكبرى خلال السنوات"
    " الخمس المقبلة، على أن تبدأ الأعمال في مطلع العام بعد إقرار الموازنة.\nوتشمل الخطة مدّ"
    " ألف كيلومتر من السكك.\n"
)
"""What follows a dateline."""


def structure(text: str) -> Structure:
    """Structure of a text with the names that the tagger finds in it."""
    return find_structure(text, entities(text))


def named(origins: Iterable[Origin]) -> list[str]:
    """Names of origins, in order."""
    return [origin.name for origin in origins]


def quoted(text: str) -> list[tuple[str, str | None]]:
    """Quotations with the name of their speaker, or the phrase that stands for one."""
    return [
        (text[each.start : each.end], speaker_of(text, each)) for each in structure(text).quotations
    ]


def speaker_of(text: str, quotation: Quotation) -> str | None:
    """The speaker's name, else the phrase in the text, else None."""
    speaker = quotation.speaker
    if speaker is None:
        return None
    return speaker.name or text[speaker.start : speaker.end]
