#!/usr/bin/env python3
"""Draws the icon and renders it at every size.

Writes laurel.svg (the full drawing) and laurel-small.svg (fewer, larger leaves, for 16 to 32
pixels) beside this file, icon-<size>.png into the folder --out, and the icons of the installers for
macOS and Windows, which are those pictures in one file each, into the folder --packaging.

Needs rsvg-convert (Debian package librsvg2-bin) and optipng. From the root of the repository:

  python3 assets/icon/build.py --out src/main/resources/dev/laurel/ui/icons \
    --packaging packaging
"""

import argparse
import math
import struct
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SMALL = (16, 24, 32)
LARGE = (48, 64, 128, 256, 512)
# Apple's kinds; the last five are for screens of double density.
ICNS = (
    (b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512),
    (b"ic11", 32), (b"ic12", 64), (b"ic13", 256), (b"ic14", 512), (b"ic10", 1024),
)
GROUND_TOP, GROUND_BOTTOM = "#e6f5ff", "#c6e6ff"
LEAF_TOP, LEAF_BOTTOM = "#1f7cf0", "#0550ae"
INNER = "#54aeff"


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def leaf(x, y, angle, length, width, fill):
    """A leaf whose stalk is at (x, y) and whose tip points to angle (degrees, 0 is up)."""
    half = width / 2
    outline = (
        f"M0 0C{number(-half * 1.25)} {number(-length * 0.28)} {number(-half * 1.05)} {number(-length * 0.72)} "
        f"0 {number(-length)}C{number(half * 1.05)} {number(-length * 0.72)} "
        f"{number(half * 1.25)} {number(-length * 0.28)} 0 0Z"
    )
    return f'<path fill="{fill}" transform="translate({number(x)} {number(y)}) rotate({number(angle)})" d="{outline}"/>'


def on_branch(centre_y, radius, degrees):
    """A point of the right-hand branch; degrees run anticlockwise from the foot to the top."""
    angle = math.radians(degrees)
    return 256 + radius * math.sin(angle), centre_y + radius * math.cos(angle)


def branch(centre_y, radius, start, end, outer, inner, stem):
    """The right half of the wreath. outer and inner: (count, length, width) of the leaves."""
    parts = []
    x0, y0 = on_branch(centre_y, radius, start)
    x1, y1 = on_branch(centre_y, radius, end)
    parts.append(
        f'<path fill="none" stroke="url(#leaf)" stroke-width="{stem}" stroke-linecap="round" '
        f'd="M{number(x0)} {number(y0)}A{radius} {radius} 0 0 0 {number(x1)} {number(y1)}"/>'
    )
    if inner:
        count, length, width = inner
        for i in range(count):
            along = start + (end - start) * (i + 1.3) / (count + 0.9)
            shrink = 1 - 0.22 * i / max(1, count - 1)
            x, y = on_branch(centre_y, radius, along)
            # The tangent of the branch, leaning to its inside.
            parts.append(leaf(x, y, 90 - along - 40, length * shrink, width * shrink, INNER))
    count, length, width = outer
    for i in range(count):
        along = start + (end - start) * (i + 0.85) / (count + 0.35)
        shrink = 1 - 0.25 * i / max(1, count - 1)
        x, y = on_branch(centre_y, radius, along)
        parts.append(leaf(x, y, 90 - along + 38, length * shrink, width * shrink, "url(#leaf)"))
    x, y = on_branch(centre_y, radius, end)
    parts.append(leaf(x, y, 90 - end + 14, length * 0.8, width * 0.75, "url(#leaf)"))
    return parts


def drawing(parts, corner):
    half = "\n      ".join(parts)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
  <title>Laurel</title>
  <defs>
    <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="{GROUND_TOP}"/>
      <stop offset="1" stop-color="{GROUND_BOTTOM}"/>
    </linearGradient>
    <linearGradient id="leaf" gradientUnits="objectBoundingBox" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="{LEAF_TOP}"/>
      <stop offset="1" stop-color="{LEAF_BOTTOM}"/>
    </linearGradient>
    <g id="half">
      {half}
    </g>
  </defs>
  <rect width="512" height="512" rx="{corner}" fill="url(#ground)"/>
  <use href="#half"/>
  <use href="#half" transform="matrix(-1 0 0 1 512 0)"/>
</svg>
"""


def main():
    parser = argparse.ArgumentParser(description="Draws Laurel's icon and renders it at every size.")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--packaging", required=True, type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    full = drawing(
        branch(256, 152, -7, 138, (6, 102, 60), (5, 74, 38), 11),
        112,
    )
    small = drawing(branch(250, 150, -4, 124, (4, 140, 86), None, 24), 96)
    (HERE / "laurel.svg").write_text(full, encoding="utf-8")
    (HERE / "laurel-small.svg").write_text(small, encoding="utf-8")
    for size in SMALL + LARGE:
        render(size, args.out / f"icon-{size}.png")
    with tempfile.TemporaryDirectory() as folder:
        pictures = {size: (args.out / f"icon-{size}.png").read_bytes() for size in SMALL + LARGE}
        largest = Path(folder) / "largest.png"
        render(1024, largest)
        pictures[1024] = largest.read_bytes()
    (args.packaging / "windows/Laurel.ico").write_bytes(ico([pictures[size] for size in (16, 24, 32, 48, 64, 256)]))
    (args.packaging / "mac/Laurel.icns").write_bytes(icns([(kind, pictures[size]) for kind, size in ICNS]))


def render(size, path):
    source = HERE / ("laurel-small.svg" if size in SMALL else "laurel.svg")
    subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), "-o", path, source], check=True)
    subprocess.run(["optipng", "-quiet", "-o2", "-strip", "all", path], check=True)


def ico(pictures):
    """Windows' format: a directory of pictures, here PNG files, each with its size (0 stands for 256)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, place = b"", len(head) + 16 * len(pictures)
    for picture in pictures:
        width, height = struct.unpack(">II", picture[16:24])
        entries += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + entries + b"".join(pictures)


def icns(pictures):
    """Apple's format: PNG files, each after a kind of four letters and its length with both."""
    parts = b"".join(kind + struct.pack(">I", len(picture) + 8) + picture for kind, picture in pictures)
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


if __name__ == "__main__":
    main()
