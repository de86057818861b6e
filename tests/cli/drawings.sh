# SVG on pages: drawn as lines and areas by each writer, once in a file, without a font; what is drawn as pixels is told with its dpi; what
# is a program, leads elsewhere, is text or is too much to draw is told at its line. Colours are those that the files name.
drawings=$scratch/drawings
small_project "$drawings"
mkdir "$drawings/pictures"
files=tests/cli/picture_files.py
svg() { printf '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" %s>%s</svg>\n' "$2" "$3" > "$drawings/pictures/$1.svg"; }
page() { printf '<template for="plan" theme="house"><master name="first" size="A5" margin="0"/><title>Drawings</title><body>%s</body></template>' "$2" > "$drawings/templates/$1.xml"; }
show() { "$SHEAF" build -C "$drawings" --template "$@"; }
quarters='<path fill="#f00" d="M0 0h8v8H0z"/><rect x="8" width="8" height="8" fill="#0f0"/><path fill="#00f" d="M0 8h8v8H0z"/><circle cx="12" cy="12" r="4" fill="#fff"/>'
seen="FF0000 00FF00 0000FF FFFFFF"
looks() { rm -f "$scratch"/look*.ppm; pdftoppm -r 72 "$2" "$scratch/look"; got=$(python3 $files look "$scratch"/look-1.ppm 100); [ "$got" = "$3" ] && pass || fail "$1: $got, not $3"; }

svg quarters 'viewBox="0 0 16 16"' "$quarters"
page one '<img src="pictures/quarters.svg" alt="Four quarters" width="100"/><img src="pictures/quarters.svg" alt="" width="30"/><p>In <img src="pictures/quarters.svg" alt="a line" height="8"/> here</p>'
expect "a drawing"                      0 "1 page" show one -o "$scratch/one.pdf"
[ -s "$scratch/stderr" ] && grep -q warning "$scratch/stderr" && fail "a warning of it" || pass
looks "our writer" "$scratch/one.pdf" "$seen"
expect "which keeps what it claims"     0 "claims PDF/UA-1 and PDF/A-2A; 0 failures" "$SHEAF" audit "$scratch/one.pdf"
expect "and is sound to others"         0 - qpdf --check "$scratch/one.pdf"
qpdf --qdf --object-streams=disable "$scratch/one.pdf" "$scratch/plain.pdf"
[ "$(grep -a -c '/Subtype /Form' "$scratch/plain.pdf")" = 1 ] && pass || fail "$(grep -a -c '/Subtype /Form' "$scratch/plain.pdf") forms of one drawing shown three times"
grep -a -q '/Group' "$scratch/plain.pdf" && fail "a group of transparency where nothing is seen through" || pass
[ "$(pdfimages -list "$scratch/one.pdf" | wc -l)" = 2 ] && pass || fail "there are pixels in it"
[ "$(show one --stop-after pages | grep -c 'Figure alt=')" = 2 ] && pass || fail "two figures and one artifact"
expect "by cairo"                       0 "1 page" show one --writer cairo -o "$scratch/cairo.pdf"
looks "cairo" "$scratch/cairo.pdf" "$seen"
expect "as SVG"                         0 "1 page" show one -f svg -o "$scratch/one-{page}.svg"
grep -q "data:image" "$scratch/one-1.svg" && fail "the SVG has pixels in it" || pass
expect "as PNG"                         0 "1 page" show one -f png --dpi 72 -o "$scratch/one-{page}.png"
cat > "$scratch/pixel.c" <<'END'
#include <cairo.h>
#include <stdio.h>
int main(int c, char **v)
{
    cairo_surface_t *s = cairo_image_surface_create_from_png(v[1]);
    for (int i = 0; i < 4; i++)
        printf("%s%06X", i ? " " : "", *(unsigned *)(void *)(cairo_image_surface_get_data(s) + (25 + i / 2 * 50) * cairo_image_surface_get_stride(s) + 4 * (25 + i % 2 * 50)) & 0xFFFFFF);
    return c - 2;
}
END
${CC:-cc} -o "$scratch/pixel" "$scratch/pixel.c" $(pkg-config --cflags --libs cairo)
got=$("$scratch/pixel" "$scratch/one-1.png")
[ "$got" = "$seen" ] && pass || fail "as PNG: $got"
show one -o "$scratch/again.pdf" -q && cmp -s "$scratch/one.pdf" "$scratch/again.pdf" && pass || fail "other bytes the second time"

