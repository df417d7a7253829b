"""Content folders for the tests of reading."""

from __future__ import annotations

from pathlib import Path

from warraq.reading import Article, Fault, ReadingSettings, Refused, read_archive, read_article

BODY = "وصل وفد من العلماء إلى المدينة لحضور مؤتمر عن تاريخ الطباعة العربية."


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files (paths relative to the folder) and return the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def article_of(folder: Path, path: str, content: str | bytes, **others: str | bytes) -> Article:
    """The article read from one file; ``others`` by file name."""
    fill(folder, {path: content, **others})
    return read_article(folder, path, ReadingSettings())


def faults_of(folder: Path, path: str, content: str | bytes) -> list[Fault]:
    """The faults for which one file is refused (none where it is read)."""
    fill(folder, {path: content})
    try:
        read_article(folder, path, ReadingSettings())
    except Refused as refusal:
        return list(refusal.faults)
    return []


def archive_of(folder: Path, files: dict[str, str | bytes]) -> tuple[list[Article], list[Fault]]:
    """Articles and faults of a folder with these files."""
    return read_archive(fill(folder, files), ReadingSettings())
