"""What one document says of its names: mentions grouped, short forms joined to long ones."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from warraq.tagging.knowledge import Knowledge, Name, forms, one_spelling
from warraq.tagging.mention import Evidence, Mention
from warraq.tagging.model import EntityType
from warraq.tagging.passage import Passage
from warraq.tagging.scan import Scanner
from warraq.tagging.vocabulary import STOPS_NAME, Vocabulary, WordClass

_C = WordClass
Span = tuple[int, int, str]
"""(start, end, text) of a mention in the article's text."""
_RANK: Final[dict[Evidence, int]] = {
    "gazetteer": 5,
    "title": 4,
    "head": 3,
    "given-name": 2,
    "projection": 1,
    "model": 1,
    "speech": 0,
}
_SHORT_CLITICS: Final = ("", "و", "ف", "ل", "ب", "ك", "ول", "وب")


@dataclass(slots=True)
class FoundName:
    """A name while its document is read: fields of :class:`DocumentName`, and its ``surfaces``."""

    key: str
    type: EntityType
    evidence: Evidence
    sure: bool
    canonical: str | None
    surfaces: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)
    first: int = 0
    mentions: int = 0
    in_title: bool = False
    announced: bool = False
    located: bool = False
    whole: str | None = None

    def settled(self) -> DocumentName:
        """The name as the archive phase needs it."""
        return DocumentName(
            key=self.key,
            type=self.type,
            evidence=self.evidence,
            sure=self.sure,
            canonical=self.canonical,
            spelling=self._usual_spelling(),
            spans=tuple((start, end, sys.intern(text)) for start, end, text in sorted(self.spans)),
            first=self.first,
            mentions=self.mentions,
            in_title=self.in_title,
            announced=self.announced,
            located=self.located,
            whole=self.whole,
        )

    def _usual_spelling(self) -> str:
        """The most frequent spelling of the whole key: short forms name nobody elsewhere."""
        length = self.key.count(" ")
        return min(
            self.surfaces or {self.canonical or self.key: 1},
            key=lambda text: (
                join_key(forms(text)).count(" ") != length, -self.surfaces[text], text
            ),
        )  # fmt: skip


class DocumentName(NamedTuple):
    """A name of one document.

    ``key`` is the normalised name, ``spelling`` how the document writes it, ``spans`` its places in
    the text: a name of the title alone has none. ``first`` is the token number of the first
    mention, ``mentions`` their number; ``sure`` says that a rule, not only a guess, found it;
    ``announced`` and ``located`` that one mention was so; ``whole`` is the key of the body that
    this one is a part of.
    """

    key: str
    type: EntityType
    evidence: Evidence
    sure: bool
    canonical: str | None
    spelling: str
    spans: tuple[Span, ...]
    first: int
    mentions: int
    in_title: bool
    announced: bool
    located: bool
    whole: str | None


def join_key(words: Iterable[str]) -> str:
    """Key of a name from the normalised forms of its words; عبد is joined to what follows it."""
    joined: list[str] = []
    glue = ""
    for form in map(one_spelling, words):
        if form in ("عبد", "ابو"):
            glue += form
            continue
        joined.append(glue + form)
        glue = ""
    return " ".join([*joined, glue] if glue else joined)


def find_names(
    passage: Passage, knowledge: Knowledge
) -> tuple[dict[str, FoundName], list[Mention]]:
    """Names of a passage by key, and the mentions that they were made of, in text order."""
    mentions = trim_overruns(passage, Scanner(passage, knowledge).run())
    if knowledge.model is not None:
        mentions = trim_overruns(passage, knowledge.model.judge(passage, mentions))
    found: dict[str, FoundName] = {}
    for mention in mentions:
        _record(passage, mention, found)
        if mention.whole is not None:
            _record_whole(mention, mention.whole, mention_key(passage, mention), found)
    aliases = join_short_forms(found, knowledge.vocabulary)
    projected = list(_project(passage, mentions, aliases))
    for mention, key in projected:
        _add(passage, mention, found[key])
    _drop_unsupported(found, allusions(passage, knowledge))
    return found, sorted([*mentions, *(each for each, _ in projected)], key=lambda each: each.first)


def trim_overruns(passage: Passage, mentions: list[Mention]) -> list[Mention]:
    """Cuts people's names that run on, to what the document names more often.

    Where ميشال فاضل stands twice, ميشال فاضل اختصرا is ميشال فاضل and a word after it.
    """
    counted = Counter(
        mention_key(passage, each) for each in mentions if each.type == "person"
    )  # fmt: skip
    return [_trimmed(passage, each, counted) for each in mentions]


def _trimmed(passage: Passage, mention: Mention, counted: Counter[str]) -> Mention:
    if mention.type != "person" or mention.listed is not None:
        return mention
    own = counted[mention_key(passage, mention)]
    for last in range(mention.first + 2, mention.last):
        shorter = replace(mention, last=last)
        if counted[mention_key(passage, shorter)] > own:
            return shorter
    return mention


def mention_key(passage: Passage, mention: Mention) -> str:
    """Key of what a mention names: the gazetteer's spelling where it is listed."""
    if mention.listed is not None:
        return join_key(forms(mention.listed.canonical))
    first = passage.words[mention.first]
    start = first.stem if mention.clitics else first.form
    rest = (word.form for word in passage.words[mention.first + 1 : mention.last])
    return join_key((start, *rest))


