# Pages of charts, and charts alone.
for page in deadlines votes reporting land-release funding casualties specimen; do
    expect "the page $page"                 0 "$page.pdf" "$SHEAF" build --template $page -o "$scratch/$page.pdf"
done
expect "a page an objective"                0 "8 files written" "$SHEAF" batch --template objective --each objective -o "$scratch/objective-{subject}.pdf"
expect "a page an indicator"                0 "27 files written" "$SHEAF" batch --template indicator --each indicator -o "$scratch/indicator-{subject}.pdf"
expect "the indicators of an objective"     0 "8 files written" "$SHEAF" batch --template indicators --each objective -o "$scratch/indicators-{subject}.pdf"
# A sentence begins with a capital, also the one that says why there is no figure.
pdftotext -layout "$scratch/indicators-3B.pdf" - | grep -q "No data  *There is no figure recent" && pass || fail "the indicators of an objective: no sentence with a capital beside No data"
expect "the specimen in Arabic"             0 "specimen-ar.pdf" "$SHEAF" build --template specimen --lang ar -o "$scratch/specimen-ar.pdf"
"$SHEAF" audit "$scratch"/*.pdf > "$scratch/audited" 2>&1
[ "$(grep -c ' 0 failures' "$scratch/audited")" -ge 43 ] && ! grep -qv ' 0 failures' "$scratch/audited" && pass || { fail "pages of charts conform"; grep -v ' 0 failures' "$scratch/audited" | head -n 5; }

expect "a chart of an indicator"            0 "c.pdf" "$SHEAF" chart --indicator 1A-1 -o "$scratch/c.pdf"
expect "it conforms"                        0 "0 failures" "$SHEAF" audit "$scratch/c.pdf"

# A chart that leaves the plan takes along what it shows, in which unit, where that is from and of which day; bare it does not.
alone() { "$SHEAF" chart -q "$@" -o "$scratch/alone.pdf" && pdftotext "$scratch/alone.pdf" - | tr -s '\n ' ' ' > "$scratch/alone.txt" || fail "chart $*: $(head -n 1 "$scratch/stderr")"; }
says() { grep -qF -- "$1" "$scratch/alone.txt" && pass || fail "a chart alone does not say '$1': $(cat "$scratch/alone.txt")"; }
silent() { grep -qF -- "$1" "$scratch/alone.txt" && fail "a chart says '$1': $(cat "$scratch/alone.txt")" || pass; }
alone --measure mine-contamination-area --area BIH --width 110
for words in "Mines: total area: Bosnia and Herzegovina" "km²" "Source: Monitor (ICBL-CMC): Bosnia and Herzegovina, Mine Action, 28 Sep 2011, 11 Sep 2012" \
    "7 Nov 2018 Data as of 31 December 2019, as published by 31 December 2020"; do says "$words"; done
silent "Support for Mine Action"                # no figure of its is from that one
expect "what it says holds"                 0 "0 findings" "$SHEAF" audit --truth --data . "$scratch/alone.pdf"
expect "and its structure conforms"         0 "0 failures" "$SHEAF" audit "$scratch/alone.pdf"
alone --indicator 1A-1 --lang fr                # the depositary's list, of all members
says "Source : "; says "United Nations Treaty Collection"; says "États ayant ratifié"; says "Données au 31 décembre 2019"
alone --measure mine-contamination-area --area BIH --bare
says "1,061"; silent "Source"; silent "Data as of"; silent "Mines: total"; silent "km²"
printf '<chart kind="columns" title="Wells"><series name="a"><point at="2018" value="3"/></series></chart>\n' > "$scratch/own.xml"
alone "$scratch/own.xml"                        # of figures that are nobody's it names no source and no day
says "Wells"; silent "Source"; silent "Data as of"

# Sums of years are columns, what stood on a day is a line; the sentence names the kind.
for of in "casualties-mine-erw Columns" "mine-contamination-area Line"; do
    "$SHEAF" chart -q --measure ${of% *} --area BIH -o "$scratch/alone.svg" && grep -q "<desc>${of#* }," "$scratch/alone.svg" && pass || fail "${of% *} is no ${of#* }: $(grep -o '<desc>[^,]*' "$scratch/alone.svg")"
done
# Panels by size, and without those that would be empty boxes on the scale of the greatest: 9.9 of 100 is less than a tenth.
panels() { printf '<chart kind="multiples" title="Panels" options="%s">' "$1"; for p in "Ash 9.9" "Birch 50" "Cedar 100" "Dogwood 10"; do printf '<chart kind="columns" title="%s"><series name="x"><point at="2017" value="1"/><point at="2018" value="%s"/></series></chart>' ${p% *} ${p#* }; done; printf '</chart>\n'; }
ordered() { panels "$1" > "$scratch/own.xml"; alone --bare "$scratch/own.xml" --width 180; got=$(grep -oE 'Ash|Birch|Cedar|Dogwood' "$scratch/alone.txt" | tr '\n' ' '); [ "$got" = "$2 " ] && pass || fail "panels '$1': $got, not $2"; }
ordered "" "Ash Birch Cedar Dogwood"
ordered "by-size" "Cedar Birch Dogwood Ash"
ordered "by-size large" "Cedar Birch Dogwood"

expect "a chart of a measure, as SVG"       0 "c.svg" "$SHEAF" chart --measure mine-contamination-area --area BIH -o "$scratch/c.svg"
grep -q '<title>.*Bosnia and Herzegovina</title>' "$scratch/c.svg" && grep -q '<desc>.*1,442.*1,061' "$scratch/c.svg" && pass || fail "SVG says what it shows"
grep -q '<text' "$scratch/c.svg" && fail "SVG has its text as outlines" || pass
cp "$scratch/c.svg" "$scratch/d.svg"
expect "the same bytes again"               0 - env TZ=Asia/Tokyo "$SHEAF" chart --measure mine-contamination-area --area BIH -o "$scratch/c.svg"
cmp -s "$scratch/c.svg" "$scratch/d.svg" && pass || fail "a chart's bytes differ from run to run"
expect "a chart as PNG"                     0 "c.png" "$SHEAF" chart --indicator 2B-1 --width 100 --scale 3 -o "$scratch/c.png"
# 100 mm are 283.46 pt, at 3 pixels a point 850.4: 851 pixels
[ "$(od -An -tu1 -j18 -N2 "$scratch/c.png" | awk '{ print $1 * 256 + $2 }')" = 851 ] && pass || fail "the PNG's width"
printf '<chart kind="columns" title="Wells"><series name="a"><point at="2018" value="3"/></series></chart>\n' > "$scratch/own.xml"
expect "a chart of one's own"               0 "own.png" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/own.png"
printf '<chart kind="columns" title="Wells">\n<series name="a"><point at="2018" value="1,030"/></series></chart>\n' > "$scratch/own.xml"
expect "a number that is none"              4 "own.xml:2:" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/no.png"
[ -e "$scratch/no.png" ] && fail "a failed chart leaves no file" || pass
printf '<chart kind="line" title="x"><series><point at="2018" value="3"/><point at="2018" value="4"/></series></chart>\n' > "$scratch/own.xml"
expect "two values for one period"          4 "S503" "$SHEAF" chart "$scratch/own.xml"
printf '<chart kind="line" options="log" title="x"><series><point at="2018" value="0"/></series></chart>\n' > "$scratch/own.xml"
expect "a logarithm of zero"                4 "S502" "$SHEAF" chart "$scratch/own.xml"
{ printf '<chart kind="line" title="x">'; for i in 1 2 3 4 5 6 7 8 9; do printf '<series name="%s"><point at="2018" value="%s"/></series>' $i $i; done; printf '</chart>\n'; } > "$scratch/own.xml"
expect "nine lines"                         4 "small multiples" "$SHEAF" chart "$scratch/own.xml"
printf '<chart kind="bullet" title="x"><point at="measure" value="3"/><range value="9"/><range value="4"/></chart>\n' > "$scratch/own.xml"
expect "ranges that fall"                   4 "S505" "$SHEAF" chart "$scratch/own.xml"

# Tiles on a time line: deadlines as they stood on the day, of an objective's target states; one passed before the axis begins.
printf '<chart kind="tiles" treaty="MBT" article="5" of="2B" title="Deadlines"><moment name="26 November 2018: the meeting opens" from="2018-11-26"/></chart>\n' > "$scratch/own.xml"
expect "tiles of deadlines"                 0 "tiles.svg" "$SHEAF" chart "$scratch/own.xml" --as-of 2018-11-20 --width 160 -o "$scratch/tiles.svg"
grep -q '<desc>Deadlines: 13 states. 1 March 2019: 4 states (Bosnia and Herzegovina, Croatia, Serbia and United Kingdom). 1 April 2019: Sudan. .* 31 December 2020: Niger. Marked: 26 November 2018: the meeting opens.</desc>' "$scratch/tiles.svg" && pass || fail "tiles say which states and when"
expect "tiles from right to left"           0 "tiles-ar.pdf" "$SHEAF" chart "$scratch/own.xml" --lang ar --as-of 2018-11-20 --width 160 -o "$scratch/tiles-ar.pdf"
expect "they conform"                       0 "0 failures" "$SHEAF" audit "$scratch/tiles-ar.pdf"
printf '<chart kind="tiles" treaty="MBT" article="5" of="2B" title="Deadlines"><period from="2012-01-01" to="2018-12-31"/></chart>\n' > "$scratch/own.xml"
expect "an axis of one's own"               0 "tiles.svg" "$SHEAF" chart "$scratch/own.xml" --as-of 2018-11-20 -o "$scratch/tiles.svg"
grep -q '<desc>Deadlines: 1 state. 1 March 2012: Nigeria.</desc>' "$scratch/tiles.svg" && pass || fail "tiles of the years asked for alone"
printf '<chart kind="tiles" title="x"><point name="A" at="2020-01-01"/><period from="2020-01-01" to="2019-01-01"/></chart>\n' > "$scratch/own.xml"
expect "an axis that ends before it begins" 4 "S512" "$SHEAF" chart "$scratch/own.xml"
printf '<chart kind="tiles" title="x"><point name="A" at="2020-01-01"/><moment name="a" from="2020-02-01"/><moment name="b" from="2020-03-01"/></chart>\n' > "$scratch/own.xml"
expect "two moments"                        4 "S511" "$SHEAF" chart "$scratch/own.xml"
printf '<chart kind="tiles" title="x"><point name="A" at="soon"/></chart>\n' > "$scratch/own.xml"
expect "a tile without a date"              4 "soon" "$SHEAF" chart "$scratch/own.xml"
printf '<chart kind="tiles" treaty="MBT" article="5" of="9X" title="x"/>\n' > "$scratch/own.xml"
expect "an objective that is not there"     4 "no objective" "$SHEAF" chart "$scratch/own.xml"

expect "a kind that is none"                4 "pie" "$SHEAF" chart --diagnostics text "$(printf '<chart kind="pie"/>' > "$scratch/own.xml"; echo "$scratch/own.xml")"
# Below its least width a chart says how much is missing: a line takes 120 pt, and 4 pt on either side: 45.2 mm.
expect "too narrow"                         5 "at least 46 mm: 26 mm are missing" "$SHEAF" chart --indicator 1A-1 --width 20
[ -e out/charts/1A-1.pdf ] && fail "a chart that is refused leaves no file" || pass

# Parts below zero are stacked from zero the other way; shares of a whole have none.
printf '<chart kind="columns" title="Net change" options="axis"><series name="grants"><point at="2019" value="25"/><point at="2020" value="-34"/></series><series name="fees"><point at="2019" value="-20"/><point at="2020" value="15"/></series></chart>\n' > "$scratch/own.xml"
expect "columns with parts below zero"      0 "own.pdf" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/own.pdf"
pdftotext "$scratch/own.pdf" - | grep -qx -- '−19' && pass || fail "the total of parts below zero and above"
expect "they conform"                       0 "0 failures" "$SHEAF" audit "$scratch/own.pdf"
printf '<chart kind="stacked-bars" title="Share" options="share"><series name="grants"><point at="2017" value="38"/><point at="2018" value="-44"/></series><series name="fees"><point at="2017" value="62"/><point at="2018" value="56"/></series></chart>\n' > "$scratch/own.xml"
expect "a share below zero"                 4 "the part 'grants' of '2018' is −44" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/no.pdf"

# Changes of form, at 62 and 45 mm: numbers are whole, names are whole, and larger values lie further along or stand in a list.
printf '<chart kind="dot-plot" title="Dots"><row name="A state whose name, with all its titles, runs to eighty letters and more"><point at="last" value="58"/></row><row name="B"><point at="last" value="1234567890"/></row></chart>\n' > "$scratch/own.xml"
for form in pdf svg png; do
    expect "a dot plot of 62 mm as $form"   0 "dots.$form" "$SHEAF" chart "$scratch/own.xml" --width 62 -o "$scratch/dots.$form"
done
pdftotext "$scratch/dots.pdf" - | tr -s '\n ' ' ' > "$scratch/said"
grep -q 'A state whose name, with all its titles, runs to eighty letters and more' "$scratch/said" && grep -q '58' "$scratch/said" && grep -q '1,234,567,890' "$scratch/said" && pass || fail "a dot plot of 62 mm has its names and numbers"
{ printf '<chart kind="columns" title="Years" height="90"><series name="x">'; for y in $(seq 2000 2024); do printf '<point at="%s" value="1234567"/>' $y; done; printf '</series></chart>\n'; } > "$scratch/own.xml"
expect "twenty-five columns of 85 mm"       0 "years.pdf" "$SHEAF" chart "$scratch/own.xml" --width 85 -o "$scratch/years.pdf"
pdftotext -bbox "$scratch/years.pdf" - | awk '/<page/ { split($2, w, "\""); page = w[2] } /<word/ { split($4, x, "\""); if (x[2] > page - 3.9) cut = 1 } END { exit cut }' && pass || fail "a number at the edge is whole"
printf '<chart kind="line" title="Small"><series><point at="2015" value="0.00000012"/><point at="2016" value="0.0000005"/></series></chart>\n' > "$scratch/own.xml"
expect "ticks of a ten-millionth"           0 "small.pdf" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/small.pdf"
pdftotext "$scratch/small.pdf" - | grep -qx '0.0000004' && pass || fail "ticks of a ten-millionth differ"
printf '<chart kind="line" title="Smallest"><series><point at="2015" value="0"/><point at="2016" value="3e-322"/></series></chart>\n' > "$scratch/own.xml"
expect "the smallest numbers end"           0 "-" timeout 60 "$SHEAF" chart "$scratch/own.xml" -o "$scratch/smallest.pdf"
{ printf '<chart kind="line" title="Moments" height="110"><series name="area"><point at="2015" value="40"/><point at="2018" value="12"/></series>'
  for m in 2016-11-20 2016-12-20 2017-01-01 2018-12-31 2015-01-01; do printf '<moment name="a moment of %s, and more of it" from="%s"/>' $m $m; done; printf '</chart>\n'; } > "$scratch/own.xml"
expect "moments near each other"            0 "moments.pdf" "$SHEAF" chart "$scratch/own.xml" --width 85 -o "$scratch/moments.pdf"
[ "$(pdftotext "$scratch/moments.pdf" - | tr -s '\n ' ' ' | grep -o 'a moment of [-0-9]*, and more of it' | wc -l)" = 5 ] && pass || fail "each moment has its words"
expect "nothing named"                      2 "name one thing" "$SHEAF" chart
expect "a measure that is not there"        4 "no measure" "$SHEAF" chart --measure none
printf '<chart kind="line" title="x" measures="mine-land-cleared casualties-mine-erw"/>\n' > "$scratch/own.xml"
expect "two units on one axis"              4 "S508" "$SHEAF" chart "$scratch/own.xml"

# A measure that tables print in thousands is drawn in millions, ticks, totals and classes too: 33,154,910 dollars of 2016 are 33.2, not 33,154,910 thousands.
money='measures="intl-contrib-received" area="KHM"' of_two='<series name="KHM" measure="intl-contrib-received" area="KHM"/><series name="BIH" measure="intl-contrib-received" area="BIH"/>'
for chart in "columns\" $money/>" "stacked-bars\" $money/>" "line\" $money/>" "area\">$of_two</chart>" "heat-strip\">$of_two</chart>"; do
    kind=${chart%%\"*}
    printf '<chart title="Money" kind="%s\n' "$chart" > "$scratch/own.xml"
    "$SHEAF" chart "$scratch/own.xml" --width 100 -q -o "$scratch/money.pdf"
    pdftotext "$scratch/money.pdf" "$scratch/money"
    grep -qxF "million US$" "$scratch/money" && grep -q '\b13\.0$' "$scratch/money" && pass || fail "$kind of money: $(tr '\n' ' ' < "$scratch/money")"
    grep -E '[0-9]{2},[0-9]{3}|million$|20,000' "$scratch/money" && fail "$kind of money: another unit" || pass
    expect "$kind of money holds"           0 ": 0 findings" "$SHEAF" audit --truth --data . "$scratch/money.pdf"
done

# Fewer where more is better: drawn as written, and told with both places.
mkdir -p "$scratch/turned" && cp -r data "$scratch/turned/"
sed 's/<target value="130" date="2020-12-31" baseline="102"/<target value="90" date="2020-12-31" baseline="102"/' data/plan.xml > "$scratch/turned/data/plan.xml"
expect "a target on the wrong side"         0 "warning[S509]" "$SHEAF" chart -C "$scratch/turned" --indicator 1A-1 -o "$scratch/turned.pdf"
expect "it names the target's place"        0 "plan.xml:$(grep -n "<target value=\"130\"" data/plan.xml | cut -d: -f1):" "$SHEAF" chart -C "$scratch/turned" --indicator 1A-1 -o "$scratch/turned.pdf"

# What a chart is asked to show: of each kind something, in one way, and nothing inside that it does nothing with.
asked() { # asked NAME TEXT CHART
    printf '%s\n' "$3" > "$scratch/own.xml"
    expect "$1"                             4 "$2" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/no.pdf"
}
for kind in $(sed -n 's/^CHART([A-Z_]*, [a-z_]*, "\([a-z-]*\)".*/\1/p' src/doc/chart_kinds.h | grep -vx -e no-data -e mark); do
    asked "a chart of $kind without anything" "own.xml:1:1: error[S1136]: this chart of $kind does not say what it shows: it takes " "<chart kind=\"$kind\" title=\"x\"/>"
