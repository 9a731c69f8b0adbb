#!/usr/bin/env python3
"""Reads the codes of a finished build with readers that are not ours, and compares them with the manifest.

Pages are rasterised by pdftoppm at 200 dpi and searched by zxing-cpp: every code the manifest places must be read
within a millimetre of its place, and nothing else may be read. Loose PNGs are read by zbarimg.

Usage: outside.py OUTPUT [--pages N] [--pictures N]
Needs zxing-cpp and pillow (PyPI), pdftoppm and zbarimg.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import zxingcpp
from PIL import Image

Image.MAX_IMAGE_PIXELS = None  # posters are larger than Pillow expects of a stranger's picture
DPI = 200
TOLERANCE_MM = 1.0


def spread(things, count):
    """At most `count` of the things, evenly from first to last."""
    if len(things) <= count:
        return things
    return [things[round(i * (len(things) - 1) / max(count - 1, 1))] for i in range(count)]


def read_page(pdf, page):
    """What zxing-cpp reads on a page: text and middle in mm."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DPI), "-gray", "-cropbox", "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run([*command, pdf, f"{folder}/page"], check=True)
        with Image.open(f"{folder}/page.pgm") as picture:
            results = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    found = []
    for result in results:
        corner = result.position
        corners = [corner.top_left, corner.top_right, corner.bottom_right, corner.bottom_left]
        x, y = (sum(getattr(c, axis) for c in corners) / 4 * 25.4 / DPI for axis in "xy")
        found.append((result.text, x, y))
    return found


def judge_page(found, placed, targets):
    """The faults of one page, in words."""
    faults = []
    for code in placed:
        middle_x, middle_y = code["x_mm"] + code["side_mm"] / 2, code["y_mm"] + code["side_mm"] / 2
        here = [f for f in found if abs(f[1] - middle_x) + abs(f[2] - middle_y) <= TOLERANCE_MM]
        if not here:
            faults.append(f"{code['id']} is not read at {middle_x:.1f}, {middle_y:.1f} mm")
        elif here[0][0] != targets[code["id"]]:
            faults.append(f"{code['id']} reads {here[0][0]!r}, not {targets[code['id']]!r}")
        found = [f for f in found if f not in here[:1]]
    return faults + [f"{text!r} should not be at {x:.1f}, {y:.1f} mm" for text, x, y in found]


def judge_documents(output, manifest, most_pages):
    targets = {code["id"]: code["target"] for code in manifest["codes"]}
    faults, pages, codes = [], 0, 0
    for document in manifest["documents"]:
        placed = collections.defaultdict(list)
        for code in document["codes"]:
            placed[code["page"]].append(code)
        # Pages without codes are judged too: nothing may be read on them.
        for page in spread(range(1, document["pages"] + 1), most_pages):
            found = read_page(output / document["path"], page)
            at = f"{document['path']}, page {page}: "
            faults += [at + fault for fault in judge_page(found, placed[page], targets)]
            pages, codes = pages + 1, codes + len(placed[page])
    print(f"{codes} codes on {pages} pages judged by zxing-cpp: {len(faults)} faults")
    return faults


def judge_pictures(output, manifest, most_pictures):
    pictures = [(f, code["target"]) for code in manifest["codes"] for f in code["files"] if f.endswith(".png")]
    pictures = spread(pictures, most_pictures)
    faults = []
    for picture, target in pictures:
        run = subprocess.run(["zbarimg", "--quiet", "--raw", output / picture], capture_output=True, text=True)
        if run.stdout != target + "\n":
            faults.append(f"{picture} reads {run.stdout!r}, not {target!r}")
    print(f"{len(pictures)} pictures judged by zbarimg: {len(faults)} faults")
    return faults


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("output", type=pathlib.Path)
    arguments.add_argument("--pages", type=int, default=40, help="at most so many pages of each document")
    arguments.add_argument("--pictures", type=int, default=400, help="at most so many loose pictures")
    options = arguments.parse_args()
    manifest = json.loads((options.output / "manifest.json").read_text(encoding="utf-8"))
    faults = judge_documents(options.output, manifest, options.pages)
    faults += judge_pictures(options.output, manifest, options.pictures)
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
