"""Make the site's two web fonts from the Fontsource packages of Noto.

The packages split each family by script, and their Arabic files hold no quotation marks, no Latin
digits and no dashes. This takes those few signs from the Latin file of the same family, puts them
into the Arabic one (both are cuts of one master: same em, same axis), keeps what modern standard
Arabic needs, and writes WOFF2 with nothing of the build in it: the same packages give the same
bytes.

Usage (needs fonttools[woff])::

    npm pack @fontsource-variable/noto-naskh-arabic @fontsource/noto-kufi-arabic  # 5.3.0; unpack
    python theme/scripts/subset_fonts.py NASKH_PACKAGE KUFI_PACKAGE theme/static/fonts
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Letters and marks of modern standard Arabic, its stops and commas, both digit sets, the letters
# that newspapers use for foreign sounds (پ چ ڤ گ) and those that Persian keyboards leave (ک ی).
ARABIC = (
    *range(0x0621, 0x063B),
    *range(0x0640, 0x0656),
    *range(0x0660, 0x066D),
    *(0x060C, 0x061B, 0x061F, 0x0670, 0x0671, 0x067E, 0x0686, 0x06A4, 0x06A9, 0x06AF, 0x06CC),
    *(0x200C, 0x200D, 0x200E),
)
# Signs that Arabic text shares with Latin: these must not change face in the middle of a line.
SHARED = tuple(map(ord, " !\"#%&'()*+,-./0123456789:;=?@[]_{|}\u00a0«·»×–—‘’“”…"))
# Joining, required ligatures and mark placement; the ornamental sets would triple the file.
FEATURES = [
    "init",
    "medi",
    "fina",
    "isol",
    "rlig",
    "calt",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "kern",
    "curs",
]
LICENCE_NAMES = (0, 1, 2, 4, 6, 13, 14)


@dataclass(frozen=True, slots=True)
class Face:
    """One output file: the two package files that it is made of, and its name."""

    arabic: str
    latin: str
    output: str
    licence: str


NASKH = Face(
    "noto-naskh-arabic-arabic-wght-normal.woff2",
    "noto-naskh-arabic-latin-wght-normal.woff2",
    "noto-naskh-arabic.woff2",
    "OFL-noto-naskh-arabic.txt",
)
KUFI = Face(
    "noto-kufi-arabic-arabic-700-normal.woff2",
    "noto-kufi-arabic-latin-700-normal.woff2",
    "noto-kufi-arabic-bold.woff2",
    "OFL-noto-kufi-arabic.txt",
)


def subset(font: TTFont, characters: tuple[int, ...]) -> TTFont:
    """``font``, reduced in place to ``characters`` and to :data:`FEATURES`."""
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = list(LICENCE_NAMES)
    options.name_languages = [0x409]
    options.drop_tables += ["HVAR", "MVAR", "STAT", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def add_glyphs(font: TTFont, donor: TTFont, characters: tuple[int, ...]) -> None:
    """Copy ``characters`` that ``font`` lacks from ``donor``: outlines, widths and variations."""
    present, offered = font.getBestCmap(), donor.getBestCmap()
    wanted = {code: offered[code] for code in characters if code not in present and code in offered}
    sources = _with_components(donor, list(wanted.values()))
    for source in sources:
        _copy_glyph(font, donor, source)
    font.setGlyphOrder(font.getGlyphOrder() + [_shared(source) for source in sources])
    for table in font["cmap"].tables:
        table.cmap.update({code: _shared(source) for code, source in wanted.items()})


def _shared(source: str) -> str:
    return f"shared.{source}"


def _with_components(donor: TTFont, names: list[str]) -> list[str]:
    """``names`` and the glyphs that they are composed of, each once, in order of first need."""
    found: dict[str, None] = {}
    queue = list(names)
    while queue:
        name = queue.pop(0)
        found[name] = None
        glyph = donor["glyf"][name]
        queue += [part for part in glyph.getComponentNames(donor["glyf"]) if part not in found]
    return list(found)


def _copy_glyph(font: TTFont, donor: TTFont, source: str) -> None:
    glyph = donor["glyf"][source]
    if glyph.isComposite():
        for component in glyph.components:
            component.glyphName = _shared(component.glyphName)
    target = _shared(source)
    font["glyf"].glyphs[target] = glyph
    font["hmtx"].metrics[target] = donor["hmtx"].metrics[source]
    if "gvar" in font:
        font["gvar"].variations[target] = donor["gvar"].variations.get(source, [])


def make(package: Path, face: Face, folder: Path) -> None:
    """Write the face's font and licence into ``folder`` from the unpacked ``package``."""
    font = subset(TTFont(package / "files" / face.arabic, recalcTimestamp=False), ARABIC + SHARED)
    donor = subset(TTFont(package / "files" / face.latin, recalcTimestamp=False), SHARED)
    add_glyphs(font, donor, SHARED)
    missing = [chr(code) for code in ARABIC + SHARED if code not in font.getBestCmap()]
    font.flavor = "woff2"
    font.save(folder / face.output)
    shutil.copyfile(package / "LICENSE", folder / face.licence)
    size = (folder / face.output).stat().st_size
    print(f"{face.output}: {size} bytes, without {' '.join(missing) or 'nothing'}")


def main() -> None:
    """Read the command line and make both faces."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("naskh", type=Path, help="unpacked @fontsource-variable/noto-naskh-arabic")
    parser.add_argument("kufi", type=Path, help="unpacked @fontsource/noto-kufi-arabic")
    parser.add_argument("folder", type=Path, help="where the fonts go")
    arguments = parser.parse_args()
    make(arguments.naskh, NASKH, arguments.folder)
    make(arguments.kufi, KUFI, arguments.folder)


if __name__ == "__main__":
    main()
