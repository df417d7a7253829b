from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from warraq.publishing.images import ImageSizes
from warraq.publishing.links import Target, Targets


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for path in ("images/سوق قديم.png", "2021/09/كتب.pdf", "2021/09/.secret"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    (tmp_path / "private.txt").write_text("x")
    (root / "images/out.txt").symlink_to(tmp_path / "private.txt")
    return root


MARKET = Target(
    "file", "images/%D8%B3%D9%88%D9%82%20%D9%82%D8%AF%D9%8A%D9%85.png", "images/سوق قديم.png"
)
BOOKS = Target("file", "2021/09/%D9%83%D8%AA%D8%A8.pdf", "2021/09/كتب.pdf")
OTHER = Target("article", "articles/خبر.html", "2021/08/خبر.md")


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("{static}/images/سوق%20قديم.png", MARKET),
        ("../../images/سوق%20قديم.png", MARKET),
        ("/images/سوق%20قديم.png", MARKET),
        ("كتب.pdf", BOOKS),
        ("كتب.pdf#page=2", Target("file", BOOKS.url + "#page=2", BOOKS.path)),
        ("{filename}../08/خبر.md", OTHER),
        ("../08/خبر.md#h-مقدمة", Target("article", OTHER.url + "#h-مقدمة", OTHER.path)),
        ("https://example.org/a.png", Target("elsewhere", "https://example.org/a.png")),
        ("#مقدمة", Target("elsewhere", "#مقدمة")),
        ("mailto:a@example.org", Target("elsewhere", "mailto:a@example.org")),
        ("غائبة.jpg", Target("missing", "غائبة.jpg", "2021/09/غائبة.jpg")),
        ("../../../private.txt", Target("missing", "../../../private.txt")),
        ("/images/out.txt", Target("missing", "/images/out.txt", "images/out.txt")),
        (".secret", Target("missing", ".secret", "2021/09/.secret")),
        ("/images", Target("missing", "/images", "images")),
    ],
)
def test_targets(content: Path, written: str, target: Target) -> None:
    targets = Targets(content, {"2021/08/خبر.md": "articles/خبر.html"})
    assert targets.find("2021/09/مقال.md", written) == target


def test_sizes_are_those_that_a_browser_shows(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "plain.png")
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (30, 20)).save(tmp_path / "turned.jpg", exif=turned)
    (tmp_path / "drawing.svg").write_text("<svg/>")
    (tmp_path / "torn.png").write_bytes((tmp_path / "plain.png").read_bytes()[:20])
    sizes = ImageSizes(tmp_path)
    assert sizes("plain.png") == (30, 20)
    assert sizes("turned.jpg") == (20, 30)
    assert [sizes(name) for name in ("drawing.svg", "torn.png", "none.png")] == [None, None, None]


def test_each_file_is_opened_once(tmp_path: Path) -> None:
    Image.new("RGB", (3, 2)).save(tmp_path / "a.png")
    sizes = ImageSizes(tmp_path)
    assert sizes("a.png") == (3, 2)
    (tmp_path / "a.png").unlink()
    assert sizes("a.png") == (3, 2)
