"""names.toml in builds: written, obeyed, kept, and what becomes of old addresses."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.publishing.builds import ADDRESS, Built, build, copy_site, files
from tests.publishing.conftest import BuiltSite, built
from warraq.indexing.engine.search import Engine
from warraq.publishing.clean import clean
from warraq.publishing.names import redirect_page
from warraq.publishing.places import find_places

PERSON = "people/سامر-هانكلوزي.html"
EDITS = {
    '[person."سامر-هانكلوزي"]\n': 'slug = "سامر-نجيب"\n',
    '[person."ماهر-قندلفتيان"]\n': 'merge = "سلوى طبرجيان"\n',
    '[place."زغرونة"]\n': 'type = "organisation"  # the club\n',
    '[place."تونس"]\n': "ban = true\n",
    '[topic."ميناء-زغرونة"]\n': 'merge = "organisation/شركة-مرافئ"\n',
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """tests/sites/names, built once."""
    return built(tmp_path_factory.mktemp("names"), "names")


@pytest.fixture(scope="module")
def edited(first: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same with every kind of edit, built again at an address."""
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(first.folder / "content", folder / "content")
    text = names_of(folder)
    for header, line in EDITS.items():
        assert header in text
        text = text.replace(header, header + line)
    text = text.replace('name = "سامر هانكلوزي"', 'name = "سامر نجيب هانكلوزي"  # as he signs')
    text = text.replace('name = "أسعار القمح"', 'name = "القمح"')
    text = text.replace('[place."باريس"]', '# twice in April\n[place."باريس"]')
    write_names(folder, text)
    run = build(folder, variables={"WARRAQ_SITEURL": ADDRESS})
    assert run.returncode == 0, run.stderr
    return BuiltSite(folder, run)


def names_of(folder: Path) -> str:
    return (folder / "content" / "names.toml").read_text(encoding="utf-8")


def write_names(folder: Path, text: str) -> None:
    (folder / "content" / "names.toml").write_text(text, encoding="utf-8")


def tag_pages(site: BuiltSite) -> set[str]:
    """Pages of tags, redirects among them."""
    folders = ("people/", "places/", "organisations/", "topics/", "names/")
    return {path for path in site.files if path.startswith(folders)}


def copy_of(site: BuiltSite, folder: Path) -> Path:
    shutil.copytree(site.folder, folder, dirs_exist_ok=True)
    return folder


def refused(run: Built, *parts: str) -> None:
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr
    for part in parts:
        assert part in run.stderr, run.stderr


def test_the_file_lists_the_names_with_a_page(first: BuiltSite) -> None:
    text = names_of(first.folder)
    assert text.startswith("# names.toml: the names and topics of this archive")
    headers = re.findall(r'^\[(\w+)\."(.+)"\]$', text, re.MULTILINE)
    folders = {"person": "people", "place": "places", "organisation": "organisations"}
    pages = {f"{folders.get(kind, 'topics')}/{slug}.html" for kind, slug in headers}
    assert pages == tag_pages(first)
    assert PERSON in pages
    assert "names.toml" not in "".join(first.files)


def test_a_second_build_changes_nothing(first: BuiltSite) -> None:
    file = first.folder / "content" / "names.toml"
    before, pages = file.stat().st_mtime_ns, first.files
    run = build(first.folder)
    assert run.returncode == 0, run.stderr
    assert file.stat().st_mtime_ns == before
    assert first.files == pages
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_the_same_content_gives_the_same_file(first: BuiltSite, tmp_path: Path) -> None:
    again = built(tmp_path, "names")
    assert names_of(again.folder) == names_of(first.folder)