# ---- how large it is: 96 pixels an inch ----
size() { # NAME ATTRIBUTES BOX
    svg sized "$2" '<path d="M0 0h1v1z"/>'
    page sized '<img src="pictures/sized.svg" alt="Sized"/>'
    got=$(show sized --stop-after pages | sed -n 's/^  picture \(.*\) "pictures.*/\1/p')
    [ "$got" = "$3" ] && pass || fail "$1: '$got', not '$3'"
}
size "pixels"              'width="40" height="20"'                     "0 0 30 15"
size "inches"              'width="1in" height="0.5in"'                 "0 0 72 36"
size "a box"               'viewBox="0 0 80 40"'                        "0 0 60 30"
size "its box in per cent" 'width="100%" height="100%" viewBox="5 5 80 40"' "0 0 60 30"
svg sized '' '<path d="M0 0h1v1z"/>'
expect "no size"                        4 "does not say how large it is" show sized -o "$scratch/sized.pdf"

# ---- what can be seen through, and what is drawn as pixels ----
svg clear 'width="100" height="100"' '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0"/></linearGradient></defs><rect width="100" height="100" fill="url(#g)"/><g opacity="0.5"><circle cx="50" cy="50" r="30"/></g>'
page clear '<img src="pictures/clear.svg" alt="Clear" width="100"/>'
expect "what can be seen through"       0 "1 page" show clear -o "$scratch/clear.pdf"
grep -q S1248 "$scratch/stderr" && fail "it is no pixels" || pass
expect "has a group"                    0 "0 failures" "$SHEAF" audit "$scratch/clear.pdf"
qpdf --qdf --object-streams=disable "$scratch/clear.pdf" "$scratch/plain.pdf" && grep -a -q '/S /Transparency' "$scratch/plain.pdf" && pass || fail "no group"
# 96 by 48 mm are 272.126 by 136.063 pt: 1,600 pixels along 96 mm are 423 an inch.
svg soft 'width="96mm" height="48mm"' '<filter id="f"><feGaussianBlur stdDeviation="3"/></filter>
<rect width="50" height="50" filter="url(#f)"/>'
page soft '<img src="pictures/soft.svg" alt="Soft" width="100"/>'
expect "a filter"                       0 "pictures/soft.svg:2:1: warning[S1248]: a filter of pictures/soft.svg is drawn as pixels: 423 dpi at 96 × 48 mm" show soft -o "$scratch/soft.pdf"
expect "keeps what is claimed"          0 "0 failures" "$SHEAF" audit "$scratch/soft.pdf"

# ---- a PNG inside it, and what is before its first tag ----
png=$(python3 $files png "$drawings/pictures" >/dev/null; base64 -w0 "$drawings/pictures/rgb8.png")
printf '\357\273\277<?xml version="1.0"?>\n<!-- <b> -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="16" height="16"><svg:image width="16" height="16" href="data:image/png;base64,%s"/></svg:svg>' "$png" > "$drawings/pictures/inside.svg"
page inside '<img src="pictures/inside.svg" alt="Inside" width="100"/>'
expect "a PNG inside"                   0 "1 page" show inside -o "$scratch/inside.pdf"
looks "inside" "$scratch/inside.pdf" "$seen"
grep -q S1248 "$scratch/stderr" && fail "its own pixels are told" || pass

