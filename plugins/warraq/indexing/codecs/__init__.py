"""The bytes of each kind of index file, both ways; docs/index-format.md describes them."""
