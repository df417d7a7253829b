"""The archive phase: canonical names, given tags, slugs, order."""

from __future__ import annotations

import pytest

from tests.tagging.articles import article, tagged
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.registry import skeleton
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.shown import unique_slugs

LONG = "استقبل الوزير سامر هانكلوزي الوفد. وقال سامر هانكلوزي إن العمل مستمر."
SHORT = "قال الوزير هانكلوزي إن العمل مستمر."


def named(tags: object) -> list[str]:
    """Names of an article's tags."""
    return [tag.name for tag in tags.tags]  # type: ignore[attr-defined]


def test_a_short_name_joins_the_long_one_of_another_article() -> None:
    short = tagged(article(SHORT, path="a.txt"), article(LONG, path="b.txt"))[0]
    assert [entity.name for entity in short.entities] == ["سامر هانكلوزي"]
    assert "سامر هانكلوزي" in named(short)


def test_a_short_name_of_two_people_joins_neither() -> None:
    other = LONG.replace("سامر", "ماهر")
    texts = (SHORT, LONG, other)
    short = tagged(*(article(text, path=f"{i}.txt") for i, text in enumerate(texts)))[0]
    assert [entity.name for entity in short.entities] == ["هانكلوزي"]
    assert named(short) == []


def test_spellings_of_a_foreign_name_merge_to_the_usual_one() -> None:
    usual = "قال الأمين العام جوزفان طغيريشو إن العمل مستمر."
    rare = usual.replace("طغيريشو", "طغيريسو")
    results = tagged(
        *(article(text, path=f"{i}.txt") for i, text in enumerate((usual, usual, rare)))
    )
    assert {entity.name for entity in results[2].entities} == {"جوزفان طغيريشو"}


def test_given_names_never_merge_by_their_consonants() -> None:
    vocabulary = load_knowledge().vocabulary
    assert skeleton("محمد حسن", vocabulary) != skeleton("محمد حسين", vocabulary)


def test_given_tags_come_first_typed_and_merged() -> None:
    text = "زار الوفد سوريا. وعاد من سوريا إلى تركيا، ثم إلى تركيا."
    found = tagged(article(text, tags=("رحلات", "سورية", "سوريا")))[0].tags
    assert [(tag.name, tag.type, tag.given) for tag in found[:2]] == [
        ("رحلات", "topic", True),
        ("سوريا", "place", True),
    ]
    assert [tag.name for tag in found].count("سوريا") == 1
    assert not any(tag.given for tag in found[2:])


def test_more_given_tags_than_are_shown() -> None:
    given = tuple(f"وسم رقم {number}" for number in range(40))
    found = tagged(article("نص قصير.", tags=given))[0].tags
    assert [tag.name for tag in found] == list(given[:15])


def test_a_given_tag_without_letters_is_left_out() -> None:
    assert tagged(article("نص قصير.", tags=("؟!",)))[0].tags == ()


def test_slugs_depend_on_names_alone() -> None:
    one = unique_slugs([("topic", "النفط"), ("topic", "أسعار النفط")])
    other = unique_slugs([("topic", "أسعار النفط"), ("place", "النفط")])
    assert one["topic", "أسعار النفط"] == other["topic", "أسعار النفط"] == "أسعار-النفط"


def test_equal_slugs_of_one_type_are_told_apart_by_a_hash_of_the_name() -> None:
    slugs = unique_slugs([("topic", "أ ب"), ("topic", "أ-ب"), ("place", "أ ب")])
    assert len({slugs["topic", "أ ب"], slugs["topic", "أ-ب"]}) == 2
    assert slugs["topic", "أ ب"].startswith("أ-ب-")
    assert slugs["place", "أ ب"] == "أ-ب"


def test_a_title_counts_but_gives_no_entity() -> None:
    found = tagged(article("اتفق الطرفان على كل شيء.", title="زيارة إلى ليبيا"))[0]
    assert found.entities == ()
    assert named(found) == ["ليبيا"]
    assert found.tags[0].reason.endswith("in the title")


@pytest.mark.parametrize("limit", [1, 4, 15])
def test_no_more_tags_than_the_setting_allows(limit: int) -> None:
    text = (
        "زار سوريا ولبنان ومصر وليبيا وتونس والجزائر والمغرب والعراق واليمن وفرنسا وإيطاليا"
        " وألمانيا وروسيا والصين والهند واليابان والبرازيل وكندا."
    )
    found = tagged(article(text), settings=TaggingSettings(max_tags=limit))[0]
    assert len(found.tags) == limit
    assert len(found.entities) >= 18


def given_names_of(*written: str) -> list[str]:
    """Names under which an article's own tags are shown."""
    (tags,) = tagged(article("نص قصير.", tags=written))
    return [tag.name for tag in tags.tags if tag.given]


@pytest.mark.parametrize("written", ["اتفاق باريس", "معرض الكتاب", "التنس", "اللوفر أبوظبي"])
def test_a_given_tag_keeps_the_words_of_its_editor(written: str) -> None:
    assert given_names_of(written) == [written]


def test_given_tags_with_and_without_the_article_are_one_topic() -> None:
    first, second = tagged(
        article("نص قصير.", tags=("فلك",)), article("نص آخر.", tags=("الفلك",), path="b.txt")
    )
    assert first.tags[0].slug == second.tags[0].slug


def test_american_is_spelled_in_two_ways() -> None:
    for written in ("وكالة الفضاء الأميركية", "وكالة الفضاء الأمريكية"):
        assert given_names_of(written) == ["ناسا"]


def test_a_verb_after_a_clitic_is_no_name() -> None:
    (tags,) = tagged(article("هبطت المركبة بسلام، فدوّى التصفيق في القاعة كلها."))
    assert not [entity for entity in tags.entities if entity.type == "person"]
