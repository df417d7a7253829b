"""From what a reader typed to the terms that answer it."""
