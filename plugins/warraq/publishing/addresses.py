"""Absolute addresses as machines want them: ASCII only."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_SAFE = "/%#?=&+;,~:@!$'()*[]"


def absolute(siteurl: str, address: str = "") -> str:
    """The URL (RFC 3986) of an address relative to the site's root, escapes in it left alone.

    Everything outside ASCII is percent-encoded as UTF-8, and so is what cannot stand in a URL; a
    host's name in another script takes its IDNA form (RFC 3490).

    >>> absolute("https://example.org", "articles/خبر.html")
    'https://example.org/articles/%D8%AE%D8%A8%D8%B1.html'
    """
    parts = urlsplit(f"{siteurl}/{address}")
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    rest = (quote(part, safe=_SAFE) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))
