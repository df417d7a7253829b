"""Sizes of the pictures in CONTENT."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Final

from PIL import Image, UnidentifiedImageError

_ROTATING: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
"""EXIF's tag of how the camera was held; at these values browsers swap width and height."""


class ImageSizes:
    """Width and height of pictures, each file opened once; only its header is read."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._sizes: dict[str, tuple[int, int] | None] = {}

    def __call__(self, path: str) -> tuple[int, int] | None:
        """Pixels of a picture as a browser shows it; None for SVG and for what is no picture.

        ``path`` is relative to CONTENT.
        """
        if path not in self._sizes:
            self._sizes[path] = _read_size(self._content / path)
        return self._sizes[path]


def _read_size(file: Path) -> tuple[int, int] | None:
    try:
        # A very large picture is only measured here, never decoded.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                width, height = image.size
                turned = image.getexif().get(_ORIENTATION) in _ROTATING
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError):
        return None
    return (height, width) if turned else (width, height)
