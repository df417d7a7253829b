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

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from warraq.language.bases import perfect, without_suffix
from warraq.language.clitics import without_clitics
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import Lexicon
from warraq.language.stems import stem_of
from warraq.language.witness import Witness

MIN_SPELLING_STEM: Final = 4
"""Letters of a variant's stem from which its inflections follow the usual spelling."""

RULES: Final[tuple[tuple[str, Callable[[str, Witness], str]], ...]] = (
    ("clitics", without_clitics),
    ("suffix", without_suffix),
    ("perfect", perfect),
)
"""What is taken off a form that no list knows, in order."""


class Step(NamedTuple):
    """One change on the way from a form to its term.

    ``rule`` is ``spelling``, ``irregular``, ``stem`` or a name of :data:`RULES`.
    """

    rule: str
    form: str


class Conflater:
    """Maps forms to terms by the evidence of one vocabulary and a lexicon.

    ``vocabulary`` gives for each normalised form the number of articles that hold it. Pure: equal
    vocabularies and lexicons give equal terms.
    """

    def __init__(self, vocabulary: Mapping[str, int], lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or Lexicon()
        self.witness = Witness(vocabulary, self._lexicon)
        self._spelling_stems = self._stems_of_spellings()
        self._stems = self._stems_of_headwords()
        self._settled: dict[str, str] = {}

    def term(self, form: str) -> str:
        """Term of a form; forms of one word have one term, and a term's own term is itself.

        >>> archive = {"وزير": 9, "الوزير": 9, "والوزير": 2, "للوزير": 1, "زير": 1}
        >>> {Conflater(archive).term(form) for form in archive if form != "زير"}
        {'وزير'}
        """
        base = self._base(form)
        if base not in self._settled:
            self._settled[base] = self._way(base)[-1]
        return self._settled[base]

    def steps(self, form: str) -> Iterator[Step]:
        """The changes by which a form becomes its term; none where it is its own term."""
        way = self._way(form)
        for before, after in pairwise(way):
            changes = list(self._changes(before))
            yield from changes if changes[-1].form == after else [Step("circle", after)]

    def _way(self, form: str) -> list[str]:
        """The form, its base, the base of that …; last where it ends: of a circle its least."""
        way = [form]
        while (following := self._base(way[-1])) not in way:
            way.append(following)
        circle = way[way.index(following) :]
        return way if len(circle) == 1 else [*way, min(circle)]

    def _base(self, form: str) -> str:
        """What is left of a form when everything is taken off once."""
        for step in self._changes(form):
            form = step.form
        return form

    def _changes(self, form: str) -> Iterator[Step]:
        if form in FUNCTION_WORDS or not form.isalpha() or form < "\u0621":
            return  # grammar, numbers, joined tokens, other scripts
        if form in self._stems:
            return
        listed = self._listed(form)
        yield from listed
        base = listed[-1].form if listed else form
        for name, rule in () if listed else RULES:
            after = rule(base, self.witness)
            changes = [Step(name, after)] * (after != base) + self._listed(after)
            yield from changes
            base = changes[-1].form if changes else base
        stem = stem_of(base, self.witness)
        usual = self._spelling_stems.get(stem, stem)
        yield from [Step("stem", stem)] * (stem != base) + [Step("spelling", usual)] * (
            usual != stem
        )

    def _listed(self, form: str) -> list[Step]:
        """The usual spelling and the base that the lexicon has for a form."""
        usual = self._lexicon.spellings.get(form, form)
        base = self._lexicon.irregular.get(usual, usual)
        return [Step("spelling", usual)] * (usual != form) + [Step("irregular", base)] * (
            base != usual
        )

    def _stems_of_spellings(self) -> dict[str, str]:
        """Stem of a variant -> stem of its usual form: inflections of a variant follow it."""
        spellings = self._lexicon.spellings
        usual = {stem_of(form, self.witness) for form in spellings.values()}
        stems = {
            stem_of(variant, self.witness): stem_of(form, self.witness)
            for variant, form in spellings.items()
        }
        return {
            variant: stem
            for variant, stem in stems.items()
            if len(variant) >= MIN_SPELLING_STEM and variant not in usual
        }

    def _stems_of_headwords(self) -> frozenset[str]:
        """Stems that are nothing but the stem of a headword: ولاي of ولاية is not و + لاي."""
        listed = self._lexicon.irregular.keys() | self._lexicon.spellings.keys()
        stems = {stem_of(word, self.witness) for word in self._lexicon.headwords - listed}
        return frozenset(stems - listed - self._spelling_stems.keys())


def conflate(vocabulary: Mapping[str, int], lexicon: Lexicon | None = None) -> dict[str, str]:
    """Term of every form of a vocabulary (form -> number of articles that hold it)."""
    conflater = Conflater(vocabulary, lexicon)
    return {form: conflater.term(form) for form in vocabulary}
