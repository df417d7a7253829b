"""One word of a query -> terms of the dictionary; docs/search.md, "Words to terms"."""

from __future__ import annotations

from typing import Literal, NamedTuple

from warraq.indexing.codecs.completions import WORD
from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.querying.nearest import nearest_form
from warraq.indexing.reading.files import IndexFiles
from warraq.language.affixes import candidates
from warraq.language.normaliser import normalise

How = Literal["known", "completion", "affix", "corrected", "unknown"]
MIN_PREFIX = 2
"""Letters of a word before it is completed."""


class Group(NamedTuple):
    """One word of a query with the terms that satisfy it, best first, and how they were found.

    ``known``: the dictionary holds the word. ``completion``: it holds words that begin with it.
    ``affix``: it holds what remains without a clitic or ending. ``corrected``: it holds a word of
    nearly the same letters, ``terms[0].form``. ``unknown``: none of these, no terms.
    """

    form: str
    how: How
    terms: tuple[TermEntry, ...] = ()

    @property
    def function(self) -> bool:
        """Whether the word carries grammar only."""
        return bool(self.terms) and self.terms[0].function


class GroupFinder:
    """Finds the groups of a query's words."""

    def __init__(self, files: IndexFiles, last: str | None, plain: bool) -> None:
        self.files = files
        self._last = last
        self._plain = plain

    def word(self, form: str) -> Group:
        """Group of a word that stands alone."""
        group = self.written(form)
        if group.how == "known":
            return group
        if form == self._last and (completed := self._completed(form)):
            return Group(form, "completion", completed)
        if group.terms or self._plain:
            return group
        entry = nearest_form(form, self.files)
        return Group(form, "corrected", (entry,)) if entry else group

    def written(self, form: str) -> Group:
        """Group of a word that is taken as it is written, perhaps with a clitic or an ending."""
        if entry := self.files.lookup(form):
            return Group(form, "known", (entry,))
        for found in map(self.files.lookup, candidates(form)):
            if found and not found.function:
                return Group(form, "affix", (found,))
        return Group(form, "unknown")

    def exact(self, form: str) -> Group:
        """Group of a word in just this writing."""
        entry = self.files.lookup(form)
        if entry is None or entry.unheld:
            return Group(form, "unknown")
        return Group(form, "known", (entry,))

    def _completed(self, form: str) -> tuple[TermEntry, ...]:
        """The most frequent terms of the forms that begin with ``form``."""
        if len(form) < MIN_PREFIX:
            return ()
        terms: dict[str, TermEntry] = {}
        for entry in self._beginning_with(form):
            if not entry.function and entry.form[1:2] != ":":
                terms.setdefault(entry.term, entry)
        return tuple(terms.values())[: int(self.files.manifest["settings"]["completion_terms"])]

    def _beginning_with(self, prefix: str) -> list[TermEntry]:
        """The stored words of a short or frequent prefix, or all forms that begin with it."""
        stored = self.files.completions(prefix)
        if stored is None:
            return sorted(self.files.following(prefix), key=lambda each: (-each.df, each.term))
        words = [normalise(each.text) for each in stored if each.kind == WORD]
        return [entry for entry in map(self.files.lookup, words) if entry]
