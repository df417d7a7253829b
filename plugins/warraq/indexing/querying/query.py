"""Query text -> what an article has to hold; docs/search.md, "Query language"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from warraq.indexing.querying.grammar import Item, read
from warraq.indexing.querying.operators import AFTER, BEFORE, TITLE
from warraq.indexing.querying.pieces import Piece
from warraq.language.characters import SPACES


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or phrase to look for, as normalised forms in order: one is a word, several a phrase.

    ``title``: in the title only. ``exact``: in this writing only.
    """

    forms: tuple[str, ...]
    title: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A tag, section or source: ``field`` is the key letter of docs/index-format.md, ``value`` the
    normalised forms joined by spaces.
    """

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query's parts, equal ones once, in the order in which they first stand.

    ``clauses``: the units of each, joined by OR. ``after`` and ``before``: ISO dates of the first
    and the last day. ``beside``: for each clause but the last, whether it and the next are two
    plain words with nothing but spaces between. ``last``: form of the word with which the text
    ends, which may be unfinished.
    """

    clauses: tuple[tuple[Unit, ...], ...] = ()
    excluded: tuple[Unit | Filter, ...] = ()
    filters: tuple[Filter, ...] = ()
    after: str | None = None
    before: str | None = None
    beside: tuple[bool, ...] = ()
    last: str | None = None


def parse_query(text: str, *, plain: bool = False, exact: bool = False) -> Query:
    """The meaning of a query's text; no text is malformed.

    ``plain``: all signs only separate words (a headline full of dashes and quotes). ``exact``:
    every word stands for its own writing only.
    """
    items = read(text, plain=plain)
    wanted = [item for item in items if not item.excluded]
    pieces = [item.pieces[0] for item in wanted]
    clauses = _clauses(wanted, exact)
    excluded = (_part(item.pieces[0], exact) for item in items if item.excluded)
    return Query(
        clauses=tuple(clauses),
        excluded=tuple(dict.fromkeys(excluded)),
        filters=tuple(dict.fromkeys(_filter(piece) for piece in pieces if _is_filter(piece))),
        after=max(_dates(pieces, AFTER), default=None),
        before=min(_dates(pieces, BEFORE), default=None),
        beside=tuple(_are_beside(text, *pair) for pair in pairwise(clauses.values())),
        last=None if plain else _last(text, wanted),
    )


def _clauses(items: list[Item], exact: bool) -> dict[tuple[Unit, ...], Item]:
    """Every clause with the item where it stands first."""
    found: dict[tuple[Unit, ...], Item] = {}
    for item in items:
        if _is_unit(item.pieces[0]):
            units = dict.fromkeys(_unit(piece, exact) for piece in item.pieces)
            found.setdefault(tuple(units), item)
    return found


def _part(piece: Piece, exact: bool) -> Unit | Filter:
    return _unit(piece, exact) if _is_unit(piece) else _filter(piece)


def _unit(piece: Piece, exact: bool) -> Unit:
    this_writing = piece.quoted and len(piece.forms) == 1
    return Unit(piece.forms, piece.field == TITLE, exact or this_writing)


def _filter(piece: Piece) -> Filter:
    return Filter(piece.field, " ".join(piece.forms))


def _is_unit(piece: Piece) -> bool:
    return piece.field in ("", TITLE)


def _is_filter(piece: Piece) -> bool:
    return piece.field not in ("", TITLE, AFTER, BEFORE)


def _dates(pieces: Iterable[Piece], side: str) -> Iterator[str]:
    return (piece.forms[0] for piece in pieces if piece.field == side)


def _are_beside(text: str, first: Item, second: Item) -> bool:
    if not (_is_plain_word(first) and _is_plain_word(second)):
        return False
    return not text[first.pieces[0].end : second.pieces[0].start].strip(SPACES)


def _is_plain_word(item: Item) -> bool:
    (piece, *others) = item.pieces
    return not others and not piece.field and not piece.quoted


def _last(text: str, items: list[Item]) -> str | None:
    """The unquoted word of a clause with which the text ends."""
    piece = items[-1].pieces[-1] if items else None
    if piece is None or piece.end < len(text) or piece.quoted or not _is_unit(piece):
        return None
    return piece.forms[0]
