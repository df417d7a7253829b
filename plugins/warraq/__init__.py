"""Warraq (ورّاق): a static, searchable, right-to-left archive from a folder of Arabic articles.

Rooms, in the order in which an article meets them:

- ``reading``: article files -> Article records
- ``language``: pure Arabic text: normaliser, tokenizer, conflation, plurals, dates, digits
- ``tagging``: Article records -> people, places, organisations, topics, related articles
- ``indexing``: tokens -> inverted index -> segment files; search over them
- ``publishing``: the build engine on Pelican: pages, lists, feeds, publication
- ``serving``: the development server of ``make serve``
- ``cli``: the ``warraq`` command
"""


def register() -> None:
    """Called by Pelican for the plugin ``warraq``: hands over to each room's ``plugin.py``."""
    from warraq.indexing import plugin as indexing  # noqa: PLC0415 - language/ stays free of Pelican
    from warraq.tagging import plugin as tagging  # noqa: PLC0415

    tagging.register()
    indexing.register()
