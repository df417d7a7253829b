"""The archive phase: candidates of all articles become canonical entities and tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from warraq.language.slugs import slugify
from warraq.reading.article import Article
from warraq.tagging.candidates import Candidates, GivenTag, analyse
from warraq.tagging.document import DocumentName
from warraq.tagging.key_phrases import KeyPhrase, best_first, length_boost, rarity, stress
from warraq.tagging.knowledge import Knowledge, forms, topic_key
from warraq.tagging.model import ArticleTags, Entity, Tag, TagType
from warraq.tagging.names_edits import (
    NO_DECISIONS,
    Decisions,
    Key,
    name_key_of,
    topic_key_of,
)
from warraq.tagging.registry import Record, Registry
from warraq.tagging.salience import (
    ALLUSION,
    Choice,
    is_bare,
    name_choice,
    once,
    select,
    topic_choice,
)
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.shown import Named, Shown, shown_tag, unique_slugs
from warraq.tagging.store import ArchiveKnowledge
from warraq.tagging.topics import TopicIndex


def tag_archive(
    articles: Sequence[Article], settings: TaggingSettings, knowledge: Knowledge
) -> list[ArticleTags]:
    """Entities and tags of every article, parallel to ``articles``, whose order changes none."""
    return resolve([analyse(article, knowledge) for article in articles], settings, knowledge)


def resolve(
    documents: Sequence[Candidates],
    settings: TaggingSettings,
    knowledge: Knowledge,
    learned: ArchiveKnowledge | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> list[ArticleTags]:
    """Canonical entities and tags of documents that were analysed apart.

    ``learned`` adds what a built archive knows to what these documents say; ``decisions`` are those
    of names.toml.
    """
    return Resolver(documents, settings, knowledge, learned, decisions).run()


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article's entities and chosen tags before slugs are given."""

    entities: tuple[Entity, ...]
    given: tuple[Choice, ...]
    chosen: tuple[Choice, ...]


