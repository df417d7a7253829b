"""The terminal's search: Whoosh's Searcher over our reader, scores in integers."""
