# Sources are cited so that a reader could find them: cited.py holds all that sheets and packs print against data/sources.xml.
cited="$scratch/cited"
mkdir -p "$cited/bad"
for area in $(grep -oE '<targets [^>]*"[A-Z]{3} [A-Z ]+"' data/plan.xml | grep -oE '\b[A-Z]{3}\b' | sort -u); do
    "$SHEAF" build --template factsheet --area "$area" --stop-after doc > "$cited/$area.txt" 2>"$cited/said"
done
for page in casualties deadlines funding land-release reporting votes; do
    "$SHEAF" build --template $page --stop-after doc > "$cited/$page.txt" 2>"$cited/said"
done
for page in infographic infographic-casualties map-casualties map-contamination map-norms; do
    "$SHEAF" build --template $page --stop-after doc > "$cited/$page.txt" 2>"$cited/said"
done
for page in matrix series indicator; do
    "$SHEAF" build --template $page --indicator 2C-1 --stop-after doc > "$cited/$page-2C-1.txt" 2>"$cited/said"
done
for area in BGD CUB GAB; do
    "$SHEAF" build --template factsheet --area $area --stop-after doc > "$cited/$area.txt" 2>"$cited/said"
done
for objective in 1A 1B 2A 2B 2C; do
    "$SHEAF" build --template objective --objective $objective --stop-after doc > "$cited/objective-$objective.txt" 2>"$cited/said" || fail "objective $objective cannot be printed"
done
"$SHEAF" build --template overview --stop-after doc > "$cited/overview.txt" 2>"$cited/said"
"$SHEAF" build --template indicator --indicator 1A-2 --stop-after doc > "$cited/indicator.txt" 2>"$cited/said"
# A printed figure has a source, also where areas are counted. By hand: on the overview 21 of 27 indicators have a figure, and the note below has their sign; the one state on
# track under Article 5 is the United Kingdom, by the Monitor of 23 September 2019, and votes rest on the roll calls.
for page in overview objective-1A objective-1B objective-2A objective-2B objective-2C indicator; do
    grep -q ' rise=' "$cited/$page.txt" && grep -q '^ *text "Sources' "$cited/$page.txt" && pass || fail "the figures of $page have no source"
