"""Word classes: what the rules need to know of a single word, looked up once for each spelling.

A *class* is a bit; a :class:`Word` carries the classes of a written form and of the same form
without the clitics that may be written onto it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from warraq.language.function_words import FUNCTION_WORDS


class WordClass:
    """Classes of a word as bits; plain integers, because they are tested for every token."""

    GIVEN_NAME: Final = 1
    TITLE: Final = 2
    PLACE_HEAD: Final = 4
    ORGANISATION_HEAD: Final = 8
    SPEECH: Final = 16
    VERB: Final = 32
    FUNCTION: Final = 64
    TIME: Final = 128
    NISBA: Final = 256
    COMMON: Final = 512
    WEAK: Final = 1024
    WHOLE: Final = 2048
    NAME_PARTICLE: Final = 4096
    NOT_VERB: Final = 8192
    DEFINITE: Final = 16384
    NUMBER: Final = 32768
    FOREIGN: Final = 65536
    BARE_HEAD: Final = 131072
    STRICT_HEAD: Final = 262144
    OFFICIAL: Final = 524288
    TITLE_LINK: Final = 1048576
    COORDINATED_HEAD: Final = 2097152
    PLACE_CUE: Final = 4194304
    STRICT_BODY: Final = 8388608
    FIRM_BODY: Final = 16777216
    PURPOSE_BODY: Final = 33554432
    BEFORE_GOD: Final = 67108864
    NAMED_BODY: Final = 134217728
    SITE_HEAD: Final = 268435456


Listing = tuple[tuple[str, ...], int]
"""How a listed name goes on after its first form, and the number of the name."""
Listings = Mapping[str, tuple[Listing, ...]]
"""Listed names of one first form by their second form (``""`` for none), longest first."""

_C = WordClass
STOPS_NAME: Final = (
    _C.VERB | _C.SPEECH | _C.FUNCTION | _C.TIME | _C.COMMON | _C.WEAK | _C.TITLE | _C.PLACE_HEAD
    | _C.ORGANISATION_HEAD | _C.NUMBER
)  # fmt: skip
"""Classes that end a sequence of name words."""
STOPS_PHRASE: Final = _C.VERB | _C.SPEECH | _C.FUNCTION | _C.TIME | _C.NUMBER | _C.FOREIGN
"""Classes that end a topic phrase."""
_NO_TOPIC: Final = STOPS_PHRASE | _C.WEAK
_NO_TOPIC_FIRST: Final = _NO_TOPIC | _C.TITLE | _C.PLACE_HEAD | _C.NISBA | _C.GIVEN_NAME
_POSSESSIVES: Final = ("ها", "هم", "هما", "نا", "كم")

_ARTICLES: Final = (
    ("ال", 0),
    ("وال", 1),
    ("بال", 1),
    ("فال", 1),
    ("كال", 1),
    ("وبال", 2),
    ("فبال", 2),
)
_CONJUNCTIONS: Final = "وف"
_PREPOSITIONS: Final = "بلك"
_MIN_STEM: Final = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A spelling and what is known of it.

    ``form`` is its normalised form and ``classes`` the bits of that form; ``clitics`` are the
    letters that must be taken off to reach ``stem``, the form that the lists know or, where they
    know neither, the form after clear clitics (وال، بال، لل). ``stem_classes`` are the bits of
    ``stem``. ``splits`` are all readings as (letters taken off, stem), the whole form first;
    ``listed`` those among them that begin listed names, with these names. ``bare`` is the stem
    without the article, with its own ``bare_classes``; ``begins`` and ``continues`` say whether a
    topic phrase may begin or go on with the word.
    """

    form: str
    classes: int
    clitics: int
    stem: str
    stem_classes: int
    splits: tuple[tuple[int, str], ...]
    listed: tuple[tuple[int, Listings], ...]
    bare: str
    bare_classes: int
    begins: bool
    continues: bool


def readings(form: str) -> Iterator[tuple[int, str]]:
    """(clitic letters, stem) for every way to read proclitics off a form, the whole form first.

    ل before ال is written لل: its stem is given the article back, one letter being taken off.

    >>> list(readings("للامم"))
    [(0, 'للامم'), (1, 'لامم'), (1, 'الامم')]
    """
    yield 0, form
    yield from _after_preposition(form, 0)
    if form[0] in _CONJUNCTIONS and len(form) > _MIN_STEM:
        yield 1, form[1:]
        yield from _after_preposition(form[1:], 1)


def _after_preposition(form: str, taken: int) -> Iterator[tuple[int, str]]:
    if form[0] in _PREPOSITIONS and len(form) > _MIN_STEM:
        yield taken + 1, form[1:]
        if form.startswith("لل") and len(form) > _MIN_STEM + 1:
            yield taken + 1, f"ا{form[1:]}"


