"""The rows of ``warraq tag --json``: what the tagger says of files, one JSON object each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from warraq.reading.article import Article
from warraq.reading.faults import Fault, Refused
from warraq.reading.paths import is_date_folder
from warraq.reading.reader import read_article
from warraq.reading.settings import ReadingSettings
from warraq.tagging.archive import resolve
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import ArticleTags
from warraq.tagging.names_edits import NO_DECISIONS
from warraq.tagging.names_store import read_names
from warraq.tagging.sections.proposals import ProposedSection, propose_sections
from warraq.tagging.sequence.frozen import FILE_NAME as MODEL_FILE
from warraq.tagging.sequence.frozen import ModelFileError, load_model
from warraq.tagging.sequence.training import Trained, reader, sentences_alone
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.store import ArchiveKnowledge, KnowledgeError, load_archive_knowledge
from warraq.tagging.structure.boilerplate import find_boilerplate, leave_out
from warraq.tagging.structure.find import find_structure, source_of
from warraq.tagging.structure.rows import structure_row

_CONTENT_FOLDER: Final = "content"


def tag_files(
    paths: Sequence[Path],
    archive: Path | None = None,
    settings: TaggingSettings | None = None,
    names: Path | None = None,
) -> Iterator[dict[str, Any]]:
    """One JSON-ready object for each file, in the order given; the files are one archive.

    ``archive`` is a built archive's output folder, or its knowledge file, whose names and topics
    are taken into account; ``names`` is a ``names.toml``, which is obeyed. Nothing depends on the
    working directory. Raises :class:`~warraq.reading.faults.Refused` with the faults of all files
    that cannot be read, and :class:`~warraq.tagging.store.KnowledgeError`.
    """
    articles = _read(paths)
    settings = settings or TaggingSettings()
    knowledge = load_knowledge()
    if settings.model:
        knowledge = replace(knowledge, model=reader(_model(archive), knowledge))
    learned = load_archive_knowledge(archive) if archive is not None else None
    _leave_boilerplate_out(articles, settings, learned)
    decisions = read_names(names, knowledge).decisions if names is not None else NO_DECISIONS
    documents = [analyse(article, knowledge) for article in articles]
    results = resolve(documents, settings, knowledge, learned, decisions)
    proposed = propose_sections(articles, settings)
    for path, article, tags, section in zip(paths, articles, results, proposed, strict=True):
        yield row(path, article, tags, section)


def _leave_boilerplate_out(
    articles: Sequence[Article], settings: TaggingSettings, learned: ArchiveKnowledge | None
) -> None:
    """Lines that recur in these files, and those that recur in the archive they belong to."""
    found = find_boilerplate([article.prose for article in articles], settings)
    if learned is not None:
        found = replace(found, keys=found.keys | learned.boilerplate)
    leave_out(articles, found, ReadingSettings().made_title_words)


def _model(archive: Path | None) -> Trained:
    """The model of a built archive; where there is none, that of the sentences alone."""
    if archive is None:
        return sentences_alone()
    file = (archive if archive.is_dir() else archive.parent) / MODEL_FILE
    try:
        return load_model(file).trained
    except FileNotFoundError:
        return sentences_alone()
    except ModelFileError as error:
        raise KnowledgeError(str(error)) from error


def _read(paths: Sequence[Path]) -> list[Article]:
    articles: list[Article] = []
    faults: list[Fault] = []
    for path in paths:
        content, relative = anchored(path)
        try:
            articles.append(_named(content, relative))
        except Refused as refused:
            faults.extend(refused.faults)
    if faults:
        raise Refused(sorted(faults, key=lambda fault: fault.sort_key))
    return articles


def _named(content: Path, relative: str) -> Article:
    # Whoever names a link wants the file behind it, wherever that lies.
    return read_article(content, relative, ReadingSettings(), follow_links=True)


def anchored(path: Path) -> tuple[Path, str]:
    """(content folder, path within it) of a file given alone.

    The content folder is the nearest folder above named ``content``. Without one, folders of a date
    right above the file (``2021/09/29``, ``2021-09``) belong to the path, and the folder above them
    too, as its section: that is how archives are laid out. A file with no date above it lies in any
    folder, so no section is made of that.
    """
    whole = path.absolute()
    for folder in whole.parents:
        if folder.name == _CONTENT_FOLDER:
            return folder, whole.relative_to(folder).as_posix()
    folder = whole.parent
    dated = False
    while folder.name.isdigit() or is_date_folder(folder.name):
        dated = dated or is_date_folder(folder.name)
        folder = folder.parent
    if dated:
        folder = folder.parent
    return folder, whole.relative_to(folder).as_posix()


def row(
    path: Path, article: Article, tags: ArticleTags, proposed: ProposedSection | None = None
) -> dict[str, Any]:
    """The object of one file; offsets are code points of ``article.text``."""
    date = article.date
    structure = find_structure(article.prose, tags.entities)
    source, source_origin = source_of(article, structure)
    return {
        "file": str(path),
        "title": article.title,
        "title_source": article.title_source,
        "date": date.value if date else None,
        "date_source": date.source if date else None,
        "date_precision": date.precision if date else None,
        "section": article.section,
        "proposed_section": asdict(proposed) if proposed else None,
        "source": source,
        "source_origin": source_origin,
        "entities": [
            {
                "text": entity.text,
                "start": entity.start,
                "end": entity.end,
                "type": entity.type,
                "name": entity.name,
            }
            for entity in tags.entities
        ],
        "tags": [
            {"name": tag.name, "type": tag.type, "slug": tag.slug, "reason": tag.reason}
            for tag in tags.tags
        ],
        "structure": structure_row(article.text, structure),
    }
