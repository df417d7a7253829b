"""Takes particles that are written onto a word off it, where the witness agrees."""

from __future__ import annotations

from typing import Final

from warraq.language.affixes import (
    ARTICLE,
    ARTICLE_PREFIXES,
    CLITIC_LETTERS,
    CONJUNCTIONS,
    FUTURE_FOLLOWERS,
    MIN_STEM,
    PREPOSITIONS,
    without_ending,
)
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.witness import BASE_SHARE, Witness

CLITIC_SHARE: Final = 10
"""So many times as common a word behind a clitic is believed against a listed word's inflection."""

CONJUNCTION_SHARE: Final = 0.2
"""A base behind و may be rarer beside the whole than other bases: many words begin sentences."""


def without_clitics(form: str, witness: Witness) -> str:
    """The form without conjunction, preposition, future mark and article."""
    for prefix in ARTICLE_PREFIXES:
        bare = form.removeprefix(prefix)
        if MIN_STEM - 1 <= len(bare) < len(form):
            whole = _beginning_with_article(prefix, bare, witness)
            if whole and whole != form and not witness.is_listed(form):
                return whole
            if not whole and _takes_article(form, prefix, bare, witness):
                return bare
    if form[0] not in CLITIC_LETTERS or not _is_clitic(form, witness):
        return form
    # A preposition may follow a conjunction, but nothing follows a preposition.
    again = form[0] in CONJUNCTIONS and form[1] not in CONJUNCTIONS
    return without_clitics(form[1:], witness) if again else form[1:]


def _beginning_with_article(prefix: str, bare: str, witness: Witness) -> str:
    """The word behind a particle that begins with what only looks like the article, or nothing.

    بالتهاب is ب + التهاب, and للبنان is ل + لبنان.
    """
    if prefix.endswith("لل"):
        whole = f"ل{bare}"
        return whole if witness.attested(whole) > witness.attested(bare) else ""
    whole = ARTICLE + bare
    return "" if _takes_article(whole, ARTICLE, bare, witness) else whole


def _takes_article(form: str, prefix: str, bare: str, witness: Witness) -> bool:
    """Whether ``form`` is ``prefix`` + ``bare``.

    Where الالتهاب is attested, التهاب is not ال + تهاب.
    """
    if form in witness.headwords or (len(bare) < MIN_STEM and bare in FUNCTION_WORDS):
        return False
    if witness.is_listed(form) and not witness.is_listed(bare):
        return False
    if prefix == ARTICLE:
        return bare in witness.headwords or witness.with_article(form) <= witness.count(bare)
    if witness.is_noun(form):
        return False
    # With a particle before it the article is certain where any sister form is attested.
    certain = len(bare) >= MIN_STEM and prefix not in ("لل", "كال", "فال")
    return certain or witness.attested(bare) > 0


def _is_clitic(form: str, witness: Witness) -> bool:
    """Whether the first letter of the form is a particle."""
    letter, rest = form[0], form[1:]
    if len(rest) < MIN_STEM or witness.is_noun(form):
        return False
    if witness.is_listed(form) and not _outweighs(rest, form, witness):
        return False
    if letter == "س" and rest[0] not in FUTURE_FOLLOWERS:
        return False
    share = CONJUNCTION_SHARE if letter == "و" else BASE_SHARE
    if rest in witness.headwords or witness.is_common(rest, form, share):
        return True
    if letter in CONJUNCTIONS and rest[0] in PREPOSITIONS and _is_clitic(rest, witness):
        return True
    inflected = _is_inflected(rest, witness)
    return inflected and (witness.is_listed(rest) or not _is_inflected(form, witness))


def _outweighs(rest: str, form: str, witness: Witness) -> bool:
    """Whether clitic + rest is by far likelier than a listed word's inflection.

    لأزمة is ل + أزمة, although لازم is a word.
    """
    if form[0] == "س" or form in witness.headwords or rest in FUNCTION_WORDS:
        return False
    others = (witness.held(base) for base in without_ending(form))
    return witness.attested(rest) > CLITIC_SHARE * max(witness.count(form), *others)


def _is_inflected(form: str, witness: Witness) -> bool:
    """Whether the form is an attested base with an ending."""
    return any(witness.attested(base) for base in without_ending(form) if len(base) > MIN_STEM)
