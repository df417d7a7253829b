"""Serves folders to the browser as a web host would: compressed or not, near or far."""

from __future__ import annotations

import functools
import gzip
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

from warraq.serving.server import SiteHandler

# What web hosts compress: text, and nothing that is compressed already.
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg")


@dataclass(frozen=True)
class Network:
    """How the host behaves: gzip or not, and seconds of delay before each answer."""

    compress: bool = False
    latency: float = 0.0


class HostHandler(SiteHandler):
    """A SiteHandler behind a `Network`."""

    def __init__(self, *args: object, network: Network, directory: str) -> None:
        self.network = network
        # The base class handles the whole request inside its constructor.
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def respond(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        time.sleep(self.network.latency)
        self.compressed = self.network.compress and media_type.startswith(COMPRESSIBLE)
        super().respond(
            status, media_type, gzip.compress(body, mtime=0) if self.compressed else body
        )

    def end_headers(self) -> None:
        if getattr(self, "compressed", False):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()


def start_host(folder: Path, network: Network) -> ThreadingHTTPServer:
    """Serve the folder on a free port of this machine, in a thread, until `stop_host`."""
    handler = functools.partial(HostHandler, network=network, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    return server


def stop_host(server: ThreadingHTTPServer) -> None:
    """End the thread and free the port."""
    server.shutdown()
    server.server_close()
