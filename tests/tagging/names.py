"""An archive with its names.toml, built again and again without a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warraq.publishing.grouping import tags_with_pages
from warraq.reading.article import Article
from warraq.tagging.archive import Resolver
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags
from warraq.tagging.names_edits import Decisions, decide
from warraq.tagging.names_entry import Address
from warraq.tagging.names_file import parse_names
from warraq.tagging.names_update import redirects, updated
from warraq.tagging.settings import TaggingSettings

FILE = "names.toml"


@dataclass(frozen=True)
class Built:
    """What one build made: the file's new text, tags, pages and old addresses that lead on."""

    text: str
    tags: list[ArticleTags]
    pages: set[tuple[str, str]]
    moved: dict[Address, Address]

    @property
    def names(self) -> set[str]:
        """Names of all tags."""
        return {tag.name for article in self.tags for tag in article.tags}

    @property
    def entities(self) -> set[str]:
        """Names of all entities."""
        return {entity.name for article in self.tags for entity in article.entities}


def decided(text: str) -> Decisions:
    """What a file decides. Raises Refused."""
    return decide(parse_names(text, FILE), load_knowledge())


def build(articles: Sequence[Article], text: str = "", minimum: int = 1) -> Built:
    """One build of the articles with a file of this text; names of ``minimum`` articles have pages.

    Raises Refused where the file has faults.
    """
    knowledge = load_knowledge()
    decisions = decided(text)
    documents = [analyse(article, knowledge) for article in articles]
    resolver = Resolver(documents, TaggingSettings(), knowledge, decisions=decisions)
    tags = resolver.run()
    pages = tags_with_pages(tags, minimum)
    known: set[Address] = {tag.address for tag in resolver.shown if tag.address in pages}
    new = updated(text, decisions, resolver.shown, known, knowledge)
    return Built(new, tags, pages, redirects(decisions, resolver.shown, known))
