"""An article's body as safe HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import Final

import nh3
from markdown import Markdown

from warraq.reading.article import Article
from warraq.reading.markdown_text import SYNTAX
from warraq.reading.rewriting import ImageSize, Rewriter

_TAGS: Final = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption"
    " figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong"
    " sub sup table tbody td tfoot th thead time tr u ul var".split()
)
_ATTRIBUTES: Final = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "bdo": {"dir", "lang"},
    "blockquote": {"cite"},
    "img": {"src", "alt", "title"},
    "ol": {"start", "reversed"},
    "q": {"cite"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_EMPTIED: Final = frozenset(
    "script style iframe object embed noscript template title textarea".split()
)
_EXTENSIONS: Final = ("tables", "sane_lists", "def_list", "fenced_code")

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END: Final = re.compile(r"\r\n?|[\u2028\u2029]")
_BLANK_LINES: Final = re.compile(r"\n[ \n]*\n")


def render_html(
    article: Article,
    resolve: Callable[[str], str],
    image_size: ImageSize | None = None,
) -> str:
    """The article's body as HTML that holds no scripts, styles, frames or remote images.

    Plain text gives a paragraph for each line; Markdown is rendered with tables, definition lists
    and fenced code, its raw HTML sanitised. Headings begin at ``h2`` and have ids. ``resolve``
    turns a link or image target that points into the content folder (as written) to its address;
    ``image_size`` gives width and height in pixels of an image by its path in the content folder. A
    remote image becomes a link to it, because the site loads nothing from elsewhere. Ends without a
    line end; ``""`` for no text.
    """
    body = _CONTROLS.sub("", _LINE_END.sub("\n", article.body))
    if article.markup == "plain":
        return _paragraphs(body.split("\n"))
    if not SYNTAX.search(body):
        return _paragraphs(_BLANK_LINES.split(body.expandtabs(4)))
    return render_markdown(body, Rewriter(article.path, resolve, image_size))


def render_markdown(body: str, rewriter: Rewriter) -> str:
    r"""Markdown with ``\n`` line ends as safe HTML, links and images given to the rewriter."""
    markdown = _markdown()
    markdown.reset()
    return rewriter.rewrite(_cleaner().clean(markdown.convert(body))).strip()


def clean_html(markup: str) -> str:
    """HTML of any origin without scripts, styles, frames and links other than of the web."""
    return _cleaner().clean(markup)


def _paragraphs(pieces: list[str]) -> str:
    stripped = (piece.strip() for piece in pieces)
    return "\n".join(f"<p>{escape(piece)}</p>" for piece in stripped if piece)


def escape(text: str) -> str:
    """Text for HTML content, written as nh3 writes it."""
    return html.escape(text, quote=False).replace("\u00a0", "&nbsp;")


@cache
def _markdown() -> Markdown:
    configs = {"tables": {"use_align_attribute": True}}
    return Markdown(extensions=list(_EXTENSIONS), extension_configs=configs, output_format="html")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
