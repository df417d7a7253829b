"""Where names.toml lies, and how it is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from warraq.reading.faults import Refused
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.names_store import Names, NamesStore

BEIRUT = '[place."بيروت"]\nname = "بيروت"\naliases = ["بيروت"]\n'
TUNIS = BEIRUT.replace("بيروت", "تونس")
OTHER = '[place."ب"]\nname = "بيروت"\naliases = ["بيروت"]\n'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def opened(content: Path, text: str | None = None) -> tuple[NamesStore, Names]:
    """A store that has been read."""
    if text is not None:
        (content / "names.toml").write_bytes(text.encode())
    store = NamesStore(content, content.parent / "state")
    return store, store.read(load_knowledge())


def close(content: Path) -> None:
    """Nothing can be written into the folder any more, whoever runs the tests."""
    (content / ".names.toml~").mkdir()


def test_no_file_is_no_names(content: Path) -> None:
    store, names = opened(content)
    assert names == Names()
    assert store.save("") is None
    assert list(content.iterdir()) == []


def test_line_ends_mark_and_mode_stay(content: Path) -> None:
    store, names = opened(content, f"\ufeff{BEIRUT}".replace("\n", "\r\n"))
    (content / "names.toml").chmod(0o640)
    assert store.save(f"{names.text}\n{TUNIS}") is None
    written = (content / "names.toml").read_bytes()
    assert written == f"\ufeff{BEIRUT}\n{TUNIS}".replace("\n", "\r\n").encode()
    assert (content / "names.toml").stat().st_mode & 0o777 == 0o640


def test_the_file_behind_a_link_is_written(content: Path) -> None:
    target = content / "lists" / "names.toml"
    target.parent.mkdir()
    target.write_text(BEIRUT, encoding="utf-8")
    (content / "names.toml").symlink_to(target)
    store, names = opened(content)
    assert store.save(f"{names.text}\n{TUNIS}") is None
    assert (content / "names.toml").is_symlink()
    assert "تونس" in target.read_text(encoding="utf-8")


def test_a_link_out_of_the_folder_is_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "names.toml").write_text(BEIRUT, encoding="utf-8")
    (content / "names.toml").symlink_to(tmp_path / "names.toml")
    with pytest.raises(Refused, match="a link that leads out of the content folder"):
        opened(content)


def test_a_folder_in_the_place_of_the_file_is_told(content: Path) -> None:
    (content / "names.toml").mkdir()
    with pytest.raises(Refused, match="the file cannot be read"):
        opened(content)


def test_what_was_saved_meanwhile_is_not_lost(content: Path) -> None:
    store, names = opened(content, BEIRUT)
    (content / "names.toml").write_text(TUNIS, encoding="utf-8")
    assert "was changed while the build ran" in (store.save(f"{names.text}\n{TUNIS}") or "")
    assert (content / "names.toml").read_text(encoding="utf-8") == TUNIS


def test_names_of_the_state_folder_are_added(content: Path) -> None:
    close(content)
    store, names = opened(content, BEIRUT)
    message = store.save(f"{names.text}\n{TUNIS}")
    assert message is not None
    assert "names.toml cannot be written" in message
    assert "copy it there when you can" in message
    store, names = opened(content)
    assert names.text == f"{BEIRUT}\n{TUNIS}"
    assert store.save(names.text) is None
    (content / ".names.toml~").rmdir()
    store, names = opened(content)
    assert store.save(names.text) is None
    assert (content / "names.toml").read_text(encoding="utf-8") == f"{BEIRUT}\n{TUNIS}"
    assert not (content.parent / "state" / "names.toml").exists()


def test_names_of_the_state_folder_contradict_nothing(content: Path) -> None:
    close(content)
    store, _ = opened(content)
    store.save(f"{BEIRUT}\n{TUNIS}")
    _, names = opened(content, OTHER)
    assert names.text == f'{OTHER}addresses = ["place/بيروت"]\n\n{TUNIS}'


def test_faults_of_the_state_folder_name_its_file(content: Path) -> None:
    (content.parent / "state").mkdir()
    (content.parent / "state" / "names.toml").write_text("[place", encoding="utf-8")
    with pytest.raises(Refused, match=r"state/names.toml:1: broken TOML"):
        opened(content)


def test_without_a_state_folder_names_are_not_kept(content: Path) -> None:
    close(content)
    store = NamesStore(content, None)
    store.read(load_knowledge())
    assert "the names of this build are not kept" in (store.save(BEIRUT) or "")
