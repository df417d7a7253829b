import gzip
import re
import shutil
from pathlib import Path

import pytest

from warraq.publishing import scripts
from warraq.publishing.modules import LinkError
from warraq.publishing.scripts import THEME, publish_scripts, published_search
from warraq.publishing.shortening import shortened

SEARCH = Path("theme", "js", "search")


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    """A site's static files as Pelican copies them."""
    shutil.copytree(THEME / "static", tmp_path / "theme")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.js")}


def test_comments_go_and_texts_patterns_and_licences_stay() -> None:
    short = shortened(
        "/*! a licence */\n/** What it does. */\nexport function quoted(text) {\n"
        '  // Slashes and spaces in texts stay: "// this".\n'
        '  return `« ${text} »`.replace(/ +\\/\\/ /g, " // ");\n}\n'
    )
    assert "/*! a licence */" in short
    assert "What it does" not in short
    assert "Slashes" not in short
    assert 'return`« ${text} »`.replace(/ +\\/\\/ /g," // ");' in short


def test_the_search_scripts_are_joined_and_no_other_file_remains(staged: Path) -> None:
    publish_scripts(staged / "theme", THEME)
    folder = staged / SEARCH
    assert {"main.js", "worker.js"} < names(folder) < names(THEME / "static/js/search")
    assert "words.js" not in names(folder)
    for path in folder.glob("*.js"):
        named = re.findall(r'(?:from|import\(|URL\()\s*"\./([^"]+)"', path.read_text("utf-8"))
        assert set(named) <= names(folder), path.name


def test_other_scripts_of_the_theme_are_only_shortened(staged: Path) -> None:
    before = {path: path.read_bytes() for path in staged.rglob("*") if path.is_file()}
    publish_scripts(staged / "theme", THEME)
    notice = staged / "theme/js/file-notice.js"
    assert notice.read_text("utf-8") == shortened(before[notice].decode())
    for path, content in before.items():
        assert path.suffix == ".js" or path.read_bytes() == content


def test_another_themes_scripts_are_left_alone(staged: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in staged.rglob("*") if path.is_file()}
    publish_scripts(staged / "theme", tmp_path / "elsewhere")
    assert {path: path.read_bytes() for path in staged.rglob("*") if path.is_file()} == before


def test_a_script_that_cannot_be_joined_is_named(staged: Path) -> None:
    path = staged / SEARCH / "words.js"
    path.write_text(path.read_text("utf-8") + "export default 1;\n", encoding="utf-8")
    line = path.read_text("utf-8").count("\n")
    with pytest.raises(LinkError, match=rf"theme/static/js/search/words\.js:{line}: "):
        publish_scripts(staged / "theme", THEME)


def test_a_sites_own_file_in_a_scripts_place_is_left_alone(staged: Path) -> None:
    notice = staged / "theme/js/file-notice.js"
    notice.write_text("/* ours */\n", encoding="utf-8")
    publish_scripts(staged / "theme", THEME)
    assert notice.read_text("utf-8") == "/* ours */\n"


def test_a_site_without_the_themes_scripts_is_none_the_worse(tmp_path: Path) -> None:
    publish_scripts(tmp_path, THEME)
    assert not any(tmp_path.iterdir())


def test_what_loads_before_the_first_answer_keeps_its_budget() -> None:
    published = published_search(THEME / "static/js/search")
    texts = [published[name].encode() for name in scripts.ENTRIES]
    assert sum(len(gzip.compress(text, mtime=0)) for text in texts) < 20_800
    assert sum(len(text) for text in texts) < 63_000