done
asked "an indicator's id for a key"         "own.xml:1:26: error[S1138]: '1A-1' is not the key of a status, as indicator('1A-1')/@key is" '<chart kind="bullet" of="1A-1" title="x"/>'
asked "an area's beside it"                 "error[S1138]: '2B-1/KHM' is not the key of a status, as indicator('2B-1', 'KHM')/@key is" '<chart kind="judgement" of="2B-1/KHM" title="x"/>'
asked "an empty key"                        "error[S1138]: '' is not the key of a status, as indicator('1A-1')/@key is" "<chart kind=\"line\" of=\"{indicator('1A-1')/@kind-of}\" title=\"x\"/>"
asked "the grades of what has none"         "error[S1139]: a chart of judgement shows the grades of a measure, and 'mine-land-cleared' has none" '<chart kind="judgement" measures="mine-land-cleared" area="BIH" title="x"/>'
for kind in dots area-squares area-grid; do
    asked "the areas of what counts none"   "error[S1140]: a chart of $kind shows the areas that an indicator counts, and '1A-1' counts none" "<chart kind=\"$kind\" of=\"1A-1\" title=\"x\"/>"
done
asked "a point outside of its series"       "own.xml:2:1: error[S1137]: a <point> here is nothing to a chart of columns; inside may stand: series(point)" '<chart kind="columns" title="x">
<point at="2018" value="3"/></chart>'
asked "a row in a line"                     "error[S1137]: a <row> here is nothing to a chart of line; inside may stand: series(point) moment period" '<chart kind="line" title="x"><series name="a"><row name="b" value="3"/></series></chart>'
asked "data in a sign"                      "error[S1137]: a <point> here is nothing to a chart of status-sign; inside may stand: nothing" '<chart kind="status-sign" form="missed" title="x"><point at="2018" value="3"/></chart>'
asked "measures and series"                 "error[S160]: this chart of columns says in two ways what it shows: measures and <series>" '<chart kind="columns" measures="mine-land-cleared" title="x"><series name="a"><point at="2018" value="3"/></series></chart>'
asked "a status and a measure"              "error[S160]: this chart of line says in two ways what it shows: of and measures" "<chart kind=\"line\" of=\"{indicator('1A-1')/@key}\" measures=\"mine-land-cleared\" title=\"x\"/>"
asked "a status in another area"            "error[S160]: this chart of line says in two ways what it shows: of and area" "<chart kind=\"line\" of=\"{indicator('1A-1')/@key}\" area=\"BIH\" title=\"x\"/>"
printf '<chart kind="judgement" measures="mbt-art5-on-track" area="BIH" title="x"/>\n' > "$scratch/own.xml"
expect "a rating of an area"                0 "own.pdf" "$SHEAF" chart "$scratch/own.xml" -o "$scratch/own.pdf"