done
[ "$(grep -c ' rise=' "$cited/overview.txt")" = 22 ] && pass || fail "$(grep -c ' rise=' "$cited/overview.txt") of 21 figures and the note have a source"
grep -A60 'Target states on track for Article 5' "$cited/objective-2B.txt" | grep -q ' rise=' && grep -q 'United Kingdom, Mine Action' "$cited/objective-2B.txt" && pass || fail "who is counted has no source"
grep -q 'Roll calls' "$cited/indicator.txt" && pass || fail "counted votes have no source"
# Legends say what is on the page and nothing else, and say it of all that is (legends.py reads the printed documents).
python3 tests/cli/legends.py "$cited"/*.txt > "$cited/report" && pass || fail "legends: $(head -n 3 "$cited/report")"
[ "$(sed -n 's/ marks, .*//p' "$cited/report")" -gt 500 ] && pass || fail "too few marks were seen: $(tail -n 1 "$cited/report")"
mkdir -p "$cited/other"
legend() { sed "$2" "$cited/$1.txt" > "$cited/other/$1.txt"; python3 tests/cli/legends.py "$cited/other/$1.txt"; }
expect "an entry without its mark"     1 "an entry 'killed' of navy, which is not drawn" legend KHM 's/series name="Killed" fill=navy/series name="Killed" fill=mid/'
expect "a mark without its entry"      1 "hatch is drawn by chart stacked-bars" legend KHM 's/chart tag=artifact swatch fill=hatch/chart tag=artifact dash/'
expect "a vote that nobody cast"       1 "an entry 'against' of vote-against, which is not drawn" legend votes '/tag=actual-text/s/ vote-against / vote-abstain /'
expect "the limit of another article"  1 "the limit of Article 5 without Article 5" legend KHM 's/open title="Article 5"/open title="Article 4"/'
expect "one panel has no scale"        1 "beside a panel without bars" legend KHM '/stacked-bars title="Mines"/,/paragraph/ s/category "\([0-9]*\)" .*/category "\1" - - - total=-/'
expect "unknown is not told as no"     0 'standing-unknown alt="Not recorded"' cat "$cited/BGD.txt"
python3 tests/cli/cited.py data "$cited"/*.txt > "$cited/report" && [ "$(wc -l < "$cited/report")" = 1 ] && pass || fail "sheets: $(head -n 3 "$cited/report")"
[ "$(sed -n 's/ sources$//p' "$cited/report")" -gt 100 ] && pass || fail "too few sources were seen: $(cat "$cited/report")"
# A citation stands beside words, and in each column a chart of figures has one. What says otherwise is printed.
uncited() {
    awk '
    function end_paragraph() { if (paragraph && mark && !words) print FILENAME ": a citation stands alone"; paragraph = 0 }
    function end_column() { if (column && chart != "" && !cited) print FILENAME ": no source of " chart; column = 0; chart = "" }
    { indent = match($0, /[^ ]/) }
    paragraph && indent <= paragraph { end_paragraph() }
    column && indent <= column { end_column() }
    $1 == "column" { end_column(); column = indent; cited = 0 }
    $1 == "paragraph" { paragraph = indent; mark = words = 0 }
    $1 == "span" && / rise=/ { mark = cited = 1 }
    $1 == "chart" && ($2 == "stacked-bars" || $2 == "columns") { chart = $0 }
    $1 == "text" && !/^ *text "[0-9, –  ]*"$/ { words = 1 }
    END { end_paragraph(); end_column() }' "$@"
}
for page in "$cited"/???.txt; do uncited "$page"; done > "$cited/uncited"
[ -s "$cited/uncited" ] && fail "$(head -n 3 "$cited/uncited")" || pass
grep -v '^ *text "Neither signed nor acceded"$' "$cited/LAO.txt" > "$cited/bad/LAO.txt"
expect "a number alone is seen"      0 "a citation stands alone" uncited "$cited/bad/LAO.txt"
grep -v ' rise=' "$cited/GBR.txt" > "$cited/bad/GBR.txt"
expect "figures without one are"     0 "no source of" uncited "$cited/bad/GBR.txt"
# By hand: the last state to join the Mine Ban Treaty by the end of 2019 was Palestine, on 29 December 2017.
expect "the depositary's last entry" 0 'last entry seen 29 Dec 2017' cat "$cited/BIH.txt"
# A checker that finds nothing wrong in a wrong citation would hold nothing.
sed 's/last entry seen/of/; s/Chapter XXVI-6/ccm.csv, Chapter XXVI-6/' "$cited/BIH.txt" > "$cited/bad/BIH.txt"
expect "a missing entry is seen"     0 "does not tell its last entry" python3 tests/cli/cited.py data "$cited/bad/BIH.txt"
sed 's/(cluster munitions)/(cluster munitions), as carried by another/' "$cited/BIH.txt" > "$cited/bad/BIH2.txt"
expect "whose copy was read is seen" 0 "names a file or a tool" python3 tests/cli/cited.py data "$cited/bad/BIH2.txt"
expect "the name of a file is seen"  0 "names a file or a tool" python3 tests/cli/cited.py data "$cited/bad/BIH.txt"
# Units in notes are set as the page sets them.
grep -qE 'note="[^"]*\bk?m[23]\b' data/observations-*.xml && fail "a note has a unit that the page would set otherwise" || pass
if command -v pdfinfo >/dev/null 2>&1; then
    "$SHEAF" pack data/packs/clearance-statement.xml -q -o "$cited/pack.pdf"
    python3 tests/cli/cited.py data "$cited/pack.pdf" > "$cited/report" && [ "$(wc -l < "$cited/report")" = 1 ] && ! grep -q '^0 ' "$cited/report" && pass || fail "pack: $(head -n 3 "$cited/report")"
else
    skip "nothing here reads the structure of a PDF (pdfinfo)"
fi
# Of its own number a note does not say that it is "almost" or "over" that: the qualifier does, which is printed with the number everywhere.
# The words are seen where a note or a part of it begins with them, not where they are of another number ("plus more than", "of which over").
hedged() {
    hedge="(almost|nearly|just (under|over)|about|around|approximately|roughly|circa|some|over|under|more than|less than|at least|at most|up to)"
    grep -hE "note=\"([^\"]*[;,] )?(printed as )?$hedge[;,\"]" "$@"
    grep -hE "note=\"([^\"]*[;,] )?(printed as )?$hedge [0-9]" "$@" | grep -v ' qualifier="'
}
hedged data/observations-*.xml > "$cited/hedged"
[ -s "$cited/hedged" ] && fail "a note hedges its own number: $(head -n 1 "$cited/hedged")" || pass
sed 's/ qualifier="[a-z-]*"//; s/ note="/ note="almost; /' data/observations-money.xml > "$cited/bad/money.xml"
hedged "$cited/bad/money.xml" | grep -q almost && pass || fail "a hedge in a note is not seen"
printf '%s\n' '<observation period="2016" value="365" note="as of May 2017, printed as almost 365 km²"/>' > "$cited/bad/one.xml"
hedged "$cited/bad/one.xml" | grep -q 365 && pass || fail "a hedge before the number is not seen"
# The long packs, whose structure takes long to read, print their sources by the same fragment: no word of a tool stands in them either.
for pack in toward-130 clear-by-the-deadline; do
    "$SHEAF" pack data/packs/$pack.xml -q -o "$cited/$pack.pdf" && pdftotext "$cited/$pack.pdf" - | tr '\n' ' ' > "$cited/$pack.words"
    grep -qE "as carried by|, participants|Page of|unvotes|scraped|treaty_status" "$cited/$pack.words" && fail "$pack cites a copy or a tool" || pass
done
# A caption below a chart tells the years that it shows, and cites the sources of them all: those that the table's rows of the same measures cite.
if command -v pdftotext > /dev/null; then
    for area in BIH KHM LAO; do
        "$SHEAF" build --template factsheet --area $area -q -o "$cited/$area.pdf" && pdftotext -raw "$cited/$area.pdf" - > "$cited/$area.words"
        told=$(sed -n 's/^20[0-9][0-9]–20[0-9][0-9] · Source \([0-9,]*\)$/\1/p' "$cited/$area.words" | head -n 1)
        rows=$(grep '^Casualties persons\|^Killed persons\|^Injured persons' "$cited/$area.words" | grep -oE '[0-9]+(, [0-9]+)*$' | sed 's/, /\n/g' | sort -nu | tr '\n' ',')
        [ -n "$rows" ] && [ "$told," = "$rows" ] && pass || fail "$area: below the chart of casualties stands '$told', the table cites '${rows%,}'"
    done
fi
