"""How sure the model must be of each section of an archive, by what it gets right there."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from warraq.tagging.sections.classifier import Classifier, Example, Verdict
from warraq.tagging.sections.scheme import Scheme

CHECKED_FROM: Final = 10
"""Held-out articles for which a section is proposed from which on they say something of it."""

NEVER: Final = 2.0
"""A confidence that no verdict reaches."""

_STEPS: Final = (0.0, 0.5, 0.75, 0.9)


def required_confidence(
    scheme: Scheme, examples: Sequence[Example], least: float
) -> dict[str, float]:
    """Confidence from which on each section is proposed, at least ``least``.

    The articles with a section are divided in two by their words; each half is judged by a model
    that did not see its sections. Where fewer than ``least`` of those for which a section would be
    proposed have it, the section asks for more confidence, or is never proposed. Sections of which
    there are too few articles to say keep ``least``.
    """
    verdicts: dict[str, list[tuple[float, bool]]] = {label: [] for label in scheme.words}
    for given, verdict in _held_out(scheme, examples):
        verdicts[verdict.label].append((verdict.confidence, verdict.label == given))
    return {label: _required(found, least) for label, found in verdicts.items()}


def _required(found: Sequence[tuple[float, bool]], least: float) -> float:
    for step in _STEPS:
        confidence = least + (1 - least) * step
        claims = [right for sure, right in found if sure >= confidence]
        if len(claims) < CHECKED_FROM:
            return confidence if step == 0 else NEVER
        if sum(claims) >= least * len(claims):
            return confidence
    return NEVER


def _held_out(scheme: Scheme, examples: Sequence[Example]) -> Iterator[tuple[str, Verdict]]:
    if sum(example.label is not None for example in examples) < CHECKED_FROM:
        return
    halves = [_half(example) for example in examples]
    for half in (0, 1):
        seen = [
            example if side != half else Example(example.bag, None)
            for example, side in zip(examples, halves, strict=True)
        ]
        classifier = Classifier(scheme, seen)
        for example, side in zip(examples, halves, strict=True):
            if side == half and example.label is not None:
                yield example.label, classifier.verdict(example.bag, reasons=0)


def _half(example: Example) -> int:
    return zlib.crc32(" ".join(example.bag).encode("utf-8", "surrogatepass")) % 2
