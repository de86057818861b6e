# The file for the printer: which page stands on which half of which side (folded and numbered by hand), that it has no tags and says
# so, that the screen file stays as it is; and the mark across a draft.
print="$scratch/print"
mkdir -p "$print"
project
five_pages
# Pages are counted without maps, for which not everybody has outlines.
SHEAF_WORLD=none
export SHEAF_WORLD
cat > "$scratch/project/mix.xml" <<'END'
<pack id="mix" xml:lang="en"><title>Mix</title><page template="five"/><blank/><page template="deadlines"/></pack>
END
expect "five pages"                     0 "5 pages" "$SHEAF" build -C "$scratch/project" --template five -o "$print/alone.pdf"
expect "and as a booklet"               0 "four-booklet.pdf: 4 sides" "$SHEAF" build -C "$scratch/project" --template five --impose booklet -o "$print/four.pdf"
cmp -s "$print/alone.pdf" "$print/four.pdf" && pass || fail "the screen file differs where a print file is made, too"
expect "a booklet bound on the right"   0 "4 sides" "$SHEAF" build -C "$scratch/project" --template five --lang ar --impose booklet -o "$print/right.pdf"
expect "two a side"                     0 "3 sides" "$SHEAF" build -C "$scratch/project" --template five --impose 2up -o "$print/four.pdf"
expect "four a side"                    0 "2 sides" "$SHEAF" build -C "$scratch/project" --template five --impose 4up -o "$print/four.pdf"
expect "crop marks alone"               0 "four-print.pdf: 5 sides" "$SHEAF" build -C "$scratch/project" --template five --crop-marks -o "$print/four.pdf"
expect "a booklet on A3"                0 "large-booklet-marks-a3.pdf: 4 sides" "$SHEAF" build -C "$scratch/project" --template five --impose booklet --sheet A3 --crop-marks -o "$print/large.pdf"
expect "a booklet on Letter"            0 "4 sides" "$SHEAF" build -C "$scratch/project" --template five --impose booklet --paper Letter -o "$print/letter.pdf"
expect "a booklet of each sheet"        0 "4 files written" "$SHEAF" batch --template factsheet --each area --only KHM,LAO --impose booklet -o "$print/{subject}.pdf"
[ -f "$print/KHM-booklet.pdf" ] && [ -f "$print/LAO-booklet.pdf" ] && pass || fail "a batch writes no print files"
expect "they are in the manifest"       0 "4 outputs as they were made" "$SHEAF" batch --verify --manifest "$print/manifest.json"
"$SHEAF" build --template factsheet --area LAO --impose booklet -o "$print/one.pdf" 2>/dev/null
cmp -s "$print/one-booklet.pdf" "$print/LAO-booklet.pdf" && cmp -s "$print/one.pdf" "$print/LAO.pdf" && pass || fail "a batch makes another booklet than a build"
printf x | dd of="$print/LAO-booklet.pdf" bs=1 seek=600 conv=notrunc 2>/dev/null
expect "one that was written into"      6 "not what was made: LAO-booklet.pdf" "$SHEAF" batch --verify --manifest "$print/manifest.json"
rm "$print/LAO-booklet.pdf"
expect "one that is gone"               0 "1 file written, 3 unchanged" "$SHEAF" batch --template factsheet --each area --only KHM,LAO --impose booklet -o "$print/{subject}.pdf"
expect "a year as a booklet"            0 "6 sides" "$SHEAF" calendar month --year 2018 --impose booklet -o "$print/year.pdf"
expect "a pack as a booklet, a draft"   0 "mix-booklet.pdf: 6 sides" "$SHEAF" pack -C "$scratch/project" --impose booklet --draft -o "$print/mix.pdf" "$scratch/project/mix.xml"
expect "the same pack on Letter"        0 "mix-letter-2up.pdf" "$SHEAF" pack -C "$scratch/project" --impose 2up --paper Letter -o "$print/mix-letter.pdf" "$scratch/project/mix.xml"
expect "a draft of a pack conforms"     0 "0 failures" "$SHEAF" audit "$print/mix.pdf" "$print/mix-booklet.pdf"
expect "the booklet again"              0 "4 sides" env TZ=Asia/Kathmandu LC_ALL=C "$SHEAF" build -C "$scratch/project" --template five --impose booklet -o "$print/again.pdf"
cmp -s "$print/four-booklet.pdf" "$print/again-booklet.pdf" && pass || fail "two processes made different booklets"

