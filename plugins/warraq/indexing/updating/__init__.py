"""Changes of a written index: delta segments, and removal without remains."""
