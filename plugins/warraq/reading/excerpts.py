"""Plain-text pieces of an article: its paragraphs and its lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warraq.reading.article import Article
from warraq.reading.fields import one_line

_LINES: Final = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_BLANK_LINES: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
_HEADING: Final = re.compile(r"\s*#|[^\r\n]+(?:\r\n|\r|\n)(?:=+|-+)\s*$")
_MIN_LEAD_WORDS: Final = 6


def paragraphs(article: Article) -> list[str]:
    """The article's own running text, each paragraph on one line, without headings and empty ones.

    In plain text every line is a paragraph; in Markdown blank lines part them.
    """
    return list(iterate_paragraphs(article))


def iterate_paragraphs(article: Article) -> Iterator[str]:
    """:func:`paragraphs`, one at a time, for who needs the first ones only."""
    start = len(article.text) - len(article.body)
    separator = _LINES if article.markup == "plain" else _BLANK_LINES
    prose = article.own_prose
    for begin, end in _pieces(separator, article.text, start):
        text = one_line(prose[begin:end])
        heading = article.markup == "markdown" and _HEADING.match(article.text[begin:end])
        if text and not heading:
            yield text


def _pieces(separator: re.Pattern[str], text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in separator.finditer(text, start):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def lead(article: Article, limit: int) -> str:
    """The article's summary if it has one, else its first paragraph that says something.

    At most ``limit`` characters, cut at a word and marked with an ellipsis; ``""`` where there is
    no text.
    """
    if article.summary:
        return shortened(article.summary, limit)
    first = ""
    for paragraph in iterate_paragraphs(article):
        first = first or paragraph
        if len(paragraph.split()) >= _MIN_LEAD_WORDS:
            return shortened(paragraph, limit)
    return shortened(first, limit)


def shortened(text: str, limit: int) -> str:
    """The text, or as many whole words of it as ``limit`` characters hold with an ellipsis after
    them.

    >>> shortened("وصل الرئيس التركي", 12)
    'وصل الرئيس…'
    """
    if len(text) <= limit:
        return text
    cut = text[:limit].rpartition(" ")[0] or text[: limit - 1]
    return cut.rstrip(" ،؛:,;.-–«(\"'") + "…"