# ---- what is refused, each at its line in the drawing, with the template's beside it, in 300 MB and three seconds (measured: half a second, 37 MiB) ----
refused() { # NAME TEXT CONTENT [ATTRIBUTES]
    svg refused "${4:-width=\"10\" height=\"10\"}" "
$3"
    page refused '<img src="pictures/refused.svg" alt="Refused"/>'
    expect "$1"                         4 "$2" sh -c 'ulimit -v 300000; ulimit -t 3; "$@"' - "$SHEAF" build -C "$drawings" --template refused -o "$scratch/refused.pdf"
    grep -q "pictures/refused.svg:[0-9]" "$scratch/stderr" && grep -q "templates/refused.xml:1:" "$scratch/stderr" && pass || fail "$1: no place"
}
refused "a script"              "refused.svg:2:1: error[S1245]" '<script>alert(1)</script>'
refused "what happens on a click" "error[S1245]"  '<rect onclick="f()"/>'
refused "text"                  "error[S1244]"    '<text>Words</text>'
grep -q "convert the text to paths" "$scratch/stderr" && pass || fail "no advice for text"
refused "another file"          "'other.png'"     '<image href="other.png"/>'
refused "another site"          "error[S1246]"    '<image xlink:href="https://example.org/a.png"/>'
refused "a use of another file" "error[S1246]"    '<use href="other.svg#a"/>'
refused "a fill from elsewhere" "error[S1246]"    '<rect fill="url(other.svg#a)"/>'
refused "a style from elsewhere" "error[S1246]"   '<style>@import "a.css";</style>'
refused "a font from elsewhere" "error[S1246]"    '<style>@font-face{src:url("a.woff")}</style>'
refused "what moves"            "<animate>"       '<rect><animate attributeName="x"/></rect>'
refused "HTML in it"            "<foreignObject>" '<foreignObject/>'
refused "a GIF in it"           "a GIF picture"   '<image href="data:image/gif;base64,R0lGODlhAAAA"/>'
refused "a bomb in it"          "more than 100 million pixels" "<image href=\"data:image/png;base64,$(python3 $files bad "$scratch" && base64 -w0 "$scratch/bomb.png")\"/>"
refused "no XML"                "error[S1222]"    '<rect'
svg refused '' '' && printf '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' > "$drawings/pictures/refused.svg"
expect "entities"                       4 "error[S1249]" show refused -o "$scratch/refused.pdf"
bomb='<g id="a0"><path d="M0 0h1v1z"/></g>'
for step in 1 2 3 4 5 6; do
    use="<use href=\"#a$((step - 1))\"/>"
    bomb="$bomb<g id=\"a$step\">$use$use$use$use$use$use$use$use$use$use</g>"
