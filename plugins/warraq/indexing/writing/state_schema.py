"""Tables of the state file, and their rows."""

from __future__ import annotations

from typing import Final, NamedTuple

PAIR_FIRST, PAIR_SECOND, NEAR = 1, 2, 4
"""Flags of a form's term: first and second word of some pair, having near terms."""

SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE forms (
    number INTEGER PRIMARY KEY, form TEXT, df INTEGER, held INTEGER, term TEXT, rank INTEGER,
    flags INTEGER, term_df INTEGER);
CREATE TABLE lists (
    key TEXT PRIMARY KEY, df INTEGER, shard INTEGER, slot INTEGER) WITHOUT ROWID;
CREATE TABLE spellings (key TEXT PRIMARY KEY, spelling INTEGER) WITHOUT ROWID;
CREATE TABLE field_values (number INTEGER PRIMARY KEY, kind TEXT, name TEXT, held INTEGER);
CREATE TABLE pairs (
    first TEXT, second TEXT, bonus INTEGER, PRIMARY KEY (first, second)) WITHOUT ROWID;
CREATE TABLE documents (
    docid INTEGER PRIMARY KEY, id TEXT, date TEXT, digest BLOB, forms BLOB, field_values BLOB,
    dead INTEGER);
CREATE TABLE delta (id TEXT PRIMARY KEY, digest BLOB, document TEXT) WITHOUT ROWID;
CREATE TABLE new_terms (form TEXT PRIMARY KEY, term TEXT) WITHOUT ROWID;
CREATE TABLE removed (key TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE UNIQUE INDEX forms_by_form ON forms (form);
CREATE INDEX forms_by_term ON forms (term);
CREATE UNIQUE INDEX documents_by_id ON documents (id);
CREATE INDEX dead_documents ON documents (docid) WHERE dead;
"""


class FrozenForm(NamedTuple):
    """A form of the epoch: articles of the base that held it when the epoch began, and that hold it
    since removals; its term, its rank there, the term's flags, and the articles that held the term.
    """

    number: int
    form: str
    df: int
    held: int
    term: str
    rank: int
    flags: int
    term_df: int


class BaseList(NamedTuple):
    """The list of a term or field key in the base: articles when the epoch began, shard, slot."""

    key: str
    df: int
    shard: int
    slot: int


class BaseArticle(NamedTuple):
    """An article of the base: its docid, id, date, and packed numbers of its forms (twice the
    number, plus 1 where it stands in the title) and of its values.
    """

    docid: int
    id: str
    date: str
    forms: bytes
    values: bytes
