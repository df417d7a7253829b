"""Knowledge of a built archive, kept and used again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tagging.articles import article
from warraq.tagging.archive import Resolver, resolve
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.store import (
    ArchiveKnowledge,
    KnowledgeError,
    gather,
    load_archive_knowledge,
    save_knowledge,
)

LONG = (
    "استقبل الوزير سامر هانكلوزي الوفد. وبحث سامر هانكلوزي الخطة المناخية. إن الخطة المناخية مهمة."
)
SHORT = "قال الوزير هانكلوزي إن العمل مستمر."


def learned() -> ArchiveKnowledge:
    """Knowledge of two articles."""
    knowledge = load_knowledge()
    documents = [analyse(article(LONG, path=f"{i}.txt"), knowledge) for i in range(2)]
    resolver = Resolver(documents, TaggingSettings(), knowledge)
    resolver.run()
    return gather(resolver.registry, resolver.topics)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save_knowledge(learned(), tmp_path / "knowledge.json")
    assert load_archive_knowledge(tmp_path) == learned()
    assert load_archive_knowledge(tmp_path / "knowledge.json") == learned()


def test_the_same_knowledge_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        save_knowledge(learned(), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_short_name_joins_a_name_of_the_built_archive() -> None:
    knowledge = load_knowledge()
    documents = [analyse(article(SHORT), knowledge)]
    alone = resolve(documents, TaggingSettings(), knowledge)[0]
    joined = resolve(documents, TaggingSettings(), knowledge, learned())[0]
    assert [entity.name for entity in alone.entities] == ["هانكلوزي"]
    assert [entity.name for entity in joined.entities] == ["سامر هانكلوزي"]


@pytest.mark.parametrize(
    "content", ["", "{}", '{"version": 99}', "[1]", '{"version": 1, "names": 3}']
)
def test_damaged_knowledge_is_refused_with_the_mend(tmp_path: Path, content: str) -> None:
    (tmp_path / "knowledge.json").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="build again"):
        load_archive_knowledge(tmp_path)


def test_missing_knowledge_is_refused_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="build the archive first"):
        load_archive_knowledge(tmp_path)
