# sheaf map: one map alone in each form, and what it carries along; and its GeoJSON against the standard and the data.
small_outlines "$scratch/one"
made() { expect "$1" "$2" "$3" "$SHEAF" map -C "$scratch/one" $4 -o "$scratch/$5"; }
wells="--measure villages-without-well"
made "a map alone"                     0 "m.pdf" "choropleth $wells --bounds 10,50" m.pdf
expect "is sound"                      0 "0 failures" "$SHEAF" audit "$scratch/m.pdf"
pdftotext "$scratch/m.pdf" - | tr -s ' \n' '  ' > "$scratch/words"
for words in "^Water: Without a safe well" "imply no opinion on the legal status" "Data as of 30 June 2025" "outlines: made up, 2024" "Class limits are" "Source: Example figures, to be replaced, 31 Jan 2025" "50 villages 1"; do
    grep -q "$words" "$scratch/words" && pass || fail "the map does not say '$words'"
done
made "bare"                            0 "m.pdf" "choropleth $wells --bounds 10,50 --bare" m.pdf
pdftotext "$scratch/m.pdf" - | tr -s ' \n' '  ' > "$scratch/words"
grep -q "Source: Example" "$scratch/words" && fail "a bare map has sources" || pass
grep -q "imply no opinion on the legal status" "$scratch/words" && pass || fail "a bare map has no disclaimer"
made "as a drawing"                    0 "m.svg" "symbols $wells" m.svg
grep -q "<title>Water: Without a safe well</title>" "$scratch/m.svg" && grep -q "<desc>Map with circles" "$scratch/m.svg" && pass || fail "the drawing has no title or description"
made "as pixels"                       0 "m.png" "locator --area NPL" m.png
for lang in fr ar; do made "in $lang"  0 "m.pdf" "dots $wells --bounds 50 --lang $lang" m.pdf; done
made "by cairo"                        0 "m.pdf" "tile-grid $wells --bounds 50 --writer cairo" m.pdf
printf '<map kind="choropleth" title="Two"><row name="one"><point area="NPL"/></row><row name="other"><point area="BTN"/></row></map>' > "$scratch/one/own.xml"
made "of a file"                       0 "own.geojson" "$scratch/one/own.xml" own.geojson
printf '<map kind="choropleth" measure="no-such" bounds="5"/>' > "$scratch/one/bad.xml"
made "of a file with a mistake"        4 "bad.xml:1:" "$scratch/one/bad.xml" m.pdf
# Several maps with one scale: steps as wide over all figures of 2022 to 2024, from 0 to 120, and the same in each year. Circles: 120 is the largest
# that any of them has, so that 60 of 2024 has half its area.
for year in 2022 2024; do
    for kind in choropleth symbols; do
        printf '<map kind="%s" measure="villages-without-well" bounds="equal" year="%s" years="2022 2024"/>' $kind $year > "$scratch/one/scale.xml"
        made "one scale, $kind of $year"  0 "$kind-$year.geojson" "$scratch/one/scale.xml" $kind-$year.geojson
        made "its page"                0 "$kind-$year.pdf" "$scratch/one/scale.xml" $kind-$year.pdf
    done
done
python3 - "$scratch" > "$scratch/told" <<'END' && pass || fail "$(head -3 "$scratch/told")"
import json, sys
maps = {year: json.load(open(f"{sys.argv[1]}/choropleth-{year}.geojson")) for year in (2022, 2024)}
texts = {year: [c["text"] for c in m["classes"]] for year, m in maps.items()}
shades = {year: {f["id"]: f["properties"]["class"] for f in m["features"] if "class" in f["properties"]} for year, m in maps.items()}
print(texts, shades)
sys.exit(texts[2022] != texts[2024] or [t.split()[0] for t in texts[2024]][1:4] != ["60", "30", "under"] or shades != {2022: {"NPL": "A"}, 2024: {"NPL": "B", "BTN": "D"}})
END
sizes() { pdftotext "$scratch/symbols-$1.pdf" - | grep -x '[0-9][0-9]*' | sort -n | tr '\n' ' '; }
[ "$(sizes 2022)" = "$(sizes 2024)" ] && [ -n "$(sizes 2024)" ] && pass || fail "circles of 2022 have the key $(sizes 2022), those of 2024 $(sizes 2024)"
# What is asked for wrongly.
made "no kind"                         4 "S152" "globe $wells" m.pdf
made "classes that nobody chose"       4 "error[S316]: '' is not a row of one to five rising numbers" "choropleth $wells" m.pdf
made "what to give is told"            4 "quantile, equal or jenks: give bounds=\"5 20 100\", or --bounds '5 20 100'" "choropleth $wells" m.pdf
made "numbers that are none are told"  4 "nor quantile, equal or jenks" "choropleth $wells --bounds 9,5" m.pdf
grep -q "give bounds" "$scratch/stderr" && fail "bounds that are given are asked for" || pass
# The projection by its name; what has one of its own is told.
for named in "equal-earth Equal Earth projection" "lambert Lambert’s azimuthal"; do
    made "a map by ${named%% *}"       0 "m.pdf" "dots $wells --bounds 50 --projection ${named%% *}" m.pdf
    pdftotext "$scratch/m.pdf" - | tr '\n' ' ' | grep -q "${named#* }" && pass || fail "a map by ${named%% *} is by another"
