"""Datelines, agencies and bylines."""

from __future__ import annotations

import pytest

from tests.tagging.structure.texts import STORY, named, structure


@pytest.mark.parametrize(
    ("head", "places", "agencies"),
    [
        ("الرياض - واس:", ["الرياض"], ["وكالة الأنباء السعودية"]),
        ("موسكو (رويترز) -", ["موسكو"], ["رويترز"]),
        ("بيروت ـ أ ف ب:", ["بيروت"], ["وكالة الصحافة الفرنسية"]),
        ("برلين (د ب أ) –", ["برلين"], ["وكالة الأنباء الألمانية"]),
        ("باريس/ وكالة الأناضول:", ["باريس"], ["وكالة الأناضول"]),
        ("واس - جدة:", ["جدة"], ["وكالة الأنباء السعودية"]),
        ("الدوحة - قنا:", ["الدوحة"], ["وكالة الأنباء القطرية"]),
        ("تونس (وات) -", ["تونس"], ["وكالة تونس أفريقيا للأنباء"]),
        ("لندن، واشنطن - رويترز:", ["لندن", "واشنطن"], ["رويترز"]),
        ("القاهرة 12 مارس (رويترز) -", ["القاهرة"], ["رويترز"]),
        ("عمّان -", ["عمان"], []),
        ("أنقرة - رويترز، أ.ف.ب:", ["أنقرة"], ["رويترز", "وكالة الصحافة الفرنسية"]),
        ("نيويورك – «المسار»:", ["نيويورك"], []),
    ],
)
def test_datelines(head: str, places: list[str], agencies: list[str]) -> None:
    text = head + STORY
    found = structure(text)
    assert found.dateline is not None
    assert text[found.dateline.start : found.dateline.end] == head
    assert named(found.dateline.places) == places
    assert named(found.agencies) == agencies
    for origin in (*found.dateline.places, *found.agencies):
        assert head.find(text[origin.start : origin.end]) == origin.start
        assert origin.reason == "in the dateline"


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد مدينة حلب - الأكبر في الشمال - ثم عاد." + STORY,
        "قال الوزير: لن نقبل بأقل من ذلك." + STORY,
        "مصر: الحكومة تعلن موازنة جديدة\nأقرت الحكومة الموازنة.",
        "تستورد البلاد القمح من روسيا (رويترز) وأوكرانيا.",
        "سوق المدينة - جولة بين الحوانيت القديمة",
        "1- بيروت:\nيبقى الطريق مغلقا في الجهة الشمالية حتى نهاية الأسبوع المقبل كما قيل.",
        "كلمة",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert structure(text).dateline is None


def test_a_dateline_may_follow_a_short_headline() -> None:
    text = "قطارات جديدة بين المدن\nالرباط - رويترز:" + STORY
    found = structure(text).dateline
    assert found is not None
    assert text[found.start : found.end] == "الرباط - رويترز:"


def test_a_dateline_with_two_calendars() -> None:
    text = "الطائف 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n" + STORY
    found = structure(text)
    assert found.dateline is not None
    assert named(found.dateline.places) == ["الطائف"]
    assert named(found.agencies) == ["وكالة الأنباء السعودية"]


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        ("(رويترز)", ["رويترز"]),
        ("(أ ف ب، رويترز)", ["وكالة الصحافة الفرنسية", "رويترز"]),
        ("المصدر: وكالات", ["وكالات الأنباء"]),
        ("المصدر : الأناضول", ["وكالة الأناضول"]),
        ("(الأربعاء)", []),
        ("بنا", []),
    ],
)
def test_credits_at_the_end(tail: str, agencies: list[str]) -> None:
    text = STORY.strip() + "\n" + tail
    assert named(structure(text).agencies) == agencies


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("كتب: سامر هانكلوزي", ["سامر هانكلوزي"]),
        ("كتبت - ليلى درويش:", ["ليلى درويش"]),
        ("بقلم ريم الحداد", ["ريم الحداد"]),
        ("إعداد: كريم منصور", ["كريم منصور"]),
        ("ترجمة: هدى سالم", ["هدى سالم"]),
        ("نادية خليل", ["نادية خليل"]),
        ("نادية خليل - المسار", ["نادية خليل"]),
        ("المسار - نادية خليل", ["نادية خليل"]),
        ("• نادية خليل", []),
        ("تقرير: الأسبوع الماضي في الأسواق", []),
        ("كتب الوزير إلى زملائه رسالة طويلة", []),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    text = line + "\n" + STORY.strip()
    found = structure(text).bylines
    assert named(found) == names
    assert [text[each.start : each.end] for each in found] == names


def test_the_reporter_of_a_dateline() -> None:
    found = structure("أحمد قاسم - الطريق - جدة:" + STORY)
    assert named(found.bylines) == ["أحمد قاسم"]
    assert found.dateline is not None


def test_the_reporter_before_a_paper() -> None:
    assert named(structure("أحمد قاسم - الطريق:" + STORY).bylines) == ["أحمد قاسم"]


def test_a_signature_at_the_end() -> None:
    assert named(structure(STORY + "- د. نادية خليل").bylines) == ["نادية خليل"]


def test_a_name_in_a_caption_is_no_byline() -> None:
    text = "سمير العلي\nفاز اللاعب سمير العلي بالسباق أمس.\nوكان السباق طويلا.\n"
    assert structure(text).bylines == ()


def test_marks_and_tatweel_change_no_place() -> None:
    text = "الرِّيـاض - واس:" + STORY
    found = structure(text)
    assert found.dateline is not None
    (place,) = found.dateline.places
    assert (place.name, text[place.start : place.end]) == ("الرياض", "الرِّيـاض")
