"""Settings for a known address, `make html SITEURL=https://host/sub`; the rest is pelicanconf."""

import sys
from pathlib import Path

# Pelican loads a settings file by its path, so the file beside it is not importable by itself.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403
from pelicanconf import SITEURL

if not SITEURL:
    raise SystemExit("publishconf.py needs the site's address: set WARRAQ_SITEURL")
