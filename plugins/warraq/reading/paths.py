"""What an article's path says: its date, its section, and the words of its file name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from warraq.language.dates import Precision, day_of, iso_date
from warraq.language.digits import latin_digits
from warraq.language.slugs import slugify

_YEAR: Final = r"(?:1[6-9]|20|21)\d\d"
_DATE_FOLDER: Final = re.compile(rf"({_YEAR})(?:[-_.](\d{{1,2}})(?:[-_.](\d{{1,2}}))?)?")
_PART_FOLDER: Final = re.compile(r"\d{1,2}")
_PREFIX: Final = re.compile(
    rf"({_YEAR})([-_.])(\d{{1,2}})(?:\2(\d{{1,2}})(?!\d))?(?=[-_. ]|$)(?:[-_. ]+|$)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")

# Frozen: a word added here moves the addresses of articles named by it.
_GENERIC_NAMES: Final = frozenset(
    "article articles content copy doc document draft file img item news new page post scan story"
    " text txt untitled خبر أخبار مقال مقالة مقالات ملف نص وثيقة نسخة جديد صفحة".split()
)


class BadPathDate(ValueError):
    """A path that looks like a date which does not exist; the message says which."""


@dataclass(frozen=True, slots=True)
class PathFacts:
    """What a path says. ``date`` is ISO 8601 of ``precision``; ``words`` is the slug of the file
    name's
    words without its date, ``""`` where it holds none.
    """

    date: str | None
    precision: Precision
    section: str | None
    words: str


def path_facts(path: str) -> PathFacts:
    """The facts of an article's path (relative to the content folder, with ``/``).

    Dates come from folders (``2021/09/29``, ``2021/09``, ``2021``, ``2021-09``) and from the file
    name's beginning (``2021-09-29-``, ``2021-09-``), which counts first. The section is the nearest
    folder that is not a number. Raises :class:`BadPathDate` for month 13 or 31 February.
    """
    file = PurePosixPath(unicodedata.normalize("NFC", path))
    folders = file.parent.parts
    prefix, rest = _prefix(file.stem)
    found = prefix or _folder_date(folders)
    date, precision = found or (None, "day")
    return PathFacts(date, precision, _section(folders), name_words(rest))


def is_date_folder(name: str) -> bool:
    """Whether a folder's name begins a date: ``2021``, ``2021-09``, ``2021-09-29``."""
    return bool(_DATE_FOLDER.fullmatch(latin_digits(name)))


def name_words(name: str) -> str:
    """Slug of a file name (without its suffix and date) if it holds words, else ``""``.

    A word has no digit in it and names more than a kind of file; ``article-12``, ``خبر 7`` and
    ``e29b-41d4`` hold none. The rule is frozen: addresses depend on it.
    """
    slug = slugify(name)
    parts = slug.split("-")
    words = (part for part in parts if _LETTERS.fullmatch(part))
    return slug if any(word not in _GENERIC_NAMES for word in words) else ""


def _prefix(stem: str) -> tuple[tuple[str, Precision] | None, str]:
    """Date at the beginning of a file name, and the rest of the name."""
    match = _PREFIX.match(latin_digits(stem))
    if match is None:
        return None, stem
    year, month, day = match[1], match[3], match[4]
    if day is None and not 1 <= int(month) <= 12:
        return None, stem  # a season (2019-20-review), not a month
    return _checked(year, month, day), stem[match.end() :]


def _folder_date(folders: tuple[str, ...]) -> tuple[str, Precision] | None:
    """Date of the innermost year folder and the number folders that follow it."""
    numerals = [latin_digits(folder) for folder in folders]
    for index in reversed(range(len(numerals))):
        if match := _DATE_FOLDER.fullmatch(numerals[index]):
            parts = [part for part in match.groups() if part]
            for follower in numerals[index + 1 :]:
                if len(parts) == 3 or not _PART_FOLDER.fullmatch(follower):
                    break
                parts.append(follower)
            year, month, day = (*parts, None, None)[:3]
            return _checked(year or "", month, day)
    return None


def _checked(year: str, month: str | None, day: str | None) -> tuple[str, Precision]:
    if day_of(int(year), int(month or 1), int(day or 1)) is None:
        raise BadPathDate("-".join(part for part in (year, month, day) if part))
    return iso_date(year, month, day)


def _section(folders: tuple[str, ...]) -> str | None:
    """Nearest folder that has a letter and is no number or date."""
    return next((folder for folder in reversed(folders) if _LETTERS.search(folder)), None)
