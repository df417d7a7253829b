"""What an archive taught about itself, kept by a build for ``warraq tag --archive``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from warraq.tagging.model import EntityType
from warraq.tagging.registry import Record

if TYPE_CHECKING:
    from warraq.tagging.registry import Registry
    from warraq.tagging.topics import TopicIndex

FILE_NAME: Final = "knowledge.json"
_VERSION: Final = 1


class KnowledgeError(ValueError):
    """A knowledge file that is missing, damaged or of another version; the message says what to
    do.
    """


@dataclass(frozen=True, slots=True)
class ArchiveKnowledge:
    """Names and topics of a built archive.

    ``names`` are (key, canonical name, type, documents), sorted by key; ``topics`` maps the key of
    a topic to the number of articles that hold it; ``documents`` is the number of articles,
    ``boilerplate`` the keys of recurring lines.
    """

    documents: int
    names: tuple[tuple[str, str, EntityType, int], ...]
    topics: Mapping[tuple[str, ...], int]
    boilerplate: frozenset[int] = frozenset()

    def records(self) -> dict[str, Record]:
        """Fresh records for a registry to go on from."""
        return {
            key: Record(
                key, name, Counter({kind: documents}), Counter({name: documents}), documents, True
            )
            for key, name, kind, documents in self.names
        }


def gather(registry: Registry, topics: TopicIndex) -> ArchiveKnowledge:
    """Knowledge of an archive that was resolved: the names and topics that join its articles."""
    names = tuple(
        (key, record.name, record.type, record.documents)
        for key, record in sorted(registry.records.items())
        if record.documents > 1
    )
    joining = {key: count for key, count in sorted(topics.frequency.items()) if count > 1}
    return ArchiveKnowledge(topics.total, names, joining)


def save_knowledge(knowledge: ArchiveKnowledge, path: Path) -> None:
    """Writes the file that :func:`load_archive_knowledge` reads; the same knowledge gives the same
    bytes.
    """
    data = {
        "version": _VERSION,
        "documents": knowledge.documents,
        "names": [list(name) for name in knowledge.names],
        "topics": [[" ".join(key), count] for key, count in sorted(knowledge.topics.items())],
        "boilerplate": [f"{key:016x}" for key in sorted(knowledge.boilerplate)],
    }
    text = json.dumps(data, ensure_ascii=False, indent=None, separators=(",", ":"))
    path.write_bytes(text.encode("utf-8", "surrogatepass") + b"\n")


def load_archive_knowledge(path: Path) -> ArchiveKnowledge:
    """Reads a knowledge file, given itself or by the folder that holds it.

    Raises :class:`KnowledgeError` when there is none or it cannot be understood.
    """
    file = path / FILE_NAME if path.is_dir() else path
    try:
        data = json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
        return _understood(data)
    except OSError as error:
        raise KnowledgeError(f"{file}: {error.strerror}; build the archive first") from error
    except (ValueError, KeyError, TypeError) as error:
        raise KnowledgeError(
            f"{file}: not a knowledge file of this version; build again"
        ) from error


def _understood(data: Any) -> ArchiveKnowledge:
    if data["version"] != _VERSION:
        raise ValueError(data["version"])
    names = tuple(
        (str(key), str(name), _type(kind), int(count)) for key, name, kind, count in data["names"]
    )
    topics = {tuple(str(key).split(" ")): int(count) for key, count in data["topics"]}
    boilerplate = frozenset(int(key, 16) for key in data.get("boilerplate", ()))
    return ArchiveKnowledge(int(data["documents"]), names, topics, boilerplate)


def _type(kind: object) -> EntityType:
    for each in get_args(EntityType):
        if kind == each:
            return each  # type: ignore[no-any-return]
    raise ValueError(kind)