done
made "a projection that is none"       4 "equal-earth" "dots $wells --bounds 50 --projection mercator" m.pdf
made "the projection of squares"       2 "of their own" "tile-grid $wells --bounds 50 --projection lambert" m.pdf
made "the projection of a locator"     2 "of their own" "locator --area NPL --projection lambert" m.pdf
made "the projection of a file"        2 "stands in the file" "- --projection lambert" m.pdf
made "nothing to show"                 2 "name one thing" "choropleth" m.pdf
made "two things to show"              2 "name one thing" "choropleth $wells --indicator 1A-1" m.pdf
made "years of a locator"              2 "locator shows one area" "locator --area NPL --year 2024" m.pdf
made "bounds of a treaty"              2 "are of a --measure" "choropleth --treaty MBT --bounds 5" m.pdf
made "the year of an indicator"        2 "are of a --measure" "choropleth --indicator 1A-1 --year 2024" m.pdf
made "areas of an indicator"           2 "areas of its own" "choropleth --indicator 1A-1 --areas NPL" m.pdf
made "areas that nobody knows"         4 "no area 'XXX'" "choropleth $wells --bounds 50 --areas NPL,XXX" m.pdf
made "a locator of nothing"            2 "name it with --area" "locator" m.pdf
made "an unknown measure"              4 "no measure 'wel'" "dots --bounds 50 --measure wel" m.pdf
made "an unknown area"                 4 "XXX" "locator --area XXX" m.pdf
made "an unknown area of its figures"   4 "error[S315]: the plan has no area 'NPX'; the nearest is 'NPL'" "choropleth $wells --bounds 50 --areas NPX" m.pdf
made "about nowhere"                   4 "error[S315]: the plan has no area 'nowhere'" "choropleth $wells --bounds 50 --around nowhere" m.pdf
made "about a name nearly known"       4 "error[S315]: the plan has no area 'Nepall'; the nearest is 'Nepal'" "choropleth $wells --bounds 50 --around Nepall" m.pdf
made "the year nought"                 2 "--year is a year" "choropleth $wells --bounds 50 --year 0" m.pdf
made "no classes"                      2 "--classes are two at least" "choropleth $wells --bounds equal --classes 0" m.pdf
made "a list of no areas"              2 "--areas names no area" "choropleth $wells --bounds 50 --areas ," m.pdf
made "about no areas"                  2 "--around names no area" "choropleth $wells --bounds 50 --around ," m.pdf
made "more insets than there are"      4 "error[S316]: '3' is not a number from 0 to 2" "choropleth $wells --bounds 50 --insets 3" m.pdf
made "areas by the house's names"      0 "m.geojson" "choropleth $wells --bounds 50 --areas Nepal,BTN --around Nepal" m.geojson
made "and by their ids"                0 "n.geojson" "choropleth $wells --bounds 50 --areas NPL,BTN --around NPL" n.geojson
cmp -s "$scratch/m.geojson" "$scratch/n.geojson" && pass || fail "an area by its name is another than by its id"
made "an area by its id or name, alone" 0 "n.geojson" "choropleth $wells --bounds 50 --areas Nepal" n.geojson
[ "$(grep -c '"class"' "$scratch/n.geojson")" -ge 1 ] && grep -q '"id":"NPL"' "$scratch/n.geojson" && pass || fail "an area that is named is not shown"
for bad in 'year="0"' 'around="nowhere"' 'areas="nowhere"'; do
    printf '<map kind="choropleth" measure="villages-without-well" bounds="5" %s/>' "$bad" > "$scratch/one/bad.xml"
    made "of a file: $bad"             4 "bad.xml:1:" "$scratch/one/bad.xml" m.pdf
