#!/usr/bin/env bash
# Records what HarfBuzz makes of Mongolian words, suffixes and variants: for each line of mongolian.txt a line of
# mongolian.tsv. Wants hb-shape (Debian: libharfbuzz-bin); run by hand when the words or the face change.
# Usage: src/font/golden/record.sh
set -euo pipefail
cd "$(dirname "$0")"

face=../../../fonts/NotoSansMongolian-Regular.ttf
while IFS= read -r text; do
    glyphs=$(hb-shape --direction=ltr --script=Mong --language=mn --no-glyph-names --utf8-clusters "$face" "$text")
    printf 'NotoSansMongolian-Regular\tMong\tmn\t%s\t%s\n' "$text" "${glyphs:1:-1}"
done <mongolian.txt >mongolian.tsv
