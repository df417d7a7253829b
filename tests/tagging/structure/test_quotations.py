"""Quotations and their speakers."""

from __future__ import annotations

import pytest

from tests.tagging.structure.texts import quoted, structure

SHUKRI = "سامح شكري"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال وزير الخارجية المصري سامح شكري إن بلاده ترحب بالاتفاق الجديد.",
            [("بلاده ترحب بالاتفاق الجديد", SHUKRI)],
        ),
        (
            "أكد سامح شكري أنه سيزور المنطقة قريبا، مضيفا أن الزيارة قصيرة جدا.",
            [
                ("أنه سيزور المنطقة قريبا", SHUKRI),
                ("الزيارة قصيرة جدا", SHUKRI),
            ],
        ),
        (
            "وقال سامح شكري: «نحن نريد السلام في كل مكان».",
            [("نحن نريد السلام في كل مكان", SHUKRI)],
        ),
        (
            '"نحن نريد السلام في كل مكان"، قال سامح شكري أمام الصحفيين.',
            [("نحن نريد السلام في كل مكان", SHUKRI)],
        ),
        (
            "وكان سامح شكري قد صرح بأن الحوار وحده يفيد البلدين.",
            [("الحوار وحده يفيد البلدين", SHUKRI)],
        ),
        (
            "نقلت الصحيفة عن سامح شكري قوله إن الحوار مفتوح للجميع.",
            [("الحوار مفتوح للجميع", SHUKRI)],
        ),
        (
            "أعلنت وزارة الصحة أن اللقاح متاح في كل المراكز.",
            [("اللقاح متاح في كل المراكز", "وزارة الصحة")],
        ),
        (
            "قال مسؤول كبير إن العمل يتقدم كما ينبغي.",
            [("العمل يتقدم كما ينبغي", "مسؤول كبير")],
        ),
        (
            "قال اليوم الثلاثاء وزير الخارجية سامح شكري إن الحوار مفيد للجميع.",
            [("الحوار مفيد للجميع", SHUKRI)],
        ),
        (
            "وقال «هانكلوز» في رسالة إن القفز أسهل من المشي.",
            [("القفز أسهل من المشي", "هانكلوز")],
        ),
        (
            "استقبل سامح شكري الوفد، مؤكدا أن الباب مفتوح للجميع.",
            [("الباب مفتوح للجميع", SHUKRI)],
        ),
    ],
)
def test_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert quoted(text) == expected


def test_a_verb_without_a_subject_means_the_last_speaker() -> None:
    text = (
        "قال سامح شكري إن بلاده ترحب بالاتفاق.\nوأضاف أن التنفيذ يبدأ غدا.\n"
        "وتابع: «سنعمل مع الجميع بلا استثناء»."
    )
    assert [speaker for _, speaker in quoted(text)] == [SHUKRI] * 3
    assert structure(text).quotations[1].speaker is not None


def test_a_verb_of_another_form_leaves_the_speaker_open() -> None:
    text = "قال سامح شكري إن بلاده ترحب بالاتفاق.\nوأضافت أن التنفيذ يبدأ غدا."
    assert quoted(text)[1] == ("التنفيذ يبدأ غدا", None)


def test_the_last_speaker_is_forgotten_after_a_passage() -> None:
    filler = "تقع المدينة على الساحل.\n" * 4
    text = f"قال سامح شكري إن بلاده ترحب بالاتفاق.\n{filler}وأضاف أن التنفيذ يبدأ غدا."
    assert quoted(text)[-1] == ("التنفيذ يبدأ غدا", None)


def test_the_one_whom_it_was_told_does_not_speak() -> None:
    text = "قال لـ«المسار» سامح شكري إن العمل يتقدم كما يجب."
    assert quoted(text) == [("العمل يتقدم كما يجب", SHUKRI)]


def test_a_spokesman_is_not_whom_he_speaks_for() -> None:
    (found,) = structure("قال محامي سامح شكري إن موكله سيعود قريبا.").quotations
    assert found.speaker is not None
    assert found.speaker.name is None


@pytest.mark.parametrize(
    "text",
    [
        "صدر كتاب «تاريخ المدينة في العصر الوسيط» عن دار محلية.",
        "عُقد المؤتمر تحت شعار: «نحو مدن أكثر خضرة وهدوءا».",
        "يعرف باسم «أبو علي».",
        "يجب أن يصل القطار في موعده.",
        "وصل بعد أن أكد الحضور الموعد.",
        "يذكر أن المدينة قديمة جدا.",
        'علامة " وحدها في السطر لا تفتح شيئا طويلا.',
    ],
)
def test_no_quotation(text: str) -> None:
    assert structure(text).quotations == ()


def test_places_survive_marks_and_line_ends() -> None:
    text = "قالَ سامِح شُكري إنّ بلادَهُ تُرحِّبُ بالاتِّفاقِ.\r\nوأضاف أنَّ التنفيذ يبدأ غدًا.\r\n"
    found = structure(text).quotations
    assert [text[each.start : each.end] for each in found] == [
        "بلادَهُ تُرحِّبُ بالاتِّفاقِ",
        "التنفيذ يبدأ غدًا",
    ]
