from __future__ import annotations

from pathlib import Path

import pytest

from warraq.publishing.places import BuildError, find_places


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for folder in ("content/2021", "theme", ".warraq"):
        (root / folder).mkdir(parents=True)
    return root


def places_of(project: Path, output: Path, content: str = "content") -> str:
    return str(find_places(str(project / content), str(output), str(project / ".warraq")).output)


def test_usual_places_are_allowed(project: Path, tmp_path: Path) -> None:
    assert places_of(project, project / "output") == str(project / "output")
    assert places_of(project, tmp_path / "elsewhere/site") == str(tmp_path / "elsewhere/site")
    # A common beginning of the name is not a folder.
    assert places_of(project, project / "content-site") == str(project / "content-site")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("content", "inside CONTENT"),
        ("content/2021/site", "inside CONTENT"),
        ("content/../content", "inside CONTENT"),
        (".", "holds CONTENT"),
        ("..", "holds CONTENT"),
        (".warraq/site", "the build's own"),
        ("theme", "project's theme"),
        ("theme/static/site", "project's theme"),
        (".git/site", "project's .git"),
        ("plugins/site", "project's plugins"),
    ],
)
def test_harmful_places_are_refused(project: Path, output: str, reason: str) -> None:
    with pytest.raises(BuildError, match=reason):
        places_of(project, project / output)


def test_the_project_is_refused_where_content_is_elsewhere(project: Path, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    with pytest.raises(BuildError, match="the project"):
        places_of(project, project, "../archive")


def test_links_do_not_hide_where_output_is(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project / "content")
    with pytest.raises(BuildError, match="inside CONTENT"):
        places_of(project, tmp_path / "link/site")
    (project / "linked-content").symlink_to(tmp_path / "elsewhere/content")
    (tmp_path / "elsewhere/content").mkdir(parents=True)
    with pytest.raises(BuildError, match="holds CONTENT"):
        places_of(project, tmp_path / "elsewhere", "linked-content")


def test_a_file_is_refused(project: Path) -> None:
    (project / "output").write_text("")
    with pytest.raises(BuildError, match="is a file"):
        places_of(project, project / "output")


def test_each_pair_of_folders_has_its_own_state(project: Path) -> None:
    states = {
        find_places(str(project / content), str(project / output), str(project / ".warraq")).state
        for content in ("content", "theme")
        for output in ("one", "two")
    }
    assert len(states) == 4
    assert {state.parent for state in states} == {project / ".warraq"}
