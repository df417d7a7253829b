import re

import pytest

from warraq.publishing.tokens import UnreadableError, masked


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a = 1; // import b", "a = 1;            "),
        ("a /* b\n c */ = 1", "a     \n      = 1"),
        ("f('it\\'s', \"}\")", 'f(""""""", """)'),
        ("`a ${b} c`", '"""""b""""'),
        ("`${`${a}`}` + {}", '""""""a"""" + {}'),
        ("`$ ${{ a: '}' }.a}`", '"""""{ a: """ }.a""'),
        ("x = a / b / c", "x = a / b / c"),
        ("return /[/\"]\\/'/g;", 'return """""""""";'),
        ("f(a) / 2 / (b)[0] / 2", "f(a) / 2 / (b)[0] / 2"),
        ("i++ / 2", "i++ / 2"),
        ("a = b\n  ? /`/ : 1", 'a = b\n  ? """ : 1'),
    ],
)
def test_texts_patterns_and_comments_are_blotted_out(source: str, code: str) -> None:
    assert masked(source) == code


@pytest.mark.parametrize("source", ["`never", "`a ${b} c", "x = {} / 2", "(/never"])
def test_what_cannot_be_told_apart_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError, match=re.compile(r"\w")):
        masked(source)
