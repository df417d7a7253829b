"""Query text -> the words that are required and those that are excluded."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from warraq.language.characters import SPACES, character_class
from warraq.language.tokenizer import tokenize

_SPACE: Final = character_class(extra=SPACES)
_EXCLUDED: Final = re.compile(f"(?:^|(?<={_SPACE}))[-\u2212](?:(?!{_SPACE}).)+", re.DOTALL)


class Query(NamedTuple):
    """Normalised forms of a query's words, each once, in the order in which they stand."""

    required: tuple[str, ...]
    excluded: tuple[str, ...]


def parse_query(text: str, operators: bool = True) -> Query:
    """The words of a query.

    A word with a dash directly before it is excluded; every other sign only separates words, so
    that no query is malformed. With ``operators`` off the text is plain words (a headline full of
    dashes).
    """
    if not operators:
        return Query(_forms(text), ())
    excluded = _forms(" ".join(match.group()[1:] for match in _EXCLUDED.finditer(text)))
    return Query(_forms(_EXCLUDED.sub(" ", text)), excluded)


def _forms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token.form for token in tokenize(text)))
