from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.publishing.samples import page
from warraq.publishing.addresses import absolute
from warraq.publishing.feed import atom
from warraq.publishing.sitemap import robots, sitemaps

ATOM = "{http://www.w3.org/2005/Atom}"
HOST = "https://example.org"


def feed_of(*pages: object) -> ET.Element:
    text = atom(pages, siteurl=HOST, path="feed.atom", title="ورّاق", subtitle=None)  # type: ignore[arg-type]
    return ET.fromstring(text)  # noqa: S314


def test_absolute_addresses_are_ascii_and_encoded_once() -> None:
    assert absolute(HOST, "articles/قمة-x.html") == f"{HOST}/articles/%D9%82%D9%85%D8%A9-x.html"
    assert absolute("https://مثال.org/أ", "") == "https://xn--mgbh0fb.org/%D8%A3/"
    assert absolute(HOST, "images/a%20b.png?x=1#y") == f"{HOST}/images/a%20b.png?x=1#y"


def test_a_feed_without_entries_is_still_a_feed() -> None:
    feed = feed_of()
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}id") == f"{HOST}/"


def test_a_feed_survives_what_xml_cannot_hold() -> None:
    feed = feed_of(page(1, "2021-09-29", title="خبر\x00 \x0bعن < & \ufffe«شيء»"))
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "خبر عن < & «شيء»"


def test_times_are_given_in_utc() -> None:
    feed = feed_of(page(1, "2021-09-29", time="23:05:09"), page(2, "2021-09-28"))
    assert [each.text for each in feed.iter(f"{ATOM}published")] == [
        "2021-09-29T23:05:09Z",
        "2021-09-28T00:00:00Z",
    ]


def test_a_long_sitemap_becomes_an_index() -> None:
    addresses = [f"{HOST}/{number}&.html" for number in range(5)]
    files = dict(sitemaps(addresses, HOST, 2))
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    trees = {name: ET.fromstring(text) for name, text in files.items()}  # noqa: S314
    assert [each.text for each in trees["sitemap.xml"].iter() if each.tag.endswith("loc")] == [
        f"{HOST}/sitemap-{number}.xml" for number in (1, 2, 3)
    ]
    listed = [
        each.text
        for name in list(files)[:3]
        for each in trees[name].iter()
        if each.tag.endswith("loc")
    ]
    assert listed == addresses
    assert list(dict(sitemaps(addresses, HOST, 5))) == ["sitemap.xml"]


def test_robots_name_the_sitemap_only_where_it_has_an_address() -> None:
    assert robots("") == "User-agent: *\nAllow: /\n"
    assert robots(HOST).endswith(f"\nSitemap: {HOST}/sitemap.xml\n")
