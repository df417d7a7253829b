"""Pages get the reload script when they are served, and an event when the site was rebuilt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from warraq.serving.__main__ import main, start_server
from warraq.serving.reload import EVENTS_URL, SCRIPT_URL, SiteVersion, with_script

PAGE = "<html><body><p>خبر</p></body></html>"


@pytest.fixture
def version() -> SiteVersion:
    return SiteVersion()


@pytest.fixture
def server(tmp_path: Path, version: SiteVersion) -> Iterator[ThreadingHTTPServer]:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "data.json").write_text("{}")
    server = start_server(tmp_path, 0, version)
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def connection(server: ThreadingHTTPServer) -> Iterator[HTTPConnection]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    yield connection
    connection.close()


def get(connection: HTTPConnection, path: str) -> str:
    connection.request("GET", path)
    return connection.getresponse().read().decode()


def test_pages_carry_the_script_and_files_do_not(
    connection: HTTPConnection, version: SiteVersion, tmp_path: Path
) -> None:
    tag = f'<script src="{SCRIPT_URL}?{version.number}"></script>'
    assert get(connection, "/page.html") == PAGE.replace("</body>", tag + "</body>")
    assert get(connection, "/data.json") == "{}"
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == PAGE


def test_missing_pages_carry_it_too(connection: HTTPConnection) -> None:
    assert SCRIPT_URL in get(connection, "/none.html")


def test_script_listens_to_the_events(connection: HTTPConnection) -> None:
    assert f'EventSource("{EVENTS_URL}")' in get(connection, f"{SCRIPT_URL}?1")


def test_a_new_version_is_an_event(connection: HTTPConnection, version: SiteVersion) -> None:
    connection.request("GET", EVENTS_URL)
    response = connection.getresponse()
    assert response.headers["Content-Type"] == "text/event-stream"
    before = version.number
    assert [response.readline(), response.readline()] == [f"data: {before}\n".encode(), b"\n"]
    version.advance()
    assert response.readline() == f"data: {before + 1}\n".encode()


def test_script_goes_before_the_last_end_of_body() -> None:
    html = with_script(b"<pre></body></pre></body></html>", 3)
    assert html == b'<pre></body></pre><script src="/__reload.js?3"></script></body></html>'
    assert with_script(b"<p>x", 3).endswith(b"</script>")


def test_taken_port_is_said(
    server: ThreadingHTTPServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = str(server.server_port)
    assert main(["--port", port, "--root", str(tmp_path), "--", "true"]) == 1
    assert re.search(f"Port {port} .* PORT=8001", capsys.readouterr().out)
