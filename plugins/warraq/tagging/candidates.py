"""The per-article phase: everything tagging takes from one article, small enough to send and to
keep.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from warraq.language.tokenizer import forms
from warraq.reading.article import Article
from warraq.tagging.document import DocumentName, FoundName, allusions, find_names
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.mention import Mention
from warraq.tagging.passage import Passage, read_passage
from warraq.tagging.phrases import MAY_BE_AFFIX, FoundPhrase, Phrase, find_phrases
from warraq.tagging.relations.sketch import Sketch, sketch_of
from warraq.tagging.single_words import stressed_words
from warraq.tagging.vocabulary import WordClass

_C = WordClass
MAX_STRESSED: Final = 30
"""Phrases kept of an article that could be tags."""
MAX_OTHERS: Final = 15
"""Phrases kept that were found once, and count where other articles stress them."""
MAX_TOKENS: Final = 60_000
"""Tokens of one article that are read; a longer file is a book, and its beginning names it."""


@dataclass(frozen=True, slots=True)
class GivenTag:
    """A tag of the article's own metadata: as written, and the name that the rules see in it."""

    written: str
    name: DocumentName | None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one article offers: its names, its best phrases, its given tags, places it only alludes
    to, and the sketch of its text.

    ``wholes`` are the words, in one string, that the article writes with ال and whose first letter
    might be taken for a clitic without it. ``allusions`` counts adjectives of nationality by their
    place (روسية is روسيا); ``length`` is the number of tokens read.
    """

    names: tuple[DocumentName, ...]
    phrases: tuple[Phrase, ...]
    wholes: str
    given: tuple[GivenTag, ...]
    allusions: dict[str, int]
    length: int
    sketch: Sketch


def analyse(article: Article, knowledge: Knowledge) -> Candidates:
    """Names, phrases and allusions of one article, its boilerplate left out; knows nothing of the
    others. Pure.
    """
    passage = _passage(article.own_prose, knowledge)
    names, mentions = find_names(passage, knowledge)
    taken = _tokens(mentions)
    found = find_phrases(passage, taken, knowledge)
    for word in stressed_words(passage, taken):
        found.setdefault(word.key, word)
    stressed: dict[tuple[str, ...], Phrase] = {}
    if article.title_source == "given":
        stressed = _read_title(article.title, passage, names, knowledge)
    return Candidates(
        names=tuple(
            name.settled()
            for name in sorted(names.values(), key=lambda name: (name.first, name.key))
        ),
        phrases=_best_phrases(found, stressed, passage),
        wholes=_wholes(passage),
        given=tuple(_given(written, knowledge) for written in article.tags),
        allusions=dict(allusions(passage, knowledge)),
        length=len(passage),
        sketch=_sketch(article, passage, knowledge),
    )


def _sketch(article: Article, passage: Passage, knowledge: Knowledge) -> Sketch:
    title = forms(article.title) if article.title_source == "given" else ()
    return sketch_of(passage.words, [knowledge.vocabulary.word(form) for form in title])


def _passage(text: str, knowledge: Knowledge) -> Passage:
    passage = read_passage(text, knowledge.vocabulary)
    if len(passage) <= MAX_TOKENS:
        return passage
    return read_passage(text[: passage.tokens[MAX_TOKENS].start], knowledge.vocabulary)


def _tokens(mentions: Iterable[Mention]) -> set[int]:
    return {index for each in mentions for index in range(each.first, each.last)}


def _wholes(passage: Passage) -> str:
    words = {
        word.bare
        for word in passage.words
        if word.bare is not word.stem and word.bare[0] in MAY_BE_AFFIX
    }
    return " ".join(sorted(words))


def _given(written: str, knowledge: Knowledge) -> GivenTag:
    """A given tag, with the one name that begins and ends with it, parentheses aside: «(فيفا)»."""
    plain = written.partition("(")[0].strip() or written
    passage = read_passage(plain, knowledge.vocabulary)
    found, mentions = find_names(passage, knowledge)
    whole = len(mentions) == 1 and mentions[0].last == len(passage)
    name = next(iter(found.values())) if whole and len(found) == 1 else None
    begins = name is not None and all(
        word.stem_classes & (_C.TITLE | _C.PLACE_HEAD)
        for word in passage.words[: mentions[0].first]
    )
    return GivenTag(" ".join(written.split()), name.settled() if name and begins else None)


def _read_title(
    title: str, passage: Passage, names: dict[str, FoundName], knowledge: Knowledge
) -> dict[tuple[str, ...], Phrase]:
    """Phrases of a given title; its names, which have no place in the text, join ``names``."""
    title_passage = read_passage(title, knowledge.vocabulary, passage.forms)
    found, mentions = find_names(title_passage, knowledge)
    for key, name in found.items():
        host = names.get(key) or _named_by(key, names)
        if host is None:
            name.spans, name.mentions, name.first = [], 0, 0
            names[key] = host = name
        host.in_title = True
    phrases = find_phrases(title_passage, _tokens(mentions), knowledge)
    return {key: phrase.settled(title_passage, in_title=True) for key, phrase in phrases.items()}


def _named_by(key: str, names: dict[str, FoundName]) -> FoundName | None:
    """The one person of the text whose last name the title gives, or whose name it begins with."""
    people = [name for name in names.values() if name.type == "person"]
    begins = key.split(" ", maxsplit=1)[0]  # a last name and a word after it
    hosts = [name for name in people if name.key.endswith((f" {key}", f" {begins}"))]
    if len(hosts) == 1:
        return hosts[0]
    longest = [name for name in people if " " in name.key and key.startswith(f"{name.key} ")]
    return max(longest, key=lambda name: len(name.key), default=None)


def _best_phrases(
    found: dict[tuple[str, ...], FoundPhrase],
    in_title: dict[tuple[str, ...], Phrase],
    passage: Passage,
) -> tuple[Phrase, ...]:
    """Phrases of the text and of the title; of those found once only the first few."""
    stressed = [phrase for phrase in found.values() if phrase.stressed or phrase.key in in_title]
    others = [phrase for phrase in found.values() if not phrase.stressed]
    stressed.sort(key=lambda phrase: (-len(phrase.places), phrase.places, phrase.key))
    others.sort(key=lambda phrase: (phrase.places, phrase.key))
    kept = {phrase.key: phrase for phrase in (*stressed[:MAX_STRESSED], *others[:MAX_OTHERS])}
    alone = (phrase for key, phrase in in_title.items() if key not in found)
    return (
        *(phrase.settled(passage, key in in_title) for key, phrase in kept.items()),
        *alone,
    )
