"""Keeps a trained model between builds, so that one more article does not retag the rest.

A kept model is trained anew when a build is to be fresh, when the program, its lists or its
sentences have changed, or when the archive has grown or shrunk by a share that the settings give.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from warraq.reading.article import Article
from warraq.tagging.knowledge import Knowledge
from warraq.tagging.sequence.labels import COUNT
from warraq.tagging.sequence.perceptron import Weights
from warraq.tagging.sequence.sentences import shipped_sentences
from warraq.tagging.sequence.training import Trained, sample, sentences_alone, train
from warraq.tagging.sequence.viterbi import Row
from warraq.tagging.settings import TaggingSettings

log: Final = logging.getLogger(__name__)

FILE_NAME: Final = "names-model.json"
_VERSION: Final = 1


class ModelFileError(ValueError):
    """A model file that is damaged or of another program; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A model, the number of the articles of the archive it was trained for, and the digest of the
    program that trained it.
    """

    trained: Trained
    articles: int
    digest: str


@cache
def program_digest() -> str:
    """Changes with the room's modules, lists and sentences."""
    whole = hashlib.blake2b(digest_size=16)
    for name, content in sorted(_files(resources.files("warraq.tagging"), "")):
        whole.update(f"{name}\0".encode() + hashlib.blake2b(content).digest())
    return whole.hexdigest()


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for each in folder.iterdir():
        name = f"{path}/{each.name}"
        if each.is_dir():
            found += _files(each, name)
        elif name.endswith((".py", ".txt")):
            found.append((name, each.read_bytes()))
    return found


def current_model(
    articles: Sequence[Article],
    knowledge: Knowledge,
    settings: TaggingSettings,
    kept: Path | None = None,
    fresh: bool = False,
) -> Frozen:
    """The model for an archive: the one in the file ``kept`` if it still holds, else a new one,
    which is not yet kept.

    An archive of fewer than ``model_least_articles`` is read with the model of the sentences alone.
    """
    if kept is not None and not fresh:
        known = _kept(kept, len(articles), settings)
        if known is not None:
            return known
    if len(articles) < settings.model_least_articles:
        return Frozen(sentences_alone(), len(articles), program_digest())
    texts = sample(articles, settings.model_articles)
    return Frozen(train(shipped_sentences(), knowledge, texts), len(articles), program_digest())


def _kept(file: Path, articles: int, settings: TaggingSettings) -> Frozen | None:
    try:
        frozen = load_model(file)
    except OSError:
        return None
    except ModelFileError as error:
        log.info("The model of names is trained anew: %s", error)
        return None
    taught = frozen.articles >= settings.model_least_articles
    if not taught and articles >= settings.model_least_articles:
        return None
    grown = abs(articles - frozen.articles) > settings.model_growth * frozen.articles
    return None if taught and grown else frozen


def save_model(frozen: Frozen, file: Path) -> None:
    """Writes a model; the same model gives the same bytes. A file there is replaced as a whole."""
    data = {
        "version": _VERSION,
        "digest": frozen.digest,
        "articles": frozen.articles,
        "texts": frozen.trained.texts,
        "moves": frozen.trained.weights.moves,
        "rows": frozen.trained.weights.rows,
        "lexicon": frozen.trained.lexicon,
    }
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(text.encode() + b"\n")
    part.replace(file)


def load_model(file: Path) -> Frozen:
    """Reads a model file. Raises :class:`ModelFileError` where it is not one of this program, and
    OSError where it cannot be read.
    """
    try:
        data = json.loads(file.read_bytes())
        frozen = _understood(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelFileError(f"{file}: not a model of names; build again") from error
    if frozen.digest != program_digest():
        raise ModelFileError(f"{file}: another version of the program made it; build again")
    return frozen


def _understood(data: Any) -> Frozen:
    if data["version"] != _VERSION:
        raise ValueError(data["version"])
    rows: dict[str, Row] = {str(feature): _row(row) for feature, row in data["rows"].items()}
    moves = tuple(map(_row, data["moves"]))
    if len(moves) != COUNT:
        raise ValueError(len(moves))
    words = {str(key): str(code) for key, code in data["lexicon"].items()}
    trained = Trained(Weights(rows, moves), words, int(data["texts"]))
    return Frozen(trained, int(data["articles"]), str(data["digest"]))


def _row(values: Any) -> tuple[int, ...]:
    row = tuple(int(value) for value in values)
    if len(row) != COUNT:
        raise ValueError(len(row))
    return row
