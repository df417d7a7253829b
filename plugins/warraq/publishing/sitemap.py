"""sitemap.xml (the protocol of sitemaps.org) and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from warraq.publishing.addresses import absolute
from warraq.publishing.writer import write_text

if TYPE_CHECKING:
    from warraq.publishing.generator import ArchiveGenerator

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
_XMLNS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_UNLISTED: Final = frozenset({"404", "index", "search"})
"""Direct templates that are not listed; the home page is, by its address without a file name."""


def write_sitemap(generator: ArchiveGenerator) -> None:
    """Write robots.txt, and sitemap.xml where the site's address is known."""
    siteurl = generator.settings["SITEURL"]
    write_text(generator.output_path, ROBOTS, robots(siteurl))
    if not siteurl:
        return
    addresses = [absolute(siteurl, address) for address in listed_addresses(generator)]
    for name, text in sitemaps(addresses, siteurl, generator.options.sitemap_addresses):
        write_text(generator.output_path, name, text)


def robots(siteurl: str) -> str:
    """Everything may be read; where the sitemap is, if it has an address."""
    rules = "User-agent: *\nAllow: /\n"
    return f"{rules}\nSitemap: {absolute(siteurl, SITEMAP)}\n" if siteurl else rules


def listed_addresses(generator: ArchiveGenerator) -> Iterator[str]:
    """Addresses to list, relative to the root: every page once, of lists the first page."""
    yield ""
    yield from (page.url for page in generator.articles)
    settings = generator.settings
    empty = {"authors"} if not generator.authors else set()
    for name in settings["DIRECT_TEMPLATES"]:
        if name not in _UNLISTED | empty:
            yield settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
    yield from (page.url for page in generator.context.get("pages", ()))
    yield from (group.url for group, _ in (*generator.categories, *generator.authors) if group.url)
    yield from (tag.url for tag in generator.tags if tag.url)
    yield from (story.url for story in generator.stories)
    for periods in generator.period_archives.values():
        yield from (period["url"] for period in periods)


def sitemaps(addresses: Sequence[str], siteurl: str, limit: int) -> Iterator[tuple[str, str]]:
    """(name, text) of the sitemap, or of an index and its parts of at most ``limit`` addresses."""
    if len(addresses) <= limit:
        yield SITEMAP, _document("urlset", "url", addresses)
        return
    parts = [addresses[start : start + limit] for start in range(0, len(addresses), limit)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _document("urlset", "url", part)
    yield SITEMAP, _document("sitemapindex", "sitemap", [absolute(siteurl, name) for name in names])


def _document(root: str, item: str, addresses: Sequence[str]) -> str:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f'{_DECLARATION}<{root} xmlns="{_XMLNS}">\n{lines}</{root}>\n'
