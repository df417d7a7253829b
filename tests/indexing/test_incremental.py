"""Updates: an index of base and delta answers as one that was built anew under the same epoch."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.indexing.archives import WORDS, archive, query
from warraq.indexing.codecs.codec import unseal
from warraq.indexing.codecs.words import decode_words
from warraq.indexing.document import Document, Tag
from warraq.indexing.engine.search import Engine, Results
from warraq.indexing.reading.files import IndexFiles
from warraq.indexing.settings import IndexSettings
from warraq.indexing.updating.changes import apply_changes
from warraq.indexing.updating.state import StateError
from warraq.indexing.writing.epoch import load_epoch
from warraq.indexing.writing.writer import write_index

ANY_SHARE = IndexSettings(
    delta_share=99.0,
    dictionary_shard_bytes=120,
    postings_shard_bytes=60,
    bundle_documents=3,
    pair_least=3,
)
SPELT = (*WORDS, *("القاهره", "اهداف", "اعلان", "لجنه", "المصريه", "الرييس", "باتفاقيّة", "أتفاق"))
"""Words, some of them in several spellings."""
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"any_word": True},
    {"exact": True},
    {"order": "newest"},
    {"order": "oldest"},
)


def answer(results: Results) -> object:
    """What a search shows, by the articles' ids."""
    hits = [(hit.stored["id"], hit.score, hit.near) for hit in results.hits]
    return results.mode, results.total, results.near, hits


@pytest.fixture(autouse=True)
def _no_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Corrections look at a base's own words only, and so may differ."""
    monkeypatch.setattr("warraq.indexing.querying.groups.nearest_form", lambda _form, _files: None)


class Archive:
    """An index that is updated, its articles, and what to compare it with."""

    def __init__(self, folder: Path, documents: list[Document]) -> None:
        self.folder = folder
        self.documents = {document.id: document for document in documents}
        write_index(
            documents, self.out, ANY_SHARE, keep_epoch=folder / "epoch", state=folder / "state"
        )

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def segments(self) -> list[str]:
        """Names of the segments of the manifest."""
        manifest = json.loads((self.out / "manifest.json").read_text("utf-8"))
        return [segment["name"] for segment in manifest["segments"]]

    def folders(self) -> set[str]:
        """Folders of segments that are there."""
        return {path.name for path in self.out.iterdir() if path.is_dir()}

    def update(self, changed: list[Document], removed: list[str]) -> None:
        """Updates the index."""
        apply_changes(self.out, self.folder / "state", changed, removed, ANY_SHARE)
        for name in removed:
            del self.documents[name]
        self.documents |= {document.id: document for document in changed}

    def rebuilt(self) -> Path:
        """The same articles indexed anew under the same epoch."""
        anew = self.folder / "anew"
        epoch = load_epoch(self.folder / "epoch")
        write_index(self.documents.values(), anew, ANY_SHARE, epoch=epoch)
        return anew


def edit(chance: random.Random, archive_: Archive, words: list[str], number: int) -> None:
    """One random update: articles added, changed, removed, put back."""
    ids = sorted(archive_.documents)
    chosen = chance.sample(ids, min(len(ids), chance.randint(0, 2)))
    changed = archive(chance, chance.randint(0, 2), words if chance.random() < 0.5 else SPELT)
    names = [*chosen, f"n{number}", f"d{number}"]
    documents = {name: replace(each, id=name) for each, name in zip(changed, names, strict=False)}
    removed = [name for name in chosen if chance.random() < 0.6]
    if len(removed) == len(ids):
        removed = []  # of no articles no share may change
    archive_.update(list(documents.values()), removed)


