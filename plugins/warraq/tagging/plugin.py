"""Hands tagging to Pelican: tags before the taxonomy is made, knowledge after the pages are
written.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from warraq.settings import load
from warraq.tagging.archive import Resolver
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import Knowledge, load_knowledge
from warraq.tagging.names_store import Names
from warraq.tagging.relations.relate import relate
from warraq.tagging.sections.proposals import propose_sections
from warraq.tagging.sequence import frozen
from warraq.tagging.sequence.training import reader
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.store import FILE_NAME, gather, save_knowledge
from warraq.tagging.structure.boilerplate import mark_boilerplate


def register() -> None:
    """Connects to Pelican's signals."""
    signals.article_generator_pretaxonomy.connect(tag_generator)
    signals.article_writer_finalized.connect(write_knowledge)


def tag_generator(generator: Any) -> None:
    """Sets ``archive_tags`` and ``archive_sections`` (proposed ones) of the generator, parallel to
    its ``archive``, and ``archive_relations``, after ``boilerplate`` of each article.

    Obeys the generator's ``archive_names``; ``archive_shown`` is what the file has to know of the
    tags. Idempotent: what a former call set is replaced.
    """
    where = "WARRAQ_TAGGING in pelicanconf.py"
    settings = load(TaggingSettings, generator.settings.get("WARRAQ_TAGGING", {}), where)
    title_words = generator.reading.made_title_words
    boilerplate = mark_boilerplate(generator.archive, settings, title_words)
    knowledge = _with_model(generator, load_knowledge(), settings)
    documents = [analyse(article, knowledge) for article in generator.archive]
    names: Names = getattr(generator, "archive_names", Names())
    resolver = Resolver(documents, settings, knowledge, decisions=names.decisions)
    generator.archive_tags = resolver.run()
    generator.archive_shown = resolver.shown
    sketches = [document.sketch for document in documents]
    generator.archive_relations = relate(
        generator.archive, generator.archive_tags, sketches, settings
    )
    generator.archive_sections = propose_sections(generator.archive, settings)
    generator.archive_knowledge = replace(
        gather(resolver.registry, resolver.topics), boilerplate=boilerplate.keys
    )


def _with_model(generator: Any, knowledge: Knowledge, settings: TaggingSettings) -> Knowledge:
    """The knowledge with a model of names, which is kept in the build's state folder."""
    generator.archive_model = None
    if not settings.model or not generator.archive:
        return knowledge
    places = generator.settings.get("WARRAQ_PLACES")
    kept = places.state / frozen.FILE_NAME if places else None
    fresh = bool(generator.settings.get("WARRAQ_FRESH"))
    model = frozen.current_model(generator.archive, knowledge, settings, kept, fresh)
    if kept is not None:
        frozen.save_model(model, kept)
    generator.archive_model = model
    return replace(knowledge, model=reader(model.trained, knowledge))


def write_knowledge(generator: Any, **_sent: Any) -> None:
    """Writes what the archive taught beside its pages, for ``warraq tag --archive``."""
    knowledge = getattr(generator, "archive_knowledge", None)
    if knowledge is None:  # nothing was tagged: the articles were refused
        return
    folder = Path(generator.output_path)
    folder.mkdir(parents=True, exist_ok=True)
    save_knowledge(knowledge, folder / FILE_NAME)
    if generator.archive_model is not None:
        frozen.save_model(generator.archive_model, folder / frozen.FILE_NAME)
