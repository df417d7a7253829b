"""What the tagger knows before it reads: listed names, word classes, known topic phrases.

Lists are the files of ``tagging/data`` and the territories of CLDR (through Babel).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale

from warraq.language.tokenizer import tokenize
from warraq.tagging.gazetteer import Entry, read_list
from warraq.tagging.model import EntityType
from warraq.tagging.vocabulary import Listing, Listings, Vocabulary, WordClass, bare

if TYPE_CHECKING:
    from warraq.tagging.sequence.judging import NameModel

_C = WordClass
_TYPE_OF_LIST: Final[tuple[tuple[str, EntityType], ...]] = (
    ("places", "place"),
    ("organisations", "organisation"),
    ("people", "person"),
    ("others", "other"),
)
_CLASS_OF_SECTION: Final[Mapping[str, int]] = {
    "person-title": _C.TITLE,
    "place-head": _C.PLACE_HEAD,
    "organisation-head": _C.ORGANISATION_HEAD,
    "speech-verb": _C.SPEECH,
    "verb": _C.VERB,
    "function-word": _C.FUNCTION,
    "weekday": _C.TIME,
    "relative-time": _C.TIME,
    "whole-word": _C.WHOLE,
    "common": _C.COMMON,
    "weak": _C.WEAK,
    "not-verb": _C.NOT_VERB,
    "bare-place-head": _C.BARE_HEAD,
    "strict-place-head": _C.STRICT_HEAD,
    "official-adjective": _C.OFFICIAL,
    "strict-organisation-head": _C.STRICT_BODY,
    "firm-organisation-head": _C.FIRM_BODY,
    "purpose-organisation-head": _C.PURPOSE_BODY,
    "before-god": _C.BEFORE_GOD,
    "named-organisation-head": _C.NAMED_BODY,
    "site-head": _C.SITE_HEAD,
    "title-link": _C.TITLE_LINK,
    "coordinated-head": _C.COORDINATED_HEAD,
    "place-cue": _C.PLACE_CUE,
}
_WITH_ARTICLE: Final = (
    _C.TITLE
    | _C.PLACE_HEAD
    | _C.ORGANISATION_HEAD
    | _C.STRICT_BODY
    | _C.FIRM_BODY
    | _C.PURPOSE_BODY
    | _C.NAMED_BODY
)
_PARTICLES: Final = (
    "بن",
    "ابن",
    "بنت",
    "ابو",
    "ابي",
    "ام",
    "ال",
    "عبد",
    "بو",
    "ولد",
    "ذو",
    "فان",
    "دي",
    "فون",
    "دا",
    "لو",
)
_POSSESSIVES: Final = ("ه", "ها", "هم", "هما", "نا")
_NISBA_ENDINGS: Final = ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان")
_NOT_TERRITORIES: Final = frozenset({"001", "EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
_AMBIGUOUS_TERRITORIES: Final = frozenset({"ML"})


@dataclass(frozen=True, slots=True)
class Name:
    """A listed name: canonical spelling, type, and whether it is also an everyday word."""

    canonical: str
    type: EntityType
    ambiguous: bool
    section: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything :func:`load_knowledge` gathers; read only.

    ``names`` are numbered; ``listings`` maps the first form of every spelling to its continuations
    and numbers. ``topics`` maps the key of a known topic phrase to its canonical spelling,
    ``topic_lengths`` its first word to the words of the longest phrase. ``titles`` maps the first
    form of titles of several words to their continuations, longest first. ``nisba`` maps the bare
    form of a relative adjective (تركي) to its place (تركيا). ``model`` reads names beside the
    rules, where there is one.
    """

    names: tuple[Name, ...]
    listings: Mapping[str, Listings]
    vocabulary: Vocabulary
    topics: Mapping[tuple[str, ...], str]
    topic_lengths: Mapping[str, int]
    titles: Mapping[str, tuple[tuple[str, ...], ...]]
    nisba: Mapping[str, str]
    by_form: Mapping[str, int] = field(default_factory=dict)
    model: NameModel | None = None
    _places: dict[str, str | None] = field(default_factory=dict, repr=False)

    def listed(self, written: str) -> Name | None:
        """The listed name that a spelling stands for, as a whole."""
        number = self.by_form.get(" ".join(forms(written)))
        return None if number is None else self.names[number]

    def place_of(self, form: str) -> str | None:
        """The place that a relative adjective (تركية) belongs to, by its canonical name."""
        if form not in self._places:
            stem = bare(form)
            bases = (
                stem[: len(stem) - len(ending)]
                for ending in _NISBA_ENDINGS
                if stem.endswith(ending)
            )
            place = next((self.nisba[base] for base in bases if base in self.nisba), None)
            name = None if place is None else self.listed(place)
            self._places[form] = place if name is None else name.canonical
        return self._places[form]


