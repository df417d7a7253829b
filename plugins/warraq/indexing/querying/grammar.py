"""The query language as plugins of Whoosh's QueryParser: text -> words, phrases and fields."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from whoosh.qparser import QueryParser, plugins, syntax, taggers

from warraq.indexing.querying.operators import AFTER, BEFORE, OR_FORMS, OR_SIGNS, TITLE
from warraq.indexing.querying.pieces import NOT, OPENING, SPACE, Piece, field_at, phrase_at, word_at
from warraq.language.normaliser import normalise


class Item(NamedTuple):
    """Pieces joined by OR, or a single one, perhaps excluded."""

    pieces: tuple[Piece, ...]
    excluded: bool = False


def read(text: str, *, plain: bool = False) -> list[Item]:
    """The items of a query in their order; every sign that is no part of one only separates.

    ``plain``: words only.
    """
    tree = (_PLAIN if plain else _PARSER).process(text)
    return [_item(node) for node in tree]


def _item(node: Any) -> Item:
    if isinstance(node, Atom):
        return Item((node.piece,))
    return Item(tuple(atom.piece for atom in node), isinstance(node, syntax.NotGroup))


class Atom(syntax.SyntaxNode):  # type: ignore[misc]
    """Syntax node of one piece."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece


class PieceTagger(taggers.Tagger):  # type: ignore[misc]
    """Tags what one of the functions above finds; a phrase without a word becomes a sign."""

    def __init__(self, find: Any) -> None:
        self.find = find

    def match(self, _parser: QueryParser, text: str, pos: int) -> Any:
        """The node at ``pos``, or None."""
        piece = self.find(text, pos)
        if piece is None:
            return None
        node = Atom(piece) if piece.forms else syntax.WordNode("")
        return node.set_range(piece.start, piece.end)


class PiecesPlugin(plugins.Plugin):  # type: ignore[misc]
    """Tags pieces, and drops the signs that Whoosh takes for words because nothing tags them."""

    def __init__(self, *finders: Any) -> None:
        self._finders = finders

    def taggers(self, _parser: QueryParser) -> list[tuple[PieceTagger, int]]:
        """A tagger for each finder, in their order."""
        return [(PieceTagger(find), rank) for rank, find in enumerate(self._finders)]

    def filters(self, _parser: QueryParser) -> list[tuple[Any, int]]:
        """Runs after the spaces are gone (500) and before the operators join nodes (600)."""
        return [(self.drop_signs, 550)]

    def drop_signs(self, _parser: QueryParser, group: Any) -> Any:
        """The group without the nodes of signs."""
        group.nodes = [node for node in group if not isinstance(node, syntax.WordNode)]
        return group


class Excluding(syntax.PrefixOperator):  # type: ignore[misc]
    """A dash: excludes what it touches, dates apart; before anything else it only separates."""

    def replace_self(self, parser: QueryParser, group: Any, position: int) -> int:
        """The place in the group at which reading goes on."""
        touched = group[position + 1] if position + 1 < len(group) else None
        if isinstance(touched, Atom) and self._excludes(touched.piece):
            return int(super().replace_self(parser, group, position))
        del group[position]
        return position

    def _excludes(self, piece: Piece) -> bool:
        return piece.start == self.endchar and piece.field not in (AFTER, BEFORE)


class Either(syntax.InfixOperator):  # type: ignore[misc]
    """An OR: joins the units on both sides; without them it only separates."""

    def replace_self(self, parser: QueryParser, group: Any, position: int) -> int:
        """The place in the group at which reading goes on."""
        sides = group[max(0, position - 1) : position + 2 : 2]
        if len(sides) == 2 and all(map(_is_alternative, sides)):
            return int(super().replace_self(parser, group, position))
        del group[position]
        return position


def _is_alternative(node: Any) -> bool:
    if isinstance(node, Atom):
        return node.piece.field in ("", TITLE)
    return isinstance(node, syntax.OrGroup)


class OrTagger(plugins.OperatorsPlugin.OpTagger):  # type: ignore[misc]
    """Tags what stands between spaces where it spells OR."""

    def create(self, parser: QueryParser, match: re.Match[str]) -> Any:
        """The operator, or None."""
        written = match.group()
        is_or = written in OR_SIGNS or normalise(written) in OR_FORMS
        return super().create(parser, match) if is_or else None


def _assemble(*chosen: Any) -> QueryParser:
    parser = QueryParser(None, None, plugins=chosen)
    parser.replace_plugin(plugins.WhitespacePlugin(f"{SPACE}+"))
    return parser


_OPERATORS: Final = (
    (plugins.OperatorsPlugin.OpTagger(f"{OPENING}{NOT}", syntax.NotGroup, Excluding), -1),
    (OrTagger(f"{OPENING}[^{SPACE[1:-1]}]+(?={SPACE})", syntax.OrGroup, Either), -1),
)
_PLAIN: Final = _assemble(PiecesPlugin(word_at))
_PARSER: Final = _assemble(
    PiecesPlugin(phrase_at, field_at, word_at), plugins.OperatorsPlugin(_OPERATORS, clean=True)
)