def test_every_edit_reaches_the_pages(edited: BuiltSite) -> None:
    assert tag_pages(edited) == {
        "people/سامر-نجيب.html",
        PERSON,
        "people/سلوى-طبرجيان.html",
        "people/ماهر-قندلفتيان.html",
        "places/باريس.html",
        "places/بيروت.html",
        "organisations/زغرونة.html",
        "places/زغرونة.html",
        "organisations/شركة-مرافئ.html",
        "topics/أسعار-القمح.html",
        "topics/ميناء-زغرونة.html",
    }
    assert "<title>القمح —" in edited.text("topics/أسعار-القمح.html")
    meeting = edited.text("articles/لقاء.html")
    assert "سامر نجيب هانكلوزي" in meeting
    assert "people/سلوى-طبرجيان.html" in unquote(meeting)
    assert "places/تونس" not in unquote(edited.text("articles/ميناء.html"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PERSON, "people/سامر-نجيب.html"),
        ("people/ماهر-قندلفتيان.html", "people/سلوى-طبرجيان.html"),
        ("places/زغرونة.html", "organisations/زغرونة.html"),
        ("topics/ميناء-زغرونة.html", "organisations/شركة-مرافئ.html"),
    ],
)
def test_old_addresses_lead_on(edited: BuiltSite, old: str, new: str) -> None:
    page = edited.text(old)
    link = re.search(r'<a href="([^"]+)">', page)
    assert link is not None
    assert (edited.output / old).parent.joinpath(unquote(link[1])).resolve() == (
        edited.output / new
    )
    assert f'<meta http-equiv="refresh" content="0; url={link[1]}">' in page
    canonical = re.search(r'<link rel="canonical" href="([^"]+)">', page)
    assert canonical is not None
    assert unquote(canonical[1]) == f"{ADDRESS}/{new}"
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    assert "style" not in page
    for path in ("sitemap.xml", "tags.html", "feed.atom", "index.html"):
        assert f"{old}<" not in unquote(edited.text(path))
        assert f'{old}"' not in unquote(edited.text(path))


def test_edits_reach_the_index(edited: BuiltSite) -> None:
    (hit,) = Engine(edited.output / "search").search("استقبل الوفد الفني").hits
    tags = hit.stored["tags"]
    assert isinstance(tags, list)
    assert "سامر نجيب هانكلوزي" in tags
    assert "ماهر قندلفتيان" not in tags


def test_edits_and_comments_survive(edited: BuiltSite) -> None:
    text = names_of(edited.folder)
    for line in EDITS.values():
        assert line in text
    assert 'name = "سامر نجيب هانكلوزي"  # as he signs\n' in text
    assert '\n# twice in April\n[place."باريس"]\n' in text
    assert 'addresses = ["person/سامر-نجيب"]' in text
    assert 'addresses = ["organisation/زغرونة"]' in text
    run = build(edited.folder, variables={"WARRAQ_SITEURL": ADDRESS})
    assert run.returncode == 0
    assert names_of(edited.folder) == text


def test_a_slug_that_was_edited_twice_leads_on_from_both(edited: BuiltSite, tmp_path: Path) -> None:
    folder = copy_of(edited, tmp_path)
    write_names(folder, names_of(folder).replace('slug = "سامر-نجيب"', 'slug = "هانكلوزي"'))
    assert build(folder).returncode == 0
    output = BuiltSite(folder, edited.run)
    assert "<h1" in output.text("people/هانكلوزي.html")
    for old in (PERSON, "people/سامر-نجيب.html"):
        assert "url=%D9%87" in output.text(old)


def test_an_edit_that_is_taken_back_gives_the_old_address_back(
    edited: BuiltSite, tmp_path: Path
) -> None:
    folder = copy_of(edited, tmp_path)
    write_names(folder, names_of(folder).replace('slug = "سامر-نجيب"\n', ""))
    assert build(folder).returncode == 0
    site = BuiltSite(folder, edited.run)
    assert "<h1" in site.text(PERSON)
    assert 'http-equiv="refresh"' in site.text("people/سامر-نجيب.html")


def test_faults_are_told_with_those_of_articles_and_nothing_changes(
    first: BuiltSite, tmp_path: Path
) -> None:
    folder = copy_of(first, tmp_path)
    (folder / "content" / "فارغ.txt").write_bytes(b"")
    broken = names_of(folder).replace('name = "بيروت"', 'nam = "بيروت"')
    broken = broken.replace('[place."تونس"]\n', '[place."تونس"]\nmerge = "طنجة"\n')
    write_names(folder, broken)
    before = files(folder / "output")
    run = build(folder)
    line = broken.split("\n").index('nam = "بيروت"') + 1
    refused(run, f"names.toml:{line}: unknown key 'nam': write 'name'", "فارغ.txt")
    assert names_of(folder) == broken
    assert files(folder / "output") == before


