import pytest

from warraq.reading.links import content_path, points_inside

PATHS = {
    "a.jpg": "2021/09/a.jpg",
    "../a.jpg": "2021/a.jpg",
    "../../images/a.jpg": "images/a.jpg",
    "../../../a.jpg": None,
    "../../..": None,
    "/images/a.jpg": "images/a.jpg",
    "{static}/images/a%20b.jpg": "images/a b.jpg",
    "{filename}../08/y.md": "2021/08/y.md",
    "{attach}a.jpg?x=1#y": "2021/09/a.jpg",
    "|static|/a.jpg": "a.jpg",
    "%2e%2e/%2e%2e/%2e%2e/etc/passwd": None,
    "https://e.org/a.jpg": None,
    "//e.org/a.jpg": None,
    "{static}//e.org/a.jpg": None,
    "{static}/../a.jpg": None,
    "\\\\e.org\\a.jpg": None,
    "/\\e.org/a.jpg": None,
    "\\/e.org/a.jpg": None,
    "/\t/e.org/a.jpg": None,
    " //e.org/a.jpg": None,
    "{static}/\\e.org/a.jpg": None,
    "\\images\\a.jpg": "images/a.jpg",
    "a%00.jpg": None,
    "#part": None,
    "": None,
}


@pytest.mark.parametrize("target", PATHS)
def test_paths(target: str) -> None:
    assert content_path("2021/09/x.md", target) == PATHS[target]


def test_what_points_inside() -> None:
    assert points_inside("a.jpg")
    assert not points_inside("mailto:a@e.org")
    assert not points_inside("?q=1")
