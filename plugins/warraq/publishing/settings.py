"""Settings of the build, and the check of every room's settings before a build begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from warraq.indexing.settings import IndexSettings
from warraq.language.digits import DigitSet
from warraq.language.months import MonthStyle
from warraq.reading.settings import ReadingSettings
from warraq.settings import Settings, SettingsError, load
from warraq.tagging.settings import TaggingSettings


@dataclass(frozen=True, slots=True)
class PublishingSettings:
    """What the site shows and how; overridden by ``WARRAQ_PUBLISHING`` in pelicanconf.py."""

    min_tag_articles: int = 0
    """Articles that a generated tag needs to have a page of its own; 0 stands for 1 in an archive
    of fewer than 50 articles and 2 in a larger one. A tag given in an article's own metadata always
    has a page, and so has one that stands in names.toml."""

    section_articles: int = 6
    """Newest articles of each section on the home page."""

    top_tags: int = 12
    """Most frequent tags of each kind on the home page."""

    related_tags: int = 12
    """Names and topics listed on a tag's page as appearing with it."""

    related_places: int = 8
    """Places listed on a tag's page as appearing with it."""

    companion_significance: float = 6.63
    """Log-likelihood ratio from which on two tags appear together by more than chance: 3.84, 6.63
    and 10.83 are passed by chance in 5%, 1% and 0.1% of the cases."""

    home_stories: int = 4
    """Latest stories on the home page."""

    index_tags: int = 1000
    """Most frequent tags of each kind listed in the index of tags; all have pages."""

    words_per_minute: int = 180
    """Reading speed behind the minutes shown with an article."""

    month_names: MonthStyle = "both"
    """Month names in dates: both sets, or one of gregorian (يناير), levant (كانون الثاني) and
    maghreb (جانفي)."""

    digits: DigitSet = "latn"
    """Digits in dates and counts: latn (2021) or arab (٢٠٢١)."""

    sitemap_addresses: int = 50000
    """Addresses in one sitemap file; with more, sitemap.xml becomes an index of files (the protocol
    at sitemaps.org allows 50,000)."""


SMALL_ARCHIVE: Final = 50
"""Archives with fewer articles give every tag a page."""

CLASSES: Final[dict[str, type]] = {
    "WARRAQ_READING": ReadingSettings,
    "WARRAQ_TAGGING": TaggingSettings,
    "WARRAQ_INDEX": IndexSettings,
    "WARRAQ_PUBLISHING": PublishingSettings,
}
"""The settings in pelicanconf.py that hold a room's overrides, and what they override."""

_ADDRESS: Final = re.compile(r"https?://[^\s\"'`<>?#/\\]+(?:/[^\s\"'`<>?#\\]*)?")

SWITCHES: Final = frozenset({"WARRAQ_STATE", "WARRAQ_SKIP_BAD", "WARRAQ_FRESH"})
"""Settings with a value of their own: the folder of state, whether faults are left out, and whether
the search index is made anew.
"""


def of_room(cls: type[Settings], settings: Mapping[str, object]) -> Settings:
    """A room's settings out of Pelican's.

    Raises :class:`~warraq.settings.SettingsError`.
    """
    name = next(name for name, known in CLASSES.items() if known is cls)
    overrides = settings.get(name, {})
    if not isinstance(overrides, Mapping):
        raise SettingsError(f"{name} in pelicanconf.py must be a dict, not {overrides!r}")
    return load(cls, overrides, f"{name} in pelicanconf.py")


def check_settings(settings: Mapping[str, object]) -> list[str]:
    """Everything wrong with the ``WARRAQ_`` settings and SITEURL, one message each."""
    known = sorted({*CLASSES, *SWITCHES})
    messages = [
        f"{name} in pelicanconf.py: there is no such setting; known are {', '.join(known)}"
        for name in sorted(settings)
        if name.startswith("WARRAQ_") and name not in known
    ]
    for cls in CLASSES.values():
        try:
            of_room(cls, settings)
        except SettingsError as error:
            messages.append(str(error))
    return messages + _check_address(settings.get("SITEURL") or "")


def _check_address(address: object) -> list[str]:
    if not address or (isinstance(address, str) and _ADDRESS.fullmatch(address)):
        return []
    message = (
        f"SITEURL {address!r} is no address of a site: write http:// or https://, the host and, "
        "where there is one, the folder, without spaces, quotes, <, >, ? and # "
        "(make html SITEURL=https://example.org/archive)"
    )
    return [message]