def one_spelling(form: str) -> str:
    """A form with أميركا and what comes of it for أمريكا, which are spelled in two ways."""
    return form.replace("امريك", "اميرك")


def forms(written: str) -> tuple[str, ...]:
    """Normalised forms of the words of a name or phrase."""
    return tuple(token.form for token in tokenize(written))


def topic_key(words: Iterable[str]) -> tuple[str, ...]:
    """What two writings of a topic have in common: forms without articles, relations unordered.

    The first word keeps its place; adjectives that follow are sorted, so that العلاقات التركية
    الروسية and العلاقات الروسية التركية are one topic.
    """
    return bare_key([bare(form) for form in words])


def bare_key(words: Sequence[str]) -> tuple[str, ...]:
    """:func:`topic_key` of forms that are without articles already."""
    first, *rest = map(one_spelling, words)
    relations = all(form.endswith(("ي", "يه")) for form in rest)
    return (first, *(sorted(rest) if relations else rest))


def territories() -> Iterator[tuple[tuple[str, ...], bool]]:
    """(spellings, ambiguous) of the territories of CLDR in Arabic, the usual spelling first."""
    for code, name in sorted(Locale("ar").territories.items()):
        if code not in _NOT_TERRITORIES:
            names = [part.strip() for part in re.split(r"[()]", name) if part.strip()]
            yield tuple(names), code in _AMBIGUOUS_TERRITORIES


@cache
def load_knowledge() -> Knowledge:
    """The shipped knowledge, read once in a process."""
    topics = _topics()
    nisba = {forms(entry.canonical)[0]: _place(entry) for entry in _section("nisba-adjective")}
    classes = _classes(nisba)
    names: list[Name] = []
    spellings: dict[tuple[str, ...], int] = {}
    for name, written in _listed_names(classes):
        _add_name(name, written, names, spellings)
    for written, ambiguous in territories():
        if not any(forms(each) in spellings for each in written):
            name = Name(written[0], "place", ambiguous, "territory")
            _add_name(name, written, names, spellings)
    for form in _topic_nouns(classes):
        if not spellings.keys() & {(form,), (f"ال{form}",)}:
            classes[form] = classes.get(form, 0) | _C.COMMON
    listings = _listings(spellings)
    return Knowledge(
        names=tuple(names),
        listings=listings,
        vocabulary=Vocabulary(classes, listings),
        topics=topics,
        topic_lengths=_lengths(topics),
        titles=_long_titles(),
        nisba=nisba,
        by_form={" ".join(key): number for key, number in sorted(spellings.items())},
    )


def _listed_names(classes: Mapping[str, int]) -> Iterator[tuple[Name, tuple[str, ...]]]:
    for file, kind in _TYPE_OF_LIST:
        for entry in read_list(file):
            written = (entry.canonical, *entry.aliases)
            ambiguous = entry.ambiguous or any(_hides_noun(each, classes) for each in written)
            yield Name(entry.canonical, kind, ambiguous, entry.section), written


def _hides_noun(written: str, classes: Mapping[str, int]) -> bool:
    """Whether a foreign name folds to an everyday word with the article: ألبيت to البيت."""
    if " " in written or not written.startswith(("أل", "إل", "آل")):
        return False
    everyday = _C.COMMON | _C.WEAK | _C.WHOLE | _C.TITLE | _C.PLACE_HEAD | _C.ORGANISATION_HEAD
    return bool(classes.get("".join(forms(written))[2:], 0) & everyday)


def _add_name(
    name: Name, written: Iterable[str], names: list[Name], spellings: dict[tuple[str, ...], int]
) -> None:
    names.append(name)
    for spelling in written:
        for key in _joined_variants(forms(spelling)):
            spellings.setdefault(key, len(names) - 1)


