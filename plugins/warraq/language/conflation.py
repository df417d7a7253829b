"""Decides, for every form of an archive, the term under which search finds it.

The archive's own vocabulary is the witness. A letter that may be a clitic is taken off only where what
remains is attested and the whole does not behave like a noun of its own: a noun takes the article
(اللجنة, الوزير, الفيروس), a word that begins with a clitic never does. So وزير keeps its waw, and لجنة is not
ل + جنة, without a dictionary of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from warraq.language.affixes import (
    ARTICLE_PREFIXES,
    CLITIC_LETTERS,
    INFLECTIONS,
    MIN_STEM,
    PRONOUN_SUFFIXES,
)
from warraq.language.function_words import FUNCTION_WORDS

ARTICLE: Final = "ال"
NOUN_SHARE: Final = 0.04
"""A form that stands with the article this often (of its own count) is a noun, not clitic + word."""
BASE_SHARE: Final = 0.5
"""A base is at least this common beside the form that is said to be clitic + base."""
FUTURE_FOLLOWERS: Final = "ايتن"
"""First letters of an imperfect verb: س marks the future only before them."""


class Conflater:
    """Maps forms to terms by the evidence of one vocabulary.

    ``vocabulary`` gives for each normalised form the number of articles that hold it; ``core`` lists base
    forms that count as attested even where a small archive does not hold them, and ``aliases`` maps the
    variant of a news spelling to its usual form. Pure: equal vocabularies give equal terms.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int],
        core: Iterable[str] = (),
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        self._count = vocabulary
        self._core = frozenset(core)
        self._aliases = aliases or {}

    def term(self, form: str) -> str:
        """Term of a form; forms of one word have one term.

        >>> archive = {"وزير": 9, "الوزير": 9, "والوزير": 2, "للوزير": 1, "زير": 1}
        >>> {Conflater(archive).term(form) for form in archive if form != "زير"}
        {'وزير'}
        """
        if form in FUNCTION_WORDS or not form.isalpha() or form < "\u0621":
            return form  # grammar, numbers, joined tokens, other scripts
        base = self._alias(self._without_clitics(self._alias(form)))
        if base in self._core:
            return base
        return self._stem(self._without_ending(base))

    def _alias(self, form: str) -> str:
        return self._aliases.get(form, form)

    def _attested(self, form: str) -> int:
        """Articles that hold the form, with the article or without it."""
        count = self._count.get(form, 0) + self._count.get(ARTICLE + form, 0)
        return count or int(form in self._core)

    def _without_clitics(self, form: str) -> str:
        for prefix in ARTICLE_PREFIXES:
            if form.startswith(prefix):
                bare = form[len(prefix) :]
                if len(bare) >= MIN_STEM - 1 and self._takes_article(form, prefix, bare):
                    return bare
        if form[0] in CLITIC_LETTERS and self._is_clitic(form):
            return self._without_clitics(form[1:])
        return form

    def _takes_article(self, form: str, prefix: str, bare: str) -> bool:
        """Whether ``form`` is ``prefix`` + ``bare``: الالتهاب shows that التهاب is not ال + تهاب."""
        if form in self._core:
            return False
        if prefix == ARTICLE:
            return self._count.get(ARTICLE + form, 0) <= self._count.get(bare, 0)
        # With a particle before it the article is certain where any sister form is attested.
        if self._attested(bare):
            return not self._is_noun(form)
        return len(bare) >= MIN_STEM and prefix not in ("لل", "كال", "فال") and not self._is_noun(form)

    def _is_noun(self, form: str) -> bool:
        """Whether the form stands with the article often enough to be a noun of its own."""
        return self._count.get(ARTICLE + form, 0) > NOUN_SHARE * self._count.get(form, 0)

    def _is_clitic(self, form: str) -> bool:
        letter, rest = form[0], form[1:]
        if len(rest) < MIN_STEM or form in self._core or self._is_noun(form):
            return False
        if letter == "س" and rest[0] not in FUTURE_FOLLOWERS:
            return False
        if rest in self._core:
            return True
        return self._common(rest, form)

    def _without_ending(self, form: str) -> str:
        """Base of a word with a pronoun or the alef of the accusative, where the base is attested."""
        if form.endswith("ا") and len(form) > MIN_STEM and not self._is_noun(form):
            return form[:-1] if self._common(form[:-1], form) else form
        for suffix in PRONOUN_SUFFIXES:
            stem = form[: len(form) - len(suffix)]
            if not form.endswith(suffix) or len(stem) < MIN_STEM:
                continue
            if stem.endswith("ت") and self._common(stem[:-1] + "ه", form):
                return stem[:-1] + "ه"
            if len(suffix) > 1 and self._common(stem, form):
                return stem
        return form

    def _common(self, base: str, form: str) -> bool:
        found = self._attested(base)
        return found > 0 and found >= BASE_SHARE * self._count.get(form, 0)

    def _stem(self, form: str) -> str:
        for ending in INFLECTIONS:
            stem = form.removesuffix(ending)
            if MIN_STEM <= len(stem) < len(form) and stem not in FUNCTION_WORDS:
                form = stem
        return form


def conflate(
    vocabulary: Mapping[str, int], core: Iterable[str] = (), aliases: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Term of every form of a vocabulary (form -> number of articles that hold it)."""
    conflater = Conflater(vocabulary, core, aliases)
    return {form: conflater.term(form) for form in vocabulary}
