"""Tells open pages to load themselves again, over Server-Sent Events.

Format of the event stream: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import threading
import time
from http import HTTPStatus
from importlib import resources
from urllib.parse import urlsplit

from warraq.serving.server import MEDIA_TYPES, SiteHandler

SCRIPT_URL = "/__reload.js"
EVENTS_URL = "/__reload-events"
KEEP_ALIVE_SECONDS = 15.0


class SiteVersion:
    """A number that grows with every build; threads can wait for it to do so."""

    def __init__(self) -> None:
        # Not from 0: a page that stayed open while the server was restarted must see a new number.
        self._number = time.time_ns()
        self._changed = threading.Condition()

    @property
    def number(self) -> int:
        """The version of the site as it stands in its folder now."""
        return self._number

    def advance(self) -> None:
        """Say that the site was built anew."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait_for_other_than(self, number: int, timeout: float) -> int:
        """Return the version as soon as it is not `number`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, timeout)
            return self._number


def with_script(html: bytes, version: int) -> bytes:
    """Add the reload script to a page, before the last `</body>` or, without one, at the end.

    The script is a file of its own because the pages' Content-Security-Policy allows no other.
    """
    tag = f'<script src="{SCRIPT_URL}?{version}"></script>'.encode()
    position = html.rfind(b"</body>")
    return html[:position] + tag + html[position:] if position >= 0 else html + tag


class ReloadHandler(SiteHandler):
    """Serves a site whose pages reload when its version advances."""

    def __init__(self, *args: object, version: SiteVersion, directory: str) -> None:
        self.version = version
        # The base class handles the whole request inside its constructor.
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 (the name it overrides)
        """Answer the two addresses of the reload mechanism, else from the site's folder."""
        path = urlsplit(self.path).path
        if path == SCRIPT_URL:
            script = resources.files(__package__).joinpath("data", "reload.js").read_bytes()
            self.respond(HTTPStatus.OK, MEDIA_TYPES[".js"], script)
        elif path == EVENTS_URL:
            self.send_events()
        else:
            # Before the file is read: if a build ends in between, the page reloads once more.
            self.version_served = self.version.number
            super().do_GET()

    def respond(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        """Send an answer; pages carry the script."""
        if media_type == MEDIA_TYPES[".html"]:
            body = with_script(body, self.version_served)
        super().respond(status, media_type, body)

    def send_events(self) -> None:
        """Send the version, and again at every change, until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        number = self.version.number
        try:
            while True:
                self.wfile.write(f"data: {number}\n\n".encode())
                self.wfile.flush()
                number = self.version.wait_for_other_than(number, KEEP_ALIVE_SECONDS)
        except OSError:
            self.close_connection = True
