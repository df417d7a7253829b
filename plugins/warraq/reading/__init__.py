"""Reading: article files become :class:`~warraq.reading.article.Article` records.

Vocabulary. The *content folder* holds the archive; an article's *path* is relative to it. The
*header* is the metadata at the beginning of a Markdown file, the *sidecar* a JSON file beside an
article; a *field* is one named value of either. A *raw* article has no metadata: its headline is
*made* from its *lead*, the first paragraph that says something. *Prose* is the running text alone,
place by place. A *fault* is something wrong with a file, with the *mend*; a file with faults is
*refused*.
"""

from __future__ import annotations

from warraq.reading.archive import read_archive
from warraq.reading.article import Article
from warraq.reading.decoding import read_text
from warraq.reading.faults import Fault, Refused
from warraq.reading.reader import read_article
from warraq.reading.settings import ReadingSettings

__all__ = [
    "Article",
    "Fault",
    "ReadingSettings",
    "Refused",
    "read_archive",
    "read_article",
    "read_text",
]
