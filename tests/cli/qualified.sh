# What may stand in place of a value, and what may not: each fault with its place.
project
source=$(sed -n 's/.*<source id="\([^"]*\)".*/\1/p' data/sources.xml | head -n 1)
qualified() {
    printf '<observations><series measure="casualties-killed" area="BIH">\n<observation period="2001" %s sources="%s"/>\n</series></observations>\n' "$1" "$source" > "$scratch/project/data/observations-x.xml"
    "$SHEAF" check -C "$scratch/project"
}
for attributes in 'value="5" qualifier="at-least"' 'value="5" qualifier="about"' 'value="5" qualifier="at-least-about"' 'value="5" qualifier="at-most-about"' 'low="3" high="5"' 'value="4" low="3" high="5"' 'missing="not-collected"' 'value="5" basis="survey"'; do
    expect "an observation with $attributes"   0 "no errors" qualified "$attributes"
done
expect "neither a value nor a reason"          4 "observations-x.xml:2:1: error[S270]" qualified ''
expect "one end of a range"                    4 "observations-x.xml:2:1: error[S270]" qualified 'low="3"'
expect "a value and a reason for none"         4 "observations-x.xml:2:1: error[S271]" qualified 'value="5" missing="confidential"'
expect "a qualifier of what is missing"        4 "observations-x.xml:2:1: error[S271]" qualified 'qualifier="about" missing="confidential"'
expect "a value beyond its range"              4 "observations-x.xml:2:1: error[S272]" qualified 'value="6" low="3" high="5"'
expect "a range that is turned round"          4 "observations-x.xml:2:1: error[S272]" qualified 'low="5" high="3"'
expect "a value with one end"                  4 "observations-x.xml:2:1: error[S272]" qualified 'value="6" high="9"'
expect "a bound with a range"                  4 "observations-x.xml:2:1: error[S272]" qualified 'value="4" low="3" high="5" qualifier="at-most"'
expect "an unknown qualifier"                  4 "error[S118]" qualified 'value="5" qualifier="nearly"'

# A reported total that is not the sum of its parts stands as reported, with what they add up to; parts above it are warned of.
for lang in "en:as reported; its parts add up to 146.96" "fr:ses parts totalisent 146,96"; do
    "$SHEAF" build --template factsheet --area KHM --lang "${lang%%:*}" -o "$scratch/total.pdf" >/dev/null 2>&1
    pdftotext -layout "$scratch/total.pdf" - | tr -s '\n ' ' ' | grep -qF "${lang#*:}" && pass || fail "a total that differs is not explained: $lang"
done

# By the chart, too: with its year, and, of several panels, with its name.
expect "the note by a chart"   0 "2016: as reported; its parts add up to 68.74." sh -c "\"$SHEAF\" build --template factsheet --area KHM -o '$scratch/total.pdf' -q && pdftotext -layout '$scratch/total.pdf' - | tr -s '\n ' ' '"
expect "the note by a panel"   0 "Cambodia 2015: as reported; its parts add up to 146.96." sh -c "\"$SHEAF\" build --template land-release -o '$scratch/total.pdf' -q && pdftotext -layout '$scratch/total.pdf' - | tr -s '\n ' ' '"

above() {
    printf '<observations>\n<series measure="mine-land-released-total" area="BIH"><observation period="2003" value="4" sources="%s"/></series>\n' "$source"
    printf '<series measure="mine-land-cleared" area="BIH"><observation period="2003" value="%s" sources="%s"/></series>\n</observations>\n' "$1" "$source"
} > "$scratch/project/data/observations-x.xml"
above 5; expect "a part above its total"       0 "observations-x.xml:2:55: warning[S274]: the reported parts of mine-land-released-total.BIH.2003 add up to 5, more than the total of 4" "$SHEAF" check -C "$scratch/project"
above 5; expect "both places are told"         0 "observations-x.xml:3:" "$SHEAF" check -C "$scratch/project"
above 3; expect "a part below its total"       0 "no errors, 0 warnings" "$SHEAF" check -C "$scratch/project"

# A range around a value, and one in place of it, as a reader and both audits meet them.
rm -rf "$scratch/range" && mkdir "$scratch/range" && cp -r data templates "$scratch/range"
sed -i '/series measure="casualties-mine-erw" area="BIH"/,/<\/series>/ s/period="2016" value="12"/period="2016" value="12" low="10" high="14"/' "$scratch/range/data/observations-people.xml"
sed -i '/series measure="national-contrib" area="BIH"/,/<\/series>/ s/period="2017" value="[0-9.]*"/period="2017" low="9000000" high="11000000"/' "$scratch/range/data/observations-money.xml"
"$SHEAF" build -C "$scratch/range" --template factsheet --area BIH --attach -q -o "$scratch/range.pdf" || fail "a sheet with ranges"
pdftotext -layout "$scratch/range.pdf" - | tr -s '\n ' ' ' >"$scratch/range.txt"
grep -q "range 10 to 14" "$scratch/range.txt" && pass || fail "the range around a key figure is not told"
grep -q "≈ *[0-9]" "$scratch/range.txt" && ! grep -q "of which national" "$scratch/range.txt" && pass || fail "what lies between two ends is printed as exact, or as a share"
# In millions both ends, and what a stack lacks a part of is at least the lower end of the other.
"$SHEAF" build -C "$scratch/range" --template factsheet --area BIH --stop-after pages >"$scratch/pages" 2>/dev/null
grep -q 'alt="Columns, Support to mine action,[^"]*2017: 16.5 to 18.5\. ' "$scratch/pages" && pass || fail "a range in millions does not tell both ends"      # 7.5 + 9 to 11
sed -i '/series measure="cmr-land-cleared" area="SDN"/,/<\/series>/ s/period="2015" value="[0-9.]*"/period="2015" low="0.1" high="0.4"/' "$scratch/range/data/observations-remnants.xml"
"$SHEAF" build -C "$scratch/range" --template factsheet --area SDN --stop-after pages >"$scratch/pages" 2>/dev/null
grep -q 'alt="Stacked bars, Cluster munition remnants,[^"]*2015: at least 0.1\. ' "$scratch/pages" && pass || fail "a stack without a part is not at least the lower end of the other"
expect "the data behind ranges"          0 "0 differ, 0 have no row" "$SHEAF" audit --data "$scratch/range.pdf"
expect "and what is said of them"        0 ": 0 findings" "$SHEAF" audit --truth --data "$scratch/range" "$scratch/range.pdf"