@pytest.mark.parametrize("seed", range(40))
def test_updates_answer_as_a_build_under_the_same_epoch(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    words = chance.sample(SPELT, chance.randint(2, 12))
    archive_ = Archive(tmp_path, archive(chance, chance.randint(0, 12), words))
    for number in range(3):
        edit(chance, archive_, words, number)
        compare(archive_, [f"{query(chance, words)} " for _ in range(12)])


def compare(archive_: Archive, queries: list[str]) -> None:
    """Compares all that both indexes say."""
    ours, anew = Engine(archive_.out), Engine(archive_.rebuilt())
    for entry in anew.files.following(""):
        mine = ours.files.lookup(entry.form)
        assert mine is not None
        assert mine.written == entry.written
    for text in queries:
        for options in OPTIONS:
            found, wanted = (each.search(text, 50, **options) for each in (ours, anew))
            assert answer(found) == answer(wanted), (text, options)


def payloads(folder: Path) -> bytes:
    """All that any file of an index says, unpacked."""
    texts = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            texts.append(unseal(content) if path.suffix == ".bin" else content)
    return b"\n".join(texts)


def told(words: Iterable[str], folder: Path) -> list[str]:
    """Words that some file of an index tells, in one of the two encodings that files have."""
    content = payloads(folder)
    return [word for word in words if word.encode() in content or word.encode("cp1256") in content]


SECRET = Document(
    "secret",
    "استقالة زعفراني",
    "زعفراني وقرنفلي بالقرنفليين تحدثا عن وزير الخارجية زعفران إقحوان",
    "2020-03-11",
    "توابل",
    "دكان قرنفلي",
    "مقدمة مخفية",
    (Tag("person", "بهاء زعفراني"), Tag("place", "القاهرة")),
)
SECRETS = ("زعفر", "قرنفل", "توابل", "مخفي", "بهاء", "secret", "استقال", "قحوان")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("where", ["base", "delta", "both"])
def test_of_a_removed_article_nothing_remains(seed: int, where: str, tmp_path: Path) -> None:
    documents = archive(random.Random(seed), 12, WORDS)
    twice = [replace(SECRET, id="other", title="", section=None, tags=()), SECRET]
    archive_ = Archive(tmp_path, documents if where == "delta" else [*documents, *twice])
    if where == "delta":
        archive_.update(twice, [])
    if where == "both":
        archive_.update([replace(each, text=f"{each.text} وردي") for each in twice], [])
    assert told(SECRETS, archive_.out) == [*SECRETS]
    archive_.update([], ["other"])
    archive_.update([], ["secret"])
    assert SECRET.text.encode() not in (tmp_path / "state").read_bytes()
    assert told((*SECRETS, "وردي"), archive_.out) == []


def test_long_lists_lose_removed_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("codecs.postings", "writing.merging", "codecs.tiers"):
        monkeypatch.setattr(f"warraq.indexing.{module}.TIER", 6)
    monkeypatch.setattr("warraq.indexing.codecs.tiers.ORDER_CHUNK", 5)
    monkeypatch.setattr("warraq.indexing.codecs.tiers.FIRST_TAIL_BYTES", 4)
    chance = random.Random(7)
    words = WORDS[:4]
    archive_ = Archive(tmp_path, archive(chance, 40, words))
    for _ in range(6):
        archive_.update([], chance.sample(sorted(archive_.documents), 4))
        compare(archive_, [query(chance, words) for _ in range(12)])


def test_refused_updates_change_nothing(tmp_path: Path) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    before = payloads(archive_.out), (tmp_path / "state").read_bytes()
    new = Document("new", "خبر", "نص")
    for removed, settings, fault in (
        (["none"], ANY_SHARE, "there is no article 'none'"),
        ([], replace(ANY_SHARE, delta_documents=0), "1 articles have changed"),
        ([], replace(ANY_SHARE, delta_share=0.1), "1 articles have changed"),
        ([], replace(ANY_SHARE, k1=1.5), "the settings are others"),
    ):
        with pytest.raises(StateError, match=fault):
            apply_changes(archive_.out, tmp_path / "state", [new], removed, settings)
    assert before == (payloads(archive_.out), (tmp_path / "state").read_bytes())


def test_a_state_of_another_index_is_refused(tmp_path: Path) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    write_index([], archive_.out, ANY_SHARE)
    with pytest.raises(StateError, match="another index"):
        apply_changes(archive_.out, tmp_path / "state", [Document("new", "خبر", "نص")])


def test_a_state_of_another_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    before = payloads(archive_.out), (tmp_path / "state").read_bytes()
    monkeypatch.setattr("warraq.indexing.updating.state.program_digest", lambda: "another")
    with pytest.raises(StateError, match="another version; index the whole collection again"):
        archive_.update([Document("new", "خبر", "نص")], [])
    assert before == (payloads(archive_.out), (tmp_path / "state").read_bytes())


def test_the_generation_before_stays_for_one_update(tmp_path: Path) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    deltas = []
    for number in range(3):
        archive_.update([Document(f"new{number}", "خبر", "نص")], [])
        deltas.append(archive_.segments()[1])
    assert archive_.folders() == {archive_.segments()[0], *deltas[1:]}
    archive_.update([], ["new0"])
    assert archive_.folders() == set(archive_.segments())


def test_a_delta_has_no_entries_of_forms_that_the_base_has(tmp_path: Path) -> None:
    text = "الوزير وزير والوزير للوزير"
    archive_ = Archive(tmp_path, [Document(f"old{n}", "", text) for n in range(3)])
    archive_.update([Document("new", "", "للوزير")], [])
    name = archive_.segments()[1]
    entries, _ = decode_words(unseal((archive_.out / name / "words/0.bin").read_bytes()), 0)
    assert [word.entry.form for word in entries] == ["وزير"]
    files = IndexFiles(archive_.out)
    found = {form: files.lookup(form) for form in text.split()}
    assert {form: entry and (entry.form, entry.df) for form, entry in found.items()} == {
        form: (form, 4) for form in text.split()
    }
    assert [entry.form for entry in files.following("ال")] == ["الوزير"]
    archive_.update([], ["old0", "old1", "old2"])
    files = IndexFiles(archive_.out)
    found = {form: files.lookup(form) for form in text.split()}
    assert [form for form, entry in found.items() if entry and not entry.unheld] == ["للوزير"]


def test_the_state_forgets_words_that_only_a_removed_article_brought(tmp_path: Path) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    archive_.update([Document("new", "", "زعفراني")], [])
    assert "زعفراني".encode() in (tmp_path / "state").read_bytes()
    archive_.update([], ["new"])
    assert "زعفراني".encode() not in (tmp_path / "state").read_bytes()


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    archive_ = Archive(tmp_path, archive(random.Random(3), 8, WORDS))
    report = apply_changes(
        archive_.out, tmp_path / "state", archive_.documents.values(), (), ANY_SHARE, complete=True
    )
    assert (report.added, report.changed, report.removed, report.files) == (0, 0, 0, 0)
    assert len(archive_.segments()) == 1
