"""Settings of the reading room."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How article files are found and read."""

    excluded: tuple[str, ...] = ("pages", "images")
    """Folders directly in the content folder that hold no articles."""

    max_bytes: int = 16_000_000
    """Largest article file, in bytes; a larger one is refused as no article."""

    dates_from_text: bool = True
    """Whether an article that neither metadata nor path dates may take its date from its text."""

    dates_from_neighbours: bool = True
    """Whether an undated article may take its date from dated files around it in its folder."""

    made_title_words: int = 14
    """Most words of a headline that is made for an article without a title."""

    lead_characters: int = 200
    """Most characters of the plain-text lead that stands for an article in lists and feeds."""
