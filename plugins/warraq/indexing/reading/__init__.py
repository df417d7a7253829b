"""A written index as terms, lists and documents: segments, base and delta seen as one."""
