"""Finds the Chromium that the browser tests run in, or installs one.

`python -m tests.browser.chromium` prints its path. Tried in this order: the program that
WARRAQ_CHROMIUM names, the usual names on the usual paths, a Chromium that Playwright installed
before; then, each installed first, Debian's package (as root) and Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

VARIABLE = "WARRAQ_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FOLDERS = ("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/opt/google/chrome", "/snap/bin")
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
HELP = f"""\
No Chromium was found that starts, and none could be installed; the browser tests need one.
Install it (on Debian and Ubuntu: sudo apt-get install chromium), or say where it is:
    make test {VARIABLE}=/path/to/chromium"""


class ChromiumMissing(Exception):
    """No usable Chromium; the message says what to do."""


def launch(playwright: Playwright, program: Path) -> Browser:
    """Start the browser without a window; playwright's Error when it does not start."""
    # Chromium's sandbox refuses to run as root, which is what containers use.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return playwright.chromium.launch(
        executable_path=program, args=[*FLAGS, *sandbox], chromium_sandbox=not sandbox
    )


def starts(playwright: Playwright, program: Path) -> bool:
    """Whether the program starts: Ubuntu's may be a script that only says to install a snap."""
    if not os.access(program, os.X_OK):
        return False
    try:
        launch(playwright, program).close()
    except Error as error:
        print(f"{program} does not start: {error.message.splitlines()[0]}", file=sys.stderr)
        return False
    return True


def usual_places(playwright: Playwright) -> Iterator[Path]:
    """The programs that may be Chromium, best first; some may not exist."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *FOLDERS])
    for name in NAMES:
        if found := shutil.which(name, path=path):
            yield Path(found)
    yield Path(playwright.chromium.executable_path)


def run_quietly(*command: str) -> bool:
    """Run an installer; True when it succeeded. What it says is shown only when it failed."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        print(f"{' '.join(command)} failed:", done.stdout[-2000:], sep="\n", file=sys.stderr)
    return done.returncode == 0


def install_debian_package() -> bool:
    """Install the distribution's Chromium, if this is Debian and we are root."""
    if os.geteuid() or not shutil.which("apt-get"):
        return False
    print("Installing Chromium with apt-get for the browser tests ...", file=sys.stderr)
    return run_quietly("apt-get", "update", "-q") and run_quietly(
        "apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"
    )


def install_playwright_build() -> bool:
    """Download Playwright's own Chromium into its cache, with the libraries if we are root."""
    print("Downloading Playwright's Chromium for the browser tests ...", file=sys.stderr)
    installer = (sys.executable, "-m", "playwright", "install")
    if not os.geteuid() and run_quietly(*installer, "--with-deps", "chromium"):
        return True
    return run_quietly(*installer, "chromium")


INSTALLERS: tuple[Callable[[], bool], ...] = (install_debian_package, install_playwright_build)


def find(installers: tuple[Callable[[], bool], ...] = ()) -> Path:
    """Return a Chromium that starts, trying the installers one by one while there is none.

    Raises ChromiumMissing when there is none in the end, or when WARRAQ_CHROMIUM is no browser.
    """
    with sync_playwright() as playwright:
        if named := os.environ.get(VARIABLE):
            if starts(playwright, Path(named)):
                return Path(named)
            raise ChromiumMissing(f"{VARIABLE} is {named}, which does not start as a browser.")
        for install in (lambda: True, *installers):
            if install():
                for program in usual_places(playwright):
                    if starts(playwright, program):
                        return program
    raise ChromiumMissing(HELP)


def main() -> int:
    """Print the path of a Chromium, installed if need be; 1 and a message when there is none."""
    try:
        print(find(INSTALLERS))
    except ChromiumMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
