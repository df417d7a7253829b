"""Decides, for every form of an archive, the term under which search finds it.

The archive's own vocabulary is the first witness, a lexicon of common words the second. A letter
that may be a clitic is taken off only where what remains is attested and the whole does not behave
like a noun of its own: a noun takes the article (اللجنة, الوزير), a word that begins with a clitic
never does. So وزير keeps its waw, and لجنة is not ل + جنة.

A *headword* of the lexicon counts as attested, and keeps what only looks like a clitic or like the
ending of a dual, a plural or a verb (لبنان, قانون, نبات). It still loses ta marbuta and the ya of
the nisba, as light stemming has it, so that it meets its inflections: سيارة and سيارات, مصري and
المصريين. Broken plurals, weak verbs and the nisbas of countries are listed; the perfect of other
verbs is found where it is attested (يعلن to أعلن). Figures: docs/conflation.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from warraq.language.affixes import (
    ARTICLE,
    ARTICLE_PREFIXES,
    CLITIC_LETTERS,
    CONJUNCTIONS,
    DUALS,
    FUTURE_FOLLOWERS,
    HEADWORD_ENDINGS,
    IMPERFECT_PREFIXES,
    INFLECTIONS,
    MIN_STEM,
    PREPOSITIONS,
    imperfect_stems,
    without_ending,
    without_pronoun,
    without_verb_suffix,
)
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import Lexicon

NOUN_SHARE: Final = 0.04
"""A form that has the article this often, of its own count, is a noun, not clitic + word."""
BASE_SHARE: Final = 0.5
"""A base is at least this common beside the form that is said to be clitic + base."""
MIN_SPELLING_STEM: Final = 4
"""Letters of a variant's stem from which its inflections follow the usual spelling."""


