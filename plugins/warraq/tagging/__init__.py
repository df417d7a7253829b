"""Article records to people, places, organisations, topics and related articles.

Vocabulary. A *mention* is a place in a text where a name stands. A *name* gathers the mentions of
one document that mean the same; its *key* is its normalised form. A *record* is what the whole
archive knows of a name: canonical spelling, type, number of documents. A *phrase* is a candidate
topic. A *tag* is a name or topic that is shown on an article. *Evidence* is the rule that found a
name.

The way of an article: :mod:`passage` -> :mod:`scan` -> :mod:`document`, :mod:`phrases` ->
:mod:`candidates` (per article, pure) -> :mod:`registry`, :mod:`topics` -> :mod:`salience` ->
:mod:`archive` (the archive phase: :func:`~warraq.tagging.archive.tag_archive`). The ``names_…``
modules read, obey and write ``names.toml``. :mod:`relations` then joins articles into groups, lists
and stories, :mod:`store` keeps what the archive taught, :mod:`plugin` hands it all to Pelican.
"""
