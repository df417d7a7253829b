"""Proposed sections: from lists alone, from an archive's own sections, and not at all."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.articles import article
from tests.tagging.sections.samples import ECONOMY, HARBOUR, SPORT, story
from warraq.reading.article import Article
from warraq.tagging.sections.proposals import propose_sections
from warraq.tagging.settings import TaggingSettings

SETTINGS = TaggingSettings()


def names(*articles: Article, settings: TaggingSettings = SETTINGS) -> list[str | None]:
    """Names of the proposed sections."""
    return [found.name if found else None for found in propose_sections(articles, settings)]


def test_lists_alone_tell_sport_from_economy() -> None:
    assert names(story(SPORT, 1), story(ECONOMY, 2)) == ["رياضة", "اقتصاد"]


def test_what_nothing_speaks_for_has_no_section() -> None:
    assert names(story(HARBOUR, 1), article("كلمة"), article("2021 2022"), article("Hello")) == (
        [None] * 4
    )


def test_an_accident_belongs_to_none_of_the_seven() -> None:
    text = (
        "لقي شخص مصرعه في حادث مرور بعد اصطدام شاحنة وسيارة، ونقل الدفاع المدني الجثة."
        " وفتحت الشرطة تحقيقا، وأوقف السائق بأمر النيابة العامة، وأحيل على المحكمة."
    )
    assert names(article(text)) == [None]


def test_a_given_section_stays_and_is_not_proposed() -> None:
    assert names(story(SPORT, 1, "سياسة"), story(SPORT, 2)) == [None, "رياضة"]


def test_the_archives_own_name_of_a_section_is_used() -> None:
    archive = [story(SPORT, number, "Sports") for number in range(3)]
    assert names(*archive, story(SPORT, 7), story(ECONOMY, 8))[3:] == ["Sports", "اقتصاد"]


def test_a_section_of_the_archives_own_is_learned() -> None:
    archive = [
        *(story(HARBOUR, number, "بحر") for number in range(12)),
        *(story(SPORT, number, "رياضة") for number in range(12)),
    ]
    assert names(*archive, story(HARBOUR, 90))[-1] == "بحر"
    # With a scheme of its own an archive gets no sections that it does not have.
    assert names(*archive, story(ECONOMY, 91))[-1] is None


def test_a_rare_section_is_not_proposed() -> None:
    archive = [story(HARBOUR, number, "بحر") for number in range(3)]
    assert names(*archive, story(HARBOUR, 90), story(SPORT, 91))[3:] == [None, "رياضة"]


def test_the_setting_switches_proposals_off() -> None:
    assert names(story(SPORT, 1), settings=replace(SETTINGS, propose_sections=False)) == [None]


def test_no_confidence_is_below_the_setting() -> None:
    archive = [story(SPORT + ECONOMY, number, count=3) for number in range(30)]
    for least in (0.5, 0.8, 0.95):
        proposed = propose_sections(archive, replace(SETTINGS, section_confidence=least))
        assert all(least <= found.confidence <= 1 for found in proposed if found)


def test_the_reasons_are_terms_of_the_text() -> None:
    (found,) = propose_sections([story(SPORT, 1)], SETTINGS)
    assert found is not None
    assert "مبار" in found.reasons or "فريق" in found.reasons or "ملعب" in found.reasons
    assert len(found.reasons) <= 5


def test_sections_that_words_do_not_tell_apart_are_not_proposed() -> None:
    mixed = [story(HARBOUR, number, ("بحر", "ميناء")[number % 2]) for number in range(60)]
    assert names(*mixed, story(HARBOUR, 90), story(HARBOUR, 91))[60:] == [None, None]


@given(seed=st.integers(0, 1000))
def test_no_order_of_articles_changes_a_proposal(seed: int) -> None:
    archive = [
        *(story(SPORT + HARBOUR, number) for number in range(6)),
        *(story(ECONOMY, number, "اقتصاد") for number in range(10, 14)),
        *(story(HARBOUR, number, "بحر") for number in range(20, 26)),
    ]
    expected = dict(
        zip((each.path for each in archive), propose_sections(archive, SETTINGS), strict=True)
    )
    random.Random(seed).shuffle(archive)
    found = propose_sections(archive, SETTINGS)
    assert {each.path: one for each, one in zip(archive, found, strict=True)} == expected


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_text_may_stand_in_an_archive(texts: list[str]) -> None:
    archive = [article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    assert len(propose_sections(archive, SETTINGS)) == len(texts)
