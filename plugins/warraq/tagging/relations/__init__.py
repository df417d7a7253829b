"""What joins articles and names: copies, related articles, story threads, companions.

Vocabulary. *Near-duplicates* are articles that carry one text; they form a group, whose *head* is
its earliest article and whose others are *copies*. An *original* is an article that is no copy. A
*sketch* is what is kept of a text for this. A *feature* is what articles can have in common: a name
or topic among their tags, or a rare word. *Related* articles share features; a *thread* is a chain
of originals that share them over days, and a *story* is a thread with a title and a slug. The
*companions* of a name are the names that stand beside it more often than chance has it.

:mod:`words` -> :mod:`shingles` -> :mod:`sketch` (per article, pure); then, for the archive,
:mod:`duplicates`, :mod:`features` -> :mod:`related`, :mod:`threads` -> :mod:`story`, all put
together by :func:`~warraq.tagging.relations.relate.relate`. :mod:`companions` is the measure that
tags' pages use. Everything is in proportion to the archive, and depends on no order of articles.
"""
