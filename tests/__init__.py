"""Warraq's tests: the folders mirror plugins/warraq; browser/ and js/ run inside Chromium."""
