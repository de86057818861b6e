# Infographics: pictures for screens of exactly so many pixels, of any plan and of the shipped one, on one page in each language and on paper;
# with title, day, sources, and in SVG and PNG files with a description for those who cannot see them.
pictures=$scratch/infographic
mkdir -p "$pictures"
size() { python3 -c 'import struct, sys; print("%d x %d" % struct.unpack(">II", open(sys.argv[1], "rb").read()[16:24]))' "$1"; }
chunk() { python3 - "$1" <<'E'
import struct, sys, zlib
data, at = open(sys.argv[1], "rb").read(), 8
while at < len(data):
    length, kind = struct.unpack(">I4s", data[at:at + 8])
    body, crc = data[at + 8:at + 8 + length], struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0]
    assert zlib.crc32(kind + body) == crc, kind
    if kind == b"iTXt":
        print(body.replace(b"\0", b"|").decode())
    at += 12 + length
E
}
for template in infographic infographic-casualties; do
    for lang in en fr ar; do
        expect "$template in $lang, upright"   0 "1 page" "$SHEAF" build --template $template --lang $lang -f png -o "$pictures/$template-$lang-tall.png"
        expect "$template in $lang, wide"      0 "1 page" "$SHEAF" build --template $template --lang $lang --paper "Web landscape" -f svg -o "$pictures/$template-$lang.svg"
    done
    [ "$(size "$pictures/$template-en-tall.png")" = "1080 x 1350" ] && pass || fail "$template is $(size "$pictures/$template-en-tall.png")"
    # 900 points are 1,200 pixels of CSS.
    grep -q '<svg [^>]*width="900pt" height="472.5pt"' "$pictures/$template-en.svg" || grep -q '<svg [^>]*width="900" height="472.5"' "$pictures/$template-en.svg" && pass || fail "$(grep -o '<svg [^>]*' "$pictures/$template-en.svg" | head -c 200)"
    expect "$template on paper"                0 "1 page" "$SHEAF" build --template $template --paper A4 -o "$pictures/$template.pdf"
    expect "which keeps what is claimed"       0 "0 failures" "$SHEAF" audit "$pictures/$template.pdf"
    expect "and what its data say"             0 - "$SHEAF" audit --truth --data data "$pictures/$template.pdf"
    pdftotext -layout "$pictures/$template.pdf" "$scratch/text"
    for word in "ICBL-CMC 2018–2019" "Data as of 31 December 2019" "Sources 1"; do
        grep -q "$word" "$scratch/text" && pass || fail "$template says no '$word'"
    done
done
expect "a form that nobody writes"          2 "a page is written as pdf, svg or png, and 'x.jpg' would be none" "$SHEAF" build --template overview -o x.jpg
expect "wide, as pixels"                    0 "1 page" "$SHEAF" build --template infographic --paper "web landscape" -f png -o "$pictures/wide.png"
[ "$(size "$pictures/wide.png")" = "1200 x 630" ] && pass || fail "it is $(size "$pictures/wide.png")"
# 6,897 in 2018 is the file's own figure.
grep -q '<desc>Casualties of mines and other explosive remnants of war: 6,897.*persons, Year 2018\. Data as of 31 December 2019' "$pictures/infographic-casualties-en.svg" && pass || fail "$(grep -o '<desc>[^<]*' "$pictures/infographic-casualties-en.svg")"
chunk "$pictures/infographic-en-tall.png" | grep -q '^Description|||||3 goals, 8 objectives, 27 indicators' && pass || fail "the PNG says $(chunk "$pictures/infographic-en-tall.png")"
"$SHEAF" build --template overview -f png -o "$pictures/overview.png" 2>/dev/null
[ -z "$(chunk "$pictures/overview.png")" ] && pass || fail "a page that describes nothing has a description"
# A row of signs has the title of its goal where there is room: upright, and of few indicators wide.
"$SHEAF" build -q --template infographic -o "$pictures/tall.pdf" && pdftotext "$pictures/tall.pdf" "$scratch/tall"
"$SHEAF" build -q --template infographic --paper "Web landscape" -o "$pictures/wide.pdf" && pdftotext "$pictures/wide.pdf" "$scratch/wide"
for goal in "No more use" "Less contaminated land" "Better lives for victims"; do
    grep -q "^$goal" "$scratch/tall" && ! grep -q "^$goal" "$scratch/wide" && pass || fail "the goal '$goal' is not named where there is room"
done
expect "of another plan"                    0 "1 page" "$SHEAF" build -C data/examples/community-health --template infographic -o "$pictures/other.pdf"
# Where there is no room for its code on a wide page, the page stands without.
for language in en fr; do
    expect "wide, in $language"             0 "1 page" "$SHEAF" build -C data/examples/community-health --template infographic --lang $language --paper 'Web landscape' -o "$pictures/other-wide.pdf"
done
expect "which sheds no claim"               0 "0 failures" "$SHEAF" audit "$pictures/other.pdf"
expect "without outlines"                   0 "1 page" env SHEAF_WORLD=none "$SHEAF" build --template infographic-casualties -o "$pictures/none.pdf"
expect "of a plan without its roles"        4 "error[S552]" "$SHEAF" build -C data/examples/community-health --template infographic-casualties -o "$pictures/none.pdf"
