"""``names.toml`` in a build: it is written once the site is complete, and old addresses lead on."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from markupsafe import escape

from warraq.publishing.addresses import absolute
from warraq.publishing.kinds import KINDS
from warraq.publishing.settings import of_room
from warraq.publishing.writer import write_text
from warraq.tagging.knowledge import load_knowledge
from warraq.tagging.model import TagType
from warraq.tagging.names_store import NamesStore
from warraq.tagging.names_update import redirects, updated
from warraq.tagging.settings import TaggingSettings

if TYPE_CHECKING:
    from warraq.publishing.generator import ArchiveGenerator

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<meta http-equiv="refresh" content="0; url={link}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
{canonical}<title>{name}</title>
</head>
<body>
<p>انتقلت هذه الصفحة إلى <a href="{link}">{name}</a>.</p>
</body>
</html>
"""
_CANONICAL: Final = '<link rel="canonical" href="{}">\n'


def names_store(settings: Mapping[str, Any]) -> NamesStore:
    """Where the build's names lie."""
    places = settings.get("WARRAQ_PLACES")
    return NamesStore(Path(settings["PATH"]), places.state if places else None)


def keep_names(archive: ArchiveGenerator) -> str | None:
    """Writes the names that have a page into names.toml, if that says something new.

    Returns a message where the content folder cannot take it.
    """
    if not of_room(TaggingSettings, archive.settings).keep_names:
        return None
    names = archive.archive_names
    pages = {(tag.type, tag.slug) for tag in archive.site_tags}
    shown = archive.archive_shown
    text = updated(names.text, names.decisions, shown, pages, load_knowledge())
    return archive.names_store.save(text)


def write_redirects(archive: ArchiveGenerator) -> None:
    """Writes a small page at each old address of a name that has a page elsewhere now."""
    tags = {(tag.type, tag.slug): tag for tag in archive.site_tags}
    moved = redirects(archive.archive_names.decisions, archive.archive_shown, tags.keys())
    for (kind, slug), address in sorted(moved.items()):
        save_as = _formatted(archive.settings["TAG_SAVE_AS"], kind, slug)
        if save_as and not (Path(archive.output_path) / save_as).exists():
            target = tags[address]
            page = redirect_page(
                save_as, target.url or "", target.name, archive.settings["SITEURL"]
            )
            write_text(archive.output_path, save_as, page)


def redirect_page(place: str, target: str, name: str, siteurl: str) -> str:
    """A page that leads on by itself, and by a link, without any script.

    ``place`` is its own file, ``target`` the address that it leads to, both relative to the site's
    root.
    """
    link = quote(posixpath.relpath(target, posixpath.dirname(place) or "."))
    canonical = _CANONICAL.format(escape(absolute(siteurl, target))) if siteurl else ""
    return _PAGE.format(link=escape(link), name=escape(name), canonical=canonical)


def _formatted(pattern: object, kind: TagType, slug: str) -> str:
    return str(pattern).format(folder=KINDS[kind].folder, slug=slug)
