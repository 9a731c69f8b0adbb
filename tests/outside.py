#!/usr/bin/env python3
"""Reads the codes of a finished build with readers that are not ours, and compares them with the manifest.

Pages are rasterised by pdftoppm, as finely as their codes need but at 200 dpi at most, and searched by zxing-cpp: every code the
manifest places must be read within a millimetre of its place, and nothing else may be read. Loose PNGs, and crops around the
codes of some pages, are read by zbarimg. Where `mingma proof` has left its report, its verdict on every code is compared with
theirs.

Usage: outside.py OUTPUT [--pages N] [--pictures N] [--crops N]
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
MOST_DPI = 200
MODULE_PIXELS = 5  # of a wall sheet, whose codes are coarse and whose page is large
TOLERANCE_MM = 1.0


def spread(things, count):
    """At most `count` of the things, evenly from first to last."""
    if len(things) <= count:
        return things
    return [things[round(i * (len(things) - 1) / max(count - 1, 1))] for i in range(count)]


def resolution(document):
    """As fine as a document's codes need."""
    finest = min((code["module_mm"] for code in document["codes"]), default=0)
    return min(max(72, round(25.4 / finest * MODULE_PIXELS)), MOST_DPI) if finest else MOST_DPI


def draw_page(pdf, page, dpi):
    """A page as poppler draws it."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(dpi), "-gray", "-cropbox", "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run([*command, pdf, f"{folder}/page"], check=True)
        with Image.open(f"{folder}/page.pgm") as picture:
            return picture.copy()


def read_page(picture, dpi):
    """What zxing-cpp reads on a page: text and middle in mm."""
    results = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    found = []
    for result in results:
        corner = result.position
        corners = [corner.top_left, corner.top_right, corner.bottom_right, corner.bottom_left]
        x, y = (sum(getattr(c, axis) for c in corners) / 4 * 25.4 / dpi for axis in "xy")
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


def judge_crop(picture, code, target, dpi):
    """What zbarimg reads where a code stands, quiet zone included."""
    margin = 4 * code["module_mm"]
    sides = [code["x_mm"] - margin, code["y_mm"] - margin]
    sides += [code["x_mm"] + code["side_mm"] + margin, code["y_mm"] + code["side_mm"] + margin]
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        # Three times as large: zbar wants more pixels a module than a page at 200 dpi has.
        crop = picture.crop([round(side * dpi / 25.4) for side in sides])
        crop.resize((crop.width * 3, crop.height * 3), Image.Resampling.BICUBIC).save(file.name)
        run = subprocess.run(["zbarimg", "--quiet", "--raw", file.name], capture_output=True, text=True)
    return [] if run.stdout == target + "\n" else [f"{code['id']}: zbarimg reads {run.stdout!r} in its crop"]


def judge_proof(output, manifest):
    """Our own verdict, where it was given, must be that of the manifest's placed codes: all read, nothing found."""
    report = output / "operator" / "proof.json"
    if not report.exists():
        return ["mingma proof has left no report"]
    proof = json.loads(report.read_text(encoding="utf-8"))
    placed = {(d["path"], c["page"], c["id"]) for d in manifest["documents"] for c in d["codes"]}
    faults, read = [], set()
    for document in proof["documents"]:
        for page in document["pages"]:
            faults += [f"{document['name']}, page {page['number']}: {f['rule']}" for f in page["findings"]]
            read |= {(document["name"], page["number"], c["id"]) for c in page["codes"] if all(c["read"])}
        faults += [f"{document['name']}: {finding['rule']}" for finding in document["findings"]]
    faults += [f"{path}, page {page}: {code} was not proven" for path, page, code in sorted(placed - read)]
    print(f"{len(read)} codes proven by Mingma, {len(placed)} placed: {len(faults)} faults")
    return faults


def judge_documents(output, manifest, most_pages, most_crops):
    targets = {code["id"]: code["target"] for code in manifest["codes"]}
    alike = collections.Counter(document["layout"] for document in manifest["documents"])
    faults, pages, codes, crops = [], 0, 0, 0
    for document in manifest["documents"]:
        placed = collections.defaultdict(list)
        for code in document["codes"]:
            placed[code["page"]].append(code)
        # Pages without codes are judged too: nothing may be read on them.
        dpi = resolution(document)
        for page in spread(range(1, document["pages"] + 1), -(-most_pages // alike[document["layout"]])):
            picture = draw_page(output / document["path"], page, dpi)
            at = f"{document['path']}, page {page}: "
            faults += [at + fault for fault in judge_page(read_page(picture, dpi), placed[page], targets)]
            for code in placed[page][:most_crops]:
                faults += [at + fault for fault in judge_crop(picture, code, targets[code["id"]], dpi)]
                crops += 1
            pages, codes = pages + 1, codes + len(placed[page])
    print(f"{codes} codes on {pages} pages judged by zxing-cpp, {crops} crops by zbarimg: {len(faults)} faults")
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
    arguments.add_argument("--pages", type=int, default=40, help="at most so many pages of each layout, but one of each document")
    arguments.add_argument("--pictures", type=int, default=400, help="at most so many loose pictures")
    arguments.add_argument("--crops", type=int, default=3, help="at most so many crops of each page")
    options = arguments.parse_args()
    manifest = json.loads((options.output / "manifest.json").read_text(encoding="utf-8"))
    faults = judge_proof(options.output, manifest)
    faults += judge_documents(options.output, manifest, options.pages, options.crops)
    faults += judge_pictures(options.output, manifest, options.pictures)
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
