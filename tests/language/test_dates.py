import datetime
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.dates import Precision, find_dates, format_date, parse_date
from warraq.language.digits import DigitSet
from warraq.language.hijri import from_hijri, hijri
from warraq.language.months import MonthStyle, month_name
from warraq.language.ordinals import day_words

STYLES: tuple[MonthStyle, ...] = ("both", "gregorian", "levant", "maghreb")
DIGITS: tuple[DigitSet, ...] = ("latn", "arab")
DAYS = st.dates(datetime.date(1700, 1, 1), datetime.date(2150, 12, 31))

MENTIONS = {
    "29 أيلول/سبتمبر 2021": "2021-09-29",
    "29 سبتمبر/ أيلول 2021": "2021-09-29",
    "29 (سبتمبر) أيلول 2021": "2021-09-29",
    "29 سبتمبر (أيلول) 2021": "2021-09-29",
    "29 سبتمبر أيلول 2021م": "2021-09-29",
    "29 سِبتمبر ٢٠٢١": "2021-09-29",
    "٢٩ سبتمبر ٢٠٢١": "2021-09-29",
    "الأربعاء 29 سبتمبر، 2021": "2021-09-29",
    "الأربعاء، 29-9-2021": "2021-09-29",
    "29/09/2021": "2021-09-29",
    "29 / 9 / 2021": "2021-09-29",
    "2021-09-29": "2021-09-29",
    "2021/9/29": "2021-09-29",
    "الثاني عشر من ديسمبر 2020": "2020-12-12",
    "الحادي والثلاثين من كانون الأول عام 2019": "2019-12-31",
    "الأول من شهر تشرين الثاني 2019": "2019-11-01",
    "15 جويلية 2019": "2019-07-15",
    "3 أوت 2020": "2020-08-03",
    "7 شتنبر 2016": "2016-09-07",
    "5 غشت من سنة 2018": "2018-08-05",
    "22 صفر 1443هـ": "2021-09-29",
    "22/2/1443هـ": "2021-09-29",
    "التاسع من شوال عام 1436 هـ": "2015-07-25",
    "أيلول/سبتمبر 2021": "2021-09",
    "بأفريل 2018": "2018-04",
}

NO_MENTIONS = (
    "31 فبراير 2019",
    "29 فبراير 2021",
    "3 سبتمبر/أكتوبر 2019",
    "32/01/2021",
    "سبتمبر",
    "29 سبتمبر",
    "2021",
    "12.2021",
    "1/2/3/2021",
    "وصل 2021 شخصا",
    "192.168.10.2021",
    "١٢٣٤٥٦٧٨",
)


@given(DAYS, st.sampled_from(STYLES), st.sampled_from(DIGITS))
def test_a_formatted_date_is_found_again(
    day: datetime.date, style: MonthStyle, digits: DigitSet
) -> None:
    written = format_date(day.isoformat(), "day", style, digits)
    (mention,) = find_dates(f"نشر المقال يوم {written}، وفيه كلام كثير.")
    assert mention.value == day.isoformat()
    assert mention.weekday == day.weekday()


@given(DAYS, st.sampled_from(STYLES), st.sampled_from(DIGITS))
def test_a_formatted_date_can_be_parsed(
    day: datetime.date, style: MonthStyle, digits: DigitSet
) -> None:
    precisions: dict[Precision, str] = {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "year": str(day.year),
    }
    for precision, value in precisions.items():
        written = format_date(value, precision, style, digits)
        assert parse_date(written) == (value, precision, None)


def test_every_month_of_every_set_in_every_pair() -> None:
    for month, (first, second) in itertools.product(
        range(1, 13), itertools.permutations(STYLES[1:], 2)
    ):
        for form in ("5 {}/{} 2020", "5 {} ({}) 2020", "5 ({}) {} 2020"):
            text = form.format(month_name(month, first), month_name(month, second))
            assert [mention.value for mention in find_dates(text)] == [f"2020-{month:02}-05"], text


@pytest.mark.parametrize("text", MENTIONS)
def test_mentions(text: str) -> None:
    (mention,) = find_dates(f"في الخبر {text}. انتهى")
    assert mention.value == MENTIONS[text]
    assert f"في الخبر {text}. انتهى"[mention.start : mention.end] == text


