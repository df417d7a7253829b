"""What an archive's later builds keep of an earlier one, so that their answers agree."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from warraq.indexing.codecs.completions import Completion
from warraq.indexing.scoring import LevelTable
from warraq.indexing.settings import IndexSettings

_SPEED: Final = 1  # zlib's fastest


class EpochUnreadableError(ValueError):
    """A state file that is no epoch; the message says what to do."""


@dataclass(frozen=True)
class Epoch:
    """Everything that is frozen.

    ``vocabulary``: articles that hold each form; a form's term is a pure function of it, and its
    ``terms`` are kept only because they take long to find. ``histogram``: postings by saturation,
    from which the level table is cut. ``averages``: average length in tokens of title and body.
    ``pairs``: first term, second term, bonus. ``near``: near terms by term, nearest first.
    ``completions`` by prefix, sorted. ``spellings``: of the vocabulary's forms those that are not
    0, of other keys that readers see all. ``scoring``: the settings that all this depends on.
    """

    vocabulary: dict[str, int]
    terms: dict[str, str]
    histogram: list[int]
    averages: tuple[float, float]
    pairs: list[tuple[str, str, int]]
    near: dict[str, list[str]]
    completions: list[tuple[str, list[Completion]]]
    spellings: dict[str, int]
    scoring: dict[str, float]

    @cached_property
    def name(self) -> str:
        """Twelve hexadecimal digits that tell it from other epochs.

        Of what near terms and completions follow from, not of these themselves nor of spellings.
        """
        digest = hashlib.sha256("\n".join([*self.vocabulary, *self.terms.values()]).encode())
        digest.update(np.fromiter(self.vocabulary.values(), "<u8").tobytes())
        rest = (self.histogram, self.averages, self.pairs, sorted(self.scoring.items()))
        digest.update(json.dumps(rest, ensure_ascii=False).encode())
        return digest.hexdigest()[:12]

    def levels(self) -> LevelTable:
        """The level table."""
        return LevelTable(self.histogram, self.scoring["k1"])

    def spellings_over(self, others: Mapping[str, int]) -> dict[str, int]:
        """The epoch's spellings, and of keys that it does not know those of ``others``."""
        new = {key: found for key, found in others.items() if key not in self.vocabulary}
        return new | self.spellings

    def save(self, path: Path) -> None:
        """Writes the state file, whole or not at all."""
        partial = path.with_name(f"{path.name}.partial")
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(zlib.compress(self._content(), _SPEED))
        partial.replace(path)

    def _content(self) -> bytes:
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def load_epoch(path: Path) -> Epoch:
    """The epoch of a state file; raises :class:`EpochUnreadableError`."""
    try:
        content = json.loads(zlib.decompress(path.read_bytes()))
        return _epoch(content)
    except (OSError, ValueError, TypeError, KeyError, zlib.error) as error:
        raise EpochUnreadableError(
            f"{path}: {error}; remove the file, and the index will be built anew"
        ) from error


def _epoch(content: dict[str, Any]) -> Epoch:
    title, body = content.pop("averages")
    pairs = [(first, second, bonus) for first, second, bonus in content.pop("pairs")]
    completions = [
        (prefix, [Completion(*each) for each in found])
        for prefix, found in content.pop("completions")
    ]
    return Epoch(averages=(title, body), pairs=pairs, completions=completions, **content)


_SCORING: Final = (
    "k1", "b", "title_weight", "lead_weight", "lead_tokens", "pair_member_share", "pair_share",
    "pair_least", "pair_weight", "completion_terms",
)  # fmt: skip


def scoring_settings(settings: IndexSettings) -> dict[str, float]:
    """The settings that an epoch depends on."""
    values = asdict(settings)
    return {name: values[name] for name in _SCORING}


def average(lengths: Sequence[int], filled: Sequence[int]) -> float:
    """Average length of a field over the articles that have one, from sums over chunks."""
    return sum(lengths) / sum(filled) if sum(filled) else 0.0
