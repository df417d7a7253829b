"""Dates by neighbours: what a folder's order says, and what it does not."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.months import WEEKDAYS
from warraq.reading.article import Article, PublicationDate
from warraq.reading.neighbours import WITNESSES, date_by_neighbours, natural_key

FIRST = datetime.date(2021, 9, 20)


def article(path: str, day: datetime.date | None, text: str = "نص بلا يوم.") -> Article:
    """A raw article in a file, dated by its sidecar or not at all."""
    date = PublicationDate(day.isoformat(), "day", "sidecar") if day else None
    return Article(
        path=path, text=text, body=text, prose=text, markup="plain", title="", title_source="made",
        slug=path, date=date,
    )  # fmt: skip


def folder(days: Sequence[int | None], text: str = "نص بلا يوم.") -> list[Article]:
    """Files in order, each so many days after :data:`FIRST`, ``None`` for an undated one."""
    return [
        article(
            f"أخبار/خبر{number}.txt",
            None if day is None else FIRST + datetime.timedelta(days=day),
            text,
        )
        for number, day in enumerate(days, start=8)
    ]


def found(articles: list[Article]) -> list[str | None]:
    """Values of dates after the rule, in the given order."""
    date_by_neighbours(articles)
    return [each.date.value if each.date else None for each in articles]


def test_a_weekday_between_two_days_is_a_day() -> None:
    articles = folder([0, 1, None, 3, 3], "أعلن الوزير اليوم الأربعاء عن خطة.")
    assert found(articles)[2] == "2021-09-22"
    assert articles[2].date == PublicationDate("2021-09-22", "day", "range")


def test_a_folder_may_go_backwards_in_time() -> None:
    text = "أعلن الوزير أمس الثلاثاء عن خطة."
    assert found(folder([5, 4, None, 1, 0], text))[2] == "2021-09-22"


@pytest.mark.parametrize(
    ("days", "text", "expected"),
    [
        ([0, 1, None, 3, 3], "نص بلا يوم.", "2021-09"),
        ([0, 1, None, 3, 3], "قال اليوم السبت كلمة.", "2021-09"),
        ([0, 1, None, 3, 3], "قال اليوم الأربعاء، وأمس الأحد.", "2021-09"),
        ([0, 1, None, 9, 9], "قال اليوم الأربعاء كلمة.", "2021-09"),
        ([0, 1, None, 20, 30], "قال اليوم الأربعاء كلمة.", "2021"),
        ([0, 1, None, 200, 300], "قال اليوم الأربعاء كلمة.", None),
        ([0, 3, None, 1, 5], "قال اليوم الأربعاء كلمة.", None),
        ([None, 1, None, 3, None], "قال اليوم الأربعاء كلمة.", None),
        ([0, 1, 2, 3, None], "قال اليوم الأربعاء كلمة.", None),
    ],
)
def test_what_neighbours_leave_open(
    days: list[int | None], text: str, expected: str | None
) -> None:
    articles = folder(days, text)
    place = days.index(None) if days[2] is not None else 2
    assert found(articles)[place] == expected


def test_a_folder_without_order_says_nothing() -> None:
    days = [0, 1, None, 2, 3, 9, 1, 8, 0, 7, 2, 6]
    assert found(folder(days))[2] is None


def test_what_the_path_knows_is_kept() -> None:
    articles = folder([0, 1, None, 3, 3])
    articles[2].date = PublicationDate("2021-08", "month", "path")
    assert found(articles)[2] == "2021-08"
    articles[2].date = PublicationDate("2021", "year", "path")
    assert found(articles)[2] == "2021-09"


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["خبر10.txt", "خبر9.txt", "خبر٨.txt", "خبر.txt"]
    assert sorted(names, key=natural_key) == ["خبر.txt", "خبر٨.txt", "خبر9.txt", "خبر10.txt"]


def test_files_named_by_words_are_no_numbering() -> None:
    articles = folder([0, 1, None, 3, 3])
    for each, name in zip(articles, "انتخابات تجارة ثورة جفاف حوار".split(), strict=True):
        each.path = f"أخبار/{name}.txt"
    assert found(articles)[2] is None


def test_a_leading_number_is_a_numbering() -> None:
    articles = folder([0, 1, None, 3, 3])
    for number, each in enumerate(articles):
        each.path = f"أخبار/{number}-خبر{'-جديد' * number}.txt"
    assert found(articles)[2] == "2021-09"


DAYS = st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=1, max_size=14)


@given(days=DAYS, ordered=st.booleans(), weekday=st.integers(0, 6), seed=st.integers(0, 99))
def test_claims_are_those_of_a_naive_search(
    days: list[int | None], ordered: bool, weekday: int, seed: int
) -> None:
    if ordered:
        rising = iter(sorted(day for day in days if day is not None))
        days = [None if day is None else next(rising) for day in days]
    articles = folder(days, f"قال اليوم {WEEKDAYS[weekday]} كلمة.")
    random.Random(seed).shuffle(articles)
    date_by_neighbours(articles)
    articles.sort(key=lambda each: natural_key(each.path))
    for place, (each, day) in enumerate(zip(articles, days, strict=True)):
        if day is None:
            assert (each.date.value if each.date else None) == naive(days, place, weekday)


def naive(days: list[int | None], place: int, weekday: int) -> str | None:
    """The rule as its description has it."""
    known = [day for day in days if day is not None]
    steps = [two - one for one, two in pairwise(known) if one != two]
    if min(sum(step > 0 for step in steps), sum(step < 0 for step in steps)) > len(steps) / 10:
        return None
    before = [day for day in days[:place] if day is not None][-WITNESSES:]
    after = [day for day in days[place:] if day is not None][:WITNESSES]
    near = before + after
    if not before or not after or len(near) < 4:
        return None
    if near not in (sorted(near), sorted(near, reverse=True)):
        return None
    low, high = sorted((before[-1], after[0]))
    first, last = (FIRST + datetime.timedelta(days=each) for each in (low, high))
    fitting = [
        day
        for each in range(low, high + 1)
        if (day := FIRST + datetime.timedelta(days=each)).weekday() == weekday
    ]
    if high - low < 7 and fitting:
        return fitting[0].isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02}"
    return str(first.year)