done
refused "a million uses"        "more than 50,000 shapes" "<defs>$bomb</defs><use href=\"#a6\"/>"
refused "a million by a style"  "more than 50,000 shapes" "<style>.c{fill:url(#p)}</style><pattern id=\"p\">$(yes '<path d="M0 0h1v1z"/>' | head -300)</pattern>$(yes '<path class="c" d="M0 0h1v1z"/>' | head -300)"
refused "a million paths"       "more than 50,000 shapes" "$(yes '<path d="M0 0h1v1z"/>' | head -60000)"
refused "a hundred filters"     "more than 50,000 shapes" "<filter id=\"f\"/>$(yes '<rect width="1" height="1" filter="url(#f)"/>' | head -100)"
expect "which a check tells as well"    4 "more than 50,000 shapes" "$SHEAF" check -C "$drawings"
page refused '<img src="pictures/quarters.png" alt="Refused"/>'
cp "$drawings/pictures/quarters.svg" "$drawings/pictures/quarters.png"
expect "an SVG named as a PNG"          4 "error[S1221]" show refused -o "$scratch/refused.pdf"

# ---- what outputs are made from ----
rm -f "$drawings/templates/refused.xml" "$drawings/templates/sized.xml"
printf '<template for="area" theme="house"><master name="first" size="A5" margin="20"/><title>{@id}</title><body><h1>Sheet</h1><img src="pictures/quarters.svg" alt="Quarters" width="50"/></body></template>' > "$drawings/templates/each.xml"
expect "a batch with a drawing"         0 - "$SHEAF" batch -C "$drawings" --template each --each area -o "$scratch/batch/{subject}.pdf"
expect "which stands"                   0 "0 files written" "$SHEAF" batch -C "$drawings" --template each --each area -o "$scratch/batch/{subject}.pdf"
svg quarters 'viewBox="0 0 16 16"' '<path d="M0 0h1v1z"/>'
expect "and is made anew"               0 "picture pictures/quarters.svg" "$SHEAF" batch -C "$drawings" --template each --each area --explain-rebuild -o "$scratch/batch/{subject}.pdf"

# ---- what a theme and a plan bring: logos, addresses, flags ----
svg mark 'width="40" height="20"' '<path fill="#f00" d="M0 0h40v20z"/>'
mkdir -p "$drawings/templates/themes"
theme() { printf '<theme like="house" %s>%s</theme>' "$1" "$2" > "$drawings/templates/themes/house.xml"; }
printf '<template for="area" theme="house"><master name="first" size="A5" margin="50 20 20 20"><head baseline="40"><start><logo ground="light" height="10"/>Head</start></head></master><title>{@id}</title><body><h1>Sheet</h1><flag area="NPL" height="12"/><qr-code size="60"/><p>{site()}</p></body></template>' > "$drawings/templates/marks.xml"
marks() { show marks --area NPL "$@"; }
count() { grep -c "^  picture" "$scratch/trace"; }
marks --stop-after pages > "$scratch/trace"
[ "$(count)" = 0 ] && pass || fail "a theme without any shows $(count) pictures"
theme 'site="https://example.org/{subject}" flags="yes"' '<logo ground="light" src="pictures/mark.svg" alt="Mark"/>'
marks --stop-after pages > "$scratch/trace"
[ "$(count)" = 3 ] && pass || fail "logo, flag and code are $(count) pictures"
grep -q '^  picture 20 30 20 10 .*mark.svg' "$scratch/trace" && pass || fail "the logo of a head: $(grep picture "$scratch/trace")"
grep -q 'Figure alt="https://example.org/NPL"' "$scratch/trace" && pass || fail "a code is read as its address"
expect "they are sound"                 0 "1 page" marks -o "$scratch/marks.pdf"
expect "to the audit"                   0 "0 failures" "$SHEAF" audit "$scratch/marks.pdf"
for site in "example.org/{subject}" "https://example.org/{area}" "ftp://example.org/{subject}" "https://example.org/{subject"; do
    theme "site=\"$site\"" ''
    expect "an address that is none: $site" 4 "templates/themes/house.xml:1:27: error[S1252]: a QR code leads to an address of the web, and '$site' is none" marks -o "$scratch/marks.pdf"
    expect "which a check tells: $site" 4 "templates/themes/house.xml:1:27: error[S1252]" "$SHEAF" check -C "$drawings"
done
theme '' ''
sed "s,<plan ,<plan site=\"https://example.org/{page}\" ," "$drawings/data/plan.xml" > "$scratch/plan.xml"; cp "$drawings/data/plan.xml" "$scratch/plan-before.xml"; cp "$scratch/plan.xml" "$drawings/data/plan.xml"
expect "an address of the plan's that is none" 4 "data/plan.xml:2:13: error[S1252]" "$SHEAF" check -C "$drawings"
cp "$scratch/plan-before.xml" "$drawings/data/plan.xml"
for address in "example.org" "https://example.org/{{subject}}"; do
    page coded "<qr-code address=\"$address\"/>"
    expect "an address that is written out: $address" 4 "templates/coded.xml:1:1" "$SHEAF" check -C "$drawings"
done
# Read from its pixels by the standard of such codes: each address is what a telephone finds, whoever writes the file.
for address in https://example.org/NPL "https://example.org/a?b=%C3%A9&c=~end"; do
    printf '<template for="plan" theme="house"><master name="first" size="A5" margin="20"/><title>Coded</title><body><qr-code address="%s" size="120"/></body></template>' "$(echo "$address" | sed 's/&/\&amp;/g')" > "$drawings/templates/coded.xml"
    for writer in sheaf cairo; do
        "$SHEAF" build -C "$drawings" --template coded --writer $writer -q -o "$scratch/coded.pdf" && pdftoppm -gray -r 200 -singlefile "$scratch/coded.pdf" "$scratch/coded"
        expect "a code of $address, $writer"    0 "$address" python3 tests/cli/qr_code.py "$scratch/coded.pgm"
    done
done
rm "$drawings/templates/coded.xml"
theme 'flags="yes"' ''
mkdir -p "$drawings/flags"
svg green 'width="30" height="20"' '<path fill="#0f0" d="M0 0h30v20H0z"/>' && mv "$drawings/pictures/green.svg" "$drawings/flags/NPL.svg"
printf '<template for="area" theme="house"><master name="first" size="A5" margin="0"/><title>{@id}</title><body><flag area="NPL" height="100"/></body></template>' > "$drawings/templates/flagged.xml"
expect "a flag of the project's own"    0 "1 page" show flagged --area NPL -o "$scratch/flagged.pdf"
looks "it goes before the package's" "$scratch/flagged.pdf" "00FF00 00FF00 00FF00 00FF00"
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>' > "$drawings/flags/NPL.svg"
expect "a check opens it"               4 "error[S1245]" "$SHEAF" check -C "$drawings"
rm -r "$drawings/flags"
sed 's/alpha2="NP"/alpha2="QZ"/' "$drawings/data/areas.xml" > "$scratch/areas.xml"; cp "$drawings/data/areas.xml" "$scratch/areas-before.xml"; cp "$scratch/areas.xml" "$drawings/data/areas.xml"
expect "a state of which there is none" 7 "error[S1253]: there is no flag of NPL: neither flags/NPL.svg nor /usr/share/iso-flags-svg/country-4x3/qz.svg" show flagged --area NPL -o "$scratch/flagged.pdf"
expect "which a check tells"            7 "there is no flag of NPL" "$SHEAF" check -C "$drawings"
cp "$scratch/areas-before.xml" "$drawings/data/areas.xml"; rm "$drawings/templates/flagged.xml"
theme 'flags="maybe"' ''
expect "flags that are neither"         4 "yes or no" marks -o "$scratch/marks.pdf"
theme '' '<logo ground="light" src="pictures/none.svg" alt="Mark"/>'
expect "a logo that is not there"       7 "pictures/none.svg" marks -o "$scratch/marks.pdf"
expect "which a check tells"            7 "pictures/none.svg" "$SHEAF" check -C "$drawings"

# ---- on shipped pages: the mark on a pack's cover, the flag beside a sheet's region ----
svg mark 'width="40" height="20"' '<path fill="#f00" d="M0 0h40v20H0z"/>'
printf '<pack id="one" xml:lang="en" audience="public"><title>One</title><cover/></pack>' > "$drawings/pack.xml"
# red PDF: how many pixels of its first page are the mark's red, an inch having 72
red() { rm -f "$scratch"/red-*.ppm; pdftoppm -r 72 -l 1 "$1" "$scratch/red"; python3 -c 'import sys; data = open(sys.argv[1], "rb").read().split(b"\n255\n", 1)[1]; print(sum(data[i:i + 3] == b"\xff\0\0" for i in range(0, len(data), 3)))' "$scratch"/red-*.ppm; }
rm -f "$drawings"/templates/marks.xml
for row in '0:' '0:<logo ground="light" src="pictures/mark.svg" alt="Mark"/>' '1540:<logo ground="dark" src="pictures/mark.svg" alt="Mark"/>'; do
    theme '' "${row#*:}"
    expect "a pack with ${row#*:}"      0 "1 page" "$SHEAF" pack -C "$drawings" -o "$scratch/{pack}.pdf" "$drawings/pack.xml"
    got=$(red "$scratch/one.pdf")       # 28 points high and twice as wide, 42.52 from the edge: 55 whole pixels across
    [ "$got" = "${row%%:*}" ] && pass || fail "a cover with '${row#*:}' has $got pixels of the mark, not ${row%%:*}"
done
expect "the cover with it is sound"     0 "0 failures" "$SHEAF" audit "$scratch/one.pdf"
qpdf --qdf --object-streams=disable "$scratch/one.pdf" "$scratch/plain.pdf"
[ "$(grep -a -c '/Alt (Mark)' "$scratch/plain.pdf")" = 1 ] && pass || fail "the cover's mark is not told to who hears it"

project
mkdir -p "$scratch/project/templates/themes" "$scratch/project/flags"
printf '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path fill="#f00" d="M0 0h40v30H0z"/></svg>' > "$scratch/project/flags/BTN.svg"
flags() { printf '<theme like="house" flags="%s"/>' "$1" > "$scratch/project/templates/themes/house.xml"; "$SHEAF" build -q -C "$scratch/project" --template factsheet --area BTN -o "$scratch/flag-$1.pdf"; red "$scratch/flag-$1.pdf"; }
got="$(flags no) $(flags yes)"          # 9 points high, 12 wide; at an edge between two pixels it may be a line of them less
case $got in "0 108" | "0 96" | "0 88" | "0 99") pass ;; *) fail "a sheet without and with a flag has pixels of it: $got" ;; esac
expect "a sheet with a flag is sound"   0 "0 failures" "$SHEAF" audit "$scratch/flag-yes.pdf"
"$SHEAF" build -q --template factsheet --area BTN -o "$scratch/flag-none.pdf"
cmp -s "$scratch/flag-none.pdf" "$scratch/flag-no.pdf" && pass || fail "where no flags are shown the sheet is another"
