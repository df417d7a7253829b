"""What the model sees of a token: features of its spelling, its neighbours and its surroundings.

Everything is a string, made once for each spelling, pair of signs and so on: a weight of the model
belongs to a string. The first character says where the feature was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from warraq.tagging.passage import Passage
from warraq.tagging.sequence.lexicon import base
from warraq.tagging.vocabulary import Word, WordClass

_C = WordClass
_MASKED_CLASSES: Final = _C.DEFINITE | _C.VERB | _C.FOREIGN | _C.NUMBER
"""Classes that a word shows by its shape, whatever the lists know of it."""
_SIGNS: Final = (
    (_C.NUMBER, "#"),
    (_C.FOREIGN, "x"),
    (_C.TITLE, "t"),
    (_C.SPEECH, "s"),
    (_C.PLACE_HEAD, "h"),
    (_C.ORGANISATION_HEAD | _C.FIRM_BODY, "b"),
    (_C.NAME_PARTICLE, "p"),
    (_C.GIVEN_NAME, "g"),
    (_C.NISBA, "n"),
    (_C.TIME, "d"),
    (_C.COMMON | _C.WEAK, "c"),
    (_C.VERB, "v"),
)
_SHOWN_CLASSES: Final = tuple(
    (name.lower(), bit) for name, bit in sorted(vars(_C).items()) if isinstance(bit, int)
)
_HAMZA: Final = frozenset("أإآ")
_CLITICS: Final = frozenset("وفبلك")
_TANWEEN: Final = "\u064b"
EDGE: Final = "^"
"""The sign of what lies before the first and after the last token."""


class Profile(NamedTuple):
    """Features of one spelling: as the token itself, as a neighbour, from two tokens away; and its
    sign, a short summary to be joined with the signs of neighbours.
    """

    own: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]
    sign: str


NO_WORD: Final = Profile((), (EDGE,), (EDGE,), EDGE)


def profile(word: Word, type_of: Callable[[int], str], lexicon: Mapping[str, str]) -> Profile:
    """Profile of a word; ``type_of`` gives the type of a listed name by its number."""
    listed = tuple(_listed(word, type_of))
    seen = _seen(word, lexicon)
    sign = _sign(word, word.stem_classes, listed, seen)
    bits = tuple(_bits(word.stem_classes, "k"))
    near = (f"s{word.stem}", sign, *bits, *listed, *seen, *_affixes(word.stem, 2))
    own = (f"f{word.form}", f"s{word.stem}", *bits, *listed, *seen, *_shape(word))
    return Profile(own, near, (f"s{word.stem}", sign), sign)


def masked_profile(word: Word, lexicon: Mapping[str, str]) -> Profile:
    """Profile of a word as if neither lists nor the model had ever seen it: its shape alone."""
    classes = word.stem_classes & _MASKED_CLASSES
    seen = _seen(word, lexicon)
    sign = _sign(word, classes, (), seen)
    bits = tuple(_bits(classes, "k"))
    near = (sign, *bits, *seen, *_affixes(word.stem, 2))
    return Profile((*bits, *seen, *_shape(word)), near, (sign,), sign)


def _seen(word: Word, lexicon: Mapping[str, str]) -> tuple[str, ...]:
    """What the archive says of the word, and of the word as if its first letter were a clitic."""
    code = lexicon.get(base(word.stem), "")
    if word.clitics or word.form[0] not in _CLITICS:
        return (f"m{code}", f"o{code[:1]}", f"u{code[1:2]}", f"v{code[2:]}")
    rest = lexicon.get(base(word.form[1:]), "")
    return (f"m{code}", f"o{code[:1]}", f"u{code[1:2]}", f"v{code[2:]}", f"y{word.form[0]}{rest}")


def _bits(classes: int, mark: str) -> list[str]:
    shown = [f"{mark}{name}" for name, bit in _SHOWN_CLASSES if classes & bit]
    return shown or [f"{mark}unknown"]


def _listed(word: Word, type_of: Callable[[int], str]) -> Iterator[str]:
    """The types of the listed names that the word is or begins, by letters of clitics before."""
    for clitics, listings in word.listed:
        for second, rests in listings.items():
            kind = type_of(rests[0][1])
            yield f"l{kind}{bool(second):d}{bool(clitics):d}"


def _sign(word: Word, classes: int, listed: tuple[str, ...], seen: tuple[str, ...]) -> str:
    clitic = word.form[: word.clitics]
    if classes & _C.FUNCTION:
        return f"{clitic}+{word.stem}"
    sign = next((sign for bit, sign in _SIGNS if classes & bit), seen[2])
    whole = next((each[1:3] for each in listed if each.endswith(("00", "01"))), "")
    definite = "D" if classes & _C.DEFINITE else ""
    return f"{clitic}{sign}{definite}{whole}"


def _affixes(form: str, most: int) -> Iterator[str]:
    for length in range(1, min(most, len(form) - 1) + 1):
        yield f"<{form[:length]}"
        yield f">{form[-length:]}"


def _shape(word: Word) -> Iterator[str]:
    yield from _affixes(word.form, 3)
    if word.clitics:
        yield from (f"k{each}" for each in _affixes(word.stem, 3))
        yield f"q{word.form[: word.clitics]}"
    yield f"n{min(len(word.form), 9)}"
    yield from (f"t{word.form[at : at + 3]}" for at in range(1, len(word.form) - 3))


class Seen(NamedTuple):
    """Profiles of a passage's tokens, and what its rules found.

    ``notes`` holds for each token what rules noted of it, or an empty text.
    """

    profiles: Sequence[Profile]
    passage: Passage
    notes: Sequence[str]


def signs_around(seen: Seen, index: int) -> tuple[str, str, str, str, str]:
    """Signs of the token and of its two neighbours on either side."""
    before = [_profile(seen, index - back).sign for back in (2, 1)]
    after = [_profile(seen, index + ahead).sign for ahead in (1, 2)]
    return before[0], before[1], seen.profiles[index].sign, after[0], after[1]


def _profile(seen: Seen, index: int) -> Profile:
    return seen.profiles[index] if 0 <= index < len(seen.profiles) else NO_WORD


def gaps_around(passage: Passage, index: int) -> str:
    """Kinds of the gaps before and after a token."""
    after = passage.gaps[index + 1] if index + 1 < len(passage) else 2
    return f"g{passage.gaps[index]}{after}"


def spelled(passage: Passage, index: int) -> str:
    """What the spelling shows that the normalised form does not: hamza after a clitic, tanween."""
    written = passage.tokens[index].text
    hamza = len(written) > 1 and written[1] in _HAMZA and written[0] in _CLITICS
    return f"w{hamza:d}{_TANWEEN in written:d}{passage.begins_with_clitic(index):d}"


def rules_around(notes: Sequence[str], index: int) -> str:
    """What rules noted of a token and of those beside it."""
    before = notes[index - 1] if index else ""
    after = notes[index + 1] if index + 1 < len(notes) else ""
    return f"{before}|{notes[index]}|{after}"


def from_signs(signs: tuple[str, str, str, str, str]) -> tuple[str, ...]:
    """Features that join the signs of neighbours."""
    first, before, own, after, last = signs
    return (
        f"a{before} {own}",
        f"b{own} {after}",
        f"d{before} {own} {after}",
        f"e{first} {before}",
        f"h{after} {last}",
        f"i{first} {before} {own}",
    )


def from_rules(rules: str) -> tuple[str, ...]:
    """Features of what rules found."""
    before, own, after = rules.split("|")
    return (f"r{before}", f"r|{own}", f"r||{after}")


def features(seen: Seen, index: int) -> list[str]:
    """All features of one token."""
    return [
        *(f"0{each}" for each in seen.profiles[index].own),
        *(f"-{each}" for each in _profile(seen, index - 1).near),
        *(f"+{each}" for each in _profile(seen, index + 1).near),
        *(f"<{each}" for each in _profile(seen, index - 2).far),
        *(f">{each}" for each in _profile(seen, index + 2).far),
        *from_signs(signs_around(seen, index)),
        *from_rules(rules_around(seen.notes, index)),
        gaps_around(seen.passage, index),
        spelled(seen.passage, index),
    ]
