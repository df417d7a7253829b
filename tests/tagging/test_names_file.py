"""names.toml as a text, and everything that may be wrong with it."""

from __future__ import annotations

import tomllib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.names import decided
from warraq.reading.faults import Refused
from warraq.tagging.names_file import decode_names, parse_names
from warraq.tagging.names_text import Block, NamesText, quoted, read_blocks, strings_line
from warraq.tagging.names_update import head_comment, insert

FILE = """\
# head

[place."بيروت"]  # the port
name = "بيروت"  # see the note
aliases = [
    "بيروت",  # usual
    'بيرووت', # a slip ]
]

# twice in April
[place.paris]
ban = true
# the end
"""


def faults(text: str) -> list[str]:
    """Everything said of a file, without its name."""
    with pytest.raises(Refused) as refused:
        decided(text)
    return [str(fault).removeprefix("names.toml:") for fault in refused.value.faults]


def test_a_file_is_read_in_blocks_and_written_as_it_was() -> None:
    text = read_blocks(FILE)
    assert str(text) == FILE
    assert [(block.path, block.line) for block in text.blocks] == [
        (("place", "بيروت"), 3),
        (("place", "paris"), 11),
    ]
    assert text.blocks[1].lead == ["# twice in April\n"]
    assert text.blocks[0].line_of("aliases") == 5
    assert text.blocks[0].line_of("ban") == 3


def test_lines_change_one_by_one() -> None:
    text = read_blocks(FILE)
    beirut, paris = text.blocks
    beirut.set_string("name", 'بيروت "الكبرى"')
    beirut.set_first("aliases", "بيروت!")
    beirut.add_strings("aliases", ["ب\\ت"])
    beirut.add_strings("addresses", ["place/بيروت-1"])
    beirut.set_header("organisation", "بيروت")
    paris.add_strings("aliases", ["باريس"], after="name")
    paris.set_string("name", "باريس")
    changed = str(text)
    for kept in ("  # the port\n", "  # see the note\n", "  # usual\n", " # a slip ]\n"):
        assert kept in changed
    assert changed.endswith("# the end\n")
    assert tomllib.loads(changed) == {
        "organisation": {
            "بيروت": {
                "name": 'بيروت "الكبرى"',
                "aliases": ["بيروت!", "بيرووت", "ب\\ت"],
                "addresses": ["place/بيروت-1"],
            }
        },
        "place": {"paris": {"name": "باريس", "ban": True, "aliases": ["باريس"]}},
    }


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_quoted(text: str) -> None:
    line = f"a = {quoted(text)}\n"
    assert tomllib.loads(line) == {"a": text}
    assert line.count("\n") == 1
    assert line.rstrip("\n").isprintable()


@given(st.lists(st.text("ابتث جحخ\"'#[]\\,", max_size=30), min_size=1, max_size=8), st.text("اب#]"))
def test_lists_grow_whatever_they_hold(values: list[str], added: str) -> None:
    block = Block(
        ("place", "x"), 1, [], "[place.x]\n", strings_line("aliases", values).splitlines(True)
    )
    block.add_strings("aliases", [added])
    block.set_first("aliases", "الأول")
    assert tomllib.loads(block.text)["place"]["x"]["aliases"] == ["الأول", *values[1:], added]


SLUGS = st.lists(st.sampled_from("ا ب ت ث ج ح خ".split()), unique=True)


@given(SLUGS, SLUGS)
def test_tables_are_added_in_order_whatever_came_first(former: list[str], added: list[str]) -> None:
    def blocks(slugs: list[str]) -> list[Block]:
        return [Block(("place", s), 0, [], f'[place."{s}"]\n', ["ban = true\n"]) for s in slugs]

    new = [slug for slug in added if slug not in former]
    text = NamesText("# head\n\n", [])
    insert(text, blocks(former))
    text = read_blocks(str(text))
    insert(text, blocks(new))
    whole = NamesText("# head\n\n", [])
    insert(whole, blocks([*former, *new]))
    assert str(text) == str(whole)
    assert [block.path[1] for block in whole.blocks] == sorted([*former, *new])


def test_the_head_of_a_new_file_is_a_comment() -> None:
    assert tomllib.loads(head_comment()) == {}
    assert head_comment().endswith("\n\n")
    assert all(len(line) <= 100 for line in head_comment().splitlines())


GOOD = '[place."بيروت"]\nname = "بيروت"\naliases = ["بيروت"]\n'

