"""The server's answers: media types, folders, missing pages, Arabic addresses."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from warraq.serving.server import SiteHandler


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "index.html": "<p>الرئيسة",
        "404.html": "<p>لا صفحة هنا",
        "app.js": "1",
        "site.webmanifest": "{}",
        "feed.atom": "<feed/>",
        "articles/قمة عربية.html": "<p>قمة",
        "empty/note.txt": "ملاحظة",
    }
    for name, text in files.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside")
    return tmp_path / "site"


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    handler = functools.partial(SiteHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,)).start()
        yield server.server_port
        server.shutdown()


def ask(port: int, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/app.js", "text/javascript; charset=utf-8"),
        ("/site.webmanifest", "application/manifest+json"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
        ("/empty/note.txt", "text/plain; charset=utf-8"),
    ],
)
def test_media_types(port: int, path: str, media_type: str) -> None:
    response, _ = ask(port, path)
    assert (response.status, response.headers["Content-Type"]) == (200, media_type)
    assert response.headers["Cache-Control"] == "no-store"


def test_arabic_address(port: int) -> None:
    response, body = ask(port, quote("/articles/قمة عربية.html") + "?q=1")
    assert (response.status, body.decode()) == (200, "<p>قمة")


@pytest.mark.parametrize("path", ["/none", "/empty/", "/../secret.txt", "/%2e%2e/secret.txt"])
def test_missing_page_is_the_sites_own(port: int, path: str) -> None:
    response, body = ask(port, path)
    assert (response.status, body.decode()) == (404, "<p>لا صفحة هنا")


def test_missing_page_of_a_site_without_one(port: int, folder: Path) -> None:
    (folder / "404.html").unlink()
    response, body = ask(port, "/none")
    assert (response.status, b"404" in body) == (404, True)


@pytest.mark.parametrize("path", ["/empty?q=1", "//empty?q=1"])
def test_folder_without_slash_is_redirected_on_the_same_host(port: int, path: str) -> None:
    response, _ = ask(port, path)
    assert (response.status, response.headers["Location"]) == (301, "/empty/?q=1")


def test_head_has_no_body(port: int) -> None:
    response, body = ask(port, "/app.js", "HEAD")
    assert (response.status, response.headers["Content-Length"], body) == (200, "1", b"")
