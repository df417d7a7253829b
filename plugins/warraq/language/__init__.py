"""Arabic text, pure: no Pelican, no Whoosh, no files.

Vocabulary. A *token* is a word or number as written, with its place. Its *form* is the token folded
by the normaliser (alef and hamza forms, ta marbuta, diacritics, digit sets). A *clitic* is a
particle written onto a word (و ف ب ك ل س ال). *Conflation* maps every form of an archive to its
*term*, the key under which search finds it.
"""
