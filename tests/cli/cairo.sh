# The second writer of PDF: what it writes, what it refuses with the place, and that both writers paint the same pages.
made=$scratch/made
small=$scratch/small
small_project "$small"
info() { pdfinfo -isodates "$1" 2>/dev/null | sed -n "s/^$2: *//p"; }
says() { [ "$(info "$2" "$3")" = "$4" ] && pass || fail "$1: '$3' is '$(info "$2" "$3")', not '$4'"; }

expect "a sheet by cairo"               0 "BIH.pdf: 2 pages" "$SHEAF" build --template factsheet --area BIH --writer cairo -o "$made/BIH.pdf"
says "it is cairo's"    "$made/BIH.pdf" Producer "cairo $(pkg-config --modversion cairo) (https://cairographics.org)"
says "made by sheaf"    "$made/BIH.pdf" Creator "sheaf 1.0"
says "of the plan"      "$made/BIH.pdf" Author "ICBL-CMC"
says "of the as-of day" "$made/BIH.pdf" CreationDate 2019-12-31T00:00:00Z
says "and only then"    "$made/BIH.pdf" ModDate 2019-12-31T00:00:00Z
says "untagged"         "$made/BIH.pdf" Tagged no
says "without claims"   "$made/BIH.pdf" Subject "ICBL-CMC 2018–2019 Operational Plan (Written by cairo: no tags, no links, no claim of a standard; the usual file has them)"
expect "the audit finds no claim"       6 "the file claims neither PDF/UA nor PDF/A" "$SHEAF" audit "$made/BIH.pdf"
expect "and qpdf no fault"              0 "No syntax or stream encoding errors" qpdf --check "$made/BIH.pdf"
expect "the same again, elsewhere"      0 - env TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$SHEAF" build --template factsheet --area BIH --writer cairo -o "$made/again.pdf"
cmp -s "$made/BIH.pdf" "$made/again.pdf" && pass || fail "a sheet by cairo is other bytes the second time"
expect "on another date"                0 - env SOURCE_DATE_EPOCH=1600000000 "$SHEAF" build --template factsheet --area BIH --writer cairo -o "$made/dated.pdf"
says "SOURCE_DATE_EPOCH" "$made/dated.pdf" CreationDate 2020-09-13T12:26:40Z
expect "a sheet by cairo in Arabic"     0 - "$SHEAF" build --template factsheet --area BIH --lang ar --writer cairo -o "$made/BIH-ar.pdf"
info "$made/BIH-ar.pdf" Subject | grep -q 'كتبه cairo' && pass || fail "the note is not in the language of the page"

# The same words in the same places: what a reader finds on the pages of both.
expect "the usual one"                  0 - "$SHEAF" build --template factsheet --area BIH -o "$made/usual.pdf"
pdftotext -layout "$made/usual.pdf" "$scratch/usual.txt"
pdftotext -layout "$made/BIH.pdf" "$scratch/cairo.txt"
cmp -s "$scratch/usual.txt" "$scratch/cairo.txt" && pass || { fail "the words of both writers differ"; diff "$scratch/usual.txt" "$scratch/cairo.txt" | head -n 5; }

# A pack: outline and page labels as the usual writer has them.
cat > "$small/kit.xml" <<'XML'
<pack id="kit" xml:lang="en"><title>Kit</title><cover/><contents/>
<prose id="a"><title>First</title><p>x</p></prose><prose id="b"><title>Second: (a\b) “é”</title><p>y</p></prose></pack>
XML
for writer in sheaf cairo; do
    expect "a pack by $writer"          0 "4 pages" "$SHEAF" pack -C "$small" "$small/kit.xml" --writer $writer -o "$made/kit-$writer.pdf"
    qpdf --json --json-key=outlines --json-key=pages "$made/kit-$writer.pdf" | python3 -c '
import json, sys
file = json.load(sys.stdin)
def walk(entries, level):
    for entry in entries:
        print(level, entry["title"], entry["destpageposfrom1"], round(entry["dest"][3], 2))
        walk(entry["kids"], level + 1)
walk(file["outlines"], 1)
' > "$scratch/outline-$writer"
done
[ "$(wc -l < "$scratch/outline-cairo")" -ge 4 ] && cmp -s "$scratch/outline-sheaf" "$scratch/outline-cairo" && pass || { fail "the outlines differ"; diff "$scratch/outline-sheaf" "$scratch/outline-cairo" | head -n 5; }
labels() {      # as a reader makes them: a prefix, then a number from /St on where there is a style
    qpdf --json --json-key=pagelabels --json-key=pages "$1" | python3 -c '
import json, sys
file = json.load(sys.stdin)
rows = {row["index"]: row["label"] for row in file["pagelabels"]}
now, first = {}, 0
for page in range(len(file["pages"])):
    if page in rows:
        now, first = rows[page], page
    prefix = now.get("/P", "").removeprefix("u:")
    print(prefix + (str(now.get("/St", 1) + page - first) if now.get("/S") == "/D" else ""))
'
}
labels "$made/kit-sheaf.pdf" > "$scratch/labels-sheaf"
labels "$made/kit-cairo.pdf" > "$scratch/labels-cairo"
printf '\ni\n1\n2\n' | cmp -s - "$scratch/labels-cairo" && cmp -s "$scratch/labels-sheaf" "$scratch/labels-cairo" && pass || fail "page labels: $(tr '\n' ' ' < "$scratch/labels-cairo")"

