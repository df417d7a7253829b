"""Forms of a query -> terms of the dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from warraq.indexing.dictionary import TermEntry
from warraq.indexing.files import IndexFiles
from warraq.language.affixes import candidates
from warraq.language.tokenizer import parts

How = Literal["exact", "completion", "affix", "unknown"]
MIN_PREFIX = 2
"""Letters of a word before it is completed."""


class Group(NamedTuple):
    """One word of a query with the terms that satisfy it, best first, and how they were found.

    ``exact``: the dictionary holds the word. ``completion``: it holds words that begin with it.
    ``affix``: it holds what remains without a clitic or ending. ``unknown``: none of these, no
    terms.
    """

    form: str
    terms: tuple[TermEntry, ...]
    how: How


def resolve(forms: Iterable[str], files: IndexFiles) -> list[Group]:
    """Groups of a query's forms: function words are dropped where others remain, equal groups
    merged.

    A joined form (إس-400) that the dictionary does not hold is taken as its parts.
    """
    groups = [_resolve_form(form, files) for whole in forms for form in _split(whole, files)]
    content = [group for group in groups if not _is_function(group)]
    unique: dict[tuple[object, ...], Group] = {}
    for group in content or groups:
        key = tuple(entry.term for entry in group.terms) or (group.form, None)
        unique.setdefault(key, group)
    return list(unique.values())


def _split(form: str, files: IndexFiles) -> list[str]:
    return [form] if files.lookup(form) else parts(form) or [form]


def _is_function(group: Group) -> bool:
    return group.how == "exact" and group.terms[0].function


def _resolve_form(form: str, files: IndexFiles) -> Group:
    if entry := files.lookup(form):
        return Group(form, (entry,), "exact")
    if completed := _complete(form, files):
        return Group(form, completed, "completion")
    for candidate in candidates(form):
        if entry := files.lookup(candidate):
            return Group(form, (entry,), "affix")
    return Group(form, (), "unknown")


def _complete(form: str, files: IndexFiles) -> tuple[TermEntry, ...]:
    """The most frequent terms of the forms that begin with ``form``, ties in order of the terms."""
    if len(form) < MIN_PREFIX:
        return ()
    found: dict[str, TermEntry] = {}
    for entry in files.following(form):
        if not entry.function:
            found.setdefault(entry.term, entry)
    best = sorted(found.values(), key=lambda entry: (-entry.df, entry.term))
    return tuple(best[: int(files.manifest["settings"]["completion_terms"])])