def _joined_variants(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """عبد الله and عبدالله, أبو ظبي and أبوظبي, أميركي and أمريكي."""
    if not key:
        return
    yield key
    for index, form in enumerate(key):
        if form in ("عبد", "ابو", "ابي") and index + 1 < len(key):
            yield (*key[:index], form + key[index + 1], *key[index + 2 :])
        elif form.startswith("عبدال") and len(form) > 6:
            yield (*key[:index], "عبد", form[3:], *key[index + 1 :])
    american = tuple(map(one_spelling, key))
    yield american
    yield tuple(form.replace("اميرك", "امريك") for form in american)


def _listings(spellings: Mapping[tuple[str, ...], int]) -> dict[str, Listings]:
    grouped: dict[str, dict[str, list[Listing]]] = defaultdict(lambda: defaultdict(list))
    for key, number in spellings.items():
        second = key[1] if len(key) > 1 else ""
        grouped[key[0]][second].append((key[1:], number))
    return {
        first: {
            second: tuple(sorted(rests, key=lambda rest: (-len(rest[0]), rest[0])))
            for second, rests in by_second.items()
        }
        for first, by_second in grouped.items()
    }


def _section(name: str) -> Iterator[Entry]:
    return (
        entry for file in ("titles", "words") for entry in read_list(file) if entry.section == name
    )


def _place(entry: Entry) -> str:
    return entry.aliases[0] if entry.aliases else entry.canonical


def _topics() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for entry in read_list("topics"):
        for written in (entry.canonical, *entry.aliases):
            if key := forms(written):
                found.setdefault(topic_key(key), entry.canonical)
    return found


def _long_titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    grouped: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for entry in _section("person-title"):
        for written in (entry.canonical, *entry.aliases):
            first, *rest = forms(written)
            if rest:
                grouped[first].add(tuple(rest))
    return {
        first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest)))
        for first, rests in grouped.items()
    }


def _lengths(topics: Iterable[tuple[str, ...]]) -> dict[str, int]:
    lengths: dict[str, int] = {}
    for key in topics:
        lengths[key[0]] = max(len(key), lengths.get(key[0], 0))
    return lengths


def _classes(nisba: Mapping[str, str]) -> dict[str, int]:
    classes: dict[str, int] = defaultdict(int)
    for section, bit in _CLASS_OF_SECTION.items():
        for form in _class_forms(section, bit):
            classes[form] |= bit
    for entry in read_list("given_names"):
        for written in (entry.canonical, *entry.aliases):
            for form in forms(written)[:1]:
                classes[form] |= _C.GIVEN_NAME | (_C.COMMON if entry.ambiguous else 0)
    for base in nisba:
        for ending in _NISBA_ENDINGS:
            classes[base + ending] |= _C.NISBA
            classes[f"ال{base}{ending}"] |= _C.NISBA
    for form in _PARTICLES:
        classes[form] |= _C.NAME_PARTICLE
    return dict(classes)


def _topic_nouns(classes: Mapping[str, int]) -> set[str]:
    """Words of the listed topics, nouns and adjectives, but for those that name people."""
    words = {
        bare(form)
        for entry in read_list("topics")
        for written in (entry.canonical, *entry.aliases)
        for form in forms(written)
    }
    names = _C.GIVEN_NAME | _C.NISBA | _C.NAME_PARTICLE | _C.TITLE
    return {word for word in words if not classes.get(word, 0) & names}


def _class_forms(section: str, bit: int) -> Iterator[str]:
    """Single words of a section, heads and titles also with the article and with pronouns."""
    for entry in _section(section):
        plurals = bit & (_C.PLACE_HEAD | _C.ORGANISATION_HEAD)  # head no single name
        for written in (entry.canonical, *(() if plurals else entry.aliases)):
            words = forms(written)
            if len(words) != 1:
                continue
            yield words[0]
            if bit & _WITH_ARTICLE:
                yield from _inflected_head(words[0], bit)


def _inflected_head(form: str, bit: int) -> Iterator[str]:
    if not form.startswith("ال"):
        yield f"ال{form}"
    if bit & _C.TITLE and not form.startswith("ال"):
        open_form = f"{form[:-1]}ت" if form.endswith("ه") else form
        for pronoun in _POSSESSIVES:
            yield open_form + pronoun
