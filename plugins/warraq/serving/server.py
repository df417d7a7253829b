"""A small HTTP server for static sites, with the answers that a good web host would give."""

from __future__ import annotations

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

MEDIA_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
NOT_FOUND_PAGE = "404.html"


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers requests from the files below `directory`; nothing is cached, no folder listed."""

    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        **MEDIA_TYPES,
    }
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, a folder's index.html, or the site's own 404 page."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not urlsplit(self.path).path.endswith("/"):
            self.redirect_to_folder()
        else:
            self.respond_with_file(path / "index.html" if path.is_dir() else path)

    def do_HEAD(self) -> None:
        """Answer as to a GET, without the body."""
        self.do_GET()

    def redirect_to_folder(self) -> None:
        """Send the browser to the same address with a slash, so that relative links work."""
        parts = urlsplit(self.path)
        # Without its first slash doubled: "//host/" would lead to another server.
        target = urlunsplit(("", "", "/" + parts.path.lstrip("/") + "/", parts.query, ""))
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def respond_with_file(self, path: Path) -> None:
        """Send the file's bytes; where there is no such file, the 404 page."""
        try:
            body = path.read_bytes()
        except OSError:
            self.respond_not_found()
        else:
            self.respond(HTTPStatus.OK, self.guess_type(path), body)

    def respond_not_found(self) -> None:
        """Send 404.html as hosts do; a plain line where the site has none."""
        page = Path(self.directory) / NOT_FOUND_PAGE
        body = page.read_bytes() if page.is_file() else b"<!doctype html><p>404: not found"
        self.respond(HTTPStatus.NOT_FOUND, MEDIA_TYPES[".html"], body)

    def respond(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        """Send one whole answer. Subclasses change bodies here."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it overrides)
        """Stay quiet: a page asks for dozens of files, and builds are what the reader watches."""