expect "a calendar by cairo"            0 "12 pages" "$SHEAF" calendar month --year 2018 --writer cairo -o "$made/calendar.pdf"
expect "a chart by cairo"               0 "chart.pdf" "$SHEAF" chart --indicator 1A-1 --writer cairo -o "$made/chart.pdf"
says "a chart"    "$made/chart.pdf" Tagged no
says "a calendar" "$made/calendar.pdf" Tagged no

# What cairo's files cannot hold is refused, and nothing is written.
refused() {
    name=$1 text=$2; shift 2
    rm -rf "$scratch/none"
    expect "$name" 2 "$text" "$SHEAF" "$@" -o "$scratch/none/{subject}.pdf"
    [ -e "$scratch/none" ] && fail "$name: something is written" || pass
}
refused "an unknown writer"              "'quill' is not a writer: --writer takes 'sheaf' or 'cairo'" build --template overview --writer quill
refused "a sheet with its data"          "error[S637]: what cairo writes has no attached files" build --template overview --writer cairo --attach
refused "a sheet for the printer"        "error[S637]: what cairo writes has no print file" build --template overview --writer cairo --impose 2up
refused "with crop marks"                "error[S637]: what cairo writes has no print file" build --template overview --writer cairo --crop-marks
refused "a calendar with its days"       "error[S637]: what cairo writes has no attached files" calendar month --year 2018 --writer cairo --attach
refused "a batch with its data"          "error[S637]: what cairo writes has no attached files" batch --template objective --each objective --writer cairo --attach
refused "a batch for the printer"        "error[S637]: what cairo writes has no print file" batch --template objective --each objective --writer cairo --impose booklet
refused "a calendar without pages"       "'ics' has no pages" calendar ics --writer cairo
refused "a picture by a writer"          "error[S643]: a page as png has no other writer" build --template overview --writer cairo -f png
refused "a chart's picture by a writer"  "error[S643]: a page as svg has no other writer" chart --indicator 1A-1 --writer cairo -f svg
refused "a stage by a writer"            "--stop-after makes none" build --template overview --writer cairo --stop-after doc
expect "a batch file and a writer"      2 "what is made is said in it" "$SHEAF" batch data/batch.xml --writer cairo -o "$scratch/none"
refused "a pack with its data"           "error[S637]: what cairo writes has no attached files" pack -C "$small" "$small/kit.xml" --writer cairo --attach
sed 's/<pack /<pack attach="yes" /' "$small/kit.xml" > "$small/data-inside.xml"
refused "a pack that asks for its data"  "data-inside.xml:1:15: error[S637]" pack -C "$small" "$small/data-inside.xml" --writer cairo
sed 's/<pack /<pack mail="yes" /; s/<prose id="b">/<prose id="b" mail="attach">/' "$small/kit.xml" > "$small/mailed.xml"
refused "a pack with a sheet inside"     "mailed.xml:2:51: error[S637]: what cairo writes has no attached files" pack -C "$small" "$small/mailed.xml" --writer cairo
cp "$made/usual.pdf" "$small/annexed.pdf"
sed 's|</pack>|<annex href="annexed.pdf" alt="x"><title>A</title></annex></pack>|' "$small/kit.xml" > "$small/annexed.xml"
refused "a pack with an annex"           "annexed.xml:2:113: error[S637]: what cairo writes has no annexes" pack -C "$small" "$small/annexed.xml" --writer cairo

# Rows of a batch file.
rows() { printf '<batch>%s</batch>\n' "$1" > "$small/rows.xml"; rm -rf "$small/out"; "$SHEAF" batch -C "$small" rows.xml --progress none; }
sheet='<outputs template="sheet" each="area" only="NPL"'
expect "rows of both writers"            0 - rows "$sheet/>$sheet writer=\"cairo\"/>$sheet writer=\"sheaf\" output=\"out/x.pdf\"/><calendar kind=\"month\" year=\"2024\" month=\"2\" writer=\"cairo\"/><pack-file href=\"../kit.xml\" writer=\"cairo\"/>"
for file in pdf/sheet/NPL.pdf:yes pdf/sheet/NPL-cairo.pdf:no x.pdf:yes pdf/calendar-month/2024-02-cairo.pdf:no pdf/pack/kit-cairo.pdf:no; do
    says "a row's ${file%:*}" "$small/out/${file%:*}" Tagged "${file#*:}"
