#!/usr/bin/env bash
# Judges every PDF of a finished build with programs that are not ours: qpdf (structure), pdffonts (every font embedded,
# subset and mapped to Unicode), pdftotext (text comes out, none of it as a replacement character, and Mongolian as it was written); and every code
# with outside.py beside this file, when a Python that has zxing-cpp is named.
# Usage: tests/outside.sh OUTPUT [PYTHON]
set -euo pipefail

folder=${1:?usage: tests/outside.sh OUTPUT [PYTHON]}
python=${2:-}
faults=0
count=0
text=$(mktemp)
trap 'rm -f "$text"' EXIT

fault() {
    printf '%s: %s\n' "$1" "$2" >&2
    faults=$((faults + 1))
}

while IFS= read -r -d '' pdf; do
    count=$((count + 1))
    report=$(qpdf --check "$pdf" 2>&1) || fault "$pdf" "qpdf: $report"
    # After two heading lines: name, type, encoding, emb, sub, uni, object, generation; counted from the end, since types have spaces.
    fonts=$(pdffonts "$pdf" 2>&1 | tail -n +3)
    [ -n "$fonts" ] || fault "$pdf" "no fonts at all"
    bad=$(awk 'NF { if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") print }' <<<"$fonts")
    [ -z "$bad" ] || fault "$pdf" "pdffonts: not embedded, subset and mapped: $bad"
    pdftotext "$pdf" "$text" || fault "$pdf" "pdftotext failed"
    grep -q '[^[:space:]]' "$text" || fault "$pdf" "pdftotext: no text comes out"
    if LC_ALL=C grep -qF $'\xef\xbf\xbd' "$text"; then fault "$pdf" "pdftotext: a character comes out as U+FFFD"; fi
done < <(find "$folder" -name '*.pdf' -print0 | sort -z)

# Names in Mongolian come back code point by code point: the manifest says which are approved.
names=$(sed -n '/"mongolian": \[/,/^  \]/s/.*"text": "\(.*\)",\{0,1\}$/\1/p' "$folder/manifest.json")
pdf=$(find "$folder" -path "$folder/handbook/*.pdf" | sort | head -n 1)
if [ -n "$names" ] && [ -n "$pdf" ]; then
    pdftotext -l 1 "$pdf" "$text"
    grep -qF "$(head -n 1 <<<"$names")" "$text" || fault "$pdf" "pdftotext: the site's Mongolian name does not come out of the cover"
fi

[ "$count" -gt 0 ] || fault "$folder" "no PDF found"
echo "$count PDFs judged by qpdf, pdffonts and pdftotext: $faults faults"
if [ -n "$python" ]; then
    "$python" "$(dirname "$0")/outside.py" "$folder" || faults=$((faults + 1))
fi
[ "$faults" -eq 0 ]
