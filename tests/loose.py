#!/usr/bin/env python3
"""Judges the loose codes of a build with programs that are not ours.

A sample of every kind of drawing is checked and drawn by the programs that know it: PDF by qpdf, pdfinfo and pdftoppm, EPS by
Ghostscript, SVG by librsvg, and read by zbarimg. Ghostscript tells which inks a CMYK file takes, and where an EPS paints. Packages are
opened by unzip and by Python; every path in every table must lead to a file.

Usage: loose.py OUTPUT [--codes N]
Needs qpdf, poppler-utils, ghostscript, librsvg2-bin, zbar-tools, unzip.
"""

import argparse
import csv
import json
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zipfile

DPI = 300
QUIET_ZONE = 4
MODULE_MM = 1.0


def run(*command):
    """What a program says; None if it fails or complains."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return None if done.returncode or done.stderr else done.stdout


def drawn(file, picture):
    """Draws a file as a PNG; what the program says, or None."""
    if file.suffix == ".eps":
        return run("gs", "-q", "-dSAFER", "-dEPSCrop", f"-r{DPI}", "-sDEVICE=pnggray", "-o", picture, file)
    if file.suffix == ".svg":
        return run("rsvg-convert", "-d", DPI, "-p", DPI, "-o", picture, file)
    if file.suffix == ".pdf":
        return run("pdftoppm", "-r", DPI, "-gray", "-png", "-singlefile", file, picture.with_suffix(""))
    picture.write_bytes(file.read_bytes())
    return ""


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


def judge_pdf(file, side):
    """Structure, and page and trimmed size, of a PDF."""
    faults = []
    if run("qpdf", "--check", file) is None:
        faults.append("qpdf complains")
    boxes = run("pdfinfo", "-box", file) or ""
    for name in ["MediaBox", "TrimBox"]:
        found = re.search(rf"{name}:(.*)", boxes)
        if not found or abs(numbers(found[1])[2] - side) > 0.01:
            faults.append(f"{name} is not {side:.2f} pt wide")
    if file.name.endswith(".cmyk.pdf"):
        inks = numbers(run("gs", "-q", "-dSAFER", "-sDEVICE=inkcov", "-o", "-", file) or "")
        if len(inks) != 4 or any(inks[:3]) or not inks[3]:
            faults.append(f"inks are {inks}, not black alone")
    return faults


def judge_eps(file, side):
    """An EPS is what its comments say, and paints within its box all but the quiet zone."""
    text = file.read_bytes()
    faults = [] if text.isascii() else ["not ASCII"]
    lines = text.decode("ascii", "replace").splitlines()
    comment = {key: value for key, _, value in (line.partition(": ") for line in lines if line.startswith("%%"))}
    if lines[0] != "%!PS-Adobe-3.0 EPSF-3.0" or comment.get("%%LanguageLevel") != "2":
        faults.append("not an EPS of level 2")
    if abs(numbers(comment["%%HiResBoundingBox"])[2] - side) > 0.01 or numbers(comment["%%BoundingBox"])[2] < side - 0.01:
        faults.append("the boxes are not the code's size")
    # This device answers on the error stream.
    box = subprocess.run(["gs", "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=bbox", file], capture_output=True, text=True)
    found = re.search(r"HiResBoundingBox: (.*)", box.stderr)
    quiet = QUIET_ZONE * MODULE_MM / 25.4 * 72
    painted = numbers(found[1]) if found else [0] * 4
    expected = [quiet, quiet, side - quiet, side - quiet]
    if any(abs(one - other) > 0.1 for one, other in zip(painted, expected)):
        faults.append(f"paints {painted}, not {expected}")
    return faults


def judge_svg(picture, side):
    """An SVG is drawn at its size in millimetres."""
    width = struct.unpack(">I", picture.read_bytes()[16:20])[0]
    return [] if abs(width - side / 72 * DPI) <= 1 else [f"is drawn {width} pixels wide"]


def judge_code(output, code, folder):
    """One code in every kind of file it has."""
    side = (code["modules"] + 2 * QUIET_ZONE) * MODULE_MM / 25.4 * 72
    faults = []
    for name in code["files"]:
        file, picture = output / name, pathlib.Path(folder) / "drawn.png"
        own = []
        if file.suffix == ".pdf":
            own += judge_pdf(file, side)
        elif file.suffix == ".eps":
            own += judge_eps(file, side)
        if drawn(file, picture) is None:
            own.append("cannot be drawn without complaint")
        elif run("zbarimg", "--quiet", "--raw", "--nodbus", picture) != code["target"] + "\n":
            own.append("does not read as it should")
        elif file.suffix == ".svg":
            own += judge_svg(picture, side)
        faults += [f"{name}: {fault}" for fault in own]
    return faults


def table(text):
    """The rows of a table and its columns of files."""
    rows = list(csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ","))
    return rows, range(4, len(rows[0]))


def judge_table(name, data, there):
    """Every path of a table leads to one of the files that are there beside it."""
    text = data.decode("utf-16" if name.endswith(".txt") else "utf-8-sig")
    rows, columns = table(text)
    missing = [row[column] for row in rows[1:] for column in columns if row[column] not in there]
    return [f"{name}: no file {path!r}" for path in missing] + ([] if len(rows) > 1 else [f"{name} is empty"])


def judge_package(file):
    """A package opens with unzip and Python, says nothing of when it was made, and its tables lead to its files."""
    faults = [] if run("unzip", "-tq", file) is not None else ["unzip complains"]
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
        if any(info.date_time != (1980, 1, 1, 0, 0, 0) for info in package.infolist()):
            faults.append("bears dates")
        if len({name.lower() for name in names}) != len(package.namelist()):
            faults.append("names meet on Windows")
        for name in ["list.csv", "indesign.txt"]:
            faults += judge_table(name, package.read(name), names)
    return [f"{file.name}: {fault}" for fault in faults]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("output", type=pathlib.Path)
    arguments.add_argument("--codes", type=int, default=40, help="at most so many codes, in every kind of file")
    options = arguments.parse_args()
    manifest = json.loads((options.output / "manifest.json").read_text(encoding="utf-8"))
    codes = manifest["codes"]
    sample = codes[:: max(1, len(codes) // options.codes)][: options.codes]
    faults, files, packages = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for code in sample:
            faults += judge_code(options.output, code, folder)
            files += len(code["files"])
    for package in manifest.get("packages", []):
        for name in package["files"]:
            file = options.output / name
            if file.suffix == ".zip":
                faults += judge_package(file)
            else:
                beside = {str(path.relative_to(file.parent)) for path in file.parent.rglob("*")}
                faults += [f"{name}: {fault}" for fault in judge_table(file.name, file.read_bytes(), beside)]
            packages += 1
    if not files or not packages:
        faults.append("nothing to judge")
    print(f"{len(sample)} codes in {files} files, {packages} tables and packages judged: {len(faults)} faults")
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
