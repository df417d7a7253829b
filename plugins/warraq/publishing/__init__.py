"""The build engine: from articles on disk to a site in OUTPUT, published as a whole or not at all.

Vocabulary. A *build* is one run of `pelican`. It writes a complete site into the *staging* folder
of its *state* folder (``.warraq/<key>/``); only a build without faults is *published*: compared
with OUTPUT by content, changed files replaced by renames, files of a *former* build that are no
longer made removed. A *foreign* file is one in OUTPUT that no build wrote. A *fault* is bad input
that ends a build with exit status 1; with SKIP_BAD it is *left out* instead. The *timeline* is the
order of articles, newest first, undated ones last.
"""
