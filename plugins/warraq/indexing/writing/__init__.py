"""Records to a base segment: runs, merging, lists, files, the manifest last."""