FAULTY = {
    "broken": ('[place."بيروت"]\nname = "بيروت\n', "2: broken TOML: "),
    "twice": (f"{GOOD}\n{GOOD}", "5: broken TOML: Cannot declare ('place', 'بيروت') twice"),
    "several lines": ('[place.x]\nname = """a\nb"""\n', "2: a text of several lines: write each"),
    "too deep": ("a = " + "[" * 9_000, "1: broken TOML: "),
    "nested": ('[place.x]\naliases = [\n[1, 2],\n]\n', "2: 'aliases' has no such value"),
    "unknown type": ("[city.x]\n", "1: unknown type 'city': write one of person, place, "),
    "unknown retype": ('[place.x]\nban = false\ntype = "city"\n', "3: unknown type 'city'"),
    "unknown key": ("[place.x]\nband = true\n", "2: unknown key 'band': write 'ban'"),
    "stray key": ("[place.x]\n\ncolour = 1\n", "3: unknown key 'colour': known are name, "),
    "no text": ("[place.x]\nname = 3\n", "2: 'name' has no such value: write name = "),
    "no letters": ('[place.x]\nname = "؟"\n', "2: a name without letters"),
    "no list": ('[place.x]\naliases = "x"\n', "2: 'aliases' has no such value: write aliases = "),
    "no truth": ('[place.x]\nban = "yes"\n', "2: 'ban' has no such value: write ban = true"),
    "no address": ('[place.x]\naddresses = ["x"]\n', "2: 'x' is no type and slug: write it like"),
    "bad slug": ('[place.x]\nslug = "a b/c"\n', "2: 'a b/c' cannot stand in an address: write it "),
    "bad header": ('[place."A.b"]\n', "1: 'A.b' cannot stand in an address: write it as 'a-b'"),
    "no slug": ("[place]\n", "1: [place] is no name: write it like [place."),
    "inline": ("place.x = {ban = true}\n", "1: 'place.x' does not begin a table: write [place."),
    "no table": ("place = 3\n", "1: 'place' is no table: write tables like [place."),
    "loose key": ("ban = true\n", "1: unknown type 'ban': write one of"),
    "nothing to merge": ('[place.x]\nmerge = "y"\n', "2: there is no table 'y' to merge into"),
    "itself": ('[place.x]\nmerge = "x"\n', "2: merged in a circle (x → x): take one"),
    "circle": (
        '[place.x]\nmerge = "y"\n[place.y]\nmerge = "x"\n',
        "2: merged in a circle (x → y → x): take one 'merge' away",
    ),
    "banned": (
        '[place.x]\nmerge = "y"\n[place.y]\nban = true\n',
        "2: 'y' is banned: write 'ban = true' here too, or merge into another table",
    ),
    "ambiguous": (
        '[person.x]\nmerge = "y"\n[place.y]\n[topic.y]\n',
        "2: 'y' is several tables: write \"place/y\" or \"topic/y\"",
    ),
    "two slugs": (
        '[place.x]\nslug = "z"\n[place.y]\nslug = "z"\n',
        "4: the address place/z is also that of line 1: give one of them another slug",
    ),
    "two types": (
        '[place.x]\n[person.x]\nname = "y"\ntype = "place"\n',
        "4: the address place/x is also that of line 1",
    ),
    "two owners": (
        '[place.x]\naliases = ["x", "بيروت"]\n[place.y]\naliases = ["y", "بَيروت"]\n',
        "4: 'بيروت' stands here and in place.x (line 1): leave it in one of them, or write merge",
    ),
    "split off itself": (
        '[place.x]\nsplit = ["x"]\n',
        "2: 'x' is split off from itself: take it out of 'split'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_told_with_line_and_mend(name: str) -> None:
    text, said = FAULTY[name]
    told = faults(text)
    assert any(said in each for each in told), told


def test_all_faults_are_told_at_once() -> None:
    told = faults("[place.x]\nband = 1\n[person.y]\nname = 3\n[city.z]\n")
    assert [each.partition(":")[0] for each in told] == ["2", "4", "5"]


def test_a_sound_file_has_no_fault() -> None:
    text = f'{GOOD}[topic."بيروت"]\n[person.x]\nmerge = "y"\n["person"."y"]\nban = false\n'
    assert len(decided(text).entries) == 4


def test_other_encodings_are_told() -> None:
    assert decode_names(b"\xef\xbb\xbfa\r\nb", "names.toml") == "a\nb"
    with pytest.raises(Refused, match=r"names.toml:2: the file is not in UTF-8: save"):
        decode_names('[place.x]\nname = "بيروت"'.encode("cp1256"), "names.toml")


PIECES = (
    "[",
    "]",
    '"',
    "'",
    "=",
    "#",
    ".",
    "\n",
    "\\",
    "place",
    "x",
    "ban",
    "true",
    "aliases",
    " ",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_text_is_a_crash(text: str) -> None:
    with suppress(Refused):
        assert str(parse_names(text, "names.toml").text).rstrip("\n") == text.rstrip("\n")
