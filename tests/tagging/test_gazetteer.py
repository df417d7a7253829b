"""The line format of the lists, and the lists themselves."""

from __future__ import annotations

import pytest

from warraq.tagging.gazetteer import Entry, parse_list, read_list
from warraq.tagging.knowledge import load_knowledge, territories, topic_key

LISTS = ("places", "organisations", "people", "others", "topics", "given_names", "titles", "words")


def test_a_line_is_a_name_its_aliases_and_a_mark() -> None:
    text = "# a comment\nالأولى\n[قسم]\nالثانية | الثانيه |  | !ambiguous  # why\n\n"
    assert list(parse_list(text)) == [
        Entry("الأولى", (), False, ""),
        Entry("الثانية", ("الثانيه",), True, "قسم"),
    ]


def test_a_line_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name"):
        list(parse_list("[x]\n| !ambiguous\n"))


@pytest.mark.parametrize("name", LISTS)
def test_the_shipped_lists_can_be_read(name: str) -> None:
    assert len(read_list(name)) > 5


def test_every_territory_of_cldr_is_known() -> None:
    knowledge = load_knowledge()
    assert all(knowledge.listed(written[0]) is not None for written, _ in territories())


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("سورية", "سوريا"),
        ("سوريا", "سوريا"),
        ("أميركا", "الولايات المتحدة"),
        ("الولايات المتحدة", "الولايات المتحدة"),
        ("روسيا", "روسيا"),
    ],
)
def test_states_have_their_short_news_names(written: str, canonical: str) -> None:
    name = load_knowledge().listed(written)
    assert name is not None
    assert name.canonical == canonical


def test_relations_are_one_topic_in_any_order() -> None:
    one = topic_key(["العلاقات", "التركيه", "الروسيه"])
    assert one == topic_key(["العلاقات", "الروسيه", "التركيه"])
    assert one != topic_key(["العلاقات", "التركيه", "السوريه"])
