#!/usr/bin/env python3
"""Cuts a font to the characters in use and freezes its tabular figures. Run by the build.

The result is an OpenType font with CFF outlines and a character map, without layout tables and hints: what
stb_truetype, which reads no layout tables, needs.
"""
import argparse
import json
import logging
import pathlib
import sys

from fontTools import subset, ttLib
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen

# Shown by code (numbers, units, readings) whatever the texts hold.
ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "µμ·²³₀₁₂₃₄₅₆₇₈₉≤≥≈→←↑↓°–—−×±½¼¾‘’“”…αβγκ•©®™§¶′″\u00a0"
TABULAR = "0123456789.,"
# May appear in data without being drawn: direction marks, joiners, line ends.
INVISIBLE = set("\n\r\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def characters(assets: pathlib.Path) -> str:
    used = set(ALWAYS)
    if assets.is_dir():
        for path in assets.rglob("*"):
            if path.suffix in (".json", ".md") and "schema" not in path.relative_to(assets).parts:
                text = path.read_text(encoding="utf-8")
                if path.suffix == ".json" and "\\u" in text:
                    sys.exit(f"{path}: write characters themselves, not \\u escapes")
                used.update(text)
    return "".join(sorted(used - INVISIBLE))


def characters_under(strings: pathlib.Path, prefix: str) -> str:
    """Characters of the texts whose keys begin with a prefix, with digits and what numbers need."""
    used = set("0123456789.,–− ?")
    for path in sorted(strings.rglob("*.json")):
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            if key.startswith(prefix):
                used.update(text)
    return "".join(sorted(used))


def write_if_changed(path: pathlib.Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def freeze_tabular(font: ttLib.TTFont) -> None:
    """Maps digits, point and comma to the glyphs that the font's own `tnum` feature would choose."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    swap = {}
    for index in sorted(lookups):
        for sub in table.LookupList.Lookup[index].SubTable:
            swap.update(getattr(getattr(sub, "ExtSubTable", sub), "mapping", {}))
    for cmap in font["cmap"].tables:
        for character in TABULAR:
            name = cmap.cmap.get(ord(character))
            if name in swap:
                cmap.cmap[ord(character)] = swap[name]
    equalise(font, [font.getBestCmap()[ord(digit)] for digit in "0123456789"])


def equalise(font: ttLib.TTFont, names: list) -> None:
    """Centres each glyph on the widest advance: this Inter's Display cuts have no true tabular figures."""
    glyphs, metrics = font.getGlyphSet(), font["hmtx"]
    strings = font["CFF "].cff.topDictIndex[0].CharStrings
    width = max(metrics[name][0] for name in names)
    for name in names:
        advance, bearing = metrics[name]
        if advance == width:
            continue
        shift = round((width - advance) / 2)
        pen = T2CharStringPen(width, glyphs)
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        old = strings[name]
        strings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
        metrics[name] = (width, bearing + shift)


def cut(source: pathlib.Path, wanted: str, out: pathlib.Path) -> None:
    font = ttLib.TTFont(source)
    missing = [c for c in wanted if ord(c) not in font.getBestCmap()]
    if missing:
        shown = " ".join(f"{c} (U+{ord(c):04X})" for c in missing)
        sys.exit(f"{source.name} has no glyph for: {shown}. Use another character in assets/.")
    freeze_tabular(font)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13]
    options.name_languages = [0x409]
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "DSIG", "BASE", "MATH", "STAT"]
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in wanted])
    cutter.subset(font)
    # One Unicode map is enough; the legacy Macintosh one only costs bytes.
    font["cmap"].tables = [table for table in font["cmap"].tables if table.isUnicode()]
    font["head"].modified = font["head"].created  # same bytes on every build
    font.recalcTimestamp = False
    font.save(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["characters", "font"])
    parser.add_argument("--assets", type=pathlib.Path)
    parser.add_argument("--characters", type=pathlib.Path)
    parser.add_argument("--font", type=pathlib.Path)
    parser.add_argument("--only", help="cut to the texts under this prefix of keys (a face for few words)")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    if args.action == "characters":
        write_if_changed(args.out, characters(args.assets))
    elif args.only:
        cut(args.font, characters_under(args.assets / "strings", args.only), args.out)
    else:
        cut(args.font, args.characters.read_text(encoding="utf-8"), args.out)


if __name__ == "__main__":
    main()
