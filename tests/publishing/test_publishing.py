"""What builds do to OUTPUT, and what they say where something is wrong."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.publishing.builds import ADDRESS, Built, build, copy_site, files
from tests.publishing.conftest import BuiltSite
from warraq.publishing.places import find_places
from warraq.publishing.state import lock


def assert_refused(run: Built, *parts: str) -> None:
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    for part in parts:
        assert part in run.stderr


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, simple: BuiltSite) -> Path:
    """A folder with a published site, for builds that must leave it as it is."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(simple.output, folder / "output")
    return folder


def test_all_faults_are_listed_at_once_and_nothing_changes(published: Path) -> None:
    before = files(published / "output")
    copy_site("faulty", published)
    run = build(published)
    bad = ("تاريخ.md:2", "فارغ.txt", "ثنائي.txt", "أول.md", "ثان.md", "pages/بلا-عنوان.md")
    assert_refused(run, *bad, "SKIP_BAD=1")
    assert "سليم.md" not in run.stderr
    assert files(published / "output") == before
    assert not list((published / ".warraq").glob("*/staging"))


def test_bad_files_can_be_left_out(tmp_path: Path) -> None:
    copy_site("faulty", tmp_path)
    run = build(tmp_path, variables={"WARRAQ_SKIP_BAD": "1"})
    assert run.returncode == 0, run.stderr
    assert "5 left out" in run.stdout
    for bad in ("تاريخ.md:2", "فارغ.txt", "ثنائي.txt", "أول.md", "ثان.md", "pages/بلا-عنوان.md"):
        assert bad in run.stderr
    articles = [path for path in files(tmp_path / "output") if path.startswith("articles/")]
    assert articles == ["articles/سليم.html"]


@pytest.mark.parametrize(
    ("settings", "complaints"),
    [
        ({"WARRAQ_REDING": {}}, ["WARRAQ_REDING"]),
        ({"WARRAQ_INDEX": {"k9": 1}, "WARRAQ_TAGGING": {"max_tags": "x"}}, ["'k9'", "max_tags"]),
        ({"WARRAQ_PUBLISHING": []}, ["WARRAQ_PUBLISHING"]),
        ({"PLUGINS": ["warraq", "no_such_plugin"]}, ["no_such_plugin"]),
    ],
)
def test_bad_settings_are_told(
    tmp_path: Path, settings: dict[str, object], complaints: list[str]
) -> None:
    copy_site("dated", tmp_path)
    assert_refused(build(tmp_path, settings=settings), *complaints)
    assert not (tmp_path / "output").exists()


def test_output_inside_content_is_refused(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    before = files(content)
    assert_refused(build(tmp_path, output=content / "site"), "inside CONTENT")
    assert files(content) == before


def test_broken_templates_are_all_told_with_their_lines(tmp_path: Path) -> None:
    copy_site("dated", tmp_path)
    theme = tmp_path / "theme/templates"
    theme.mkdir(parents=True)
    (theme / "page.html").write_text("\n{% if %}")
    (theme / "article.html").write_text("<p>\n{{ article.date.no.such }}")
    run = build(tmp_path, "-t", str(theme.parent))
    assert_refused(run, "template page.html:2")
    (theme / "page.html").write_text("ok")
    (theme / "tags.html").write_text("{{ 1 / 0 }}")
    run = build(tmp_path, "-t", str(theme.parent))
    assert_refused(run, "article.html:2", "tags.html")
    assert run.stderr.count("article.html:2") == 1


def test_a_second_build_is_refused_at_once(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    places = find_places(str(content), str(tmp_path / "output"), str(tmp_path / ".warraq"))
    with lock(places):
        assert_refused(build(tmp_path), "another build")


def test_a_life_of_an_output(tmp_path: Path) -> None:
    """First build into a used folder, edit, remove an article, set an address, lose the record."""
    content = copy_site("dated", tmp_path)
    output = tmp_path / "output"
    output.mkdir()
    foreign = {"CNAME": b"example.org", ".git/HEAD": b"ref", "articles/note.txt": b"mine"}
    for path, data in foreign.items():
        (output / path).parent.mkdir(exist_ok=True)
        (output / path).write_bytes(data)

    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    first = files(output)
    assert {path: first[path] for path in foreign} == foreign

    style = output / "theme/css/site.css"
    modified = style.stat().st_mtime_ns
    (content / "علوم/تلسكوب.md").unlink()
    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    second = files(output)
    assert {path: second[path] for path in foreign} == foreign
    assert not [path for path, data in second.items() if "تلسكوب".encode() in data]
    assert not (output / "sections/علوم.html").exists()
    assert style.stat().st_mtime_ns == modified

    run = build(tmp_path)
    assert ": 0 written" in run.stdout
    assert files(output) == second

    run = build(tmp_path, variables={"WARRAQ_SITEURL": ADDRESS})
    assert "feed.atom" in files(output)
    build(tmp_path)
    assert files(output) == second

    shutil.rmtree(tmp_path / ".warraq")
    run = build(tmp_path, variables={"WARRAQ_SITEURL": ADDRESS})
    assert run.returncode == 0, run.stderr
    assert "no record" in run.stderr


def test_a_foreign_file_in_the_way_ends_the_build(tmp_path: Path) -> None:
    copy_site("dated", tmp_path)
    (tmp_path / "output").mkdir()
    (tmp_path / "output/index.html").write_text("somebody's home page")
    assert_refused(build(tmp_path), "output/index.html")
    assert files(tmp_path / "output") == {"index.html": b"somebody's home page"}


# Dies in the middle of publishing, as by kill -9: no handler and no `finally` runs.
KILLED = """
import os, signal, sys
from pelican import main
from warraq.publishing import publication

rename, renamed = publication._move, []

def rename_some(source, target):
    renamed.append(target)
    if len(renamed) == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    rename(source, target)

publication._move = rename_some
main(sys.argv[1:])
"""


def test_a_killed_build_is_made_good_by_the_next(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    killed = build(tmp_path, program=("-c", KILLED))
    assert killed.returncode == -signal.SIGKILL
    torn = files(tmp_path / "output")
    assert len(torn) == 19
    # What the killed build published is known to be ours, also where the next one does not make it.
    (content / "اقتصاد/ميناء.md").unlink()
    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    whole = files(tmp_path / "output")
    assert not [path for path, data in whole.items() if "ميناء جديد".encode() in data]
    assert not list((tmp_path / ".warraq").glob("*/staging"))
    clean = tmp_path / "clean"
    assert build(tmp_path, output=clean).returncode == 0
    assert files(clean) == whole


def test_two_pages_with_one_address_are_a_fault(tmp_path: Path) -> None:
    content = copy_site("dated", tmp_path)
    (content / "pages/search.md").write_text("Title: بحث\n\nصفحة باسم صفحة البحث.\n")
    assert_refused(build(tmp_path), "same address search.html")


SURROUNDINGS = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
]


def test_the_same_content_gives_the_same_bytes_everywhere(
    tmp_path: Path, addressed: BuiltSite
) -> None:
    for number, variables in enumerate(SURROUNDINGS):
        folder = tmp_path / f"مجلد {number}"
        copy_site("archive", folder)
        run = build(folder, variables={"WARRAQ_SITEURL": ADDRESS, **variables})
        assert run.returncode == 0, run.stderr
        assert files(folder / "output") == addressed.files
