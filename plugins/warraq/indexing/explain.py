"""``warraq explain``: how a word is folded and conflated, on which evidence, and what it finds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np

from warraq.indexing.codecs.layout import DEFAULT_FOLDER, MANIFEST
from warraq.indexing.querying.groups import Group, GroupFinder
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.writing.analysis import index_forms
from warraq.language.conflation import Conflater
from warraq.language.lexicon import load_lexicon
from warraq.language.tokenizer import tokenize

_RULES: Final = {
    "spelling": "usual spelling of the list",
    "irregular": "base that the list of irregular forms gives",
    "clitics": "without particles and article",
    "suffix": "without pronoun, case or verb ending",
    "perfect": "perfect of the imperfect",
    "stem": "light stem",
    "circle": "first of several that lead to one another",
}
_HOW: Final = {
    "known": "known: articles hold it",
    "completion": "completed",
    "affix": "not held: taken as a form of {form}",
    "corrected": "not held: corrected to {form}",
    "unknown": "not held, and nothing near it is",
}


class Evidence(Mapping[str, int]):
    """Form -> articles that hold it; keeps which forms were asked for and found.

    ``vocabulary`` is what an index holds, or the word itself where there is none.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self.found: dict[str, int] = {}

    def __getitem__(self, form: str) -> int:
        self.found[form] = count = self._vocabulary[form]
        return count

    def __iter__(self) -> Iterator[str]:
        return iter(self._vocabulary)

    def __len__(self) -> int:
        return len(self._vocabulary)


class HeldForms(Mapping[str, int]):
    """Form -> articles that hold just this form, counted in an index's places."""

    def __init__(self, files: IndexFiles) -> None:
        self._files = files

    def __getitem__(self, form: str) -> int:
        entry = self._files.lookup(form)
        if entry is None or entry.unheld:
            raise KeyError(form)
        if entry.function:
            return entry.df  # no places are kept of function words
        places = self._files.places(entry)
        same = np.concatenate([[0], np.cumsum(places.ranks == entry.rank)])
        return int(np.count_nonzero(np.diff(same[places.offsets])))

    def __iter__(self) -> Iterator[str]:
        return (entry.form for entry in self._files.following("") if not entry.unheld)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def explain(form: str, files: IndexFiles | None) -> Iterator[str]:
    """Lines that tell what becomes of a form, by an index or by the shipped words alone."""
    group = GroupFinder(files, last=None, plain=False).word(form) if files else None
    if group:
        yield f"{form}\t{_how(group)}"
        form = group.terms[0].form if group.terms else form
    evidence = Evidence(HeldForms(files) if files else {form: 1})
    conflater = Conflater(evidence, load_lexicon())
    evidence.found.clear()
    before = form
    for step in conflater.steps(form):
        yield f"  {before} -> {step.form}\t{_RULES[step.rule]}"
        before = step.form
    held = sorted(evidence.found.items(), key=lambda item: (-item[1], item[0]))
    if held and files:
        yield "  evidence\t" + ", ".join(f"{each} {count}" for each, count in held)
    yield f"  term\t{before}"
    if group and files:
        yield from _found(group, files, before)


def _how(group: Group) -> str:
    return _HOW[group.how].format(form=group.terms[0].written if group.terms else "")


def _found(group: Group, files: IndexFiles, term: str) -> Iterator[str]:
    """What the index has for the group's first term, ``term`` being today's."""
    for entry in group.terms[:1]:
        if entry.term != term:
            yield f"  in the index\t{entry.term}, by the words of the time when it was built"
        yield f"  articles\t{entry.df}"
        if near := [f"{each.written} {each.df}" for each in files.near(entry)]:
            yield "  near terms\t" + ", ".join(near)


def add_explain(verbs: Any) -> None:
    """Adds the verb to argparse's subparsers."""
    verb = verbs.add_parser("explain", help="show how a word is folded, conflated and extended")
    verb.add_argument("words", nargs="+", metavar="WORD")
    verb.add_argument(
        "--index",
        type=Path,
        metavar="DIR",
        help=f"search folder whose words bear witness ({DEFAULT_FOLDER}, where there is one)",
    )
    verb.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    text = " ".join(options.words)
    tokens = {token.form: token.text for token in tokenize(text)}
    if not tokens:
        print(f"there is no word in {text!r}", file=sys.stderr)
        return 1
    held = (DEFAULT_FOLDER / MANIFEST).is_file()
    folder = options.index or (DEFAULT_FOLDER if held else None)
    files = IndexFiles(folder) if folder else None
    for form in dict.fromkeys(index_forms(text)):
        if tokens.get(form, form) != form:
            print(f"{tokens[form]} -> {form}\tmarks and variants of letters folded")
        for line in explain(form, files):
            print(line)
    return 0