# What each kind takes, and what is nearly that.
expect "what charts take"                   0 "  option log: A logarithmic axis" "$SHEAF" schema chart
"$SHEAF" schema chart > "$scratch/chart.txt"
for kind in $(sed -n 's/^CHART([A-Z_]*, [a-z_]*, "\([a-z-]*\)".*/\1/p' src/doc/chart_kinds.h); do
    grep -q "^$kind: [A-Z].*\.$" "$scratch/chart.txt" && pass || fail "schema chart says nothing of $kind"
done
# A line each, and none without a sentence: WORD() of the table, the kinds, what stands inside all but five, the seven of every chart and their head.
[ "$(wc -l < "$scratch/chart.txt")" = $(($(grep -o 'WORD("' src/doc/chart_kinds.h | wc -l) + $(grep -c '^CHART([A-Z_]*, [a-z_]*, "' src/doc/chart_kinds.h) * 2 - 5 + 8)) ] && pass || fail "schema chart has another number of lines"
grep -Evq '^every chart$|^ *[a-z -]+: .*[^ ]\.$' "$scratch/chart.txt" && fail "schema chart has a line without a sentence" || pass
nearly() { printf '<chart title="x" %s><series><point at="2018" value="3"/></series></chart>\n' "$1" > "$scratch/own.xml"; }
nearly 'kind="line" options="porjection"'
expect "an option nearly written"           4 "no option 'porjection'; the nearest that it has is 'projection'" "$SHEAF" chart "$scratch/own.xml"
nearly 'kind="line" optoins="log"'
expect "an attribute nearly written"        4 "no attribute 'optoins'; the nearest that it has is 'options'" "$SHEAF" chart "$scratch/own.xml"
nearly 'kind="line" treaty="MBT"'
expect "an attribute of another kind"       4 "no attribute 'treaty'; besides those of every chart it has: of measures by area height" "$SHEAF" chart "$scratch/own.xml"
nearly 'kind="lien"'
expect "a kind nearly written"              4 "'lien' is no kind of chart; the nearest is 'line'" "$SHEAF" chart "$scratch/own.xml"

