"""The tagger's settings; defaults here, overridden by ``WARRAQ_TAGGING`` in pelicanconf.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaggingSettings:
    """Every field has its meaning in the docstring under it; docs/settings.md lists them."""

    max_tags: int = 15
    """Most tags shown on one article, those of its own metadata included."""

    min_archive_for_joining: int = 50
    """From this many articles on, a generated topic must join articles to be a tag."""

    min_joined: int = 2
    """Articles that a topic must be found in to join them."""

    max_share: float = 0.15
    """Share of the archive's articles from which on a topic is too common to be a tag."""

    max_topics: int = 5
    """Most generated topics on one article."""

    max_related: int = 6
    """Most related articles listed for one article."""

    duplicate_resemblance: float = 0.4
    """Resemblance from which on two texts are one that was printed twice: the share of their runs
    of four words that both have, 0 to 1."""

    story_pause: int = 7
    """Days that a story may pause: an article later than this belongs to it no more."""

    boilerplate_articles: int = 5
    """Articles, near-duplicates counted once, in which a line must stand to be boilerplate."""

    boilerplate_share: float = 0.002
    """Share of the archive's articles in which it must stand."""

    boilerplate_words: int = 40
    """Most words of a line that can be boilerplate."""

    propose_sections: bool = True
    """Whether an article without a section gets a proposed one, marked wherever it shows."""

    section_confidence: float = 0.8
    """Probability by the model, 0 to 1, from which on a section is proposed."""

    keep_names: bool = True
    """Whether the build writes names that get a page into names.toml of the content folder; what
    stands there counts in any case."""

    model: bool = False
    """Whether a model of names, trained at build, reads beside the rules; reading takes three times
    as long then."""

    model_least_articles: int = 50
    """Articles from which on an archive teaches the model; with fewer, annotated sentences do."""

    model_articles: int = 300
    """Most articles of the archive that the model is trained on, drawn by a hash of their paths."""

    model_growth: float = 0.5
    """Share by which the number of articles may change before the model is trained anew."""
