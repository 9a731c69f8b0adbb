#!/usr/bin/env python3
"""Holds files for print to what prepress programs say of them.

Of every layout in every profile of a build, some documents and pages are judged: their boxes by pdfinfo, rendering by MuPDF and by
Ghostscript, which may not say a word. Of files for a print shop Ghostscript draws the plates too: every code must be read by
zxing-cpp from the plate of black alone and leave no trace on any other, and pages of a layout in black must have ink on no
other; on sheets, marks must be seen on every plate. Compared with a build for the office, pages show the same, marks cut off: the same text by pdftotext, the same
colours by Ghostscript, which knows inks from the file's own output intent.

Usage: press.py OUTPUT [--like OFFICE_OUTPUT]
Needs zxing-cpp and pillow (PyPI), ghostscript, mupdf-tools and poppler-utils.
"""

import argparse
import collections
import functools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from outside import judge_page, read_page, resolution, spread
from PIL import Image, ImageChops

DOCUMENTS, PAGES = 2, 3  # of each layout in each profile, and of each document
PLATES = ["Cyan", "Magenta", "Yellow", "Black"]
BLACK = {"newspaper"}  # layouts that are printed in black alone
DPI = 100
FURTHEST = 60  # of 255, in any channel
LEAST_BLEED = 3.0
# Debian builds MuPDF without colour management, which it says of every file that has an output intent.
UNHEARD = {"warning: ICC support is not available"}


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    return done.stdout, [line for line in done.stderr.splitlines() if line and line not in UNHEARD], done.returncode


def chosen_pages(document):
    """The first and last page, and pages with codes."""
    with_codes = sorted({code["page"] for code in document["codes"]})
    return sorted({1, document["pages"], *spread(with_codes, PAGES)})


def boxes(pdf, pages):
    """The boxes of pages in mm: left, bottom, right, top."""
    found = collections.defaultdict(dict)
    for page in pages:
        said, _, _ = run("pdfinfo", "-box", "-f", page, "-l", page, pdf)
        for name, sides in re.findall(r"^Page +\d+ (\w+)Box: +(.*)$", said, re.MULTILINE):
            found[page][name] = [float(side) / 72 * 25.4 for side in sides.split()]
    return found


def judge_boxes(found, for_press, on_sheets):
    faults = []
    for page, box in found.items():
        # A sheet is the paper; bleed and marks lie on it.
        if on_sheets:
            faults += [f"page {page}: {name}Box is not the sheet" for name in box if box[name] != box["Media"]]
            continue
        beyond = {}
        for outer, inner in [("Media", "Bleed"), ("Bleed", "Trim")]:
            (left, bottom, right, top), within = box[outer], box[inner]
            sides = [within[0] - left, within[1] - bottom, right - within[2], top - within[3]]
            beyond[inner] = min(sides)
            if min(sides) < -0.01 or max(sides) - min(sides) > 0.01:
                faults.append(f"page {page}: {inner}Box in {outer}Box leaves {sides}")
        if box["Crop"] != box["Media" if for_press else "Trim"]:
            faults.append(f"page {page}: CropBox is {box['Crop']}")
        if for_press and (beyond["Trim"] < LEAST_BLEED - 0.01 or beyond["Bleed"] < 5):
            faults.append(f"page {page}: {beyond['Trim']:.1f} mm of bleed, {beyond['Bleed']:.1f} mm for marks")
    return faults


def judge_rendering(pdf, pages):
    """MuPDF and Ghostscript draw the pages and say nothing; what ink Ghostscript finds on them beside."""
    said, complaints, failed = run("mutool", "draw", "-q", "-r", 36, "-o", "/dev/null", pdf, ",".join(map(str, pages)))
    faults = [f"mutool: {line}" for line in [*said.splitlines(), *complaints]] + ["mutool failed"] * bool(failed)
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dUseTrimBox", "-sDEVICE=inkcov", f"-sPageList={','.join(map(str, pages))}"]
    said, complaints, failed = run(*command, "-o", "-", pdf)
    covered = re.findall(r"^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK OK$", said, re.MULTILINE)
    if failed or complaints or len(covered) != len(said.splitlines()) or len(covered) != len(pages):
        faults.append(f"Ghostscript: {said} {complaints}")
    return faults, [tuple(map(float, inks)) for inks in covered]


def plates(pdf, page, dpi, folder):
    """A page's plates as Ghostscript draws them; no ink is white."""
    target = f"{folder}/plate.tif"
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", f"-r{dpi}", "-sDEVICE=tiffsep", f"-sPageList={page}"]
    said, complaints, failed = run(*command, f"-sOutputFile={target}", pdf)
    if failed or said or complaints:
        raise RuntimeError(f"Ghostscript: {said} {complaints}")
    drawn = {}
    for path in pathlib.Path(folder).glob("plate(*.tif"):
        with Image.open(path) as picture:
            drawn[path.name[6:-5]] = picture.convert("L")
    return drawn


