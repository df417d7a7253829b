from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re

import pytest

import warraq
from tests.building import ROOT
from warraq.publishing.settings import CLASSES, SWITCHES, check_settings

TEXT = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| `([^|]*)` \| ([^|]+) \|$", re.MULTILINE)


def documented(name: str) -> dict[str, tuple[str, str]]:
    """Default and meaning of each setting under the heading of that name."""
    section = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section, f"docs/settings.md has no heading ## {name}"
    return {field: (default, meaning) for field, default, meaning in ROW.findall(section[1])}


@pytest.mark.parametrize("name", CLASSES)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    defaults = {each.name: repr(each.default) for each in dataclasses.fields(CLASSES[name])}
    assert {field: default for field, (default, _) in documented(name).items()} == defaults
    assert all(meaning.strip() for _, meaning in documented(name).values())


def test_no_settings_class_is_forgotten() -> None:
    found = set()
    for module in pkgutil.walk_packages(warraq.__path__, "warraq."):
        if module.name.endswith(".settings"):
            members = vars(importlib.import_module(module.name)).values()
            found |= {each for each in members if dataclasses.is_dataclass(each)}
    assert {each for each in found if isinstance(each, type)} == set(CLASSES.values())


def test_switches_are_documented() -> None:
    for name in SWITCHES:
        assert f"`{name}`" in TEXT


def test_everything_wrong_is_told_at_once() -> None:
    messages = check_settings({"WARRAQ_INDEXX": {}, "WARRAQ_TAGGING": {"max_tagz": 1}, "PATH": "x"})
    assert len(messages) == 2
    assert "WARRAQ_INDEXX" in messages[0]
    assert "max_tagz" in messages[1]
    assert "max_tags" in messages[1]


def test_right_settings_pass() -> None:
    settings = {"WARRAQ_PUBLISHING": {"digits": "arab", "top_tags": 3}, "WARRAQ_SKIP_BAD": True}
    assert check_settings(settings) == []


@pytest.mark.parametrize(
    "address",
    ["", "https://example.org", "http://localhost:8000/a/b", "https://example.org/أرشيف"],
)
def test_addresses_of_sites_pass(address: str) -> None:
    assert check_settings({"SITEURL": address}) == []


@pytest.mark.parametrize(
    "address",
    [
        "example.org", "ftp://example.org", "https://", "https:///a", "https://e.org/a b",
        'https://e.org/"', "https://e.org/'", "https://e.org/<b>", "https://e.org?x", "//e.org",
        "https://e.org/#a", "javascript:alert(1)", "https://e.org\n", " ",
    ],
)  # fmt: skip
def test_other_addresses_are_faults(address: str) -> None:
    (message,) = check_settings({"SITEURL": address})
    assert repr(address) in message
    assert "make html SITEURL=https://" in message
