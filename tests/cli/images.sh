# Pictures on pages: every kind of PNG and JPEG looks as it should by each writer, is embedded once and as it is, is tagged or an artifact,
# and what is damaged, too large, of another kind or outside the project is told at its place. Colours are those that the files were made of.
images=$scratch/images
small_project "$images"
mkdir "$images/pictures"
files=tests/cli/picture_files.py
python3 $files png "$images/pictures" > "$scratch/kinds"
page() { printf '<template for="plan" theme="house"%s><master name="first" size="A5" margin="0"/><title>Pictures</title><body>%s</body></template>' "$2" "$3" > "$images/templates/$1.xml"; }
show() { "$SHEAF" build -C "$images" --template "$@"; }
# looks NAME PDF: each page's picture is as the list says.
looks() {
    rm -f "$scratch"/look-*.ppm
    pdftoppm ${looks_at:--r 72} "$2" "$scratch/look"
    sheet=0
    for picture in "$scratch"/look-*.ppm; do
        sheet=$((sheet + 1))
        got=$(python3 $files look "$picture" 100) wanted=$(sed -n "${sheet}s/^[^ ]* //p" "$3") which=$(sed -n "${sheet}s/ .*//p" "$3")
        [ "$got" = "$wanted" ] && pass || fail "$1, $which: $got, not $wanted"
    done
    [ $sheet -eq "$(wc -l < "$3")" ] && pass || fail "$1: $sheet pages of $(wc -l < "$3")"
}

# ---- PNG: 1 to 16 bits, grey, colours, indices, alpha, one clear colour, interlaced ----

