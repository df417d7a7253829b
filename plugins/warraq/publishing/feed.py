"""The Atom feed (RFC 4287) of the newest articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from warraq.publishing.addresses import absolute
from warraq.publishing.writer import write_text

if TYPE_CHECKING:
    from warraq.publishing.generator import ArchiveGenerator
    from warraq.publishing.records import ArticlePage

_ATOM: Final = "http://www.w3.org/2005/Atom"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_NOTHING_YET: Final = "1970-01-01T00:00:00Z"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, section 2.2."""


def write_feed(generator: ArchiveGenerator) -> None:
    """Write FEED_ALL_ATOM where the site's address is known: ids must be absolute and permanent."""
    path, siteurl = generator.settings.get("FEED_ALL_ATOM"), generator.settings["SITEURL"]
    if not (path and siteurl):
        return
    # Atom wants moments: an article whose day is not known has none that would be true.
    dated = [page for page in generator.dates if page.date_precision == "day"]
    entries = dated[: generator.settings["FEED_MAX_ITEMS"]]
    generator.context["localsiteurl"] = siteurl
    write_text(
        generator.output_path,
        path,
        atom(
            entries,
            siteurl=siteurl,
            path=path,
            title=generator.settings["SITENAME"],
            subtitle=generator.settings.get("SITESUBTITLE"),
        ),
    )


def atom(
    entries: Sequence[ArticlePage], *, siteurl: str, path: str, title: str, subtitle: str | None
) -> str:
    """The feed as XML; its time is that of its newest entry, never the clock's."""
    feed = ET.Element("feed", {"xmlns": _ATOM, f"{{{_XML}}}lang": "ar"})
    _add(feed, "id", absolute(siteurl))
    _add(feed, "title", title)
    if subtitle:
        _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _moment(entries[0]) if entries else _NOTHING_YET)
    ET.SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=absolute(siteurl, path)
    )
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=absolute(siteurl))
    _add(ET.SubElement(feed, "author"), "name", title)
    for page in entries:
        _add_entry(feed, page, siteurl)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add_entry(feed: ET.Element, page: ArticlePage, siteurl: str) -> None:
    entry, address = ET.SubElement(feed, "entry"), absolute(siteurl, page.url)
    _add(entry, "id", address)
    _add(entry, "title", page.title)
    _add_link(entry, "alternate", "text/html", address)
    _add(entry, "published", _moment(page))
    _add(entry, "updated", _moment(page))
    for author in page.authors:
        _add(ET.SubElement(entry, "author"), "name", author.name)
    if page.category and not page.proposed_section:  # a feed has no way to mark it
        ET.SubElement(entry, "category", term=page.category.slug, label=page.category.name)
    for tag in page.tags:
        ET.SubElement(entry, "category", term=tag.slug, label=legal(tag.name))
    _add(entry, "summary", page.summary.unescape())
    _add(entry, "content", str(page.content)).set("type", "html")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = legal(text)
    return element


def _add_link(parent: ET.Element, relation: str, media_type: str, address: str) -> None:
    ET.SubElement(parent, "link", rel=relation, type=media_type, href=address)


def _moment(page: ArticlePage) -> str:
    """RFC 3339, in UTC: the time of day that the header gives, else the day's first moment."""
    if page.date is None:
        raise ValueError(f"{page} has no date")
    return page.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def legal(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)