done
printf '<map kind="choropleth" measure="villages-without-well" bounds="5"><inset name="A" areas="NPX"/></map>' > "$scratch/one/bad.xml"
made "of a file: an inset of nothing"  4 "the plan has no area 'NPX'; the nearest is 'NPL'" "$scratch/one/bad.xml" m.pdf
made "classes that are counted twice"   2 "--classes is for bounds that a rule finds" "choropleth $wells --bounds 10,50 --classes 3" m.pdf
made "classes by a rule"                0 "m.pdf" "choropleth $wells --bounds equal --classes 3" m.pdf
made "a file and its attributes"       2 "stands in the file" "$scratch/one/own.xml --year 2024" m.pdf
made "squares have no places"          4 "S1277" "tile-grid $wells --bounds 50" m.geojson
made "GeoJSON is not bare"             2 "no page" "dots $wells --bounds 50 --bare" m.geojson
made "GeoJSON has no pixels"           2 "of pixels" "dots $wells --bounds 50 --scale 2" m.geojson
made "GeoJSON is not cairo's"          2 "cairo draws it" "dots $wells --bounds 50 --writer cairo" m.geojson
made "another form"                    2 "geojson" "dots $wells --bounds 50" m.gif
made "wider than any"                  2 "S268" "dots $wells --bounds 50 --width 1e9" m.pdf
SHEAF_WORLD=$scratch/no-world
export SHEAF_WORLD
expect "no map without outlines"       7 "S1240" "$SHEAF" map choropleth --treaty CCM -o "$scratch/m.pdf"
# GeoJSON: of two squares by hand, then of the world.
made "as GeoJSON"                      0 "m.geojson" "choropleth $wells --bounds 10,50" m.geojson
made "as points"                       0 "p.geojson" "symbols $wells" p.geojson
python3 tests/cli/map_geojson.py small "$scratch/m.geojson" "$scratch/p.geojson" > "$scratch/told" 2>&1 && pass || fail "$(head -3 "$scratch/told")"
cp "$scratch/m.geojson" "$scratch/again.geojson"
made "once more"                       0 "m.geojson" "choropleth $wells --bounds 10,50" m.geojson
cmp -s "$scratch/m.geojson" "$scratch/again.geojson" && pass || fail "the same map has other bytes"
world=$(dirname "$(dirname "$SHEAF")")/geo/world
if [ ! -s "$world" ]; then
    skip "sheaf map of the world: there are no outlines"
else
    SHEAF_WORLD=$world
    expect "of the world"              0 "w.geojson" "$SHEAF" map choropleth --treaty MBT -o "$scratch/w.geojson"
    expect "by figures"                0 "c.geojson" "$SHEAF" map choropleth --measure mine-contamination-area --bounds "5 20 100" -o "$scratch/c.geojson"
    expect "by grades"                 0 "v.geojson" "$SHEAF" map choropleth --measure ccm-unga-vote --year 2018 -o "$scratch/v.geojson"
    python3 tests/cli/map_geojson.py grades data "$scratch/v.geojson" ccm-unga-vote 2018 > "$scratch/told" 2>&1 && pass || fail "$(head -3 "$scratch/told")"
    expect "as coarse as a page"       0 "n.geojson" "$SHEAF" map choropleth --treaty MBT --width 180 -o "$scratch/n.geojson"
    expect "by status"                 0 "s.geojson" "$SHEAF" map dots --objective 2B -o "$scratch/s.geojson"
    "$SHEAF" status --json > "$scratch/status.json"
    python3 tests/cli/map_geojson.py world data "$scratch/w.geojson" "$scratch/c.geojson" "$scratch/s.geojson" "$scratch/n.geojson" > "$scratch/told" 2>&1 && pass || fail "$(head -3 "$scratch/told")"
fi
unset SHEAF_WORLD