def _record(passage: Passage, mention: Mention, found: dict[str, FoundName]) -> None:
    key = mention_key(passage, mention)
    name = found.get(key)
    if name is None:
        canonical = mention.listed.canonical if mention.listed else None
        name = FoundName(key, mention.type, mention.evidence, False, canonical, first=mention.first)
        found[key] = name
    _add(passage, mention, name)


def _record_whole(mention: Mention, whole: Name, part: str, found: dict[str, FoundName]) -> None:
    """Counts a part of a body as a mention of the body, which has no place of its own there."""
    key = join_key(forms(whole.canonical))
    name = found.setdefault(
        key, FoundName(key, whole.type, "gazetteer", True, whole.canonical, first=mention.first)
    )
    name.mentions += 1
    found[part].whole = key


def _add(passage: Passage, mention: Mention, name: FoundName) -> None:
    text, start, end = passage.surface(mention.first, mention.last, mention.clitics)
    name.spans.append((start, end, text))
    name.surfaces[passage.spelling(mention.first, mention.last, mention.clitics)] += 1
    name.mentions += 1
    name.first = min(name.first, mention.first)
    name.sure = name.sure or mention.sure
    name.announced = name.announced or mention.announced
    name.located = name.located or mention.located
    if _RANK[mention.evidence] > _RANK[name.evidence]:
        name.evidence, name.type = mention.evidence, mention.type
    if mention.listed is not None and (mention.sure or name.canonical is None):
        name.canonical, name.type = mention.listed.canonical, mention.listed.type


def join_short_forms(found: dict[str, FoundName], vocabulary: Vocabulary) -> dict[str, str]:
    """Joins short names of people to the one long name they can stand for; changes ``found``.

    Returns the short forms that stand for one person of the document, each with that person's key.
    A short form that two people share stands for neither.
    """
    people = {key: name for key, name in found.items() if name.type == "person"}
    long_keys = [key for key, name in people.items() if " " in key and name.sure]
    for short, long in list(_contained(long_keys)):
        if short in found and long in found:
            _merge(found, short, long)
    owners: dict[str, set[str]] = {}
    for key in long_keys:
        if key in found:
            for short in short_forms(key, vocabulary):
                owners.setdefault(short, set()).add(key)
    unique = {short: next(iter(keys)) for short, keys in owners.items() if len(keys) == 1}
    for short, long in sorted(unique.items()):
        if short in found and found[short].canonical is None and found[short].type == "person":
            _merge(found, short, long)
    return unique


def short_forms(key: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Forms under which a person of this key is named again: the last name, where it is no
    everyday word.
    """
    last = key.rsplit(" ", maxsplit=1)[-1]
    word = vocabulary.word(last)
    named = word.bare_classes & _C.GIVEN_NAME
    classes = word.classes | (0 if named else word.bare_classes)
    if len(last) > 2 and not classes & (STOPS_NAME | _C.NISBA):
        yield last


def _contained(keys: list[str]) -> Iterator[tuple[str, str]]:
    """(short, long) where the words of one name end or frame exactly one other name's words."""
    for short in keys:
        words = short.split(" ")
        hosts = [key for key in keys if key != short and _stands_for(words, key.split(" "))]
        if len(hosts) == 1:
            yield short, hosts[0]


def _stands_for(short: list[str], long: list[str]) -> bool:
    if len(short) >= len(long):
        return False
    if short[0] == long[0] and short[-1] == long[-1]:
        return all(word in long for word in short)
    return long[-len(short) :] == short


def _merge(found: dict[str, FoundName], short: str, long: str) -> None:
    source, target = found.pop(short), found[long]
    target.spans.extend(source.spans)
    target.spans.sort()
    target.first = min(target.first, source.first)
    target.mentions += source.mentions
    target.in_title = target.in_title or source.in_title
    if source.canonical is not None and target.canonical is None:
        target.canonical, target.evidence = source.canonical, source.evidence


def _project(
    passage: Passage, mentions: list[Mention], aliases: dict[str, str]
) -> Iterator[tuple[Mention, str]]:
    """Mentions of the short forms in ``aliases`` where no mention stands yet, with their keys."""
    if not aliases:
        return
    written = {
        clitics + short: (len(clitics), key)
        for short, key in sorted(aliases.items())
        for clitics in _SHORT_CLITICS
    }
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    for index, word in enumerate(passage.words):
        hit = written.get(word.form)
        if hit is not None and index not in taken:
            clitics, key = hit
            yield Mention(index, index + 1, clitics, "person", "projection", True), key


def allusions(passage: Passage, knowledge: Knowledge) -> Counter[str]:
    """How often adjectives of nationality allude to each place, by its canonical name."""
    counted: Counter[str] = Counter()
    for word in passage.words:
        if word.stem_classes & _C.NISBA:
            place = knowledge.place_of(word.stem)
            if place is not None:
                counted[place] += 1
    return counted


def _drop_unsupported(found: dict[str, FoundName], alluded: Counter[str]) -> None:
    """Ambiguous listed names for which nothing in the document spoke are everyday words.

    An adjective of nationality speaks for its place: قطري for قطر.
    """
    for key, name in list(found.items()):
        if name.canonical and not name.sure:
            if alluded[name.canonical]:
                name.sure = True
            else:
                del found[key]
