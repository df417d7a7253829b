"""The style sheets: right-to-left layout, joined letters, readable colours, small files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.building import ROOT

STATIC = ROOT / "theme" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?:^|[;{]|\s)(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*"
    r"|left|right|top|bottom|(?:min-|max-)?(?:width|height)|letter-spacing)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
# Ink, ink on a ground and the smallest ratio of WCAG 2.2: 4.5 for text.
PAIRS = [
    (ink, ground)
    for ink in ("ink", "ink-soft", "accent", "accent-strong")
    for ground in ("paper", "sheet")
] + [("accent-ink", "accent"), ("accent-strong", "accent-wash"), ("ink", "highlight")]


def rules(sheet: Path) -> str:
    """The sheet without comments and without media conditions, which may name a width."""
    return re.sub(r"@media[^{]*", "@media", COMMENT.sub("", sheet.read_text(encoding="utf-8")))


def palettes() -> dict[str, dict[str, tuple[int, int, int]]]:
    """Colours of the light and of the dark page by the names of their tokens."""
    light, dark = rules(STATIC / "css" / "tokens.css").split("@media")
    light_colours, dark_colours = colours(light), colours(dark)
    return {"light": light_colours, "dark": light_colours | dark_colours}


def colours(text: str) -> dict[str, tuple[int, int, int]]:
    found = re.findall(r"--([\w-]+):\s*#([0-9a-f]{6});", text)
    return {name: (int(c[:2], 16), int(c[2:4], 16), int(c[4:], 16)) for name, c in found}


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, WCAG 2.2."""
    shares = [channel / 255 for channel in colour]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast ratio, WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_known_colours() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    palette = palettes()[scheme]
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_physical_direction_and_no_spaced_letters(sheet: Path) -> None:
    assert PHYSICAL.findall(rules(sheet)) == []


@pytest.mark.parametrize("rule", ["a{left: 0}", "a{margin-left:0}", "a{ letter-spacing : 1px}"])
def test_physical_rules_are_seen(rule: str) -> None:
    assert PHYSICAL.search(rule)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_token_that_is_used_is_defined(sheet: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+):", rules(STATIC / "css" / "tokens.css")))
    used = set(re.findall(r"var\((--[\w-]+)", rules(sheet)))
    assert used <= defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_stand_in_the_token_file_alone(sheet: Path) -> None:
    declarations = re.sub(r"--[\w-]+:[^;]*;", "", rules(sheet))
    assert re.findall(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(", declarations) == []


@pytest.mark.parametrize(
    ("font", "licence", "most"),
    [
        ("noto-naskh-arabic.woff2", "OFL-noto-naskh-arabic.txt", 26_000),
        ("noto-kufi-arabic-bold.woff2", "OFL-noto-kufi-arabic.txt", 11_000),
    ],
)
def test_fonts_are_small_and_licensed(font: str, licence: str, most: int) -> None:
    folder = STATIC / "fonts"
    assert (folder / font).read_bytes()[:4] == b"wOF2"
    assert (folder / font).stat().st_size <= most
    assert "SIL OPEN FONT LICENSE" in (folder / licence).read_text(encoding="utf-8")
