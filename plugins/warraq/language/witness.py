"""What an archive's vocabulary and the lexicon say about a form: is it a word, and what kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from warraq.language.affixes import ARTICLE, INFLECTIONS, without_ending
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import Lexicon

NOUN_SHARE: Final = 0.04
"""A form that has the article this often, of its own count, is a noun, not clitic + word."""
BASE_SHARE: Final = 0.5
"""A base is at least this common beside the form that is said to be clitic + base."""


class Witness:
    """Evidence about forms.

    ``vocabulary`` gives for each normalised form the number of articles that hold it.
    """

    def __init__(self, vocabulary: Mapping[str, int], lexicon: Lexicon) -> None:
        self._vocabulary = vocabulary
        self.headwords = lexicon.headwords
        self.irregular = lexicon.irregular

    def count(self, form: str) -> int:
        """Articles that hold just this form."""
        return self._vocabulary.get(form, 0)

    def with_article(self, form: str) -> int:
        """Articles that hold the form with the article before it."""
        return self._vocabulary.get(ARTICLE + form, 0)

    def held(self, form: str) -> int:
        """Articles that hold the form, with the article or without it."""
        return self.count(form) + self.with_article(form)

    def attested(self, form: str) -> int:
        """The same, but at least 1 for a headword."""
        return self.held(form) or int(form in self.headwords)

    def is_common(self, base: str, form: str, share: float = BASE_SHARE) -> bool:
        """Whether the base is attested, by at least a share of the articles that hold the form."""
        found = self.attested(base)
        return found > 0 and found >= share * self.count(form)

    def is_base(self, base: str, form: str) -> bool:
        """Whether the base can have endings and is common: انهت is not انه + ت."""
        return base not in FUNCTION_WORDS and self.is_common(base, form)

    def is_noun(self, form: str) -> bool:
        """Whether the form stands with the article often enough to be a noun of its own."""
        return self.with_article(form) > NOUN_SHARE * self.count(form)

    def is_listed(self, form: str) -> bool:
        """Whether the form is a headword, or one with an ending."""
        return form in self.headwords or any(
            base.removesuffix(ending) in self.headwords
            for base in without_ending(form)
            for ending in ("", *INFLECTIONS)
        )