class Resolver:
    """The archive phase over one list of documents; :meth:`run` is called once.

    After it, ``shown`` says of every shown tag what names.toml needs to know.
    """

    def __init__(
        self,
        documents: Sequence[Candidates],
        settings: TaggingSettings,
        knowledge: Knowledge,
        learned: ArchiveKnowledge | None = None,
        decisions: Decisions = NO_DECISIONS,
    ) -> None:
        self._documents = documents = [decisions.divided(each) for each in documents]
        self._decisions = decisions
        self.shown: list[Shown] = []
        self._settings = settings
        self._knowledge = knowledge
        self.registry = Registry(
            (document.names for document in documents),
            knowledge,
            learned.records() if learned else None,
            decisions,
        )
        self.topics = TopicIndex(
            documents,
            settings,
            learned.topics if learned else None,
            learned.documents if learned else 0,
        )

    def run(self) -> list[ArticleTags]:
        """Entities and tags, parallel to the documents."""
        drafts = [self._draft(document) for document in self._documents]
        keys: dict[Named, set[Key]] = defaultdict(set)
        for draft in drafts:
            for choice in (*draft.given, *draft.chosen):
                keys[choice.type, choice.name].add(choice.key)
        self.shown = [
            shown_tag(named, keys[named], self.registry, self._decisions) for named in sorted(keys)
        ]
        slugs = self._slugs()
        self.shown = [replace(tag, slug=slugs[tag.named]) for tag in self.shown]
        return [
            ArticleTags(
                draft.entities,
                (
                    *(_tag(choice, slugs, given=True) for choice in draft.given),
                    *(_tag(choice, slugs) for choice in draft.chosen),
                ),
            )
            for draft in drafts
        ]

    def _slugs(self) -> dict[Named, str]:
        """Slugs of all shown tags: those under which they were published, new ones for the rest."""
        entries = {tag.named: tag.entry for tag in self.shown if tag.entry is not None}
        pinned = {named: entry.address[1] for named, entry in entries.items()}
        owned = ((each.address, each.header, *each.addresses) for each in self._decisions.entries)
        return unique_slugs(
            (tag.named for tag in self.shown), pinned, set(chain.from_iterable(owned))
        )

    def _draft(self, document: Candidates) -> _Draft:
        grouped = self._grouped(document)
        given = self._given(document)
        taken = {(choice.type, choice.name) for choice in given} | self._listed_for(document)
        choices = once([*self._name_choices(document, grouped), *self._topic_choices(document)])
        free = [choice for choice in choices if (choice.type, choice.name) not in taken]
        room = max(0, self._settings.max_tags - len(given))
        return _Draft(_entities(grouped), given, tuple(select(free, room)))

    def _listed_for(self, document: Candidates) -> set[tuple[TagType, str]]:
        """The listed topics that given tags stand for, whatever they are called there."""
        keys = (topic_key(words) for tag in document.given if (words := forms(tag.written)))
        return {
            ("topic", self._knowledge.topics[key]) for key in keys if key in self._knowledge.topics
        }

    def ranked(self, document: Candidates) -> list[KeyPhrase]:
        """Everything that names a document's content, best first, without the limits of tags."""
        topics = [
            KeyPhrase(topic.name, "topic", topic.key, topic.score)
            for topic in self.topics.key_phrases(document)
        ]
        return best_first([*self._key_names(document), *topics])

    def _key_names(self, document: Candidates) -> Iterable[KeyPhrase]:
        """The document's names, scored as its topics are."""
        for record, names in self._grouped(document):
            if record.type == "person" and " " not in record.key and record.canonical is None:
                continue
            allusions = document.allusions.get(record.name, 0)
            mentions = sum(name.mentions for name in names) + ALLUSION * allusions
            first = min(name.first for name in names)
            key = topic_key(forms(record.name))
            score = stress(mentions, first, document.length) * length_boost(len(key))
            score *= rarity(record.documents, self.topics.total)
            yield KeyPhrase(record.name, record.type, key, score)

    def _grouped(self, document: Candidates) -> list[tuple[Record, list[DocumentName]]]:
        """The document's names by the records that they stand for, in order of first mention."""
        grouped: dict[str, tuple[Record, list[DocumentName]]] = {}
        for name in document.names:
            record = self.registry.find(name.key)
            if record is not None:
                grouped.setdefault(record.key, (record, []))[1].append(name)
        return list(grouped.values())

    def _name_choices(
        self, document: Candidates, grouped: list[tuple[Record, list[DocumentName]]]
    ) -> Iterable[Choice]:
        for record, names in grouped:
            if is_bare(record):
                continue  # a bare first or last name is nobody's page
            if not _confirmed(record, names):
                continue
            if all(name.whole and name.mentions == 1 and not name.in_title for name in names):
                continue  # named once, it is shown as the body that it is a part of
            listed = self._knowledge.listed(record.name)
            section = listed.section if listed else ""
            yield name_choice(names, record, document.allusions.get(record.name, 0), section)

    def _topic_choices(self, document: Candidates) -> Iterable[Choice]:
        choices = (topic_choice(topic) for topic in self.topics.tags(document))
        return (made for choice in choices if (made := self._decided(choice)) is not None)

    def _decided(self, choice: Choice) -> Choice | None:
        """A tag without a record under the name and type that names.toml gives it; nothing where
        it is banned.
        """
        entry = self._decisions.find(choice.key)
        if entry is None:
            return choice
        if entry.ban:
            return None
        key = self._decisions.key_of(entry)
        record = self.registry.find(key[1]) if key[0] == "name" else None
        if record is not None:
            return replace(choice, name=record.name, type=record.tag_type, key=("name", record.key))
        return replace(choice, name=entry.name, type=entry.address[0], key=key)

    def _given(self, document: Candidates) -> tuple[Choice, ...]:
        """The article's own tags, each once, in their order, at most as many as are shown."""
        found: dict[tuple[TagType, str], Choice] = {}
        for tag in document.given:
            choice = self._given_choice(tag) if slugify(tag.written) else None
            choice = choice and self._decided(choice)
            if choice is not None:
                found.setdefault((choice.type, choice.name), choice)
        return tuple(found.values())[: self._settings.max_tags]

    def _given_choice(self, tag: GivenTag) -> Choice:
        """The tag under the name and type by which the lists, the archive or the rules know it."""
        written = name_key_of(tag.written)
        listed = (
            None if written[1] in self._decisions.apart else self._knowledge.listed(tag.written)
        )
        if listed is not None:
            key = name_key_of(listed.canonical)
            return Choice(listed.canonical, listed.type, 0.0, "metadata", key)
        record = self.registry.find(written[1])
        if record is None and tag.name is not None and not self._decisions.claims(written):
            record = self.registry.find(tag.name.key)
        if record is not None:
            key = ("name", record.key)
            return Choice(record.name, record.tag_type, 0.0, "metadata", key)
        if tag.name is not None:
            name = tag.name.canonical or tag.written
            return Choice(name, tag.name.type, 0.0, "metadata", name_key_of(name))
        topic = topic_key(forms(tag.written))
        name = self.topics.given_name(topic, tag.written, self._knowledge.topics.get(topic))
        return Choice(name, "topic", 0.0, "metadata", topic_key_of(name))


def _confirmed(record: Record, names: list[DocumentName]) -> bool:
    """Whether more speaks for a name than one reading of the model: a rule, the title, a second
    mention, another article.
    """
    guessed = all(name.evidence == "model" and not name.in_title for name in names)
    mentions = sum(name.mentions for name in names)
    return not guessed or record.documents > 1 or mentions > 1


def _entities(grouped: list[tuple[Record, list[DocumentName]]]) -> tuple[Entity, ...]:
    found = [
        Entity(text, start, end, record.type, record.name)
        for record, names in grouped
        if record.tag_type != "topic"
        for name in names
        for start, end, text in name.spans
    ]
    return tuple(sorted(found, key=lambda entity: (entity.start, entity.end)))


def _tag(choice: Choice, slugs: Mapping[Named, str], given: bool = False) -> Tag:
    return Tag(choice.name, choice.type, slugs[choice.type, choice.name], choice.reason, given)
