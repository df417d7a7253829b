"""Articles and the tagger's answers, for the tests of this room."""

from __future__ import annotations

from warraq.reading.article import Article
from warraq.tagging.archive import tag_archive
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags, Entity
from warraq.tagging.settings import TaggingSettings


def article(
    text: str, title: str = "", tags: tuple[str, ...] = (), path: str = "article.txt"
) -> Article:
    """An article of plain text; with a ``title`` it is a given one."""
    return Article(
        path=path,
        text=text,
        body=text,
        prose=text,
        markup="plain",
        title=title,
        title_source="given" if title else "made",
        slug=path.rpartition(".")[0],
        tags=tags,
    )


def tagged(*articles: Article, settings: TaggingSettings | None = None) -> list[ArticleTags]:
    """What the tagger says of articles that are one archive."""
    return tag_archive(articles, settings or TaggingSettings(), load_knowledge())


def entities(text: str) -> tuple[Entity, ...]:
    """Entities of a text that is an archive by itself."""
    return tagged(article(text))[0].entities


def names(text: str, kind: str | None = None) -> set[str]:
    """Canonical names of the entities of a text, of one type or of all."""
    return {entity.name for entity in entities(text) if kind in (None, entity.type)}
