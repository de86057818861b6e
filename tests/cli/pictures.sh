# Whole pages as SVG and PNG: a file each, so many pixels, and nothing written over anything else.
pictures=$scratch/pictures
small_project "$pictures"
sheet() { "$SHEAF" build -C "$pictures" --template sheet --area NPL "$@"; }
cat > "$pictures/templates/five.xml" <<'XML'
<template for="plan" theme="house"><master name="first" size="A5" margin="40"/><title>Five &amp; more</title>
<body><h1>leaf1</h1><page-break/><p>leaf2</p><page-break/><p>leaf3</p><page-break/><p>leaf4</p><page-break/><p>leaf5</p></body></template>
XML
five() { "$SHEAF" build -C "$pictures" --template five "$@"; }
# Width and height stand in the first chunk of a PNG (ISO/IEC 15948, 11.2.2).
pixels() { od -An -tu1 -j16 -N8 "$1" | awk '{ print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4 "x" $5 * 16777216 + $6 * 65536 + $7 * 256 + $8 }'; }
sized() { [ "$(pixels "$2")" = "$3" ] && pass || fail "$1: $(pixels "$2") pixels, not $3"; }
there() { [ "$(cd "$pictures/out" 2>/dev/null && find . -type f ! -name '.*' | sort | tr '\n' ' ')" = "$2" ] && pass || fail "$1: there is $(cd "$pictures/out" && find . -type f | sort | tr '\n' ' ')"; }

