"""Topics: shapes of phrases, and what joins an archive."""

from __future__ import annotations

import pytest

from tests.tagging.articles import article, tagged
from warraq.tagging.candidates import analyse
from warraq.tagging.knowledge import forms, load_knowledge, topic_key
from warraq.tagging.model import ArticleTags
from warraq.tagging.settings import TaggingSettings
from warraq.tagging.topics import TopicIndex
from warraq.tagging.vocabulary import WordClass

KNOWLEDGE = load_knowledge()


def topics(tags: ArticleTags) -> list[str]:
    """Names of an article's topics."""
    return [tag.name for tag in tags.tags if tag.type == "topic"]


def topics_of(text: str, title: str = "") -> list[str]:
    """Topics of a text that is an archive by itself."""
    return topics(tagged(article(text, title))[0])


def test_a_relation_of_two_states_is_a_topic() -> None:
    text = "تقوم العلاقات التركية الروسية على المصالح. وتطورت العلاقات التركية الروسية كثيرا."
    assert "العلاقات التركية الروسية" in topics_of(text)


def test_both_orders_of_a_relation_are_one_topic() -> None:
    text = (
        "بحثا العلاقات التركية الروسية. ثم عادا إلى العلاقات الروسية التركية."
        " إن العلاقات التركية الروسية جيدة."
    )
    assert [name for name in topics_of(text) if "العلاقات" in name] == ["العلاقات التركية الروسية"]


def test_clitics_come_off_and_the_article_comes_back() -> None:
    text = (
        "دعا إلى احترام المناهج الدراسية، وأشار بالمناهج الدراسية إلى غيرها،"
        " ثم عاد للمناهج الدراسية."
    )
    assert "المناهج الدراسية" in topics_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الرئيس التركي أولا. وعاد الرئيس التركي بعد ذلك.",
        "غادروا يوم الأربعاء الماضي. نعم، يوم الأربعاء الماضي.",
        "كان ذلك في الأسبوع الماضي. وفي الأسبوع الماضي أيضا.",
    ],
)
def test_titles_and_times_are_no_topics(text: str) -> None:
    assert topics_of(text) == []


def test_a_part_of_a_topic_is_no_second_topic() -> None:
    text = "أنظمة الري الزراعية مكلفة. أنظمة الري الزراعية مفيدة. إن أنظمة الري الزراعية قديمة."
    assert topics_of(text) == ["أنظمة الري الزراعية"]


def archive(total: int, sharing: int) -> list[str]:
    """Texts of which the first ``sharing`` speak of one thing, and each of its own."""
    own = "الملف الزراعي" if total else ""
    return [
        f"تحدث الحاضرون عن الخطة المناخية. إن الخطة المناخية مهمة. {own}"
        if number < sharing
        else f"تحدث الحاضرون عن أمور كثيرة رقم {number}."
        for number in range(total)
    ]


@pytest.mark.parametrize(
    ("sharing", "expected"), [(1, False), (2, True), (8, True), (9, False), (60, False)]
)
def test_in_a_large_archive_topics_join_articles(sharing: int, expected: bool) -> None:
    texts = archive(60, sharing)
    results = tagged(*(article(text, path=f"{number}.txt") for number, text in enumerate(texts)))
    assert ("الخطة المناخية" in topics(results[0])) is expected


def test_the_limit_of_topics_is_a_setting() -> None:
    text = (
        "المناهج الدراسية والخطة المناخية. المناهج الدراسية. الخطة المناخية."
        " أسعار النفط، أسعار النفط."
    )
    limited = tagged(article(text), settings=TaggingSettings(max_topics=1))[0]
    assert len(topics(limited)) == 1


def test_topics_hold_no_verb_at_either_end() -> None:
    text = (
        "استقبل الوزراء الوفد الرسمي، واستقبل الوزراء الضيوف."
        " يبحث الحاضرون الملف الزراعي. يبحث الحاضرون الملف الزراعي."
    )
    vocabulary = load_knowledge().vocabulary
    for name in topics_of(text):
        first = vocabulary.word(name.split()[0])
        assert not first.classes & (WordClass.VERB | WordClass.SPEECH)


FILLER = "وصف السكان ما رأوه في الساحة وقالوا إنهم عادوا إلى بيوتهم. " * 12


def test_a_listed_topic_in_the_lead_needs_no_second_article() -> None:
    others = [article(FILLER, path=f"{number}.txt") for number in range(60)]
    led = article(f"بحث الخبراء شلل الأطفال أمس. {FILLER}", path="led.txt")
    assert "شلل الأطفال" in topics(tagged(led, *others)[0])


def test_one_late_mention_of_a_listed_topic_is_not_enough() -> None:
    text = f"بحث الخبراء شلل الأطفال أمس. {FILLER} وحضر نجوم كرة القدم أيضا."
    assert topics_of(text) == ["شلل الأطفال"]


def test_a_given_tag_counts_as_an_article_of_the_topic() -> None:
    index = TopicIndex(
        [
            analyse(article("بحثوا صناعة السجاد اليدوي. تعود صناعة السجاد اليدوي."), KNOWLEDGE),
            analyse(article(FILLER, tags=("صناعة السجاد اليدوي",)), KNOWLEDGE),
        ],
        TaggingSettings(),
    )
    assert index.frequency[topic_key(forms("صناعة السجاد اليدوي"))] == 2
