"""What is found by a form: dictionary entries, near terms, completions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from warraq.indexing.codecs.completions import WORD, Completion, encode_completions
from warraq.indexing.codecs.dictionary import TermEntry, encode_shards
from warraq.indexing.codecs.layout import completions_path, dictionary_path, near_path
from warraq.indexing.codecs.near_file import NearEntry, NearTerm, encode_near
from warraq.indexing.settings import IndexSettings
from warraq.indexing.writing.epoch import Epoch
from warraq.indexing.writing.found_prefixes import Words, find_completions
from warraq.indexing.writing.lists import Lists
from warraq.indexing.writing.runs import Array
from warraq.indexing.writing.shard_files import WrittenFile, write_file
from warraq.indexing.writing.vocabulary import Value, Vocabulary
from warraq.indexing.writing.workers import Workers
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.near import near_terms
from warraq.language.spelling import written


class Pointers(NamedTuple):
    """Document frequency, postings shard and slot of each list."""

    counts: list[int]
    shards: list[int]
    slots: list[int]


class Flagged(NamedTuple):
    """Terms that entries bear a flag for: members of pairs, and those with near terms."""

    first: frozenset[str]
    second: frozenset[str]
    near: frozenset[str]


class Catalogue:
    """Everything that is found by a form, of the forms of a vocabulary and their terms.

    ``counts`` are the document frequencies of ``lists``; ``spellings`` are those of its keys and of
    the forms.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        terms: Sequence[str],
        lists: Lists,
        counts: Array,
        spellings: dict[str, int],
        settings: IndexSettings,
    ) -> None:
        self.lists = lists
        self.spellings = spellings
        self.vocabulary = vocabulary
        self._forms = vocabulary.forms
        self._terms = terms
        self._counts = counts
        self._settings = settings

    def terms_by_form(self) -> dict[str, str]:
        """Term of each form."""
        return dict(zip(self._forms, self._terms, strict=True))

    def near(self, workers: Workers) -> Iterator[dict[str, list[str]]]:
        """One result: the near terms of each term that has any. A worker begins to find them."""
        counts = zip(self.lists.keys, self._counts.tolist(), strict=True)
        terms = {key: count for key, count in counts if not is_field_key(key)}
        task = (terms, {term: term for term in terms} | self.terms_by_form())
        return workers.start("near terms", _near_terms, [task])

    def completions(self, tags: Sequence[tuple[Value, int]]) -> list[tuple[str, list[Completion]]]:
        """Completions by prefix, of the forms and of ``tags``, each with its articles."""
        keys, of_form = self.lists.keys, self.lists.of_form
        held = set(self._forms)
        others = [n for n, key in enumerate(keys) if key not in held and not is_field_key(key)]
        forms = [*self._forms, *(keys[number] for number in others)]
        numbers = np.concatenate([of_form, np.array(others, np.int64)])
        ranks = np.concatenate([self.lists.ranks, np.full(len(others), len(forms))])
        content = self.lists.placed[numbers]  # all but function words
        order = np.array(sorted(range(len(forms)), key=forms.__getitem__), np.int64)
        order = order[content[order]]
        words = Words(
            [forms[place] for place in order.tolist()],
            [keys[number] for number in numbers[order].tolist()],
            ranks[order],
            self._counts[numbers[order]],
        )
        found = find_completions(words, tags, self._settings.completion_terms)
        return [(prefix, [self._written(each) for each in its]) for prefix, its in found]

    def _written(self, completion: Completion) -> Completion:
        """A completion as readers are to see it; names are that already."""
        if completion.kind != WORD:
            return completion
        form = completion.text
        return completion._replace(text=written(form, self.spellings.get(form, 0)))

    def write(
        self,
        folder: Path,
        epoch: Epoch,
        pointers: Pointers,
        near_shards: int,
        files: list[WrittenFile],
    ) -> dict[str, object]:
        """Writes dictionary, near terms and completions, adds them to ``files``, and returns what
        the manifest says of them.
        """
        limit = self._settings.dictionary_shard_bytes
        numbers = {key: number for number, key in enumerate(self.lists.keys)}
        near = near_entries(epoch.near, numbers, pointers, self.spellings)
        for number, payload in encode_near(near, near_shards):
            files.append(write_file(folder, near_path("", number)[1:], payload))
        flagged = Flagged(
            frozenset(first for first, _, _ in epoch.pairs),
            frozenset(second for _, second, _ in epoch.pairs),
            frozenset(
                term
                for term, others in epoch.near.items()
                if term in numbers and not numbers.keys().isdisjoint(others)
            ),
        )
        found = entries(self._forms, self.lists, pointers, flagged, self.spellings)
        shards = encode_shards(found, limit)
        prefixes = encode_completions(epoch.completions, limit)
        return {
            "dictionary": _write(shards, folder, dictionary_path, files),
            "completions": _write(prefixes, folder, completions_path, files),
        }


def _near_terms(task: tuple[dict[str, int], dict[str, str]]) -> dict[str, list[str]]:
    return near_terms(*task)


def _write(
    shards: Iterable[tuple[str, bytes]],
    folder: Path,
    path: Callable[[str, int], str],
    files: list[WrittenFile],
) -> list[str]:
    """Writes files of sorted texts and returns their first keys."""
    first_keys = []
    for number, (first_key, payload) in enumerate(shards):
        first_keys.append(first_key)
        files.append(write_file(folder, path("", number)[1:], payload))
    return first_keys


def entries(
    forms: Sequence[str],
    lists: Lists,
    pointers: Pointers,
    flagged: Flagged,
    spellings: Mapping[str, int],
) -> Iterator[TermEntry]:
    """Every entry of the dictionary, sorted by form: forms, terms, field keys."""
    numbers, ranks = lists.of_form.tolist(), lists.ranks.tolist()
    places = {form: position for position, form in enumerate(forms)}
    members = Counter(numbers)
    others = [number for number, key in enumerate(lists.keys) if key not in places]
    unplaced = {lists.keys[number]: number for number in others}
    for form in sorted([*forms, *unplaced]):
        place = places.get(form)
        number = unplaced[form] if place is None else numbers[place]
        term = lists.keys[number]
        yield TermEntry(
            form, term, pointers.counts[number], pointers.shards[number], pointers.slots[number],
            function=term in FUNCTION_WORDS,
            rank=members[number] if place is None else ranks[place],
            pair_first=term in flagged.first,
            pair_second=term in flagged.second,
            near=term in flagged.near,
            unheld=place is None and not is_field_key(form),
            spelling=spellings.get(form, 0),
        )  # fmt: skip


def is_field_key(key: str) -> bool:
    """Whether a dictionary key is a letter, a colon and a value; no form holds a colon."""
    return key[1:2] == ":"


def near_entries(
    near: Mapping[str, Sequence[str]],
    numbers: Mapping[str, int],
    pointers: Pointers,
    spellings: Mapping[str, int],
) -> list[NearEntry]:
    """Near terms of the terms that the index has, by shard and slot."""

    def near_term(term: str) -> NearTerm:
        counts, shards, slots = pointers
        place = numbers[term]
        spelling = spellings.get(term, 0)
        return NearTerm(term, counts[place], shards[place], slots[place], spelling)

    found = []
    for term, others in near.items():
        here = [near_term(other) for other in others if other in numbers]
        if term in numbers and here:
            number = numbers[term]
            found.append(NearEntry(pointers.shards[number], pointers.slots[number], here))
    return sorted(found)
