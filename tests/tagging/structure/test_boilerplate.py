"""Lines that recur across an archive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.articles import article, names
from warraq.reading.article import blanked
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.structure.boilerplate import (
    find_boilerplate,
    mark_boilerplate,
    recurring_counts,
)

SETTINGS = TaggingSettings()
TAIL = "تابعوا أخبارنا على موقع دار النخيل في بيروت"
WORDS = (
    "بيت نهر جبل طريق كتاب قلم باب نافذة شجرة بحر سفينة مدينة قرية سوق خبز ماء نار حجر ضوء ظل"
    " صوت لون مفتاح جسر قطار مطر ثلج رمل قمر نجم"
).split()


def story(number: int) -> str:
    """A text of its own for each number: no two share four words in a row."""
    shuffled = [WORDS[(number * 7 + place * (number % 11 + 1)) % len(WORDS)] for place in range(40)]
    mark = "".join("ابتثجحخدذر"[int(digit)] for digit in str(number))
    return " ".join(f"{word}{mark}" for word in shuffled)


def found_in(texts: list[str]) -> list[str]:
    """What counts as boilerplate of texts that are one archive."""
    found = find_boilerplate(texts, SETTINGS)
    return sorted(recurring_counts(texts, found))


def test_a_last_line_of_five_stories_is_boilerplate() -> None:
    texts = [f"{story(number)}\n{TAIL}" for number in range(5)]
    assert found_in(texts) == [TAIL]
    assert found_in(texts[:4]) == []


def test_numbers_and_marks_do_not_tell_lines_apart() -> None:
    texts = [f"{story(number)}\nأُعِدّ في {number}:30 مساءً - دار النخيل" for number in range(6)]
    assert len(found_in(texts)) == 1


def test_the_share_counts_in_a_large_archive() -> None:
    texts = [f"{story(number)}\n{TAIL if number < 9 else ''}" for number in range(5000)]
    assert found_in(texts) == []
    assert found_in(texts[:4000]) == [TAIL]


def test_wire_copies_of_one_story_count_once() -> None:
    wire = story(1)
    copies = [f"{wire}\nوختم المتحدث كلامه بالشكر للحضور" for _ in range(20)]
    copies[3] = copies[3].replace("بيتب", "دار")
    assert found_in(copies) == []
    others = [f"{story(number)}\n{TAIL}" for number in range(30, 36)]
    assert found_in([*copies, *others]) == [TAIL]


def test_a_short_line_in_the_middle_counts_and_a_long_one_does_not() -> None:
    long = " ".join(WORDS)
    texts = [
        "\n".join([story(number), story(number + 50), "إعلان", long, *[story(number + 90)] * 5])
        for number in range(6)
    ]
    assert found_in(texts) == ["إعلان"]


def test_a_last_sentence_within_a_line() -> None:
    texts = [f"{story(number)}. {TAIL}." for number in range(6)]
    assert [line.strip(" .") for line in found_in(texts)] == [TAIL]


def test_a_label_makes_its_whole_last_line_boilerplate() -> None:
    texts = [
        f"{story(number)}\nرابط الخبر في الموقع: {story(number + 70)[:60]}" for number in range(6)
    ]
    found = find_boilerplate(texts, SETTINGS)
    assert all(blanked(text, found.spans(text)).strip() == text.split("\n")[0] for text in texts)


def test_a_label_may_follow_on_the_same_line() -> None:
    texts = [
        f"{story(number)}. رابط الخبر في الموقع: {story(number + 70)[:60]}" for number in range(6)
    ]
    found = find_boilerplate(texts, SETTINGS)
    assert all(
        blanked(text, found.spans(text)).strip() == f"{story(number)}."
        for number, text in enumerate(texts)
    )


def test_words_that_open_nothing_but_last_sentences() -> None:
    texts = [f"{story(number)}. وسومات {story(number + 70)[:60]}." for number in range(9)]
    found = find_boilerplate(texts, SETTINGS)
    assert all(
        blanked(text, found.spans(text)).strip() == f"{story(number)}."
        for number, text in enumerate(texts)
    )
    others = [f"وسومات {story(number + 200)} كثيرة" for number in range(9)]
    assert found_in([*texts, *others]) == []


def test_a_speaker_is_no_label() -> None:
    texts = [
        f"{story(number)}\nوقال مصدر من المدينة: {story(number + 70)[:60]}" for number in range(9)
    ]
    assert found_in(texts) == []


def test_an_article_of_recurring_lines_alone_keeps_them() -> None:
    texts = [*(f"{story(number)}\n{TAIL}" for number in range(6)), TAIL]
    assert find_boilerplate(texts, SETTINGS).spans(TAIL) == ()


def test_places_of_boilerplate_are_its_lines() -> None:
    texts = [f"{story(number)}\n{TAIL}\n" for number in range(6)]
    (span,) = find_boilerplate(texts, SETTINGS).spans(texts[2])
    assert texts[2][slice(*span)] == TAIL


@given(st.permutations([f"{story(n)}\n{TAIL if n % 2 else 'انتهى'}" for n in range(14)]))
def test_order_changes_nothing(texts: list[str]) -> None:
    assert find_boilerplate(texts, SETTINGS) == find_boilerplate(sorted(texts), SETTINGS)


@given(
    st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=30),
    st.integers(1, 6),
)
def test_the_same_as_counting_every_line(lines: list[list[int]], least: int) -> None:
    """A naive count over sets of lines: the stories differ, so that every article counts."""
    texts = [
        "\n".join([story(number), story(number + 200), *(f"سطر {WORDS[each]}" for each in its)])
        for number, its in enumerate(lines)
    ]
    settings = TaggingSettings(boilerplate_articles=least, boilerplate_share=0.0)
    naive = {
        line for line in (f"سطر {word}" for word in WORDS)
        if sum(line in text.split("\n") for text in texts) >= least
    }  # fmt: skip
    found = find_boilerplate(texts, settings)
    counted = {line for line in recurring_counts(texts, found) if line.startswith("سطر ")}
    assert counted == naive


def test_boilerplate_gives_no_names_and_no_headline() -> None:
    lead = "افتتحت البلدية جسرا جديدا فوق الوادي صباح أمس بحضور السكان"
    articles = [
        article(f"{TAIL}\n{lead} رقم {story(number)}.", path=f"{number}.txt") for number in range(6)
    ]
    assert "بيروت" in names(articles[0].prose)
    mark_boilerplate(articles, SETTINGS, title_words=14)
    first = articles[0]
    assert first.title.startswith("افتتحت البلدية جسرا جديدا")
    assert len(first.own_prose) == len(first.prose)
    assert all(name.spelling != "بيروت" for name in analyse(first, load_knowledge()).names)
    assert TAIL in first.prose
