#!/usr/bin/env python3
"""Makes the emoji sheets that Laurel bundles, and their index.

What goes in: the npm package emoji-datasource-google (Noto Emoji, 64 x 64 pixels a picture).

What comes out, in the folder --out:
  sheet-00.png, sheet-01.png, ...
      GRID x GRID cells of CELL pixels: a picture of SIZE pixels with one clear pixel around it.
      Several small sheets instead of one, so that a program decodes only those that it shows
      (about 1 MB each; one sheet for all would take 67 MB) and each has a palette of its own.
      The pictures without a skin tone come first, in Unicode's order, then those with one.
  index.txt
      a line a picture: "<code points> <sheet> <column> <row>". Code points are upper-case hex
      joined by "-", without U+FE0F: take the variation selectors out of a text before looking
      it up, and its qualified, half-qualified and unqualified forms all find the same line.
      Lines that begin with "#" are comments.

Needs python3-pil, pngquant and optipng. From the root of the repository:

  npm pack emoji-datasource-google@16.0.0 && tar xzf emoji-datasource-google-16.0.0.tgz
  python3 assets/emoji/build.py --package package --out src/main/resources/dev/laurel/ui/emoji
"""

import argparse
import json
import subprocess
from pathlib import Path

from PIL import Image

SIZE = 64
CELL = SIZE + 2
GRID = 8
PER_SHEET = GRID * GRID


def key(unified):
    return "-".join(code for code in unified.upper().split("-") if code != "FE0F")


def pictures(package):
    """(key, file name) of every picture, in the order in which they stand on the sheets."""
    emoji = json.loads((package / "emoji.json").read_text(encoding="utf-8"))
    emoji.sort(key=lambda e: e["sort_order"])
    plain = [(key(e["unified"]), e["image"]) for e in emoji if e["has_img_google"]]
    toned = [
        (tone, order, key(v["unified"]), v["image"])
        for order, e in enumerate(emoji)
        for tone, v in e.get("skin_variations", {}).items()
        if v["has_img_google"]
    ]
    # By tone, because the pictures of one tone share most of their palette.
    toned.sort(key=lambda t: (t[0].split("-")[0], t[1], t[0]))
    found = plain + [(k, image) for _, _, k, image in toned]
    if len({k for k, _ in found}) != len(found):
        raise SystemExit("two pictures have the same key")
    return found


def sheet(images, folder, path):
    picture = Image.new("RGBA", (GRID * CELL, -(-len(images) // GRID) * CELL))
    for place, image in enumerate(images):
        with Image.open(folder / image) as one:
            one = one.convert("RGBA")
            if one.size != (SIZE, SIZE):
                raise SystemExit(f"{image} is {one.size}, not {SIZE} x {SIZE}")
            picture.paste(one, (place % GRID * CELL + 1, place // GRID * CELL + 1))
    picture.save(path)
    subprocess.run(
        ["pngquant", "--speed", "1", "--strip", "--force", "--output", path, "256", path], check=True
    )
    subprocess.run(["optipng", "-quiet", "-o2", "-strip", "all", path], check=True)


def main():
    parser = argparse.ArgumentParser(description="Makes the emoji sheets that Laurel bundles.")
    parser.add_argument("--package", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    found = pictures(args.package)
    index = ["# code points without U+FE0F, sheet, column, row; made by assets/emoji/build.py"]
    for number, start in enumerate(range(0, len(found), PER_SHEET)):
        part = found[start : start + PER_SHEET]
        path = args.out / f"sheet-{number:02}.png"
        sheet([image for _, image in part], args.package / "img/google/64", path)
        index += [f"{k} {number} {place % GRID} {place // GRID}" for place, (k, _) in enumerate(part)]
        print(f"{path.name} {len(part):4} pictures {path.stat().st_size:9,} bytes")
    (args.out / "index.txt").write_text("\n".join(index) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
