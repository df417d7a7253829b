"""Named sources."""

from __future__ import annotations

import pytest

from tests.tagging.structure.texts import named, structure


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("بلغ العدد ألفا، بحسب وزارة الصحة.", ["وزارة الصحة"]),
        ("بلغ العدد ألفا وفقا لوكالة رويترز.", ["رويترز"]),
        ("نقلا عن رويترز بلغ العدد ألفا.", ["رويترز"]),
        ("ذكرت صحيفة «المسار» أن العدد بلغ ألفا.", ["المسار"]),
        ("أفادت وكالة الأناضول بأن العدد بلغ ألفا.", ["وكالة الأناضول"]),
        ("بحسب ما أعلنته وزارة الصحة بلغ العدد ألفا.", ["وزارة الصحة"]),
        ("وفق بيان للأمم المتحدة ارتفع العدد.", ["الأمم المتحدة"]),
        ("أُغلق الطريق أمس.\n* خدمة «نيويورك تايمز»", ["نيويورك تايمز"]),
        ("أُغلق الطريق أمس. (سكاي نيوز)", ["سكاي نيوز"]),
        ("توزع المقاعد حسب الأولوية.", []),
        ("وفقا للقواعد الجديدة يبدأ العمل غدا.", []),
        ("بحسب مصادر محلية بلغ العدد ألفا.", []),
        ("نقلا عن مصدر فإن سامح شكري سيسافر.", []),
    ],
)
def test_sources(text: str, names: list[str]) -> None:
    found = structure(text).sources
    assert named(found) == names
    assert all(each.reason for each in found)
    assert all(text[each.start : each.end].strip() for each in found)