@pytest.mark.parametrize("text", NO_MENTIONS)
def test_no_mentions(text: str) -> None:
    assert find_dates(text) == []


def test_mentions_come_in_order_without_overlap() -> None:
    text = "25 شوال 1436 هـ الموافق 10 أغسطس 2015م، ثم 3/4/2016 وأيلول 2017"
    found = find_dates(text)
    assert [mention.value for mention in found] == [
        "2015-08-10",
        "2015-08-10",
        "2016-04-03",
        "2017-09",
    ]
    assert [mention.calendar for mention in found[:2]] == ["hijri", "gregorian"]


@given(st.text(alphabet="29 /-.سبتمبر20١َـ،صفر\n(", max_size=60))
def test_any_text_is_searched_without_error(text: str) -> None:
    for mention in find_dates(text):
        assert 0 <= mention.start < mention.end <= len(text)
        datetime.date.fromisoformat(f"{mention.value}-01"[:10])


def test_long_text_is_searched_in_linear_time() -> None:
    assert find_dates("29 سبتمبر " * 30_000) == []
    assert len(find_dates("29 سبتمبر 2021 و" * 3_000)) == 3_000


def test_day_words_cover_the_month() -> None:
    assert sorted(set(day_words().values())) == list(range(1, 32))


PARSED = {
    "2021-09-29 13:05": ("2021-09-29", "day", "13:05"),
    "2021-09-29T13:05:59.000Z": ("2021-09-29", "day", "13:05:59"),
    "2021-9-29T9:05+03:00": ("2021-09-29", "day", "09:05"),
    "29 سبتمبر 2021، 9:05": ("2021-09-29", "day", "09:05"),
    " 2021 ": ("2021", "year", None),
    "2021/09": ("2021-09", "month", None),
    "Wed, 29 Sep 2021 13:05:00 GMT": ("2021-09-29", "day", "13:05:00"),
    "September 29, 2021": ("2021-09-29", "day", None),
    "29-Sep-2021": ("2021-09-29", "day", None),
    "Sep 2021": ("2021-09", "month", None),
    "1443-02-22": ("2021-09-29", "day", None),
    "يوم الأربعاء ٢٩ أيلول ٢٠٢١ م": ("2021-09-29", "day", None),
}


@pytest.mark.parametrize("written", PARSED)
def test_parse(written: str) -> None:
    assert parse_date(written) == PARSED[written]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2021-02-31",
        "2021-13",
        "2021-09 13:05",
        "2021-09-29 25:00",
        "20210929",
        "0021-01-01",
        "29 سبتمبر 2021 أو 30 سبتمبر 2021",
        "نحو 29 سبتمبر 2021",
        "32/01/2021",
    ],
)
def test_parse_refuses(written: str) -> None:
    with pytest.raises(ValueError, match=re.compile(".")):
        parse_date(written)


def test_format() -> None:
    assert format_date("2021-01-05", "day") == "الثلاثاء 5 كانون الثاني/يناير 2021"
    assert format_date("2021-01", "month", "gregorian") == "يناير 2021"
    assert format_date("2021-01", "month", "maghreb", "arab") == "جانفي ٢٠٢١"
    assert format_date("2021", "year", "levant", "arab") == "٢٠٢١"


def test_hijri() -> None:
    assert hijri("2021-09-29") == "22 صفر 1443هـ"
    assert hijri("1924-08-01") == "1 محرم 1343هـ"
    assert hijri("1924-07-31") is None
    assert hijri("2077-11-17") is None
    assert hijri("2021-09") is None


@given(st.dates(datetime.date(1924, 8, 1), datetime.date(2077, 11, 15)))
def test_hijri_dates_lead_back(day: datetime.date) -> None:
    written = hijri(day.isoformat())
    assert written is not None
    (mention,) = find_dates(written)
    assert mention.value == day.isoformat()


def test_no_such_hijri_day() -> None:
    assert from_hijri(1443, 2, 30) is None
    assert from_hijri(1200, 1, 1) is None
