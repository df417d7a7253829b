"""Archives made for the tests of relations."""

from __future__ import annotations

from collections.abc import Sequence

from tests.tagging.articles import article
from warraq.reading.article import Article, PublicationDate
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags, Tag, TagType
from warraq.tagging.passage import read_passage
from warraq.tagging.relations.sketch import Sketch, sketch_of
from warraq.tagging.relations.words import word_numbers


def dated(text: str, date: str | None, path: str) -> Article:
    """An article of a day, or of none."""
    made = article(text, path=path)
    if date:
        made.date = PublicationDate(date, "day", "header")
    return made


def sketched(text: str) -> Sketch:
    """The sketch of a text, as the tagger makes it."""
    return sketch_of(read_passage(text, load_knowledge().vocabulary).words)


def holding(*names: str, kind: TagType = "topic") -> ArticleTags:
    """An article with tags of these names, of one type."""
    return ArticleTags((), tuple(Tag(name, kind, name, "test") for name in names))


def stressing(*words: str) -> bytes:
    """The stressed words of a sketch."""
    return (word_numbers(sorted(words)) >> 32).astype("uint32").tobytes()


def numbered(words: Sequence[int]) -> list[str]:
    """Words that no list knows, one for each number."""
    return [f"كلمة{'ابتثج'[number % 5]}{'حخدذر'[number // 5 % 5]}{number}" for number in words]
