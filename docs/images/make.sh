#!/usr/bin/env bash
# Makes the pictures of the documentation anew, from the sample city: docs/images/make.sh [NAME…], all if none is named.
# Needs pdftoppm (Debian: poppler-utils). MINGMA names a program already built.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Picture, layout, document, page, width in pixels. A picture is named as its layout, or begins with its name.
pictures='
poster        poster       FGW-发展改革委                   1  560
handbook      handbook     乌兰浩特市政务公开手册          25  520
bulletin      bulletin     FGW-发展改革委                   1  560
window-card   window-card  FGW-发展改革委                   1  560
item-card     item-card    FGW-发展改革委                   1  560
label-sheet   label-sheet  FGW-发展改革委                   1  560
slide         slide        乌兰浩特市大厅屏幕               3  560
matrix-wall   matrix-wall  乌兰浩特市政务公开二维码矩阵图   1  560
x-stand       x-stand      乌兰浩特市政务公开X展架          1  400
newspaper     newspaper    FGW-发展改革委-报纸              1  360
large-print   large-print  FGW-发展改革委-大字版            7  480
'
most_bytes=150000

read -ra mingma <<<"${MINGMA:-cargo run --quiet --release --}"
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT

wanted() { [ $# -eq 1 ] || [[ " ${*:2} " == *" $1 "* ]]; }

layouts=$(while read -r name layout _; do
    if [ -n "$name" ] && wanted "$name" "$@"; then echo "$layout"; fi
done <<<"$pictures" | sort -u | paste -sd,)
[ -n "$layouts" ] || { echo "no such picture: $*" >&2; exit 2; }
"${mingma[@]}" build --output "$output" --only "$layouts" --lang en

while read -r name layout document page width; do
    if [ -z "$name" ] || ! wanted "$name" "$@"; then continue; fi
    pdftoppm -png -cropbox -singlefile -f "$page" -l "$page" -scale-to-x "$width" -scale-to-y -1 \
        "$output/$layout/$document.pdf" "docs/images/$name"
    bytes=$(wc -c <"docs/images/$name.png")
    echo "docs/images/$name.png  $bytes bytes"
    [ "$bytes" -le "$most_bytes" ] || { echo "$name.png is larger than $most_bytes bytes: make it narrower" >&2; exit 1; }
done <<<"$pictures"
