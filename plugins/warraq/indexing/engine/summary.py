"""What the terminal says of an answer."""

from __future__ import annotations

from collections.abc import Iterator

from warraq.indexing.engine.search import Results


def summary(results: Results) -> str:
    """One line on what was found, and what was looked for other than what was written."""
    return "; ".join([_count(results), *_notes(results)])


def _count(results: Results) -> str:
    count = "1 article" if results.total == 1 else f"{results.total} articles"
    if not results.groups:
        return count
    which = {"all": "all", "most": "most", "any": "some"}[results.mode]
    more = f", {results.near} more with near words" if results.near else ""
    return f"{count} with {which} of the words{more}"


def _notes(results: Results) -> Iterator[str]:
    corrected = [
        f"{group.terms[0].written} instead of {group.form}"
        for group in results.groups
        if group.how == "corrected"
    ]
    notes = {
        "searched for": corrected,
        "also searched for": [entry.written for entry in results.added],
        "not in the archive:": [group.form for group in results.groups if group.how == "unknown"],
    }
    for note, words in notes.items():
        if words:
            yield f"{note} {', '.join(words)}"
