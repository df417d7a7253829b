"""Whether the tags of the seed article are those that the design asks for.

python -m benchmarks.tagging_seed ARTICLE

ARTICLE is the seed article, or a folder beside which ``seed/article.txt`` lies. Prints the tags
and what of the three lists is missing or should not be there; the exit status is 1 where a must is
missing or a must-not appears.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from warraq.tagging.report import tag_files

MUST: Final = (
    "رجب طيب أردوغان", "فلاديمير بوتين", "روسيا", "تركيا", "سوريا", "العلاقات التركية الروسية",
)  # fmt: skip
SHOULD: Final = (
    "دميتري بيسكوف", "سوتشي", "إدلب", "حلف شمال الأطلسي", "الأمم المتحدة", "إس-400",
    "وقف إطلاق النار", "فيروس كورونا",
)  # fmt: skip
MUST_NOT: Final = (
    "أردوغان لبوتين", "الرئيس التركي", "اليوم الأربعاء", "وأرمينيا", "للأمم المتحدة", "قال",
    "لبوتين",
)  # fmt: skip


def judged(row: dict[str, Any]) -> dict[str, list[str]]:
    """What is missing of must and should, and what is there of must-not, in tags or entities."""
    tags = {tag["name"] for tag in row["tags"]}
    written = {entity["text"] for entity in row["entities"]}
    return {
        "must, missing": [name for name in MUST if name not in tags],
        "should, missing": [name for name in SHOULD if name not in tags],
        "must not, there": [name for name in MUST_NOT if name in tags | written],
    }


def seed_article(path: Path) -> Path:
    """The article itself, or the one beside a data folder."""
    return path.parent / "seed" / "article.txt" if path.is_dir() else path


def main(data: Path, out: Path | None = None) -> bool:
    """Judges the article, prints the result and writes it to ``out``; whether nothing is wrong."""
    (row,) = tag_files([seed_article(data.absolute())])
    for tag in row["tags"]:
        print(f"  {tag['type']:12} {tag['name']}  [{tag['reason']}]")
    found = judged(row)
    for label, names in found.items():
        print(f"{label}: {'، '.join(names) or 'none'}")
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        text = json.dumps(found, ensure_ascii=False, indent=2)
        (out / "tagging_seed.json").write_text(text + "\n", encoding="utf-8")
    return not found["must, missing"] and not found["must not, there"]


if __name__ == "__main__":
    sys.exit(0 if main(Path(sys.argv[1])) else 1)
