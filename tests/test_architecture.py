"""Holds the rules that keep the package a house: who imports what, and how long things grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ROOT

PACKAGE = ROOT / "plugins" / "warraq"
LONGEST_FUNCTION = 60
LONGEST_MODULE = 400


def modules() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def our_code() -> list[Path]:
    """Every Python file of the project."""
    others = [path for room in ("tests", "benchmarks") for path in ROOT.glob(f"{room}/**/*.py")]
    return [*modules(), *sorted(others)]


def dotted(path: Path) -> list[str]:
    """warraq/language/dates.py -> ["warraq", "language", "dates"]; a package ends in __init__."""
    return ["warraq", *path.relative_to(PACKAGE).with_suffix("").parts]


def imported(tree: ast.AST, importer: list[str]) -> Iterator[str]:
    """The full dotted names that a module imports, anywhere in it, relative ones resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = importer[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def faults(tree: ast.AST, name: list[str]) -> list[str]:
    """What a module of the package imports against the rules."""
    room = name[1]
    found = []
    for target in imported(tree, name):
        top, *rest = target.split(".")
        if room == "language" and top == "warraq" and rest[:1] != ["language"]:
            found.append(f"language/ imports {target}, and should know no other room")
        if top == "whoosh" and room != "indexing":
            found.append(f"{room} imports {target}; only indexing/ may")
        if top == "pelican" and room != "publishing" and name[2:] != ["plugin"]:
            found.append(f"{room} imports {target}; only plugin.py files and publishing/ may")
    return found


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("path", modules(), ids=lambda path: "/".join(dotted(path)))
def test_rooms_import_what_they_may(path: Path) -> None:
    assert faults(ast.parse(path.read_bytes()), dotted(path)) == []


@pytest.mark.parametrize(
    ("source", "name", "allowed"),
    [
        ("import pelican", "warraq.language.dates", False),
        ("from whoosh.fields import Schema", "warraq.language.dates", False),
        ("from warraq.tagging import model", "warraq.language.dates", False),
        ("from ..tagging import model", "warraq.language.dates", False),
        ("from .. import settings", "warraq.language.__init__", False),
        ("from warraq import settings", "warraq.language.dates", False),
        ("from warraq.language import months", "warraq.language.dates", True),
        ("from . import months", "warraq.language.dates", True),
        ("from .months import names", "warraq.language.__init__", True),
        ("def f():\n    import whoosh.index", "warraq.cli", False),
        ("import whoosh.index", "warraq.indexing.reader", True),
        ("from pelican import signals", "warraq.reading.render", False),
        ("from pelican import signals", "warraq.reading.plugin", True),
        ("import pelican.generators", "warraq.publishing.generator", True),
        ("import pelicanesque", "warraq.cli", True),
    ],
)
def test_the_rules_notice_what_they_should(source: str, name: str, allowed: bool) -> None:
    assert (faults(ast.parse(source), name.split(".")) == []) is allowed


def test_functions_are_short() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{function.lineno}: {function.name} has {length(function)} lines"
        for path in our_code()
        for function in functions(ast.parse(path.read_bytes()))
        if length(function) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_modules_are_short() -> None:
    scripts = sorted(ROOT.glob("theme/static/js/**/*.js"))
    lengths = {path: len(path.read_bytes().splitlines()) for path in [*our_code(), *scripts]}
    assert [
        f"{path.relative_to(ROOT)} has {lines} lines"
        for path, lines in lengths.items()
        if lines > LONGEST_MODULE
    ] == []


def test_the_code_is_found() -> None:
    assert {"warraq", "warraq/language", "warraq/serving"} <= {
        path.parent.relative_to(PACKAGE.parent).as_posix() for path in modules()
    }