def bare(form: str) -> str:
    """A form without the article."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def is_definite(form: str) -> bool:
    """Whether a form carries the article, with or without clitics before it."""
    if form.startswith("ال"):
        return len(form) > 4
    if form.startswith(("لل", "ولل", "فلل")):
        return len(form) > 4
    return any(form.startswith(article) for article, _ in _ARTICLES) and len(form) > 5


_VERB_SHAPES: Final = re.compile(
    r"ي[^او]..+|.+وا"  # imperfect, plural perfect
    r"|س[يت][^اره]..+"  # future
    r"|است[^ا]{3}ت?|ا[^التم]ت[^اوي][^اويه]ت?"  # perfects of forms ten and eight
    r"|ان[^اتوي]{2}[^اتويه]ت?"  # perfect of form seven
    r"|(?:تت|تست|نست|نت)[^او]..*"  # imperfects that no noun resembles
    r"|(?!ال)[^مت].+[^اويت]ت"  # feminine perfect
)


def looks_like_verb(form: str, classes: int) -> bool:
    """Shape of a verb, for words that no list knows.

    Other imperfects in ت and ن and most perfects are left out: too many nouns have their shape.
    """
    return not classes and 3 < len(form) < 9 and _VERB_SHAPES.fullmatch(form) is not None


def _begins_phrase(clitics: int, stem: str, classes: int) -> bool:
    """Clear clitics (بالعلاقات، ووقف) may be taken off the first word of a topic."""
    if classes & _NO_TOPIC_FIRST or _possessed(stem) or len(stem) < 3:
        return False
    return not clitics or stem.startswith("ال") or bool(classes & _C.WHOLE)


def _possessed(form: str) -> bool:
    return len(form) > 4 and form.endswith(_POSSESSIVES)


class Vocabulary:
    """Looks up spellings; remembers what it found, so that a frequent word costs one dictionary
    get.

    ``classes`` maps normalised forms to their bits; ``starts`` are forms that begin a listed name,
    which decide which reading of a clitic is taken.
    """

    _LIMIT: Final = 300_000

    def __init__(self, classes: Mapping[str, int], starts: Mapping[str, Listings]) -> None:
        self._classes = classes
        self._starts = starts
        self._words: dict[str, Word] = {}

    def word(self, form: str) -> Word:
        """The :class:`Word` of a normalised form (not empty)."""
        known = self._words.get(form)
        if known is None:
            if len(self._words) >= self._LIMIT:
                self._words.clear()
            known = self._words[form] = self._read(form)
        return known

    def _read(self, form: str) -> Word:
        if len(form) > 30:
            return Word(
                form, _C.COMMON, 0, form, _C.COMMON, ((0, form),), (), form, 0, False, False
            )
        splits = tuple(readings(form))
        classes = self._bits(form)
        clitics, stem = self._choose(form, classes, splits)
        stem_classes = self._bits(stem) if clitics else classes
        listed = self._listings(splits if not classes & ~_C.VERB else splits[:1])
        begins = _begins_phrase(clitics, stem, stem_classes)
        continues = not clitics and not classes & _NO_TOPIC and not _possessed(form)
        return Word(
            form=form,
            classes=classes,
            clitics=clitics,
            stem=stem,
            stem_classes=stem_classes,
            splits=splits,
            listed=listed,
            bare=bare(stem),
            bare_classes=self._bits(bare(stem)),
            begins=begins,
            continues=continues,
        )

    def _listings(self, splits: tuple[tuple[int, str], ...]) -> tuple[tuple[int, Listings], ...]:
        return tuple(
            (clitics, self._starts[stem])
            for clitics, stem in splits
            if stem in self._starts and (not clitics or len(stem) > _MIN_STEM)
        )

    def _bits(self, form: str) -> int:
        bits = self._classes.get(form, 0)
        if not bits and form.endswith("ا"):  # the accusative: بيانا
            bits = self._classes.get(form[:-1], 0) & (_C.COMMON | _C.WEAK)
        if form in FUNCTION_WORDS:
            bits |= _C.FUNCTION
        if looks_like_verb(form, bits) and form not in self._starts:
            bits |= _C.VERB
        if form.startswith("ال") and len(form) > 4:
            bits |= _C.DEFINITE
        if form[0].isascii():
            bits |= _C.FOREIGN if form[0].isalpha() else _C.NUMBER
        return bits

    def _choose(
        self, form: str, classes: int, splits: tuple[tuple[int, str], ...]
    ) -> tuple[int, str]:
        if classes & ~_C.VERB or form in self._starts:
            return 0, form
        for clitics, stem in splits[1:]:
            if stem in self._classes or stem in self._starts or stem in FUNCTION_WORDS:
                return clitics, stem
        for clitics, stem in splits[1:]:
            if stem.startswith("ال") and len(stem) > 4:
                return clitics, stem
        if form[0] in _CONJUNCTIONS and looks_like_verb(form[1:], 0):
            return 1, form[1:]
        return 0, form