@pytest.mark.parametrize("skip", ["", "1"])
def test_a_file_that_cannot_be_read_is_never_written(
    first: BuiltSite, tmp_path: Path, skip: str
) -> None:
    folder = copy_of(first, tmp_path)
    broken = f'{names_of(folder)}\n[place."بيروت"]\nban = true\n'
    write_names(folder, broken)
    before = files(folder / "output")
    run = build(folder, variables={"WARRAQ_SKIP_BAD": skip})
    refused(run, f"names.toml:{broken.count(chr(10)) - 1}: broken TOML: ", "twice")
    assert names_of(folder) == broken
    assert files(folder / "output") == before


def test_merges_into_nothing_and_in_circles_are_told_at_once(
    first: BuiltSite, tmp_path: Path
) -> None:
    folder = copy_of(first, tmp_path)
    text = names_of(folder)
    for slug, target in (("تونس", "طنجة"), ("باريس", "بيروت"), ("بيروت", "باريس")):
        header = f'[place."{slug}"]\n'
        text = text.replace(header, f'{header}merge = "{target}"\n')
    write_names(folder, text)
    refused(
        build(folder),
        "there is no table 'طنجة' to merge into: write the slug or the name of another table",
        "merged in a circle (باريس → بيروت → باريس)",
    )


def test_a_closed_folder_sends_the_names_to_the_state_folder(tmp_path: Path) -> None:
    content = copy_site("names", tmp_path)
    (content / ".names.toml~" / "in the way").mkdir(parents=True)
    run = build(tmp_path)
    assert run.returncode == 0, run.stderr
    assert "names.toml cannot be written" in run.stderr
    (spare,) = (tmp_path / ".warraq").glob("*/names.toml")
    assert str(spare) in run.stderr
    kept = spare.read_bytes()
    assert not (content / "names.toml").exists()
    again = build(tmp_path)
    assert (again.returncode, "cannot be written" in again.stderr) == (0, False)
    assert spare.read_bytes() == kept
    clean(find_places(str(content), str(tmp_path / "output"), str(tmp_path / ".warraq")))
    assert spare.read_bytes() == kept
    shutil.rmtree(content / ".names.toml~")
    assert build(tmp_path).returncode == 0
    assert (content / "names.toml").read_bytes() == kept
    assert not spare.exists()


def test_a_name_with_a_table_keeps_its_page(first: BuiltSite, tmp_path: Path) -> None:
    folder = copy_of(first, tmp_path)
    (folder / "content" / "سياسة" / "2021" / "03" / "لقاء.txt").unlink()
    many = {"WARRAQ_PUBLISHING": {"min_tag_articles": 9}}
    assert build(folder, settings=many).returncode == 0
    assert PERSON in BuiltSite(folder, first.run).files
    assert names_of(folder) == names_of(first.folder)


def test_names_need_not_be_kept(tmp_path: Path) -> None:
    content = copy_site("names", tmp_path)
    run = build(tmp_path, settings={"WARRAQ_TAGGING": {"keep_names": False}})
    assert run.returncode == 0, run.stderr
    assert not (content / "names.toml").exists()
    assert not list((tmp_path / ".warraq").glob("*/names.toml"))


def test_an_archive_without_names_has_no_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert build(tmp_path).returncode == 0
    assert not (tmp_path / "content" / "names.toml").exists()


def test_a_redirect_is_escaped_and_relative() -> None:
    page = redirect_page("names/أ.html", "people/ب.html", '<"&', "")
    assert 'content="0; url=../people/%D8%A8.html"' in page
    assert "&lt;&#34;&amp;" in page
    assert html.unescape(page).count('<"&') == 2
    assert "canonical" not in page
