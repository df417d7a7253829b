"""Light stemming (Larkey, Ballesteros and Connell 2007), held back by what the witness knows."""

from __future__ import annotations

from warraq.language.affixes import DUALS, HEADWORD_ENDINGS, INFLECTIONS, MIN_STEM
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.witness import Witness


def stem_of(form: str, witness: Witness) -> str:
    """The form without inflectional endings, in one pass that stops at a headword."""
    for ending in INFLECTIONS:
        if base := _base_of_nisba(form, witness):
            return stem_of(base, witness)
        stem = form.removesuffix(ending)
        if stem == form or not _may_lose(form, ending, stem, witness):
            continue
        if stem in witness.irregular:
            return _stem_of_irregular(stem, witness)
        form = _singular(stem, witness) if ending in DUALS else stem
    return form


def _base_of_nisba(form: str, witness: Witness) -> str | None:
    nisba = form.removesuffix("ه")
    base = witness.irregular.get(nisba) if nisba.endswith("ي") else None
    return None if base == form else base


def _stem_of_irregular(plural: str, witness: Witness) -> str:
    """Stem of a listed form with an ending.

    أبطاله is «his heroes» and follows بطل, but سياحة and سياحي are words beside سياح, عمالي is one
    beside عمال: they keep a ya, for a term of their own.
    """
    base = witness.irregular[plural]
    words = [f"{plural}{ending}" for ending in HEADWORD_ENDINGS]
    if base in words or plural.endswith("ي"):
        return stem_of(base, witness)
    apart = any(word in witness.headwords or witness.is_noun(word) for word in words)
    return f"{plural}ي" if apart else stem_of(base, witness)


def _may_lose(form: str, ending: str, stem: str, witness: Witness) -> bool:
    if len(stem) < MIN_STEM or stem in FUNCTION_WORDS:
        return False
    # قرية keeps its ending beside قرى, and نهاية and نهايات keep their ya.
    if witness.irregular.get(stem) == form or (ending[0] == "ي" and stem.endswith("ا")):
        return False
    if form in witness.headwords and ending not in HEADWORD_ENDINGS:
        return False
    if ending == "ان":
        return not witness.attested(f"{form}ي")  # قحطان has a nisba, القحطاني: it is no dual
    if ending == "ون" and witness.count(form):
        # A plural has a singular or its other case: تعاون has no تعاين.
        return witness.attested(stem) > 0 or witness.attested(f"{stem}ين") > 0
    return True


def _singular(stem: str, witness: Witness) -> str:
    """The stem of a dual, سيارت of سيارتين, without the open ta of its singular."""
    if stem.endswith("ت") and len(stem) > MIN_STEM and witness.attested(f"{stem[:-1]}ه"):
        return stem[:-1]
    return stem