done
expect "the manifest holds them"         0 "5 outputs as they were made" "$SHEAF" batch -C "$small" --verify
expect "and they stand"                  0 "0 files written, 5 unchanged" "$SHEAF" batch -C "$small" rows.xml
expect "what they depend on"             0 - "$SHEAF" batch -C "$small" rows.xml --depfile out/d -q
grep -q 'NPL-cairo.pdf' "$small/out/d" && pass || fail "cairo's output is not in the depfile"
sed 's|writer="sheaf" output|writer="cairo" output|' "$small/rows.xml" > "$small/other.xml"
mv "$small/other.xml" "$small/rows.xml"
expect "another writer makes it anew"    0 "x.pdf: it is asked for otherwise" "$SHEAF" batch -C "$small" rows.xml --explain-rebuild --progress plain
says "by cairo now" "$small/out/x.pdf" Tagged no
expect "a writer that is none"           4 "rows.xml:1:65: error" rows "$sheet writer=\"quill\"/>"
expect "which writers there are"         4 "it takes one of: sheaf cairo" rows "$sheet writer=\"quill\"/>"
expect "a row with its data"             2 "rows.xml:1:78: error[S637]: what cairo writes has no attached files" rows "$sheet attach=\"yes\" writer=\"cairo\"/>"
expect "a row of iCalendar"              2 "error[S637]: what cairo writes has no iCalendar files" rows '<calendar kind="ics" writer="cairo"/>'
expect "a pack's row with its data"      2 "error[S637]: what cairo writes has no attached files" rows '<pack-file href="../kit.xml" attach="yes" writer="cairo"/>'
expect "a pack's row with an annex"      2 "annexed.xml:2:113: error[S637]: what cairo writes has no annexes" rows '<pack-file href="../annexed.xml" writer="cairo"/>'
[ -e "$small/out/pdf/pack/annexed-cairo.pdf" ] && fail "a pack that cairo cannot hold is written" || pass

# The oracle sees what it is to see: two pages that differ in one thing are not taken for the same.
${CC:-gcc} -O2 -o "$scratch/compare" tests/oracle/compare.c || fail "the pictures' comparison cannot be built"
drawn() {       # NAME WRITER BODY
    printf '<template for="plan" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body>%s</body></template>\n' "$3" > "$small/templates/$1.xml"
    "$SHEAF" build -C "$small" --template "$1" --writer "$2" -o "$scratch/$1-$2.pdf" -q && pdftoppm -r 100 -gray -singlefile "$scratch/$1-$2.pdf" "$scratch/$1-$2"
}
plain='<h1>A title</h1><p background-color="#E0E4E8" padding-top="6">Words of a paragraph that are long enough to fill more than one line of the page, and more of them.</p><hr border-top="1 #15202B"/>'
drawn plain sheaf "$plain" && drawn plain cairo "$plain" && "$scratch/compare" "$scratch/plain-sheaf.pgm" "$scratch/plain-cairo.pgm" 100 >"$scratch/stdout" && pass || fail "one page by both writers: $(cat "$scratch/stdout")"
told() {        # NAME SED: cairo's page with one thing changed
    drawn other cairo "$(echo "$plain" | sed "$2")" || fail "$1: no page"
    cmp -s "$scratch/plain-cairo.pgm" "$scratch/other-cairo.pgm" && fail "$1: nothing is changed"
    "$scratch/compare" "$scratch/plain-sheaf.pgm" "$scratch/other-cairo.pgm" 100 >"$scratch/stdout" && fail "$1 is not seen" || pass
}
told "a ground two greys darker" 's/#E0E4E8/#DEE2E6/'
told "type larger by 2 %"        's/<p /<p font-size="8.67" /'
told "a word less"               's/ fill / /'
told "a letter for another"      's/A title/A tilte/'
told "a rule thrice as wide"     's/border-top="1 /border-top="3 /'
told "a rule half as long"       's/<hr /<hr margin-end="150" /'

# And that all templates in all languages are the same by both.
tests/oracle/run >"$scratch/oracle" 2>&1
sed '$d' "$scratch/oracle"
counts=$(tail -n 1 "$scratch/oracle")
case $counts in
[0-9]*" passed, "[0-9]*" failed")
    passed=$((passed + ${counts%% *}))
    failed=$((failed + $(echo "$counts" | sed 's/.*passed, //; s/ failed//')))
    ;;
*) fail "the oracle: $counts" ;;
esac
