"""Copies, related articles, threads and companions."""
