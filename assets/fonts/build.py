#!/usr/bin/env python3
"""Makes the font files that Laurel bundles.

What goes in
  --inter  folder with Inter-Regular/Medium/SemiBold, .woff2, .otf or .ttf
           (npm package inter-ui 4.1.1, folder web; Debian's fonts-inter works too)
  --mono   folder with JetBrainsMono-Regular/Medium/Bold.ttf
           (Debian package fonts-jetbrains-mono, /usr/share/fonts/truetype/jetbrains-mono)
  --out    where the files go

What comes out: nine fonts, each weight a family of its own, because JavaFX addresses a
font by its family and ignores the weight among the fonts that a program has loaded.

  Inter, Inter Medium, Inter SemiBold
      the characters listed in CHARACTERS, no other change
  Laurel Tabular, Laurel Tabular Medium, Laurel Tabular SemiBold
      Inter with its tabular figures (feature tnum) in the place of the proportional ones;
      JavaFX CSS has no switch for font features
  Laurel Mono, Laurel Mono Medium, Laurel Mono Bold
      JetBrains Mono without its ligatures

Neither licence reserves a font name; the changed designs are named anew all the same, so
that nobody takes them for the original.

Needs python3-fonttools and python3-brotli. From the root of the repository:

  npm pack inter-ui@4.1.1 && tar xzf inter-ui-4.1.1.tgz
  python3 assets/fonts/build.py --inter package/web \\
      --mono /usr/share/fonts/truetype/jetbrains-mono \\
      --out src/main/resources/dev/laurel/ui/fonts
"""

import argparse
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CHARACTERS = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and -B
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x209F),  # punctuation, superscripts, subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letterlike symbols, number forms
    (0x2190, 0x22FF),  # arrows, mathematical operators
    (0x2300, 0x23FF),  # keys such as the Mac's command key
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x27BF),  # a few symbols: check mark, cross, star
    (0xFB00, 0xFB06),  # Latin ligatures that texts may carry
    (0xFFFD, 0xFFFD),  # replacement character
]
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]
# Whatever else tnum covers (spaces, brackets, letters) keeps its natural width.
FIGURES = set(range(0x30, 0x3A)) | set(map(ord, "+<>=\u00B1\u00D7\u00F7\u2212\u2248\u2260\u2264\u2265"))
WINDOWS_ENGLISH = (3, 1, 0x409)


def source(folder, stem):
    for suffix in (".ttf", ".otf", ".woff2"):
        path = Path(folder) / (stem + suffix)
        if path.exists():
            return TTFont(path, recalcTimestamp=False)
    raise SystemExit(f"no {stem}.ttf, .otf or .woff2 in {folder}")


def freeze_tabular(font):
    """Points the figures' code points at the glyphs that tnum would put in their place."""
    gsub = font["GSUB"].table
    lookups = {
        index
        for record in gsub.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    swap = {}
    for index in sorted(lookups):
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            swap.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    for table in font["cmap"].tables:
        for code in FIGURES & table.cmap.keys():
            table.cmap[code] = swap.get(table.cmap[code], table.cmap[code])
    metrics, cmap = font["hmtx"].metrics, font.getBestCmap()
    widths = {metrics[cmap[code]][0] for code in range(0x30, 0x3A)}
    if len(widths) != 1:
        raise SystemExit(f"figures still differ in width: {sorted(widths)}")
    if 0x2007 in cmap:  # the figure space is as wide as a figure
        metrics[cmap[0x2007]] = (widths.pop(), 0)


def subset(font):
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in CHARACTERS for c in range(first, last + 1)])
    subsetter.subset(font)


def full_name(base, weight):
    return base if weight == "Regular" else f"{base} {weight}"


def rename(font, base, weight):
    family = full_name(base, weight)
    name = font["name"]
    name.names = [n for n in name.names if n.platformID == 3 and n.nameID in (0, 5, 7, 8, 9, 11, 13, 14)]
    post_script = f"{base.replace(' ', '')}-{weight}"
    version = name.getDebugName(5)
    for name_id, text in {
        1: family,
        2: "Regular",
        3: f"{version};{post_script}",
        4: family,
        6: post_script,
    }.items():
        name.setName(text, name_id, *WINDOWS_ENGLISH)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [post_script]
        cff.topDictIndex[0].FullName = cff.topDictIndex[0].FamilyName = family
    # "Regular" in every sense, or a program adds a false bold, or takes one weight for another.
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b100001 | 0b1000000
    font["head"].macStyle = 0


def build(font, base, weight, out, freeze=None):
    if freeze:
        freeze(font)
    subset(font)
    rename(font, base, weight)
    font.flavor = None
    suffix = ".otf" if font.sfntVersion == "OTTO" else ".ttf"
    family = full_name(base, weight)
    path = out / (family.replace(" ", "") + suffix)
    font.save(path)
    print(f"{path.name:28} {path.stat().st_size:8,} bytes  {len(font.getBestCmap())} characters  {family}")


def main():
    parser = argparse.ArgumentParser(description="Makes the font files that Laurel bundles.")
    parser.add_argument("--inter", required=True)
    parser.add_argument("--mono", required=True)
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for weight in ("Regular", "Medium", "SemiBold"):
        build(source(args.inter, f"Inter-{weight}"), "Inter", weight, args.out)
        build(source(args.inter, f"Inter-{weight}"), "Laurel Tabular", weight, args.out, freeze_tabular)
    for weight in ("Regular", "Medium", "Bold"):
        build(source(args.mono, f"JetBrainsMono-{weight}"), "Laurel Mono", weight, args.out)


if __name__ == "__main__":
    main()
