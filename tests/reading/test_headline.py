import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.normaliser import normalise
from warraq.reading.headline import MAX_WORDS, made_headline
from warraq.reading.phrases import DANGLING

HEADLINES = {
    "استقبل الرئيس اللبناني، اليوم الأربعاء 29 سبتمبر 2021، وفدا من رجال الأعمال في القصر.": (
        "استقبل الرئيس اللبناني وفدا من رجال الأعمال في القصر"
    ),
    "مدريد - استعاد الفريق لقب البطولة أمس السبت بعد انتظار دام أربعة عشر عاماً.": (
        "استعاد الفريق لقب البطولة بعد انتظار دام أربعة عشر عاماً"
    ),
    "بيروت (رويترز) - وصلت السفينة الأولى إلى الميناء يوم الجمعة.": (
        "وصلت السفينة الأولى إلى الميناء"
    ),
    "الرياض - واس:\nوصلت السفينة الأولى إلى الميناء الجديد محملة بالقمح.": (
        "وصلت السفينة الأولى إلى الميناء الجديد محملة بالقمح"
    ),
    "قال وزير النقل سمير نادر إن القطار الجديد سيعمل بالكهرباء.": (
        "وزير النقل سمير نادر: القطار الجديد سيعمل بالكهرباء"
    ),
    "أكدت وزيرة الصحة، ليلى سعيد، أن اللقاح متوفر في كل المراكز.": (
        "وزيرة الصحة، ليلى سعيد: اللقاح متوفر في كل المراكز"
    ),
    "يحتفي العالم في اليوم العالمي للكتاب بالقراء الصغار والكبار.": (
        "يحتفي العالم في اليوم العالمي للكتاب بالقراء الصغار والكبار"
    ),
    "نال البرنامج، الذي طرحته شركة ناشئة مجاناً للجمهور، جائزة المعرض الأولى.": (
        "نال البرنامج جائزة المعرض الأولى"
    ),
    "يحتفل الصيادون في العاشر من مايو من كل عام بعيد البحر في الميناء القديم.": (
        "يحتفل الصيادون بعيد البحر في الميناء القديم"
    ),
    "خبر": "خبر",
    "12345 6789": "12345 6789",
    "  \n": "",
}

WORDS = st.sampled_from(
    'وصل الرئيس إلى المدينة في اليوم الأربعاء ، « » " ( ) . : - و قال إن 29 سبتمبر 2021 التي خلال'
    " بيروت رويترز «كتاب» (ب) وزير ؟ … \n".split(" ")
)


@pytest.mark.parametrize("text", HEADLINES)
def test_headlines(text: str) -> None:
    assert made_headline(text) == HEADLINES[text]


def test_long_leads_are_cut_at_a_clause() -> None:
    text = (
        "افتتح رئيس البلدية حديقة عامة جديدة على ضفة النهر قرب الجسر القديم، بحضور"
        " عدد كبير من سكان الأحياء المجاورة الذين جاءوا مع أطفالهم."
    )
    assert made_headline(text) == (
        "افتتح رئيس البلدية حديقة عامة جديدة على ضفة النهر قرب الجسر القديم"
    )


CUT = {
    "أجرى رئيس البلدية سمير نادر ونائبته ليلى سعيد مع وفد الجيران محادثات استمرت نحو ثلاث ساعات.": (
        "أجرى رئيس البلدية سمير نادر ونائبته ليلى سعيد مع وفد الجيران محادثات"
    ),
    "منحت لجنة الجائزة في معهد المدينة الكبير وسام الشرف في الطب أو علم وظائف الأعضاء لطبيبة.": (
        "منحت لجنة الجائزة في معهد المدينة الكبير وسام الشرف في الطب"
    ),
    "زار المعرض الكبير الجديد في وسط المدينة القديمة ناشرون وقراء وكتاب يمثلون مئات البلدان.": (
        "زار المعرض الكبير الجديد في وسط المدينة القديمة ناشرون وقراء وكتاب يمثلون مئات البلدان"
    ),
    "زار المعرض الكبير في وسط المدينة القديمة ناشرون وقراء وكتاب وأطفال جاؤوا إليه مئات الأميال.": (
        "زار المعرض الكبير في وسط المدينة القديمة ناشرون وقراء وكتاب وأطفال جاؤوا إليه"
    ),
}


@pytest.mark.parametrize("text", CUT)
def test_no_phrase_is_cut_in_two(text: str) -> None:
    assert made_headline(text) == CUT[text]


def test_a_shorter_limit() -> None:
    assert made_headline("وصلت السفينة الأولى إلى الميناء الجديد محملة بالقمح", 4) == (
        "وصلت السفينة الأولى"
    )


@given(st.lists(WORDS, max_size=60))
def test_every_headline_is_well_formed(words: list[str]) -> None:
    headline = made_headline(" ".join(words))
    kept = headline.split()
    assert len(kept) <= MAX_WORDS
    assert headline == headline.strip(" ،,؛:")
    assert headline.count("«") == headline.count("»")
    assert headline.count("(") == headline.count(")")
    assert headline.count('"') % 2 == 0
    if len(kept) > 1:
        last = normalise(re.sub(r"\W", "", kept[-1]))
        assert last not in DANGLING


@given(st.text(max_size=300))
def test_any_text_gives_one_line(text: str) -> None:
    assert not re.search(r"[\r\n\x00]", made_headline(text))


def test_words_come_from_the_text() -> None:
    for text, headline in HEADLINES.items():
        assert set(re.findall(r"\w+", headline)) <= set(re.findall(r"\w+", text))
