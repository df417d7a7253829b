"""Settings of the site; docs/settings.md explains Warraq's own, Pelican's documentation the others.

`make html` reads this file, or publishconf.py when SITEURL is given.
"""

import os
from pathlib import Path

from warraq.publishing.engine import WarraqPelican

# The site.
SITENAME = "ورّاق"
SITESUBTITLE = "أرشيف تجريبي لأخبار عربية وعالمية، مفهرسة وقابلة للبحث"
SITEURL = os.environ.get("WARRAQ_SITEURL", "").rstrip("/")
RELATIVE_URLS = not SITEURL
DEFAULT_LANG = "ar"
TIMEZONE = "UTC"

# Warraq. The dicts override single settings of its rooms: WARRAQ_INDEX = {"k1": 1.4}
PELICAN_CLASS = WarraqPelican
PLUGINS = ["warraq"]
WARRAQ_STATE = str(Path(__file__).resolve().parent / ".warraq")
WARRAQ_SKIP_BAD = os.environ.get("WARRAQ_SKIP_BAD", "") not in {"", "0", "no", "false"}
WARRAQ_FRESH = os.environ.get("WARRAQ_FRESH", "") not in {"", "0", "no", "false"}
WARRAQ_READING: dict[str, object] = {}
WARRAQ_TAGGING: dict[str, object] = {}
WARRAQ_INDEX: dict[str, object] = {}
WARRAQ_PUBLISHING: dict[str, object] = {}

# Folders.
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PAGE_PATHS = ["pages"]
ARTICLE_EXCLUDES = ["pages", "images"]
STATIC_PATHS = ["images"]
IGNORE_FILES = [".*", "*~", "__pycache__"]

# The same bytes on every machine: no names, orders or formats of its locale.
LOCALE = ["C.UTF-8", "C"]
DEFAULT_DATE_FORMAT = "%Y-%m-%d"

# Addresses.
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
DRAFT_URL = DRAFT_SAVE_AS = "drafts/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
DRAFT_PAGE_URL = DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "sections/{slug}.html"
# {folder} is the kind's: people, places, organisations, topics or names.
TAG_URL = TAG_SAVE_AS = "{folder}/{slug}.html"
STORY_URL = STORY_SAVE_AS = "stories/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "authors/{slug}.html"
CATEGORIES_SAVE_AS = "sections.html"
YEAR_ARCHIVE_URL = YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}.html"
MONTH_ARCHIVE_URL = MONTH_ARCHIVE_SAVE_AS = "archives/{date:%Y}/{date:%m}.html"
SLUGIFY_SOURCE = "basename"
SLUGIFY_USE_UNICODE = True
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None

# Lists.
DIRECT_TEMPLATES = [
    "index",
    "categories",
    "tags",
    "authors",
    "archives",
    "undated",
    "search",
    "404",
]
PAGINATED_TEMPLATES = {"category": 30, "tag": 30, "author": 30}
DEFAULT_PAGINATION = 30
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}-{number}{extension}", "{base_name}-{number}{extension}"),
]

# Feeds: one, and only where addresses are absolute.
FEED_ALL_ATOM = "feed.atom" if SITEURL else None
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# Templates escape what they print; contents and summaries come marked as safe HTML.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
