"""`python -m warraq.serving --root output --watch content theme -- pelican content -o output`."""

from __future__ import annotations

import argparse
import functools
import sys
import threading
from collections.abc import Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path

from warraq.serving.reload import ReloadHandler, SiteVersion
from warraq.serving.watcher import Watcher, build, build_at_changes

HOST = "127.0.0.1"


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; what stands after `--` is the build command."""
    parser = argparse.ArgumentParser(prog="python -m warraq.serving", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="0 takes any free port")
    parser.add_argument("--root", type=Path, required=True, help="the folder to serve")
    parser.add_argument("--watch", type=Path, nargs="+", default=[], help="files and folders")
    parser.add_argument("command", nargs="+", help="builds the site, at start and at changes")
    return parser.parse_args(arguments)


def start_server(root: Path, port: int, version: SiteVersion) -> ThreadingHTTPServer:
    """Serve `root` in a thread; OSError when the port is taken."""
    handler = functools.partial(ReloadHandler, version=version, directory=str(root))
    server = ThreadingHTTPServer((HOST, port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(arguments: Sequence[str]) -> int:
    """Build and serve until Ctrl-C; 1 when the port is taken."""
    options = parse_arguments(arguments)
    version = SiteVersion()
    watcher = Watcher(options.watch)
    try:
        server = start_server(options.root, options.port, version)
    except OSError as error:
        print(f"Port {options.port} cannot be used ({error.strerror}): make serve PORT=8001")
        return 1
    try:
        # Watching starts before the first build, which may take long enough to be edited under.
        watcher.start()
        build(options.command)
        version.advance()
        print(f"Serving at http://{HOST}:{server.server_port}/ (Ctrl-C ends it)", flush=True)
        build_at_changes(options.command, watcher.changed, version.advance)
    except KeyboardInterrupt:
        print()
    finally:
        watcher.stop()
        server.shutdown()
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