# what a print file says of itself
expect "the audit knows a print file"   0 "a print file: untagged" "$SHEAF" audit "$print/four-booklet.pdf"
expect "and finds no fault"             0 "claims nothing: a print file; 0 failures" "$SHEAF" audit "$print/large-booklet-marks-a3.pdf"

# what is asked wrongly
expect "an unknown scheme"              2 "--impose takes" "$SHEAF" build --template factsheet --area BIH --impose 3up -o "$print/x.pdf"
expect "an unknown sheet"               2 "no sheet called 'B7'" "$SHEAF" build --template factsheet --area BIH --impose 2up --sheet B7 -o "$print/x.pdf"
expect "a sheet for nothing"            2 "--sheet goes with" "$SHEAF" build --template factsheet --area BIH --sheet A3 -o "$print/x.pdf"
expect "a print file of a stage"        2 "--stop-after makes none" "$SHEAF" build --template factsheet --area BIH --impose 2up --stop-after doc
[ -e "$print/x.pdf" ] && fail "a file is written though its sheet is unknown" || pass

# where the print file cannot be written there is no screen file either; in a batch, where it is an output of its own, it alone is missing
for name in one KHM two; do mkdir -p "$print/blocked/$name-booklet.pdf"; done
expect "a print file that cannot be written" 1 "one-booklet.pdf: Is a directory" "$SHEAF" build --template factsheet --area BIH --impose booklet -o "$print/blocked/one.pdf"
expect "a pack's"                       1 "two-booklet.pdf: Is a directory" "$SHEAF" pack -C "$scratch/project" --impose booklet -o "$print/blocked/two.pdf" "$scratch/project/mix.xml"
for name in one two; do [ -e "$print/blocked/$name.pdf" ] && fail "$name.pdf is written though its print file is not" || pass; done
expect "a batch's"                      1 "KHM-booklet.pdf: Is a directory" "$SHEAF" batch --template factsheet --each area --only KHM --impose booklet -o "$print/blocked/{subject}.pdf"
rmdir "$print/blocked/KHM-booklet.pdf"
expect "a batch's, when it can be"      0 "1 file written, 1 unchanged" "$SHEAF" batch --template factsheet --each area --only KHM --impose booklet -o "$print/blocked/{subject}.pdf"

# draft
expect "a draft"                        0 "2 pages" "$SHEAF" build --template factsheet --area BIH --draft -o "$print/draft.pdf"
expect "a draft conforms"               0 "0 failures" "$SHEAF" audit "$print/draft.pdf"
expect "a draft in Arabic"              0 "page" "$SHEAF" build --template factsheet --area YEM --lang ar --draft -o "$print/draft-ar.pdf"
expect "an Arabic draft conforms"       0 "0 failures" "$SHEAF" audit "$print/draft-ar.pdf"
"$SHEAF" build --template factsheet --area BIH --draft --stop-after pages > "$print/draft.txt"
marks=$(grep -A2 '^page ' "$print/draft.txt" | grep -cE 'begin [0-9]+ artifact|text .* turned .*"DRAFT"')
[ "$marks" = 4 ] && pass || fail "the mark of a draft is not the first thing, and an artifact, on each of two pages"

