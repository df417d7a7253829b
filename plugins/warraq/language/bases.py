"""Takes pronouns and the endings of verbs off a form, and finds the perfect of an imperfect."""

from __future__ import annotations

from typing import Final

from warraq.language.affixes import (
    ARTICLE,
    IMPERFECT_PREFIXES,
    MIN_STEM,
    imperfect_stems,
    without_pronoun,
    without_verb_suffix,
)
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.witness import Witness

ACCUSATIVE_SHARE: Final = 0.1
"""A noun has the article this often beside its indefinite accusative, of that one's count."""


def without_suffix(form: str, witness: Witness) -> str:
    """Attested base of a word with a pronoun, a case ending or a verb's ending."""
    if form in witness.headwords:
        return form
    if bases := [base for base in without_pronoun(form) if witness.is_base(base, form)]:
        return _without_verb_suffix(max(bases, key=witness.attested), witness)
    if _is_accusative(form, witness) or _is_construct(form, witness):
        return form[:-1]
    return _without_verb_suffix(form, witness)


def _is_accusative(form: str, witness: Witness) -> bool:
    """Whether the form is an attested noun with the alef of the indefinite: قتيلا."""
    base = form[:-1]
    if form[-1] != "ا" or len(base) < MIN_STEM or witness.is_noun(form):
        return False
    if witness.is_base(base, form):
        return True
    if base[-1] in "هنو" or base in FUNCTION_WORDS:
        return False  # pronouns ها and نا, the وا of verbs
    return witness.with_article(base) >= max(1, ACCUSATIVE_SHARE * witness.count(form))


def _is_construct(form: str, witness: Witness) -> bool:
    """Whether the form is a sound plural before a genitive: مقاتلو of مقاتلون."""
    stem = form[:-1]
    if form[-1] != "و" or len(stem) <= MIN_STEM or witness.is_noun(form):
        return False
    return sum(witness.attested(stem + ending) for ending in ("ون", "ين")) > witness.count(form)


def _without_verb_suffix(form: str, witness: Witness) -> str:
    if form in witness.headwords or witness.is_noun(form):
        return form
    bases = (base for base in without_verb_suffix(form) if _is_perfect(base, form, witness))
    return next(bases, form)


def _is_perfect(base: str, form: str, witness: Witness) -> bool:
    """Whether the base is common beside base + ending, or is a verb: its imperfect is attested."""
    if witness.is_base(base, form):
        return True
    word = base not in FUNCTION_WORDS and not base.startswith(ARTICLE)
    imperfect = f"ي{base.removeprefix('ا')}"
    return word and witness.attested(base) > 0 and witness.attested(imperfect) > 0


def perfect(form: str, witness: Witness) -> str:
    """Perfect of an imperfect verb, where it is attested: يعلن and تعلنون to اعلن."""
    if form[0] not in IMPERFECT_PREFIXES or form in witness.headwords or witness.is_noun(form):
        return form
    perfects = filter(None, (_perfect_of(shape, witness) for shape in imperfect_stems(form)))
    return next((perfect for perfect in perfects if witness.is_base(perfect, form)), form)


def _perfect_of(imperfect: str, witness: Witness) -> str:
    """The likeliest perfect of an imperfect without endings, or nothing."""
    rest = imperfect[1:]
    third_person = f"ي{rest}"
    if third_person in witness.irregular:
        return witness.irregular[third_person]
    if len(rest) < MIN_STEM:  # doubled roots: يضم
        return rest if imperfect[0] == "ي" and rest in witness.headwords else ""
    listed = f"ا{rest}" in witness.headwords
    if imperfect[0] != "ي" and not (witness.attested(third_person) or listed):
        return ""
    if witness.attested(f"ي{imperfect}") > witness.attested(third_person):
        return ""  # تحدث is a perfect: يتحدث
    perfects = (rest, f"ا{rest}", f"ا{rest.removeprefix('و')}")  # the last: يؤكد
    return max(perfects, key=lambda form: (form in witness.headwords, witness.attested(form)))
