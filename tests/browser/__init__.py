"""Tests inside Chromium: of the JavaScript modules, and of the built site."""
