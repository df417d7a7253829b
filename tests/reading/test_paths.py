import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.reading.paths import BadPathDate, name_words, path_facts

FACTS = {
    "x.txt": (None, None, "x"),
    "2021/09/29/نص-الخبر.txt": ("2021-09-29", None, "نص-الخبر"),
    "2021/09/خبر.md": ("2021-09", None, ""),
    "2021/0007.txt": ("2021", None, ""),
    "رياضة/2019/07/2019-07-19-algeria.md": ("2019-07-19", "رياضة", "algeria"),
    "2019/07/رياضة/x.md": ("2019-07", "رياضة", "x"),
    "أخبار/رياضة/x.md": (None, "رياضة", "x"),
    "2021-09/x.md": ("2021-09", None, "x"),
    "2021-09-article-12.md": ("2021-09", None, ""),
    "2021-09-29.txt": ("2021-09-29", None, ""),
    "2021/2020-12-31-x.md": ("2020-12-31", None, "x"),
    "2019-20-season.md": (None, None, "2019-20-season"),
    "part/12/x.md": (None, "part", "x"),
    "٢٠٢١/٠٩/x.md": ("2021-09", None, "x"),
    "12/13/x.md": (None, None, "x"),
    "a 'b' \"c\"/اسم فيه فراغ.txt": (None, "a 'b' \"c\"", "اسم-فيه-فراغ"),
}


@pytest.mark.parametrize("path", FACTS)
def test_facts(path: str) -> None:
    facts = path_facts(path)
    assert (facts.date, facts.section, facts.words) == FACTS[path]


def test_precision_follows_the_date() -> None:
    paths = ("2021/x.md", "2021/09/x.md", "2021/09/29/x.md")
    assert [path_facts(path).precision for path in paths] == ["year", "month", "day"]


@pytest.mark.parametrize(
    "path",
    ["2021/13/x.md", "2021/02/31/x.md", "2021/00/x.md", "2021-02-31-x.md", "2021-09-31/x.md"],
)
def test_dates_that_do_not_exist(path: str) -> None:
    with pytest.raises(BadPathDate, match="2021"):
        path_facts(path)


@pytest.mark.parametrize(
    "name", ["0007", "article-12", "خبر 7", "550e8400-e29b-41d4-a716", "IMG_0042", "", "---"]
)
def test_names_without_words(name: str) -> None:
    assert name_words(name) == ""


@given(st.dates())
def test_a_day_folder_gives_the_day(day: object) -> None:
    written = str(day)
    if "1600" <= written[:4] <= "2199":
        assert path_facts(written.replace("-", "/") + "/x.md").date == written
        assert path_facts(f"{written}-x.md").date == written
