"""Forms of a text by the tables of the manifest, as docs/index-format.md describes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

Table = dict[int, str | None]


class Analysis:
    """Splits texts into tokens and folds these to forms."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Take the tables, `analysis` of the manifest."""
        letter, digit, ignored, foreign = (
            _class(tables[name]) for name in ("letters", "digits", "ignored", "foreign")
        )
        hyphen, separator = (
            f"[{re.escape(tables['hyphens'])}]",
            f"[{re.escape(tables['separators'])}]",
        )
        word = f"{letter}(?:{letter}|{ignored})*"
        number = f"{digit}(?:{digit}|{ignored})*(?:{separator}{digit}+)*"
        self._token = re.compile(
            f"{foreign}+{hyphen}?{number}"
            f"|{word}(?:{hyphen}{number})?"
            f"|{number}(?:{hyphen}{word}|{foreign}+)?"
        )
        self._part = re.compile(f"{word}|{number}")
        self._presentation = re.compile(_class(tables["presentation"]))
        self._accented = re.compile(_class(tables["accented"]))
        self._folds: Table = {
            point: None for first, last in tables["ignored"] for point in range(first, last + 1)
        }
        self._folds |= {ord(character): folded for character, folded in tables["folds"].items()}
        self._affixes = tables["affixes"]
        self._spellings: dict[str, str] = {group[0]: group for group in tables["spellings"]}

    def forms(self, text: str) -> Iterator[str]:
        """Return the forms of a text's tokens."""
        return map(self.form, self.tokens(text))

    def tokens(self, text: str) -> Iterator[str]:
        """Return a text's tokens as they stand there, those that have a form."""
        found = (match.group() for match in self._token.finditer(text))
        return filter(self.form, found)

    def parts(self, form: str) -> list[str]:
        """Return the words and numbers of a joined form, none of a form that is not joined."""
        found = self._part.findall(form)
        return found if len(found) > 1 else []

    def form(self, token: str) -> str:
        """Return the form of a token."""
        if self._presentation.search(token):
            token = unicodedata.normalize("NFKC", token.translate(self._folds))
        token = token.lower()
        if self._accented.search(token):
            token = unicodedata.normalize("NFD", token)
        return token.translate(self._folds)

    def written(self, form: str, spelling: int) -> str:
        """Return a form as it is written most often."""
        letters = list(form)
        for place in range(len(letters) - 1, -1, -1):
            if group := self._spellings.get(letters[place]):
                spelling, chosen = divmod(spelling, len(group))
                letters[place] = group[chosen]
        return "".join(letters)

    def candidates(self, form: str) -> list[str]:
        """Return the shorter forms that a form may be an inflected writing of, likeliest first."""
        least, article = self._affixes["minStem"], self._affixes["article"]
        found = [
            candidate
            for prefixes, endings in self._affixes["steps"]
            for prefix in prefixes
            if form.startswith(prefix)
            for stem in self._stems(form.removeprefix(prefix), endings=endings)
            if len(stem) >= least
            for candidate in (stem, article + stem)
        ]
        return [each for each in dict.fromkeys(found) if each != form]

    def _stems(self, rest: str, *, endings: bool) -> Iterator[str]:
        if not endings:
            yield rest
            return
        opened, closed = self._affixes["taMarbuta"]
        for suffix in filter(rest.endswith, self._affixes["suffixes"]):
            stem = rest.removesuffix(suffix)
            if stem.endswith(opened):
                yield stem.removesuffix(opened) + closed
            yield stem


def _class(ranges: Sequence[Sequence[int]]) -> str:
    return "[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges) + "]"
