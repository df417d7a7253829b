import json
from pathlib import Path

import pytest

from tests.reading.folders import BODY, archive_of, fill
from warraq.reading import Fault, ReadingSettings, Refused, read_article

SETTINGS = ReadingSettings()
FULL = {
    "title": "قمة\nسوتشي",
    "date": "2021-09-29",
    "section": "سياسة",
    "tags": ["روسيا", "لندن، باريس"],
    "author": "سعاد أحمد",
    "source": "وكالة",
    "url": "https://example.org/1",
    "licence": "CC0-1.0",
    "pages": 3,
    "note": "ملاحظة",
    "empty": None,
}


def test_every_field(tmp_path: Path) -> None:
    fill(tmp_path, {"2020/x.txt": BODY, "2020/x.meta.json": json.dumps(FULL)})
    article = read_article(tmp_path, "2020/x.txt", SETTINGS)
    assert (article.title, article.title_source) == ("قمة سوتشي", "given")
    assert article.date is not None
    assert (article.date.value, article.date.source) == ("2021-09-29", "sidecar")
    assert (article.section, article.section_source) == ("سياسة", "sidecar")
    assert article.tags == ("روسيا", "لندن، باريس")
    assert article.authors == ("سعاد أحمد",)
    assert (article.source, article.source_url) == ("وكالة", "https://example.org/1")
    assert article.licence == "CC0-1.0"
    assert article.metadata == {"pages": "3", "note": "ملاحظة"}


def test_header_beats_sidecar_beats_path(tmp_path: Path) -> None:
    sidecar = json.dumps({"title": "من الملف المرافق", "date": "2020-01-01", "licence": "CC0"})
    fill(
        tmp_path,
        {"رياضة/2019/x.md": f"Title: من الترويسة\n\n{BODY}", "رياضة/2019/x.meta.json": sidecar},
    )
    article = read_article(tmp_path, "رياضة/2019/x.md", SETTINGS)
    assert article.title == "من الترويسة"
    assert article.date is not None
    assert (article.date.value, article.date.source) == ("2020-01-01", "sidecar")
    assert (article.section, article.section_source) == ("رياضة", "path")
    assert article.licence == "CC0"


def test_a_list_given_as_text_is_split(tmp_path: Path) -> None:
    fill(tmp_path, {"x.txt": BODY, "x.meta.json": '\ufeff{"tags": "روسيا، تركيا"}'})
    assert read_article(tmp_path, "x.txt", SETTINGS).tags == ("روسيا", "تركيا")


BAD = {
    '{\n "title": "x",\n "date": 2021\n}': (3, "date must be text"),
    '{\n "tags": ["a", 3]\n}': (2, "tags must be"),
    '{\n "title": ["x"]\n}': (2, "title must be text"),
    '{\n "title": "x"\n "date": "2021"}': (3, "bad JSON"),
    '["x"]': (1, "not a JSON object"),
    '"x"': (1, "not a JSON object"),
    "": (1, "bad JSON"),
    '{"date": "غدا"}': (1, "bad date"),
    '{"title": "\\ud800"}': (1, "half a character"),
    '{"n": ' + "9" * 5000 + "}": (None, "bad JSON"),
    "[" * 100_000: (None, "bad JSON"),
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_faults(tmp_path: Path, text: str) -> None:
    fill(tmp_path, {"x.txt": BODY, "x.meta.json": text})
    with pytest.raises(Refused) as caught:
        read_article(tmp_path, "x.txt", SETTINGS)
    (fault,) = caught.value.faults
    line, what = BAD[text]
    assert fault.path.endswith("x.meta.json")
    assert fault.line == line
    assert what in fault.what


def test_a_sidecar_without_its_article(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a/x.txt": BODY,
        "a/y.meta.json": "{}",
        "x.txt.meta.json": "{}",
    }
    articles, faults = archive_of(tmp_path, files)
    assert len(articles) == 1
    assert [fault.what for fault in faults] == ["no article beside it"] * 2
    assert isinstance(faults[0], Fault)