page kinds "" "$(sed 's,\([^ ]*\) .*,<img src="pictures/\1" alt="Four quarters" width="100"/>,; 1!s,^,<page-break/>,' "$scratch/kinds")"
expect "all kinds of PNG"               0 "23 pages" show kinds -o "$scratch/kinds.pdf"
looks "our writer" "$scratch/kinds.pdf" "$scratch/kinds"
expect "it keeps what it claims"        0 "claims PDF/UA-1 and PDF/A-2A; 0 failures" "$SHEAF" audit "$scratch/kinds.pdf"
expect "and is sound to others"         0 - qpdf --check "$scratch/kinds.pdf"
expect "all kinds by cairo"             0 "23 pages" show kinds --writer cairo -o "$scratch/cairo.pdf"
looks "cairo" "$scratch/cairo.pdf" "$scratch/kinds"
expect "as PNG"                         0 "23 pages" show kinds -f png --dpi 72 -o "$scratch/page-{page}.png"
expect "as SVG"                         0 "23 pages" show kinds -f svg -o "$scratch/page-{page}.svg"
grep -q "data:image/png;base64" "$scratch/page-1.svg" && pass || fail "the SVG holds no picture"
# What cairo paints into pixels is what poppler paints of our PDF, but for where alpha is rounded.
python3 - "$scratch" > "$scratch/differ" <<'PY' || echo "the check ended with a fault" >> "$scratch/differ"
import subprocess, sys
for page in range(1, 24):
    name = f"{sys.argv[1]}/page-{page}.png"
    # a PNG of RGB, 8 bits, is read by ourselves
    import struct, zlib
    data, at, body = open(name, "rb").read(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, bits, colour = struct.unpack(">IIBB", data[at + 8:at + 18])
        if kind == b"IDAT":
            body += data[at + 8:at + 8 + length]
        at += 12 + length
    raw, step, rows, above = zlib.decompress(body), 3 * width, [], bytes(3 * width)
    for y in range(100):
        line, row = raw[y * (step + 1):(y + 1) * (step + 1)], bytearray(step)
        for i in range(step):
            a, b, c = (row[i - 3] if i > 2 else 0), above[i], (above[i - 3] if i > 2 else 0)
            p = a + b - c
            guess = [0, a, b, (a + b) // 2, a if abs(p - a) <= abs(p - b) and abs(p - a) <= abs(p - c) else b if abs(p - b) <= abs(p - c) else c]
            row[i] = (line[i + 1] + guess[line[0]]) & 255
        rows.append(row)
        above = row
    look = open("%s/look-%02d.ppm" % (sys.argv[1], page), "rb").read()[-width * height * 3:]
    for x, y in ((25, 25), (75, 25), (25, 75), (75, 75)):
        ours, theirs = rows[y][3 * x:3 * x + 3], look[3 * (y * width + x):3 * (y * width + x) + 3]
        if max(abs(p - q) for p, q in zip(ours, theirs)) > 1:
            print(page, x, y, list(ours), list(theirs))
PY
[ -s "$scratch/differ" ] && fail "PNG pages differ: $(head -3 "$scratch/differ")" || pass

# ---- WebP: lossless and lossy, each with alpha, turned as EXIF says ----

mkdir "$images/bad"
python3 $files webp "$images/pictures" "$images/bad" > "$scratch/webp"
page webp "" "$(sed 's,\([^ ]*\) .*,<img src="pictures/\1" alt="Four quarters" width="100"/>,; 1!s,^,<page-break/>,' "$scratch/webp")"
# Lossy is near: one channel may be 4 of 255 off.
near() {
    rm -f "$scratch"/look-*.ppm
    pdftoppm -r 72 "$2" "$scratch/look"
    for sheet in 1 2 3 4 5; do
        python3 $files look "$scratch/look-$sheet.ppm" 100 | python3 -c '
import sys
got, wanted = open(0).read().split(), sys.argv[1].split()
sys.exit(len(got) != 4 or any(abs(p - q) > 4 for g, w in zip(got, wanted) for p, q in zip(bytes.fromhex(g), bytes.fromhex(w))))' \
            "$(sed -n "${sheet}s/^[^ ]* //p" "$scratch/webp")" && pass || fail "$1, WebP $sheet: $(python3 $files look "$scratch/look-$sheet.ppm" 100)"
    done
}
expect "WebP"                           0 "5 pages" show webp -o "$scratch/webp.pdf"
near "our writer" "$scratch/webp.pdf"
expect "it keeps what it claims, too"   0 "claims PDF/UA-1 and PDF/A-2A; 0 failures" "$SHEAF" audit "$scratch/webp.pdf"
[ "$(pdfimages -list "$scratch/webp.pdf" | awk 'NR > 2 && $3 == "smask"' | wc -l)" -eq 2 ] && pass || fail "two WebP have alpha: $(pdfimages -list "$scratch/webp.pdf")"
expect "WebP by cairo"                  0 "5 pages" show webp --writer cairo -o "$scratch/webp-cairo.pdf"
near "cairo" "$scratch/webp-cairo.pdf"

# ---- JPEG: its bytes are kept, turned as EXIF says ----

pdftoppm -r 72 -f 1 -l 1 -x 10 -y 20 -W 80 -H 60 -jpeg -jpegopt quality=100 "$scratch/kinds.pdf" "$scratch/base" && mv "$scratch"/base*.jpg "$scratch/base.jpg"
pdftoppm -r 72 -f 1 -l 1 -x 10 -y 20 -W 80 -H 60 -jpeg -gray "$scratch/kinds.pdf" "$scratch/grey" && mv "$scratch"/grey*.jpg "$images/pictures/grey.jpg"
pdftoppm -r 72 -f 1 -l 1 -x 10 -y 20 -W 80 -H 60 -jpeg -jpegopt progressive=y "$scratch/kinds.pdf" "$scratch/steps" && mv "$scratch"/steps*.jpg "$images/pictures/steps.jpg"
pdftoppm -r 72 -f 1 -l 1 -x 10 -y 20 -W 80 -H 60 -jpegcmyk "$scratch/kinds.pdf" "$scratch/inks" && mv "$scratch"/inks*.jpg "$images/pictures/inks.jpg"
# EXIF 2.3, 4.6.4: where the top left quarter (r) and the others (g at its right, b below, w) are seen.
turned="1:rgbw 2:grwb 3:wbgr 4:bwrg 5:rbgw 6:brwg 7:wgbr 8:gwrb"
rm -f "$scratch/turns"
body=
for turn in $turned; do
    number=${turn%:*}
    python3 $files jpeg "$scratch/base.jpg" "$images/pictures/turned$number.jpg" orientation=$number
    echo "turned$number $(echo "${turn#*:}" | sed 's/./& /g; s/ $//; s/r/F00/; s/g/0F0/; s/b/00F/; s/w/FFF/')" >> "$scratch/turns"
    body="$body${body:+<page-break/>}<img src=\"pictures/turned$number.jpg\" alt=\"Turned\" width=\"100\" height=\"100\" fit=\"fill\"/>"
done
page turned "" "$body"
# JPEG is not exact: each channel is taken as what it is nearest to.
nearest() {
    rm -f "$scratch"/look-*.ppm
    pdftoppm -r ${nearest_at:-72} "$2" "$scratch/look"
    for sheet in 1 2 3 4 5 6 7 8; do
        got=$(python3 $files look "$scratch/look-$sheet.ppm" 100 | python3 -c '
print(" ".join("".join("F" if int(w[i:i+2], 16) > 127 else "0" for i in (0, 2, 4)) for w in open(0).read().split()))')
        wanted=$(sed -n "${sheet}s/^[^ ]* //p" "$scratch/turns")
        [ "$got" = "$wanted" ] && pass || fail "$1, orientation $sheet: $got, not $wanted"
    done
}
expect "JPEG turned"                    0 "8 pages" show turned -o "$scratch/turned.pdf"
nearest "our writer" "$scratch/turned.pdf"
expect "JPEG turned, by cairo"          0 "8 pages" show turned --writer cairo -o "$scratch/turned-cairo.pdf"
nearest "cairo" "$scratch/turned-cairo.pdf"
page one "" '<p>Once <img src="pictures/turned6.jpg" alt="A picture" height="10"/> and again</p><img src="pictures/turned6.jpg" alt="" width="50"/><img src="pictures/steps.jpg" alt="Steps"/><img src="pictures/grey.jpg" alt="Grey"/>'
expect "one twice"                      0 "1 page" show one -o "$scratch/one.pdf"
expect "which is sound"                 0 "0 failures" "$SHEAF" audit "$scratch/one.pdf"
pdfimages -list "$scratch/one.pdf" > "$scratch/list"
[ "$(awk '$9 == "jpeg" { print $11 }' "$scratch/list" | sort -u | wc -l)" -eq 3 ] && pass || fail "three pictures are $(awk '$9 == "jpeg" { print $11 }' "$scratch/list" | sort -u | wc -l) objects"
pdfimages -j "$scratch/one.pdf" "$scratch/out"
for picture in turned6 steps grey; do
    found=no
    for got in "$scratch"/out-*.jpg; do cmp -s "$got" "$images/pictures/$picture.jpg" && found=yes; done
    [ $found = yes ] && pass || fail "$picture.jpg is not embedded as it is"
done
show one --stop-after pages > "$scratch/trace"
[ "$(grep -c 'Figure alt=' "$scratch/trace")" -eq 3 ] && pass || fail "$(grep -c 'Figure alt=' "$scratch/trace") figures, not 3"
# 4,000 by 5,000 pixels of which only the header tells: whoever decoded it would find them missing.
python3 $files jpeg "$scratch/base.jpg" "$images/pictures/large.jpg" size=4000x5000
page large "" '<img src="pictures/large.jpg" alt="Large" width="100"/>'
expect "a large JPEG is not decoded"    0 "1 page" show large -o "$scratch/large.pdf"

# ---- inks and profiles ----

page inks "" '<img src="pictures/inks.jpg" alt="Inks" width="100"/>'
page loose ' conform="none"' '<img src="pictures/inks.jpg" alt="Inks" width="100"/>'
expect "inks without a profile"         4 "templates/inks.xml:1:" show inks -o "$scratch/inks.pdf"
expect "by number"                      4 "S1225" show inks -o "$scratch/inks.pdf"
expect "a check tells"                  4 "templates/inks.xml:1:118: error[S1225]" "$SHEAF" check -C "$images"
rm "$images/templates/inks.xml"
expect "where nothing is claimed"       0 "1 page" show loose -o "$scratch/loose.pdf"
pdftoppm -r 72 "$scratch/loose.pdf" "$scratch/loose"
echo "$(python3 $files look "$scratch"/loose-1.ppm 75 | cut -c1-6)" | grep -qE '^[E-F].[0-3].[0-3].$' && pass || fail "red in inks is $(python3 $files look "$scratch"/loose-1.ppm 75)"
# The profile of our own output intent (sRGB), in two pieces that stand the wrong way round in the file.
qpdf --qdf --object-streams=disable "$scratch/one.pdf" "$scratch/plain.pdf"
number=$(grep -a -o "DestOutputProfile [0-9]*" "$scratch/plain.pdf" | cut -d' ' -f2)
qpdf --show-object=$number --filtered-stream-data "$scratch/plain.pdf" > "$scratch/srgb.icc"
python3 $files jpeg "$scratch/base.jpg" "$images/pictures/profile.jpg" icc="$scratch/srgb.icc"
page profile "" '<img src="pictures/profile.jpg" alt="With a profile" width="100"/>'
expect "a profile"                      0 "1 page" show profile -o "$scratch/profile.pdf"
[ "$(pdfimages -list "$scratch/profile.pdf" | awk 'NR == 3 { print $6 }')" = icc ] && pass || fail "the profile is not the picture's colour space"
expect "with it the file is sound"      0 "0 failures" "$SHEAF" audit "$scratch/profile.pdf"
python3 $files jpeg "$images/pictures/inks.jpg" "$images/pictures/wrong.jpg" icc="$scratch/srgb.icc"
page wrong ' conform="none"' '<img src="pictures/wrong.jpg" alt="Wrong" width="100"/>'
expect "a profile of other colours"     0 "S1226" show wrong -o "$scratch/wrong.pdf"

# ---- how large, and which part of it ----

# wells.png is 16 by 16 pixels; without a density 150 pixels are an inch: 7.68 pt.
cp "$images/pictures/rgb8.png" "$images/pictures/wells.png"
sized() { # NAME ATTRIBUTES BOX
    page sized "" "<div width=\"200\"><img src=\"pictures/wells.png\" alt=\"Wells\" $2/></div>"
    got=$(show sized --stop-after pages | sed -n 's/^  picture \(.*\) "pictures.*/\1/p')
    [ "$got" = "$3" ] && pass || fail "$1: '$got', not '$3'"
}
sized "its own size"      ''                                        "0 0 7.68 7.68"
sized "a width"           'width="40"'                              "0 0 40 40"
sized "a height"          'height="30"'                             "0 0 30 30"
sized "contained"         'width="40" height="20"'                  "10 0 20 20"
sized "its start"         'width="40" height="20" focus="0 50"'     "0 0 20 20"
sized "cut in its middle" 'width="40" height="20" fit="cover"'      "0 0 40 20 0 -10 40 40"
sized "cut at its top"    'width="40" height="20" fit="cover" focus="50 0"' "0 0 40 20 0 0 40 40"
sized "stretched"         'width="40" height="20" fit="fill"'       "0 0 40 20"
python3 $files jpeg "$scratch/base.jpg" "$images/pictures/dense.jpg" dpi=72
page sized "" '<img src="pictures/dense.jpg" alt="80 by 60 pixels of 72 an inch"/>'
expect "its own density"                0 "picture 0 0 80 60" show sized --stop-after pages
page sized "" '<div width="40"><img src="pictures/dense.jpg" alt="Wider than its frame"/></div>'
expect "no wider than its frame"        0 "picture 0 0 40 30" show sized --stop-after pages
page sized "" '<div width="40"><img src="pictures/dense.jpg" alt="Wider than its frame" width="60"/></div>'
expect "asked for wider"                5 "sized.xml:1:" show sized -o "$scratch/sized.pdf"

# ---- fewer pixels, only where dpi= asks for them ----

pixels() { pdfimages -list "$1" | awk 'NR > 2 { print $4 "x" $5 " " $3 " " $9 }' | sort | uniq -c | awk '{ $1 = $1 } 1' | tr '\n' ',' ; }
counts() { got=$(pixels "$2"); [ "$got" = "$3" ] && pass || fail "$1: pixels are $got, not $3"; }
# 80 by 60 pixels over 40 by 30 points: at 72 an inch 40 by 30, and one object for both places; at 144 and more, its own bytes.
page fewer "" '<img src="pictures/dense.jpg" alt="A" width="40" dpi="72"/><img src="pictures/dense.jpg" alt="B" width="40" dpi="72"/><img src="pictures/dense.jpg" alt="C" width="20" dpi="72"/>'
expect "fewer pixels"                   0 "1 page" show fewer -o "$scratch/fewer.pdf"
counts "a JPEG of two sizes" "$scratch/fewer.pdf" "1 20x15 image jpeg,2 40x30 image jpeg,"
[ "$(pdfimages -list "$scratch/fewer.pdf" | awk 'NR > 2 { print $11 }' | sort -u | wc -l)" -eq 2 ] && pass || fail "a size that is shown twice is in the file twice"
expect "they keep what is claimed"      0 "0 failures" "$SHEAF" audit "$scratch/fewer.pdf"
show fewer -q -o "$scratch/again.pdf" && cmp -s "$scratch/fewer.pdf" "$scratch/again.pdf" && pass || fail "other bytes the second time"
# Of a part that is stuffing to a decoder and a segment to a reader of headers, each sees another width: the line that is read has room for one.
python3 - "$scratch/base.jpg" "$images/pictures/torn.jpg" <<'EOF'
import sys
data = open(sys.argv[1], "rb").read()
at = data.index(b"\xff\xc0")
size = int.from_bytes(data[at + 2:at + 4], "big") + 2
frame = data[at:at + size]
wide = frame[:7] + (8000).to_bytes(2, "big") + frame[9:] + b"\xff\xfe" + (2 + size).to_bytes(2, "big")        # a comment over the frame behind it
open(sys.argv[2], "wb").write(data[:at] + b"\xff\x00" + (2 + len(wide)).to_bytes(2, "big") + wide + data[at:])
EOF
page fewer "" '<img src="pictures/torn.jpg" alt="A" width="40" dpi="72"/>'
expect "a JPEG of two widths"           4 "S1222" show fewer -o "$scratch/torn.pdf"
page fewer "" '<img src="pictures/dense.jpg" alt="A" width="40" dpi="144"/><img src="pictures/dense.jpg" alt="B" width="40" dpi="300"/>'
expect "as many as are asked for"       0 "1 page" show fewer -o "$scratch/fewer.pdf"
pdfimages -j "$scratch/fewer.pdf" "$scratch/kept" && cmp -s "$scratch/kept-000.jpg" "$images/pictures/dense.jpg" && pass || fail "a JPEG that has no more is not kept as it is"
# Turned by EXIF: columns are what is seen as height. Cut: what is not seen counts for its size.
page fewer "" '<img src="pictures/turned6.jpg" alt="A" width="30" dpi="72"/><img src="pictures/dense.jpg" alt="B" width="30" height="30" fit="cover" dpi="72"/>'
expect "turned and cut"                 0 "1 page" show fewer -o "$scratch/fewer.pdf"
counts "turned and cut" "$scratch/fewer.pdf" "2 40x30 image jpeg,"
page fewer "" "$(for number in 1 2 3 4 5 6 7 8; do printf '%s<img src="pictures/turned%s.jpg" alt="Turned" width="20" height="20" fit="fill" dpi="72"/>' "$([ $number -gt 1 ] && echo '<page-break/>')" $number; done)"
for writer in sheaf cairo; do
    expect "turned, of fewer pixels: $writer" 0 "8 pages" show fewer $([ $writer = cairo ] && echo --writer cairo) -o "$scratch/fewer.pdf"
    nearest_at=360 nearest "fewer pixels, $writer" "$scratch/fewer.pdf"
done
# Every kind of PNG: 16 by 16 pixels over 8 points, at 36 an inch 4 by 4. Alpha is what it was.
page fewer "" "$(sed 's,\([^ ]*\) .*,<img src="pictures/\1" alt="Four quarters" width="8" dpi="36"/>,; 1!s,^,<page-break/>,' "$scratch/kinds")"
for writer in sheaf cairo; do
    expect "all kinds of PNG, of fewer pixels: $writer" 0 "23 pages" show fewer $([ $writer = cairo ] && echo --writer cairo) -o "$scratch/fewer.pdf"
    looks_at="-r 900 -W 100 -H 100" looks "fewer pixels, $writer" "$scratch/fewer.pdf" "$scratch/kinds"
done
page fewer "" '<img src="pictures/plain.webp" alt="A" width="8" dpi="36"/><img src="pictures/clear.webp" alt="B" width="8" dpi="36"/><img src="pictures/index2i.png" alt="C" width="8" dpi="36"/>'
expect "WebP and indices"               0 "1 page" show fewer -o "$scratch/fewer.pdf"
counts "WebP and indices" "$scratch/fewer.pdf" "3 4x4 image image,1 4x4 smask image,"
expect "they keep what is claimed, too" 0 "0 failures" "$SHEAF" audit "$scratch/fewer.pdf"
# Three pixels become two: each that goes out is two thirds of one and a third of the next, and of what is clear nothing is seen.
python3 $files three "$images/pictures"
page fewer "" '<img src="pictures/three.png" alt="A" width="3" height="1" fit="fill" dpi="36"/><img src="pictures/three-clear.png" alt="B" width="3" height="1" fit="fill" dpi="36"/>'
expect "three pixels"                   0 "1 page" show fewer -o "$scratch/fewer.pdf"
pdfimages "$scratch/fewer.pdf" "$scratch/three"
got=$(for picture in "$scratch"/three-*; do tail -c 6 "$picture" | od -An -tu1; done | tr -s ' \n' ' ')
[ "$got" = " 40 40 40 80 80 80 100 100 100 60 60 60 85 85 85 255 255 255 " ] && pass || fail "three pixels as two: $got"
for dpi in 0 35 x; do
    page fewer "" "<img src=\"pictures/wells.png\" alt=\"A\" dpi=\"$dpi\"/>"
    expect "dpi=\"$dpi\""               4 "templates/fewer.xml:1:" show fewer -o "$scratch/fewer.pdf"
done
rm "$images/templates/fewer.xml"

# ---- page heads and lines of text ----

printf '<template for="plan" theme="house"><master name="first" size="A5" margin="60 20 20 30"><head baseline="40"><start><img src="pictures/wells.png" alt="" height="12"/>Wells</start></head></master><title>Head</title><body><h1>Head</h1><p>One <img src="pictures/wells.png" alt="a well" height="8"/> two</p></body></template>' > "$images/templates/head.xml"
show head --stop-after pages > "$scratch/trace"
grep -q '^  picture 30 28 12 12' "$scratch/trace" && pass || fail "the picture of a head: $(grep picture "$scratch/trace" | head -1)"
grep -q '^  text 46 40 .*"Wells"' "$scratch/trace" && pass || fail "the text behind it: $(grep '"Wells"' "$scratch/trace")"
[ "$(grep -c 'Figure alt="a well"' "$scratch/trace")" -eq 1 ] && [ "$(grep -c 'Figure' "$scratch/trace")" -eq 2 ] && pass || fail "figures: $(grep Figure "$scratch/trace")"
expect "they are sound"                 0 "1 page" show head -o "$scratch/head.pdf"
expect "to the audit"                   0 "0 failures" "$SHEAF" audit "$scratch/head.pdf"

# ---- what is refused, each at its place ----

python3 $files bad "$images/bad"
python3 $files jpeg "$scratch/base.jpg" "$images/bad/cut.jpg" cut=200
python3 $files jpeg "$scratch/base.jpg" "$images/bad/lossless.jpg" frame=C3
cp "$images/pictures/rgb8.png" "$scratch/outside.png"
ln -s "$scratch/outside.png" "$images/bad/link.png"
# Measured: each a tenth of a second and 17 MiB. With 300 MB of addresses and three seconds nothing else is told.
limited() { sh -c 'ulimit -v 300000; ulimit -t 3; "$@"' - "$SHEAF" "$@"; }
refused() { # NAME STATUS TEXT ATTRIBUTES
    page refused "" "<p>Here</p><img $4/>"
    expect "$1"                         "$2" "$3" limited build -C "$images" --template refused -o "$scratch/refused.pdf"
    expect "$1: a check tells, too"     "$2" "$3" "$SHEAF" check -C "$images"
    grep -q "templates/refused.xml:1:" "$scratch/stderr" && pass || fail "$1: no place"
}
for row in "cut.png:S1222" "flipped.png:S1222" "cut.jpg:S1222" "lossless.jpg:S1222" "empty.png:S1220" "text.png:S1220" "gif.png:a GIF picture" \
           "named.jpg:S1221" "moves.png:S1223" "bomb.png:more than 100 million pixels" "wide.png:more than 128 MiB"; do
    refused "${row%:*}" 4 "${row#*:}" "src=\"bad/${row%:*}\" alt=\"Bad\" width=\"100\""
done
expect "a bomb is told at once"         4 "S1224" sh -c "ulimit -v 2000000; ulimit -t 10; sed -i s/wide.png/bomb.png/ '$images/templates/refused.xml'; '$SHEAF' build -C '$images' --template refused -o '$scratch/refused.pdf'"
refused "a WebP that moves"             4 "shows one of its 3" 'src="bad/moves.webp" alt="Bad"'
refused "a WebP cut off"                4 "it ends too early, after 60 of 80 bytes" 'src="bad/cut.webp" alt="Bad"'
refused "a WebP whose picture is short" 4 "bad/short.webp is damaged" 'src="bad/short.webp" alt="Bad"'
refused "a WebP of two sizes"           4 "bad/other.webp is damaged" 'src="bad/other.webp" alt="Bad"'
refused "a WebP without a picture"      4 "there is no picture in it" 'src="bad/bare.webp" alt="Bad"'
refused "a WebP of another name"        4 "is a WebP picture, which its name does not say" 'src="bad/webp.png" alt="Bad"'
refused "a WebP that is a bomb"         4 "bomb.webp has more than 100 million pixels" 'src="bad/bomb.webp" alt="Bad"'
refused "a link out of the project"     4 "bad/link.png" 'src="bad/link.png" alt="Bad"'
refused "a path out of the project"     4 "../outside.png" 'src="../outside.png" alt="Bad"'
refused "no such picture"               7 "bad/none.png" 'src="bad/none.png" alt="Bad"'
refused "no alternative text"           4 "alt" 'src="pictures/wells.png"'
refused "no such fit"                   4 "squeeze" 'src="pictures/wells.png" alt="Bad" fit="squeeze"'
page refused "" '<img src="pictures/wells.png" alt="{none}"/>'
expect "an alternative that is empty"   4 "S1227" show refused -o "$scratch/refused.pdf"
page refused "" '<img src="{@id}.png" alt="Bad"/>'
expect "no folder"                      4 "S1228" show refused -o "$scratch/refused.pdf"
rm "$images/templates/refused.xml"
page profiled "" '<img src="bad/profile.png" alt="A damaged profile" width="100"/>'
expect "a damaged profile of a PNG"     0 "S1226" show profiled -o "$scratch/profiled.pdf"

# ---- what outputs are made from ----

batch() { "$SHEAF" batch -C "$images" --template "$1" --each area -o "$scratch/batch/{subject}.pdf"; }
printf '<template for="area" theme="house"><master name="first" size="A5" margin="20"/><title>{@id}</title><body><h1>Sheet</h1><img src="pictures/of/{@id}.png" alt="Picture of {@id}" width="50"/></body></template>' > "$images/templates/each.xml"
mkdir "$images/pictures/of"
for area in NPL KEN; do cp "$images/pictures/rgb8.png" "$images/pictures/of/$area.png"; done
ids=$("$SHEAF" batch -C "$images" --template each --each area -o "$scratch/batch/{subject}.pdf" 2>&1)
for area in $(echo "$ids" | sed -n 's,.*pictures/of/\(.*\)\.png:.*,\1,p'); do cp "$images/pictures/rgb8.png" "$images/pictures/of/$area.png"; done
expect "a picture an area"              0 - batch each
expect "which stand"                    0 "0 files written, 2 unchanged" batch each
cp "$images/pictures/grey8.png" "$images/pictures/of/NPL.png"
expect "one is another: all that choose from the folder are made anew" 0 "2 files written" batch each
expect "--explain names it"             0 "picture pictures/of/NPL.png" sh -c "cp '$images/pictures/grey4.png' '$images/pictures/of/NPL.png'; '$SHEAF' batch -C '$images' --template each --each area --explain-rebuild -o '$scratch/batch/{subject}.pdf'"
page sized "" '<img src="pictures/grey8.png" alt="Dense"/>'
expect "an output is no input"          2 "which is read" show sized -o "$images/pictures/grey8.png"
