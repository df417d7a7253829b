"""Tokens -> inverted index -> segment files, and search over those files.

Vocabulary. A *form* is a normalised word as it stands in the text; conflation maps it to its
*term*. A *posting* says that an article holds a term, and its *impact level* how much it is about
it: the quantised term-frequency-and-length part of BM25F. *Document frequency* (df) is the number
of articles that hold a term. A *docid* numbers the articles of an index, newest first, undated
ones last. A *segment* is an immutable folder of *shards*, small files that a browser fetches
whole; the *manifest* names the segments and carries everything that both engines must agree on.
"""
