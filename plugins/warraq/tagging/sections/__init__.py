"""Sections proposed for articles that have none.

A section is proposed by words: those that Warraq lists for seven common sections, and those that
the archive's own sections use. It is a guess with a stated confidence, kept apart from sections
that are given.
"""
