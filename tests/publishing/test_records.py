from __future__ import annotations

import pytest

from tests.publishing.samples import page, tag
from warraq.publishing.places import BuildError
from warraq.publishing.presentation import Presentation
from warraq.publishing.settings import PublishingSettings
from warraq.publishing.writer import check_inside


def test_a_record_says_how_precisely_its_date_is_known() -> None:
    day, month, year = page(1, "2021-09-29", time="13:05"), page(2, "2021-09"), page(3, "2021")
    assert [each.iso_date for each in (day, month, year)] == ["2021-09-29T13:05", "2021-09", "2021"]
    assert [each.locale_date for each in (day, month, year)] == [
        "الأربعاء 29 أيلول/سبتمبر 2021",
        "أيلول/سبتمبر 2021",
        "2021",
    ]
    assert [each.hijri_date for each in (day, month, year)] == ["22 صفر 1443هـ", None, None]
    assert [str(each.date) for each in (day, month, year)] == [
        "2021-09-29 13:05:00+00:00",
        "2021-09-01 00:00:00+00:00",
        "2021-01-01 00:00:00+00:00",
    ]


def test_an_undated_record_has_no_date_of_any_kind() -> None:
    undated = page(1)
    facts = (undated.date, undated.iso_date, undated.locale_date, undated.hijri_date)
    assert (*facts, undated.date_source, undated.date_precision) == (None,) * 6


def test_plugins_may_set_attributes_of_their_own() -> None:
    record = page(1)
    record.__setattr__("neighbours", [1])
    assert getattr(record, "neighbours", None) == [1]


def test_tags_by_type_keep_the_order_of_kinds_and_of_tags() -> None:
    record = page(1)
    record.tags = [tag("ب", "topic"), tag("س", "person"), tag("ا", "topic")]
    assert list(record.tags_by_type) == ["person", "topic"]
    assert [each.name for each in record.tags_by_type["topic"]] == ["ب", "ا"]


def test_tags_are_equal_by_kind_and_slug_alone() -> None:
    assert tag("علي") == tag("علي", url=False)
    assert tag("علي") != tag("علي", "place")
    assert len({tag("علي"), tag("علي", url=False), tag("علي", "place")}) == 2


def test_reading_takes_a_minute_at_least() -> None:
    assert page(1, prose="كلمة").reading_time == 1
    assert page(1, prose="كلمة " * 361).reading_time == 3


def test_dates_and_counts_follow_the_settings() -> None:
    shown = Presentation(PublishingSettings(month_names="maghreb", digits="arab"))
    assert shown.format_date("2021-01-05") == "الثلاثاء ٥ جانفي ٢٠٢١"
    assert shown.format_date("2021-01-05", "day") == shown.format_date("2021-01-05")
    assert shown.counted(11, "مقال") == "١١ مقالًا"
    assert shown.digits(2021) == "٢٠٢١"
    assert shown.hijri_date("2021-09-29") == "٢٢ صفر ١٤٤٣هـ"


@pytest.mark.parametrize("name", ["../x.html", "/etc/passwd", "a/../../x.html", "a\0.html"])
def test_no_address_leads_out_of_output(name: str) -> None:
    with pytest.raises(BuildError, match="leads out"):
        check_inside(name)