def judge_plates(pdf, page, placed, targets, dpi, on_sheets):
    with tempfile.TemporaryDirectory() as folder:
        drawn = plates(pdf, page, dpi, folder)
    if sorted(drawn) != sorted(PLATES):
        return [f"plates are {sorted(drawn)}"]
    faults = [f"black plate: {fault}" for fault in judge_page(read_page(drawn["Black"], dpi), placed, targets)]
    for code in placed:
        # A pixel at the edge may be half the neighbour's.
        near = [round(code[side] * dpi / 25.4) + 1 for side in ("x_mm", "y_mm")]
        side = round(code["side_mm"] * dpi / 25.4) - 2
        area = (*near, near[0] + side, near[1] + side)
        darkest, lightest = drawn["Black"].crop(area).getextrema()
        if (darkest, lightest) != (0, 255):
            faults.append(f"{code['id']} is printed from {255 - lightest} to {255 - darkest} on the black plate")
        for plate in PLATES[:3]:
            darkest, _ = drawn[plate].crop(area).getextrema()
            if darkest < 255:
                faults.append(f"{code['id']} has ink on the plate {plate}")
    if on_sheets:
        # Where a mark stands all inks are solid, a quarter of a point wide, which some pixels along it show.
        marked = functools.reduce(ImageChops.lighter, drawn.values())
        if marked.getextrema()[0] > 160:
            faults.append("nothing is printed by all plates: no marks")
    return faults


def text(pdf, page, trim, media):
    """A page's text within the trim."""
    scale = 10  # tenths of a point, for whole numbers
    left, top = trim[0] - media[0], media[3] - trim[3]
    sides = [left, top, trim[2] - trim[0], trim[3] - trim[1]]
    window = [f"{round(side / 25.4 * 72 * scale)}" for side in sides]
    words = zip(["-x", "-y", "-W", "-H"], window)
    said, _, _ = run("pdftotext", "-raw", "-r", 72 * scale, "-f", page, "-l", page, *(w for pair in words for w in pair), pdf, "-")
    return said


def picture(pdf, page):
    """A page within its trim as Ghostscript shows it on a screen, inks by the file's own output intent."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dUseTrimBox", "-dUsePDFX3Profile", f"-r{DPI}", f"-sPageList={page}"]
        run(*command, "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-sDEVICE=png16m", f"-sOutputFile={folder}/page.png", pdf)
        with Image.open(f"{folder}/page.png") as whole:
            return whole.convert("RGB")


def judge_likeness(pdf, other, page, box, its):
    """A page for the press shows what the page for the office shows."""
    faults = []
    if text(pdf, page, box["Trim"], box["Media"]) != text(other, page, its["Trim"], its["Media"]):
        faults.append(f"page {page}: another text than for the office")
    one, two = picture(pdf, page), picture(other, page)
    if one.size != two.size:
        return [*faults, f"page {page}: {one.size} pixels, for the office {two.size}"]
    # Square millimetres are compared, not the edges of letters. Black ink is not as black as a screen.
    apart = ImageChops.difference(one.reduce(DPI // 25), two.reduce(DPI // 25))
    furthest = max(most for _, most in apart.getextrema())
    if furthest > FURTHEST:
        faults.append(f"page {page}: shows something else than for the office, {furthest} of 255 apart")
    return faults


def judge(output, document, targets, like):
    pdf, for_press = output / document["path"], document["profile"] == "press"
    pages = chosen_pages(document)
    found = boxes(pdf, pages)
    on_sheets = document.get("sheets") is not None
    faults = judge_boxes(found, for_press, on_sheets)
    rendering, inks = judge_rendering(pdf, pages)
    faults += rendering
    if not for_press:
        return faults, len(pages), 0
    said, _, _ = run("pdfinfo", pdf)
    if not re.search(r"^PDF version: +1\.6$", said, re.MULTILINE) or "PDF/X-4" not in said:
        faults.append("pdfinfo does not take it for PDF/X-4")
    if document["layout"] in BLACK and any(max(cyan, magenta, yellow) > 0 for cyan, magenta, yellow, _ in inks):
        faults.append(f"inkcov finds other inks than black: {inks}")
    codes = 0
    for page in pages:
        placed = [code for code in document["codes"] if code["page"] == page]
        if placed:
            faults += [f"page {page}: {f}" for f in judge_plates(pdf, page, placed, targets, resolution(document), on_sheets)]
            codes += len(placed)
        # Sheets show more than those for the office: their pages bleed.
        if like and not on_sheets:
            other = like / document["path"].replace("/press/", "/")
            faults += judge_likeness(pdf, other, page, found[page], boxes(other, [page])[page])
    return faults, len(pages), codes


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("output", type=pathlib.Path)
    arguments.add_argument("--like", type=pathlib.Path, help="a build of the same for the office")
    options = arguments.parse_args()
    manifest = json.loads((options.output / "manifest.json").read_text(encoding="utf-8"))
    targets = {code["id"]: code["target"] for code in manifest["codes"]}
    alike = collections.defaultdict(list)
    for document in manifest["documents"]:
        alike[document["layout"], document["profile"], str(document.get("sheets") and document["sheets"]["name"])].append(document)
    faults, pages, codes, count = [], 0, 0, 0
    for documents in alike.values():
        for document in spread(documents, DOCUMENTS):
            found, seen, read = judge(options.output, document, targets, options.like)
            faults += [f"{document['path']}: {fault}" for fault in found]
            pages, codes, count = pages + seen, codes + read, count + 1
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    print(f"{pages} pages of {count} documents judged by pdfinfo, MuPDF and Ghostscript, {codes} codes on their plates: {len(faults)} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