# ---- from right to left each entry of a legend is isolated, so that its sign stands by its own words ----
"$SHEAF" build --template factsheet --area BIH --lang ar --stop-after doc > "$scratch/legends.doc"
begun=$(grep -o "$(printf '\342\201\247')" "$scratch/legends.doc" | wc -l) ended=$(grep -o "$(printf '\342\201\251')" "$scratch/legends.doc" | wc -l)
[ "$begun" -ge 8 ] && [ "$begun" -le "$ended" ] && pass || fail "entries of an Arabic legend: $begun begin, $ended end"
"$SHEAF" build --template factsheet --area BIH --stop-after doc | grep -q "$(printf '\342\201\247')" && fail "entries of an English legend are isolated" || pass

# ---- no word lies upon another, or beyond the margins: pages of the plan, sheets, and a page on which two do ----
if command -v pdftotext >/dev/null 2>&1; then
    for lang in en fr; do
        for page in overview deadlines votes reporting land-release funding casualties; do
            expect "the page $page in $lang, for its words" 0 - "$SHEAF" build --template $page --lang $lang -o "$scratch/words/$page-$lang.pdf"
        done
        expect "sheets in $lang, for their words" 0 - "$SHEAF" batch --template factsheet --each area --only "BIH KHM AFG SRB" --lang $lang -o "$scratch/words/{subject}-$lang.pdf"
        expect "objectives in $lang, for their words" 0 - "$SHEAF" batch --template objective --each objective --lang $lang -o "$scratch/words/{subject}-$lang.pdf"
    done
    touching=$(python3 tests/cli/touching.py "$scratch"/words/*.pdf)
    [ "$(ls "$scratch"/words/*.pdf | wc -l)" -eq 38 ] && [ -z "$touching" ] && pass || fail "words lie upon each other: $touching"
    # Nor does a rule, a mark or the edge of a bar lie in a word, or a bar have a hole for one: the display list says what is painted, in which order.
    marked=""
    listed() { "$SHEAF" build --template "$@" --stop-after pages > "$scratch/words/$name.pages" 2>/dev/null; marked="$marked $scratch/words/$name.pdf $scratch/words/$name.pages"; }
    for name in overview-en deadlines-fr reporting-en land-release-fr funding-en casualties-fr; do listed "${name%-*}" --lang "${name##*-}"; done
    name=BIH-en && listed factsheet --area BIH
    name=KHM-fr && listed factsheet --area KHM --lang fr
    name=1A-fr && listed objective --objective 1A --lang fr
    faults=$(python3 tests/cli/marked.py $marked)
    [ "$(wc -l < "$scratch/words/KHM-fr.pages")" -gt 500 ] && [ -z "$faults" ] && pass || fail "words lie upon what is drawn: $faults"
    # Dates on axes at 60 mm: years, months and days, kind by kind and language by language, never lie upon each other; some of them stand.
    mkdir -p "$scratch/narrow"
    python3 - "$scratch/narrow" <<'PY'
import sys
years = "".join(f'<point at="{y}" value="{y * 37 % 900 + 50}"/>' for y in range(2001, 2021))
months = "".join(f'<point at="{2017 + m // 12}-{m % 12 + 1:02}" value="{m * 37 % 90 + 5}"/>' for m in range(24))
days = "".join(f'<point at="2018-{m:02}-{d:02}" value="{m * d}"/>' for m in (1, 3, 6, 9, 12) for d in (3, 17, 28))
spans = {"years": years, "months": months, "days": days}
for kind in ("line", "columns", "area", "heat-strip"):
    for span in spans if kind == "line" else ("years", "months") if kind == "columns" else ("years",):
        open(f"{sys.argv[1]}/{kind}-{span}.xml", "w").write(f'<chart kind="{kind}" title="x"><series name="Altogether">{spans[span]}</series></chart>\n')
PY
    for spec in "$scratch"/narrow/*.xml; do for lang in en fr ar; do
        made=${spec%.xml}-$lang.pdf
        "$SHEAF" chart "$spec" --width 60 --lang $lang -q -o "$made" 2> "$scratch/said" || fail "$(basename "$made") at 60 mm: $(head -n 1 "$scratch/said")"
        [ "$(pdftotext "$made" - | grep -Eoc "20[0-9][0-9]|[’'][0-9][0-9]")" -ge 1 ] && pass || fail "$(basename "$made"): its axis has no date"
    done; done
    faults=$(python3 tests/cli/touching.py "$scratch"/narrow/*.pdf | grep -v "stands beyond the margin")
    [ "$(ls "$scratch"/narrow/*.pdf | wc -l)" -eq 21 ] && [ -z "$faults" ] && pass || fail "dates lie upon each other at 60 mm: $faults"
    mkdir -p "$scratch/touch" && cp -R data "$scratch/touch/data" && mkdir "$scratch/touch/templates"
    echo '<template for="plan" theme="house"><master name="first" size="A5" margin="40"/><title>T</title><body><p>Hundreds of words</p><div><p margin-top="-10">Thousands of words</p></div></body></template>' > "$scratch/touch/templates/touch.xml"
    expect "a page on which words touch" 0 - "$SHEAF" build -C "$scratch/touch" --template touch -o touch.pdf
    "$SHEAF" build -C "$scratch/touch" --template touch --stop-after pages > "$scratch/touch/touch.pages"
    # drawn FAULT ITEM …: what stands before the first word, 'Hundreds', from 40, 40 to 79, 52
    drawn() {
        fault=$1 && shift
        awk -v items="$(printf '  %s\\n' "$@")" '{ print } /^page/ { printf items }' "$scratch/touch/touch.pages" > "$scratch/touch/drawn.pages"
        [ "$(python3 tests/cli/marked.py "$scratch/touch/touch.pdf" "$scratch/touch/drawn.pages" | sed -n "s/.*: page 1: \(.*\) 'Hundreds' .*/\1/p")" = "$fault" ] && pass || fail "what is drawn is not found: $fault, $*"
    }
    drawn "a line runs through" "line 30 46.5 100 46.5 stroke 0.5 #15202B"
    drawn "" "line 30 46.5 100 46.5 stroke 0.5 #15202B" "fill 38 40 90 12 #FFFFFF"
    drawn "" "line 30 52.5 100 52.5 stroke 0.5 #15202B"
    drawn "a mark lies on" "circle 60 46 3 0 #0F4C75"
    drawn "a pattern lies behind" "hatch 30 40 100 12"
    drawn "the edge of a bar runs through" "fill 30 40 30 12 #0F4C75"
    drawn "a bar is cut out for" "fill 30 40 300 12 #0F4C75" "fill 39 41 90 10 #FFFFFF"
    python3 tests/cli/touching.py "$scratch/touch/touch.pdf" | grep -q "'Hundreds' and 'Thousands'" && pass || fail "words that touch are not found"