class Conflater:
    """Maps forms to terms by the evidence of one vocabulary and a lexicon.

    ``vocabulary`` gives for each normalised form the number of articles that hold it. Pure: equal
    vocabularies and lexicons give equal terms.
    """

    def __init__(self, vocabulary: Mapping[str, int], lexicon: Lexicon | None = None) -> None:
        self._count = vocabulary
        self._lexicon = lexicon or Lexicon()
        self._headwords = self._lexicon.headwords
        self._spelling_stems = self._stems_of_spellings()

    def term(self, form: str) -> str:
        """Term of a form; forms of one word have one term.

        >>> archive = {"وزير": 9, "الوزير": 9, "والوزير": 2, "للوزير": 1, "زير": 1}
        >>> {Conflater(archive).term(form) for form in archive if form != "زير"}
        {'وزير'}
        """
        if form in FUNCTION_WORDS or not form.isalpha() or form < "\u0621":
            return form  # grammar, numbers, joined tokens, other scripts
        base = self._known(form)
        if base == form:
            base = self._known(self._without_clitics(form))
            base = self._known(self._without_suffix(base))
            base = self._known(self._perfect(base))
        stem = self._stem(base)
        return self._spelling_stems.get(stem, stem)

    def _stems_of_spellings(self) -> dict[str, str]:
        """Stem of a variant -> stem of its usual form: inflections of a variant follow it."""
        spellings = self._lexicon.spellings
        usual = {self._stem(form) for form in spellings.values()}
        stems = {self._stem(variant): self._stem(form) for variant, form in spellings.items()}
        return {
            variant: stem
            for variant, stem in stems.items()
            if len(variant) >= MIN_SPELLING_STEM and variant not in usual
        }

    def _known(self, form: str) -> str:
        form = self._lexicon.spellings.get(form, form)
        return self._lexicon.irregular.get(form, form)

    def _attested(self, form: str) -> int:
        """Articles that hold the form, with the article or without it."""
        count = self._count.get(form, 0) + self._count.get(ARTICLE + form, 0)
        return count or int(form in self._headwords)

    def _common(self, base: str, form: str) -> bool:
        """Whether the base is attested and not rare beside the form."""
        found = self._attested(base)
        return found > 0 and found >= BASE_SHARE * self._count.get(form, 0)

    def _is_base(self, base: str, form: str) -> bool:
        """Whether the base can have endings and is common: انهت is not انه + ت."""
        return base not in FUNCTION_WORDS and self._common(base, form)

    def _is_noun(self, form: str) -> bool:
        """Whether the form stands with the article often enough to be a noun of its own."""
        return self._count.get(ARTICLE + form, 0) > NOUN_SHARE * self._count.get(form, 0)

    def _is_listed(self, form: str) -> bool:
        """Whether the form is a headword, or one with an ending."""
        return form in self._headwords or any(
            base.removesuffix(ending) in self._headwords
            for base in without_ending(form)
            for ending in ("", *INFLECTIONS)
        )

    # Clitics

    def _without_clitics(self, form: str) -> str:
        for prefix in ARTICLE_PREFIXES:
            bare = form.removeprefix(prefix)
            if MIN_STEM - 1 <= len(bare) < len(form):
                whole = self._beginning_with_article(prefix, bare)
                if whole and whole != form and not self._is_listed(form):
                    return whole
                if not whole and self._takes_article(form, prefix, bare):
                    return bare
        if form[0] not in CLITIC_LETTERS or not self._is_clitic(form):
            return form
        # A preposition may follow a conjunction, but nothing follows a preposition.
        again = form[0] in CONJUNCTIONS and form[1] not in CONJUNCTIONS
        return self._without_clitics(form[1:]) if again else form[1:]

    def _beginning_with_article(self, prefix: str, bare: str) -> str:
        """The word behind a particle that begins with what only looks like the article, or nothing.

        بالتهاب is ب + التهاب, and للبنان is ل + لبنان.
        """
        if prefix.endswith("لل"):
            whole = f"ل{bare}"
            return whole if self._attested(whole) > self._attested(bare) else ""
        whole = ARTICLE + bare
        return "" if self._takes_article(whole, ARTICLE, bare) else whole

    def _takes_article(self, form: str, prefix: str, bare: str) -> bool:
        """Whether ``form`` is ``prefix`` + ``bare``.

        Where الالتهاب is attested, التهاب is not ال + تهاب.
        """
        if form in self._headwords or (len(bare) < MIN_STEM and bare in FUNCTION_WORDS):
            return False
        if self._is_listed(form) and not self._is_listed(bare):
            return False
        if prefix == ARTICLE:
            apart = self._count.get(bare, 0)
            return bare in self._headwords or self._count.get(ARTICLE + form, 0) <= apart
        if self._is_noun(form):
            return False
        # With a particle before it the article is certain where any sister form is attested.
        return self._attested(bare) > 0 or (
            len(bare) >= MIN_STEM and prefix not in ("لل", "كال", "فال")
        )

    def _is_clitic(self, form: str) -> bool:
        letter, rest = form[0], form[1:]
        if len(rest) < MIN_STEM or self._is_listed(form) or self._is_noun(form):
            return False
        if letter == "س" and rest[0] not in FUTURE_FOLLOWERS:
            return False
        if rest in self._headwords or self._common(rest, form):
            return True
        if letter in CONJUNCTIONS and rest[0] in PREPOSITIONS and self._is_clitic(rest):
            return True
        return self._is_inflected(rest) and (self._is_listed(rest) or not self._is_inflected(form))

    def _is_inflected(self, form: str) -> bool:
        """Whether the form is an attested base with an ending."""
        return any(self._attested(base) for base in without_ending(form) if len(base) > MIN_STEM)

    # Suffixes that are words of their own, and those of verbs

    def _without_suffix(self, form: str) -> str:
        """Attested base of a word with a pronoun, a verb's ending or the alef of the accusative."""
        if form in self._headwords:
            return form
        for base in without_pronoun(form):
            if self._is_base(base, form):
                return self._without_verb_suffix(base)
        indefinite = form.removesuffix("ا")
        accusative = MIN_STEM <= len(indefinite) < len(form) and not self._is_noun(form)
        if accusative and self._is_base(indefinite, form):
            return indefinite
        return self._without_verb_suffix(form)

    def _without_verb_suffix(self, form: str) -> str:
        if form in self._headwords or self._is_noun(form):
            return form
        bases = (base for base in without_verb_suffix(form) if self._is_base(base, form))
        return next(bases, form)

    def _perfect(self, form: str) -> str:
        """Perfect of an imperfect verb, where it is attested: يعلن and تعلنون to اعلن."""
        if form[0] not in IMPERFECT_PREFIXES or form in self._headwords or self._is_noun(form):
            return form
        perfects = filter(None, (self._perfect_of(shape) for shape in imperfect_stems(form)))
        return next((perfect for perfect in perfects if self._is_base(perfect, form)), form)

    def _perfect_of(self, imperfect: str) -> str:
        """The likeliest perfect of an imperfect without endings, or nothing."""
        rest = imperfect[1:]
        third_person = f"ي{rest}"
        if third_person in self._lexicon.irregular:
            return self._lexicon.irregular[third_person]
        if len(rest) < MIN_STEM:  # doubled roots: يضم
            return rest if imperfect[0] == "ي" and rest in self._headwords else ""
        if imperfect[0] != "ي" and not (
            self._attested(third_person) or f"ا{rest}" in self._headwords
        ):
            return ""
        if self._attested(f"ي{imperfect}"):
            return ""  # تحدث is a perfect: يتحدث
        perfects = (rest, f"ا{rest}", f"ا{rest.removeprefix('و')}")  # the last: يؤكد
        return max(perfects, key=lambda form: (form in self._headwords, self._attested(form)))

    # Inflection

    def _stem(self, form: str) -> str:
        """The form without inflectional endings, in one pass that stops at a headword."""
        for ending in INFLECTIONS:
            if base := self._irregular_base(form):
                return self._stem(base)
            stem = form.removesuffix(ending)
            if stem != form and self._may_lose(form, ending, stem):
                form = self._singular(stem) if ending in DUALS else stem
        return form

    def _irregular_base(self, form: str) -> str | None:
        nisba = form.removesuffix("ه")
        return self._lexicon.irregular.get(nisba) if nisba.endswith("ي") else None

    def _may_lose(self, form: str, ending: str, stem: str) -> bool:
        if len(stem) < MIN_STEM or stem in FUNCTION_WORDS:
            return False
        if ending[0] == "ي" and stem.endswith("ا"):
            return False  # نهاية and نهايات keep their ya
        return form not in self._headwords or ending in HEADWORD_ENDINGS

    def _singular(self, stem: str) -> str:
        """The stem of a dual, سيارت of سيارتين, without the open ta of its singular."""
        if stem.endswith("ت") and len(stem) > MIN_STEM and self._attested(f"{stem[:-1]}ه"):
            return stem[:-1]
        return stem


def conflate(vocabulary: Mapping[str, int], lexicon: Lexicon | None = None) -> dict[str, str]:
    """Term of every form of a vocabulary (form -> number of articles that hold it)."""
    conflater = Conflater(vocabulary, lexicon)
    return {form: conflater.term(form) for form in vocabulary}
