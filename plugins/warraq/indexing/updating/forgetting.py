"""Takes words that no article of a base has any more out of what is found by a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from warraq.indexing.codecs.codec import text_field
from warraq.indexing.codecs.completions import (
    KINDS,
    WORD,
    Completion,
    decode_completions,
    encode_completions,
)
from warraq.indexing.codecs.dictionary import TermEntry, encode_shards
from warraq.indexing.codecs.front import separator, shard_of
from warraq.indexing.codecs.layout import completions_path, dictionary_path, near_path
from warraq.indexing.codecs.near_file import NearEntry, decode_near, encode_near
from warraq.indexing.reading.segment import BaseSegment
from warraq.indexing.updating.gone import Gone
from warraq.indexing.updating.state import State
from warraq.indexing.writing.catalogue import is_field_key
from warraq.indexing.writing.containers import ChangedFiles
from warraq.indexing.writing.lists import value_text
from warraq.language.normaliser import normalise
from warraq.language.spelling import written

_WHOLE: Final = 1 << 62  # a file is not cut again
LAST_KEY: Final = "\U0010ffff"
"""A key that is after all texts."""


def forget_words(
    files: ChangedFiles, about: Mapping[str, Any], base: BaseSegment, state: State, gone: Gone
) -> dict[str, object]:
    """Changes dictionary, near terms and completions; returns what the manifest says of them."""
    if gone.keys:
        _forget_near(files, int(about["near"]), gone)
    return {
        "dictionary": _forget_entries(files, base, gone),
        "completions": _Completions(files, about["completions"], base, state, gone).forget(),
    }


# The dictionary


def _forget_entries(files: ChangedFiles, base: BaseSegment, gone: Gone) -> list[str]:
    first_keys: Sequence[str] = base.about["dictionary"]
    changed: dict[int, list[str]] = {}
    moved = []
    for number in _by_file(first_keys, {*gone.forms, *gone.keys}):
        found = [_left(entry, gone) for entry in base.entries(number)]
        entries = [entry for entry in found if entry]
        if not found or not found[0]:
            moved.append(number)
        encoded = dict(encode_shards(entries, _WHOLE))
        files.put(dictionary_path("", number)[1:], next(iter(encoded.values()), b""))
        changed[number] = [entry.form for entry in entries]

    def forms(number: int) -> list[str]:
        if number in changed:
            return changed[number]
        return [entry.form for entry in base.entries(number)]

    return _new_keys(first_keys, moved, forms)


def _left(entry: TermEntry, gone: Gone) -> TermEntry | None:
    """What remains of an entry: nothing, or the term's own without the form."""
    if entry.term in gone.keys:
        return None
    if entry.form not in gone.forms:
        return entry
    return entry._replace(unheld=True) if entry.form == entry.term else None


# Near terms


def _forget_near(files: ChangedFiles, shards: int, gone: Gone) -> None:
    places = {(gone.lists[key].shard, gone.lists[key].slot) for key in gone.keys}
    numbers = {shard // shards for shard, _ in places}
    names = [text_field(key) for key in gone.keys if not is_field_key(key)]
    for path in files.paths("near"):
        number = int(path.rpartition("/")[2].removesuffix(".bin"))
        payload = files.payload(path)
        if number not in numbers and not any(name in payload for name in names):
            continue
        found = decode_near(payload, number, shards)
        left = {
            place: [near for near in terms if near.term not in gone.keys]
            for place, terms in found.items()
            if place not in places
        }
        if left != found:
            entries = (NearEntry(*place, terms) for place, terms in left.items() if terms)
            payload = dict(encode_near(entries, shards)).get(number, b"")
            files.put(near_path("", number)[1:], payload)


# Completions


class _Completions:
    """The completions of a base that are being changed."""

    def __init__(
        self,
        files: ChangedFiles,
        first_keys: Sequence[str],
        base: BaseSegment,
        state: State,
        gone: Gone,
    ) -> None:
        self._files = files
        self._first_keys = first_keys
        self._base = base
        self._state = state
        self._gone = gone
        self._names = {(name, KINDS[kind]) for kind, name in gone.values if kind in KINDS}
        terms = {key: key for key in gone.keys if not is_field_key(key)}
        self._words = terms | gone.forms

    def forget(self) -> list[str]:
        """Changes the files; returns the first prefix of each."""
        if not self._first_keys:
            return []
        texts = [*self._words, *(value_text(name) for name, _ in self._names)]
        prefixes = {text[:end] for text in texts for end in range(1, len(text) + 1)}
        moved = []
        for number, wanted in _by_file(self._first_keys, prefixes).items():
            found = self._read(number)
            left = {
                prefix: self._left(prefix, each) if prefix in wanted else each
                for prefix, each in found.items()
            }
            kept = [item for item in left.items() if item[1] or self._begins(item[0])]
            if [prefix for prefix, _ in kept[:1]] != list(found)[:1]:
                moved.append(number)
            encoded = dict(encode_completions(kept, _WHOLE))
            path = completions_path("", number)[1:]
            self._files.put(path, next(iter(encoded.values()), b""))
        return _new_keys(self._first_keys, moved, lambda number: list(self._read(number)))

    def _read(self, number: int) -> dict[str, list[Completion]]:
        return decode_completions(self._files.payload(completions_path("", number)[1:]))

    def _left(self, prefix: str, completions: Sequence[Completion]) -> list[Completion]:
        """A prefix's completions without those that are gone; another form of the same term comes
        in a form's place.
        """
        left = []
        for each in completions:
            if each.kind == WORD and normalise(each.text) in self._words:
                left += self._instead(prefix, each)
            elif (each.text, each.kind) not in self._names:
                left.append(each)
        return left

    def _instead(self, prefix: str, former: Completion) -> list[Completion]:
        term = self._words[normalise(former.text)]
        if term in self._gone.keys:
            return []
        others = [
            (each.rank, each.form)
            for each in self._state.forms_of_terms([term])
            if each.held and each.form.startswith(prefix)
        ]
        if others or term.startswith(prefix):
            form = min(others, default=(0, term))[1]
            spelling = self._state.spellings([form]).get(form, 0)
            return [former._replace(text=written(form, spelling))]
        return []

    def _begins(self, prefix: str) -> bool:
        """Whether a word that is left begins with the prefix."""
        following = self._base.following(prefix)
        return any(_left(entry, self._gone) for entry in following)


# Files of sorted texts


def _by_file(first_keys: Sequence[str], texts: Iterable[str]) -> dict[int, set[str]]:
    """The texts by the file that would hold each."""
    found: dict[int, set[str]] = {}
    for text in sorted(texts):
        found.setdefault(shard_of(first_keys, text), set()).add(text)
    return found


def _new_keys(
    first_keys: Sequence[str], moved: Iterable[int], texts_of: Callable[[int], Sequence[str]]
) -> list[str]:
    """First keys of files of which some lost their first text: a key must not tell of one that is
    gone.

    A file that is empty now has the key of the one after it, so that nothing is looked for there.
    """
    keys = list(first_keys)
    for number in sorted(moved, reverse=True):
        texts = texts_of(number)
        if not texts:
            keys[number] = keys[number + 1] if number + 1 < len(keys) else LAST_KEY
        elif number:
            before = next((its[-1] for its in map(texts_of, range(number - 1, -1, -1)) if its), "")
            keys[number] = separator(before, texts[0])
    return keys