fi

# ---- one series alone is its own total, and one axis has one unit ----

# Cambodia received 21,451 thousand dollars in 2012; of its two parts each has its figure, and their total too.
one="$scratch/one"
mkdir -p "$one"
printf '<chart kind="stacked-bars" measures="intl-contrib-received" area="KHM" years="8" options="million" title="Support"/>\n' > "$one/one.xml"
expect "one series"                   0 - "$SHEAF" chart "$one/one.xml" -q -o "$one/one.pdf"
[ "$(pdftotext "$one/one.pdf" - | grep -cx '21\.5')" = 1 ] && pass || fail "a bar of one series has its figure twice, or not at all"
printf '<chart kind="stacked-bars" title="Two"><series name="grants"><point at="2017" value="38"/></series><series name="fees"><point at="2017" value="62"/></series></chart>\n' > "$one/two.xml"
expect "two series"                   0 - "$SHEAF" chart "$one/two.xml" -q -o "$one/two.pdf"
[ "$(pdftotext "$one/two.pdf" - | grep -cxE '38|62|100')" = 3 ] && pass || fail "of two series a part or the total lacks its figure"

# A measure that tables tell in thousands, with a target: 696.3 million in 2017, 561.3 in 2019; to 800 by the end of 2025, with 750 on the way.
cp -r data "$one/data"
sed -i '/<measure id="intl-contrib-total"/ s/>/ scale="1000">/' "$one/data/measures.xml"
sed -i '/<indicator id="2C-1"/,/<\/indicator>/ s|</indicator>|<target value="800000000" date="2025-12-31"/></indicator>|' "$one/data/plan.xml"
drawn() { "$SHEAF" -C "$one" build --template indicator --indicator 2C-1 -q -o "$one/line.pdf" && pdftotext -layout "$one/line.pdf" - | tr -s '\n ' ' '; }
expect "ticks in millions"            0 "all donors, million US\$ 800 600 400 200 0 2008" drawn
expect "figures and target too"       0 "561.3 800 target" drawn
# (800 - 696.3) / 8 years
expect "and the path"                 0 "path needed: 13.0 a year" drawn
# 561.3 + (561.3 - 696.3) / 730 days * 2192 days
expect "and where its pace leads"     0 "155.9 at this pace" drawn
# 561.3 - 642.6
expect "and the changes"              0 "2019: −81.3" drawn
# The last figure of each year that has one, as data/observations-money.xml has them: 2011 to 2014 have none.
expect "and the last of each year"    0 "latest in year: 2008: 455.0, 2009: 449.0, 2010: 480.0, 2015: 340.1, 2016: 482.9, 2017: 696.3, 2018: 642.6 and 2019: 561.3" drawn
expect "all of which holds"           0 ": 0 findings" "$SHEAF" audit --truth --data "$one/data" "$one/line.pdf"
sed -i '/<indicator id="2C-1"/,/<\/indicator>/ s|date="2025-12-31"/>|date="2025-12-31"><milestone date="2022-12-31" value="755500000"/></target>|; s|<target value="800000000" date="2025-12-31"><milestone date="2022-12-31" value="755500000"/></target>|&|' "$one/data/plan.xml"
expect "a milestone on the way"       0 "755.5" drawn
expect "which holds, too"             0 ": 0 findings" "$SHEAF" audit --truth --data "$one/data" "$one/line.pdf"
expect "a table says its own unit"    0 'text " 1,000"' "$SHEAF" -C "$one" build --template matrix --indicator 2C-1 --stop-after doc
