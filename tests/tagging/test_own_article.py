"""The article of our own about the summit in Sochi has the tags that its event asks for."""

from __future__ import annotations

from pathlib import Path

from warraq.tagging.report import tag_files

ARTICLE = Path(__file__).parents[2] / "content" / "سياسة" / "2021" / "09" / "قمة-سوتشي.txt"
MUST = {"رجب طيب أردوغان", "فلاديمير بوتين", "روسيا", "تركيا", "سوريا", "العلاقات التركية الروسية"}
SHOULD = {"سوتشي", "إدلب", "حلف شمال الأطلسي", "إس-400", "وقف إطلاق النار"}
MUST_NOT = {
    "أردوغان لبوتين", "الرئيس التركي", "الرئيس الروسي", "اليوم الأربعاء", "وأرمينيا",
    "للأمم المتحدة", "قال", "لبوتين",
}  # fmt: skip


def test_the_tags_of_the_summit() -> None:
    (row,) = tag_files([ARTICLE])
    names = {tag["name"] for tag in row["tags"]}
    assert names >= MUST
    assert names >= SHOULD
    assert not names & MUST_NOT
    assert not {entity["text"] for entity in row["entities"]} & MUST_NOT
    assert len(row["tags"]) <= 15