if command -v pdftotext >/dev/null 2>&1 && command -v pdfinfo >/dev/null 2>&1; then
    # cell FILE SIDE X Y WIDTH HEIGHT: the leaves that stand there, - for none
    cell() { found=$(pdftotext -r 72 -f "$2" -l "$2" -x "$3" -y "$4" -W "$5" -H "$6" "$1" - | grep -o 'leaf[0-9]' | tr -d 'leaf\n'); printf '%s ' "${found:--}"; }
    # halves FILE SIDES: left and right of each side; a sheet of A4 is 842 x 595
    halves() { for side in $(seq 1 "$2"); do cell "$1" "$side" 0 0 421 595; cell "$1" "$side" 421 0 421 595; done; }
    is() { [ "$2" = "$3" ] && pass || fail "$1: '$2', not '$3'"; }
    is "a booklet's order"              "$(halves "$print/four-booklet.pdf" 4)" "- 1 2 - - 3 4 5 "
    is "its order, bound on the right"  "$(halves "$print/right-booklet.pdf" 4)" "1 - - 2 3 - 5 4 "
    is "two a side in order"            "$(halves "$print/four-2up.pdf" 3)" "1 2 3 4 5 - "
    quarters=$(for side in 1 2; do for y in 0 421; do for x in 0 298; do cell "$print/four-4up.pdf" $side $x $y 298 421; done; done; done)
    is "four a side in order"           "$quarters" "1 2 3 4 5 - - - "
    size() { pdfinfo -box "$1" | sed -n "s/^$2: *//p" | tr -s ' '; }
    is "A4 on its own paper, lying"     "$(size "$print/four-booklet.pdf" 'Page size')" "841.89 x 595.276 pts (A4)"
    is "four A4 on A4"                  "$(size "$print/four-4up.pdf" 'Page size')" "595.276 x 841.89 pts (A4)"
    is "a pack's order, blanks left out" "$(halves "$print/mix-booklet.pdf" 6)" "- 1 2 - - 3 4 - - 5 - - "
    is "a pack on Letter"               "$(size "$print/mix-letter.pdf" 'Page size')" "612 x 792 pts (letter)"
    is "a draft on every page that is not blank" "$(pdftotext -raw "$print/mix.pdf" - | tr -d '\n' | grep -o DRAFT | wc -l)" 8
    is "A4 on A3, lying"                "$(size "$print/large-booklet-marks-a3.pdf" 'Page size')" "1190.55 x 841.89 pts (A3)"
    is "Letter on Letter, lying"        "$(size "$print/letter-booklet.pdf" 'Page size')" "792 x 612 pts (letter)"
    is "the trim of A4 within its marks" "$(size "$print/four-print.pdf" TrimBox)" "28.35 28.35 623.62 870.24"
    is "no tags"                        "$(pdfinfo "$print/four-booklet.pdf" | sed -n 's/^Tagged: *//p')" "no"
    is "its title"                      "$(pdfinfo "$print/four-booklet.pdf" | sed -n 's/^Title: *//p')" "Five (print file)"
    is "what it is for"                 "$(pdfinfo "$print/four-booklet.pdf" | sed -n 's/^Subject: *//p')" "For printing only: untagged; read the screen file"
else
    skip "where pages stand: pdftotext or pdfinfo is not installed"
fi
if command -v pdffonts >/dev/null 2>&1; then
    [ "$(pdffonts "$print/KHM.pdf" | wc -l)" = "$(pdffonts "$print/KHM-booklet.pdf" | wc -l)" ] && pass || fail "fonts are in a booklet more than once"
else
    skip "fonts of a booklet: pdffonts is not installed"
fi

# A booklet of one page has a blank back, whose content is a stream of no bytes.
small_project "$scratch/one"
expect "a booklet of one page"          0 - "$SHEAF" build -C "$scratch/one" --template sheet --area NPL --impose booklet -o one.pdf
expect "which its audit passes"         0 " 0 failures" "$SHEAF" audit "$scratch/one/one-booklet.pdf"
unset SHEAF_WORLD