# A4 is 595.276 by 841.89 pt, Letter 612 by 792: what is left of a pixel is one, what rounding leaves is none.
expect "a page as PNG"                  0 "sheet-1.png: 1 page" sheet -o "$scratch/sheet-{page}.png"
sized "two pixels a point"              "$scratch/sheet-1.png" 1191x1684
for row in --scale:1:596x842 --scale:3:1786x2526 --scale:0.5:298x421 --dpi:72:596x842 --dpi:96:794x1123 --dpi:300:2481x3508; do
    option=${row%%:*} rest=${row#*:}
    expect "$option ${rest%:*}"         0 - sheet $option "${rest%:*}" -f png -o "$scratch/p.png"
    sized "$option ${rest%:*}"          "$scratch/p.png" "${rest#*:}"
done
# So many pixels a metre stand in the file: 300 / 0.0254 are 11811.02, 144 / 0.0254 are 5669.29.
metre() { python3 -c '
import struct, sys, zlib
file, at = open(sys.argv[1], "rb").read(), 8
while at < len(file):
    length, kind = struct.unpack(">I4s", file[at:at + 8])
    assert zlib.crc32(file[at + 4:at + 8 + length]) == struct.unpack(">I", file[at + 8 + length:at + 12 + length])[0], kind
    if kind == b"pHYs":
        print("%d %d %d" % struct.unpack(">IIB", file[at + 8:at + 8 + length]))
    at += 12 + length
' "$1"; }
[ "$(metre "$scratch/p.png")" = "11811 11811 1" ] && pass || fail "pixels a metre at 300 dpi: $(metre "$scratch/p.png")"
[ "$(metre "$scratch/sheet-1.png")" = "5669 5669 1" ] && pass || fail "pixels a metre at two a point: $(metre "$scratch/sheet-1.png")"
expect "Letter at 300 dpi"              0 - sheet --dpi 300 --paper Letter -o "$scratch/p.png"
sized "Letter at 300 dpi"               "$scratch/p.png" 2550x3300

# A page drawn by cairo is what poppler draws of the PDF, but for the greys of edges: those are another 1.1 of 255 in the mean,
# an empty page is 3.9 away.
expect "a page at 100 dpi"              0 - sheet --dpi 100 -o "$scratch/p.png"
sheet -q -o "$scratch/p.pdf"
pdftoppm -r 100 -png -singlefile "$scratch/p.pdf" "$scratch/by-poppler"
${CC:-cc} -O1 -o "$scratch/compare" tests/golden/compare.c $(pkg-config --cflags --libs cairo)
"$scratch/compare" "$scratch/p.png" "$scratch/by-poppler.png" > "$scratch/said"
awk '/^mean difference/ { near = $3 < 2.5 } END { exit !near }' "$scratch/said" && pass || fail "a PNG is not what poppler draws: $(cat "$scratch/said")"

# A file a page.
expect "five pages as PNG"              0 "p-{page}.png: 5 pages" five -f png --dpi 40 -o "out/p-{page}.png"
there "five pages as PNG"               "./p-1.png ./p-2.png ./p-3.png ./p-4.png ./p-5.png "
[ "$(sha256sum "$pictures"/out/*.png | cut -c 1-64 | sort -u | wc -l)" = 5 ] && pass || fail "each page has a picture of its own"
rm -rf "$pictures/out"
expect "five pages as SVG, unnamed"     0 "./out/svg/five/plan-{page}.svg: 5 pages" sh -c 'cd "$1" && "$2" build --template five -f svg' - "$pictures" "$SHEAF"
there "five pages as SVG, unnamed"      "./svg/five/plan-1.svg ./svg/five/plan-2.svg ./svg/five/plan-3.svg ./svg/five/plan-4.svg ./svg/five/plan-5.svg "
grep -q '<title>Five &amp; more (3/5)</title>' "$pictures/out/svg/five/plan-3.svg" && pass || fail "SVG says which page it is"
grep -q '<text' "$pictures/out/svg/five/plan-3.svg" && fail "SVG has its text as outlines" || pass
xmllint --noout "$pictures"/out/svg/five/*.svg && pass || fail "SVG is XML"
(cd "$pictures/out/svg/five" && sha256sum *.svg) > "$scratch/sums"
expect "the same again"                 0 - env TZ=Asia/Tokyo "$SHEAF" build -C "$pictures" --template five -f svg
(cd "$pictures/out/svg/five" && sha256sum -c --quiet "$scratch/sums") >/dev/null 2>&1 && pass || fail "pictures are other bytes the second time"

# What is refused writes nothing.
refused() {
    name=$1 text=$2; shift 2
    rm -rf "$pictures/out"
    expect "$name" 2 "$text" "$@"
    [ -e "$pictures/out" ] && fail "$name: something is written" || pass
}
refused "five pages of one path"        "error[S638]: 5 pages would be written to one file" five -o out/p.png
refused "of one path, as SVG"           "out/p.svg" five -f svg -o out/p.svg
refused "a PDF a page"                  "error[S644]" five -o "out/{page}.pdf"
refused "a calendar a page"             "error[S644]" "$SHEAF" calendar month -C "$pictures" --year 2024 -o "out/{page}.pdf"
refused "a form that is none"           "'jpg' is not a form: --format takes 'pdf', 'svg' or 'png'" five -f jpg
refused "a chart's form that is none"   "'gif' is not a form: --format takes 'pdf', 'svg' or 'png'" "$SHEAF" chart --indicator 1A-1 -f gif
refused "a chart under another name"    "a chart is written as pdf, svg or png" "$SHEAF" chart --indicator 1A-1 -o out/chart.jpg
refused "pixels of a PDF"               "--scale and --dpi are of pixels, and pdf has none" five --dpi 300
refused "pixels of an SVG"              "--scale and --dpi are of pixels, and svg has none" five --scale 3 -f svg
refused "both"                          "--scale and --dpi say the same" five --scale 3 --dpi 300 -f png
refused "pixels below none"             "error[S645]: -1 pixels a point" five --scale -1 -f png
refused "more than can be drawn"        "error[S645]: 21 pixels a point" five --scale 21 -f png
refused "an inch of too many"           "error[S645]: 1441 pixels an inch" five --dpi 1441 -f png
refused "a number that is none"         "error[S645]: nan pixels an inch" five --dpi nan -f png
refused "a picture with data"           "error[S643]: a page as png has no attached files" five -f png --attach
refused "a picture for the printer"     "error[S643]: a page as svg has no print file" five -f svg --impose 2up
refused "a stage in a form"             "--stop-after makes none" five -f png --stop-after doc
refused "over an input"                 "error[S021]" five -f svg -o "data/../templates/five.xml{page}/../five.xml" 
sed 's/size="A5"/size="A3"/' "$pictures/templates/five.xml" > "$pictures/templates/poster.xml"
refused "a poster of too many pixels"   "error[S639]: page 1 would be" "$SHEAF" build -C "$pictures" --template poster -f png --dpi 1440

# A page that cannot be written leaves the pages that were there before, all of them.
rm -rf "$pictures/out"
five -f png --dpi 20 -o "out/p-{page}.png" -q
(cd "$pictures/out" && sha256sum *.png) > "$scratch/sums"
mv "$pictures/out/p-5.png" "$scratch/p-5.png" && mkdir "$pictures/out/p-5.png"
expect "a folder under the last name"   1 "cannot write" five -f png --dpi 30 -o "out/p-{page}.png"
rmdir "$pictures/out/p-5.png" && mv "$scratch/p-5.png" "$pictures/out/p-5.png"
(cd "$pictures/out" && sha256sum -c --quiet "$scratch/sums") >/dev/null 2>&1 && pass || fail "pages are replaced though not all can be"
[ -z "$(find "$pictures/out" -name '.sheaf-*')" ] && pass || fail "something half written is left"
