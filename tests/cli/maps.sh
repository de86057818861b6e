# Maps: the world by classes and the place of an area, with and without the world's outlines. Which state is of which class was read off the
# sources' own lists (Mine Action Review, Landmine Monitor; the same as those of the page's design), state by state.
maps=$scratch/maps
mkdir -p "$maps" && cp -r data "$maps/data" && mkdir "$maps/templates"
world=$(dirname "$(dirname "$SHEAF")")/geo/world
page() { printf '<template for="%s" theme="house"><master name="first" size="A4" margin="40"/><title>Map</title><body><h1>Map</h1>%s</body></template>' "$2" "$3" > "$maps/templates/$1.xml"; }
page place area '<map kind="locator" area="{$area}" height="62" optional="yes"/><p>Behind the map</p>'
page must area '<map kind="locator" area="{$area}"/>'

# ---- without outlines ----

SHEAF_WORLD=$scratch/no-world
export SHEAF_WORLD
expect "a page of a map needs outlines"    7 "S1240" "$SHEAF" build -C "$maps" --template map-contamination -o "$scratch/m.pdf"
expect "so does a map that must be there"  7 "templates/must.xml:1:" "$SHEAF" build -C "$maps" --template must --area BIH -o "$scratch/m.pdf"
expect "a page may be without"             0 "S1241" "$SHEAF" build -C "$maps" --template place --area BIH -o "$scratch/m.pdf"
"$SHEAF" batch -C "$maps" --template place --each area --only "BIH KHM TCD" -j 1 -o "$scratch/b/{subject}.pdf" 2> "$scratch/told"
[ "$(grep -c S1241 "$scratch/told")" -eq 1 ] && pass || fail "a run is told $(grep -c S1241 "$scratch/told") times that it has no maps"
for made in "objective --objective=2B" "casualties" "deadlines"; do
    expect "${made%% *} is made without"    0 "S1241" "$SHEAF" build -C "$maps" --template $made -o "$scratch/m.pdf"
    pdftotext "$scratch/m.pdf" - | grep -q "imply no opinion" && fail "${made%% *} has the note of a map, and no map" || pass
done
pdftotext "$scratch/m.pdf" - | grep -q "Where deadlines fall" && fail "a map that is not there has its heading" || pass
reject "areas of a plan that are on no map" 0 "S1241" "$SHEAF" build -C data/examples/community-health --template objective --objective 1A -o "$scratch/m.pdf"
SHEAF_WORLD=none
reject "or no map is wanted"               0 "S1241" "$SHEAF" build -C "$maps" --template place --area BIH -o "$scratch/m.pdf"
pdftotext "$scratch/m.pdf" - | grep -q "Behind the map" && pass || fail "what stands behind the map is lost"
echo "this is no world" > "$scratch/bad"
SHEAF_WORLD=$scratch/bad
expect "a file of another kind"            7 "no file of the world's outlines" "$SHEAF" build -C "$maps" --template must --area BIH -o "$scratch/m.pdf"

# ---- with them ----

if [ ! -s "$world" ]; then
    skip "maps: there are no outlines ('make run' and 'make test' fetch them)"
else
    SHEAF_WORLD=$world
    expect "the map of contamination"      0 "2 pages" "$SHEAF" build -C "$maps" --template map-contamination -o "$scratch/m.pdf"
    expect "is sound"                      0 "0 failures" "$SHEAF" audit "$scratch/m.pdf"
    "$SHEAF" build -C "$maps" --template map-contamination --stop-after doc > "$scratch/doc"
    classes() { sed -n "s/^ *shade \([A-Z]*\) $1\$/\1/p" "$scratch/doc" | sort | tr '\n' ' ' | sed 's/ $//'; }
    for class in "A:AFG AGO BIH ETH HRV IRQ KHM TCD THA UKR" "B:ERI LBN LKA SOM SSD ZWE" "C:CHL GBR SDN TJK" "D:COD NER SRB"; do
        [ "$(classes "${class%%:*}")" = "${class#*:}" ] && pass || fail "class ${class%%:*} is $(classes "${class%%:*}"), not ${class#*:}"
    done
    "$SHEAF" build -C "$maps" --template map-contamination --stop-after pages > "$scratch/trace"
    grep -q 'alt="Map of the world.*A over 100 km² (10): Afghanistan, Angola' "$scratch/trace" && pass || fail "the map says $(grep -m1 alt= "$scratch/trace" | cut -c1-100)"
    pdftotext "$scratch/m.pdf" - | tr '\n' ' ' | grep -q "no opinion of ICBL-CMC" && pass || fail "no disclaimer in the organisation's name"
    pdftotext "$scratch/m.pdf" - | tr '\n' ' ' | grep -q "Natural Earth" && pass || fail "the map does not say where its outlines are from"
    # A key stands where its mark was drawn: without a figure nothing is too small to shade, and no source is cited.
    grep -q '"too small to shade"' "$scratch/trace" && pass || fail "a map with small areas does not say what their dots are"
    expect "a map without any figure"      0 "1 page" "$SHEAF" build -C "$maps" --template map-contamination --as-of 2006-06-30 -o "$scratch/none.pdf"
    pdftotext "$scratch/none.pdf" "$scratch/none.txt"
    grep -q "too small to shade" "$scratch/none.txt" && fail "a map without figures says that some are too small to shade" || pass
    grep -q "^disputed$" "$scratch/none.txt" && pass || fail "dots of what is disputed have no key"
    grep -q "^Sources$" "$scratch/none.txt" && fail "a page without sources has their heading" || pass
    for lang in fr ar; do
        expect "in $lang"                  0 "2 pages" "$SHEAF" build -C "$maps" --template map-contamination --lang $lang -o "$scratch/m-$lang.pdf"
    done
    # Every kind stands on the specimen, from left to right and from right to left; nothing of it without outlines.
    for lang in en ar; do
        expect "the specimen in $lang"      0 "5 pages" "$SHEAF" build -C "$maps" --template specimen --lang $lang -o "$scratch/m.pdf"
        expect "which is sound"             0 "0 failures" "$SHEAF" audit "$scratch/m.pdf"
        "$SHEAF" build -C "$maps" --template specimen --lang $lang --stop-after pages > "$scratch/trace"
        [ "$(grep -c 'Figure alt=.*\(Classes\|Circles\|Squares\|Marks\|Map: Afghanistan\|خريطة: أفغانستان\)' "$scratch/trace")" -eq 5 ] && pass || fail "the specimen in $lang has $(grep -c 'Figure alt=.*\(Classes\|Circles\|Squares\|Marks\)' "$scratch/trace") of four kinds of maps"
        maps_on=$(awk '/^page/ { page = $2 } /^  path/ { n[page]++ } END { for (p in n) if (n[p] > n[best]) best = p; print best }' "$scratch/trace")
        pdftoppm -r 72 -f $maps_on -l $maps_on -singlefile "$scratch/m.pdf" "$scratch/colour" && pdftoppm -r 72 -gray -f $maps_on -l $maps_on -singlefile "$scratch/m.pdf" "$scratch/grey"
        python3 tests/cli/map_drawn.py "$scratch/trace" "$scratch/colour.ppm" "$scratch/grey.pgm" && pass || fail "not every kind of map is drawn on the specimen in $lang"
    done
    # Numbers of insets are black squares of the map and of the insets' heads: no letter's disc lies below one.
    page numbered plan '<map kind="choropleth" treaty="MBT"><inset name="Where a letter would be" areas="BGD"/></map>'
    for number in numbered map-norms map-contamination map-use; do
        "$SHEAF" build -C "$maps" --template $number --stop-after pages 2>/dev/null | python3 -c '
import re, sys
boxes, discs, seen = [], [], 0
for line in [*sys.stdin, "page"]:
    if line.startswith("page"):
        seen += len(boxes)
        for x, y, w, h in boxes:
            for cx, cy in discs:
                if abs(cx - min(max(cx, x), x + w)) ** 2 + abs(cy - min(max(cy, y), y + h)) ** 2 < 4.5 ** 2: sys.exit(f"a letter at {cx} {cy} lies below the number at {x} {y}")
        boxes, discs = [], []
    if m := re.match(r"  fill ([\d.]+) ([\d.]+) (9|10|11) (9|10|11) ", line): boxes.append([float(v) for v in m.groups()])
    if m := re.match(r"  circle ([\d.]+) ([\d.]+) 4.6 ", line): discs.append((float(m[1]), float(m[2])))
sys.exit(seen == 0)' && pass || fail "$number: the number of a part lies on a letter"
    done
    page tiles plan '<map kind="tile-grid" treaty="MBT"/>'
    "$SHEAF" build -C "$maps" --template tiles --stop-after pages > "$scratch/trace" && python3 tests/cli/map_drawn.py --tiles "$scratch/trace" && pass || fail "squares of a tile grid stand in a wrong place"
    SHEAF_WORLD=none "$SHEAF" build -q -C "$maps" --template specimen -o "$scratch/m.pdf" && pdftotext "$scratch/m.pdf" - | grep -q "^Maps" && fail "a specimen without maps has their heading" || pass
    # Maps within other pages: the target states of an objective, as the plan has them; circles; deadlines by their year; on a pack's cover.
    on_map() { "$SHEAF" build -C "$maps" --template $1 --stop-after doc > "$scratch/doc" && sed -n "s/^ *shade \([A-Z]*\) ${2:-[A-Z]}\( .*\)\?\$/\1/p" "$scratch/doc" | sort -u | tr '\n' ' ' | sed 's/ $//'; }
    targets_of() { python3 -c 'import sys, xml.etree.ElementTree as E; print(*sorted({a for o in E.parse("data/plan.xml").iter("objective") if o.get("id") == sys.argv[1] for t in o.iter("targets") for a in (t.get("areas") or "").split()}))' $1; }
    for objective in 1A 2B; do
        [ "$(on_map "objective --objective=$objective")" = "$(targets_of $objective)" ] && pass || fail "the map of $objective shows $(on_map "objective --objective=$objective"), not $(targets_of $objective)"
    done
    # A map on which no area has a status says nothing and is left out: nothing is followed of any of 3A that has a figure, of 2B most have one.
    [ -z "$(on_map "objective --objective=3A")" ] && grep -q 'States with victim assistance' "$scratch/doc" && pass || fail "a map of nothing but hatching: $(on_map "objective --objective=3A")"
    [ "$(on_map "objective --objective=1A" A)" = "GMB LKA NAM PHL" ] && pass || fail "the States Parties among the targets of 1A are $(on_map "objective --objective=1A" A)"
    [ "$(on_map deadlines A)" = "NGA" ] && pass || fail "passed are $(on_map deadlines A), not NGA"
    for made in "objective --objective=2B:2" "casualties:3" "deadlines:5"; do
        expect "${made%% *} with its map"   0 "${made##*:} pages" "$SHEAF" build -C "$maps" --template ${made%:*} -o "$scratch/m.pdf"
        expect "which is sound"             0 "0 failures" "$SHEAF" audit "$scratch/m.pdf"
    done
    # What the map of deadlines says is held against the data; a map that says of 2020 what holds of 2015 is found out.
    expect "deadlines that hold"            0 "0 findings" "$SHEAF" audit --truth --data "$maps" "$scratch/m.pdf"
    mkdir -p "$maps/templates/parts" && sed 's/says="{$says}by {$soon}"/says="{$says}by {$soon - 5}"/' templates/parts/map-deadlines.xml > "$maps/templates/parts/map-deadlines.xml"
    "$SHEAF" build -q -C "$maps" --template deadlines -o "$scratch/m.pdf"
    rm -r "$maps/templates/parts"
    expect "deadlines that do not"          6 "is of class" "$SHEAF" audit --truth --data "$maps" "$scratch/m.pdf"
    printf '<pack id="k" xml:lang="en"><title>K</title><cover><param name="motif" value="map"/><param name="objective" value="2B"/><p>x</p></cover><prose><title>O</title><p>x</p></prose></pack>' > "$maps/k.xml"
    expect "a pack with a map on its cover" 0 "page" "$SHEAF" pack -C "$maps" "$maps/k.xml" -o "$scratch/k.pdf"
    pdftotext -l 1 "$scratch/k.pdf" - | tr '\n' ' ' | grep -q "Deteriorating.*no opinion of ICBL-CMC.*The target areas on the map" && pass || fail "the cover has no map, or one without its note"
    SHEAF_WORLD=none "$SHEAF" pack -C "$maps" "$maps/k.xml" -o "$scratch/k.pdf" && pdftotext -l 1 "$scratch/k.pdf" - | grep -q "on the map" && fail "without outlines the cover speaks of a map" || pass
    expect "a locator"                     0 "1 page" "$SHEAF" build -C "$maps" --template place --area BIH -o "$scratch/p.pdf"
    expect "which is sound"                0 "0 failures" "$SHEAF" audit "$scratch/p.pdf"
    "$SHEAF" build -C "$maps" --template place --area BIH --stop-after pages > "$scratch/trace"
    # Nobody makes a map without disclaimer, day and source: each stands below both kinds, in every language.
    said() { "$SHEAF" build -C "$maps" --template "$1" $2 --lang "$3" -o "$scratch/said.pdf" && pdftotext "$scratch/said.pdf" - | tr -s ' \n' '  ' > "$scratch/said"; for words in "$4" "$5" "Natural Earth 4.1"; do grep -q "$words" "$scratch/said" && pass || fail "$1 in $3 does not say '$words'"; done; }
    for kind in "place --area=BIH" "map-contamination"; do
        said "${kind%% *}" "$(echo "$kind" | cut -s -d' ' -f2)" en "imply no opinion of ICBL-CMC" "Data as of 31 December 2019, as published by"
        said "${kind%% *}" "$(echo "$kind" | cut -s -d' ' -f2)" fr "aucune prise de position de ICBL-CMC" "Données au 31 décembre 2019, "
        said "${kind%% *}" "$(echo "$kind" | cut -s -d' ' -f2)" ar "ICBL-CMC" "2019"
    done
    grep -q 'Figure alt="Map: Bosnia and Herzegovina in Southern Europe."' "$scratch/trace" && pass || fail "it says $(grep -m1 alt= "$scratch/trace")"
    [ "$(grep -c '^  path.* #FFFFFF' "$scratch/trace")" -eq 1 ] && pass || fail "$(grep -c '^  path.* #FFFFFF' "$scratch/trace") shapes are white, not the state alone"
    # Nothing is painted outside its frame of 515.276 by 62 at (40, y).
    awk '/^  fill .*#1B4560/ { y = $3 } /^  path/ { for (i = 2; i + 1 <= NF && $i !~ /#/ && $i != "stroke"; i += 2) if ($i < 39.99 || $i > 555.29 || $(i + 1) < y - 0.01 || $(i + 1) > y + 62.01) bad++ } END { exit bad > 0 }' "$scratch/trace" && pass || fail "a shape leaves the frame"
    # Of a disputed area so small that a dot or two would be seen there is none: a white speck at the edge of the United States' map.
    dots() { "$SHEAF" build -C "$maps" --template narrow --area $1 --stop-after pages 2>/dev/null | grep -c '#FFFFFF 0.01 2.2'; }
    page narrow area '<grid><column span="2"><map kind="locator" area="{$area}" height="62"/></column></grid>'
    [ "$(dots USA)" -eq 0 ] && [ "$(dots DZA)" -gt 0 ] && pass || fail "$(dots USA) lines of dots are on the map of the United States, $(dots DZA) on Algeria's"
    # The bar of a locator: 1,200 kilometres are as wide as the map, which is 118.56 points on a fact sheet, a column of its key figures, so that 500 are 49.4.
    for lang in "en 500 km" "fr 500 km" "ar  كم"; do
        "$SHEAF" build -C "$maps" --template factsheet --area BIH --lang ${lang%% *} --stop-after pages 2>/dev/null | awk -v text="\"${lang#* }\"" '/^  polyline.* stroke 0.8 #FFFFFF/ { bar = $6 - $4 } /^  text/ && index($0, text) { said = 1 } END { exit !(bar > 49.39 && bar < 49.41 && said) }' && pass || fail "a locator in ${lang%% *} has no bar of 500 kilometres"
    done
    # White islands that are a few square points have a white edge, so that they are seen; a land of the size of Bosnia has none.
    edges() { "$SHEAF" build -C "$maps" --template factsheet --area "$1" --stop-after pages 2>/dev/null | grep -c '^  path.* stroke 0.9 #FFFFFF'; }
    [ "$(edges BHS)" = 1 ] && [ "$(edges BIH)" = 0 ] && pass || fail "the islands of the Bahamas have $(edges BHS) edges, Bosnia $(edges BIH)"
    # Which projection it is may be named; the note below says which.
    for named in "equal-earth Equal Earth projection" "lambert Lambert’s azimuthal"; do
        page named plan "<map kind=\"choropleth\" treaty=\"MBT\" around=\"KHM LAO THA\" projection=\"${named%% *}\"/><map kind=\"dots\" title=\"t\" projection=\"${named%% *}\"><row name=\"r\"><point area=\"KHM\"/><point area=\"LAO\"/></row></map>"
        expect "a map by ${named%% *}"     0 "page" "$SHEAF" build -C "$maps" --template named -o "$scratch/named.pdf"
        [ "$(pdftotext "$scratch/named.pdf" - | tr '\n' ' ' | grep -o "${named#* }" | wc -l)" -eq 2 ] && pass || fail "not both maps by ${named%% *} say so"
    done
    expect "a projection that is none"     4 "equal-earth" sh -c 'sed -i s/lambert/mercator/g "$1/templates/named.xml" && "$2" build -C "$1" --template named -o "$3/named.pdf"' sh "$maps" "$SHEAF" "$scratch"
    # A name has a halo about its letters, which is no text, and no ground that hides borders: each of the six of two insets. A
    # state's name is read on the map, in the list and as a source's.
    "$SHEAF" build -C "$maps" --template map-contamination --stop-after pages > "$scratch/trace"
    [ "$(grep -c '^  path.* stroke 2.2 #FFFFFF round$' "$scratch/trace")" -eq 6 ] && pass || fail "$(grep -c '^  path.* stroke 2.2 #FFFFFF round$' "$scratch/trace") names of six have a halo"
    grep -q '^  fill [0-9. ]* 8.4 #FFFFFF$' "$scratch/trace" && fail "a white ground stands behind a name" || pass
    "$SHEAF" build -q -C "$maps" --template map-contamination -o "$scratch/halo.pdf" && [ "$(pdftotext "$scratch/halo.pdf" - | grep -c "Bosnia and Herzegovina")" -eq 3 ] && pass || fail "a name with a halo is read twice"
    # The paper's white lies about a name on a dark ground in what both writers draw: of Cambodia's, a pixel from its letters, none is of the class.
    "$SHEAF" build -q -C "$maps" --template map-contamination --writer cairo -o "$scratch/halo-c.pdf"
    for file in halo halo-c; do pdftoppm -r 144 -gray -f 1 -l 1 -singlefile "$scratch/$file.pdf" "$scratch/$file"; done
    python3 - "$scratch/trace" "$scratch/halo.pgm" "$scratch/halo-c.pgm" <<'EOF' && pass || fail "the halo of a name is not seen"
import re, sys
x, y = next(map(float, m.groups()) for m in re.finditer(r'^  text ([\d.]+) ([\d.]+) \S+ [\d.]+ #\w+ "Cambodia"', open(sys.argv[1]).read(), re.M) if float(m[1]) < 550)
for name in sys.argv[2:]:
    data = open(name, "rb").read()
    head = re.match(rb"P5\s(\d+) (\d+)\s255\s", data)
    width = int(head[1]); pixels = data[head.end():]
    # A point and a half left of its first letter, where the blue of Cambodia would be: its middle of height.
    row = [pixels[int((y - 2.5) * 2) * width + int((x - d) * 2)] for d in (0.2, 0.6)]
    above = [pixels[int((y - 5.9) * 2) * width + int((x + d) * 2)] for d in (1.5, 2, 2.5)]
    if max(row) < 200 or max(above) < 170: sys.exit(f"{name}: {row} {above}")
EOF
    # Small states have a ring where there is no shape to be seen.
    "$SHEAF" build -C "$maps" --template place --area NRU --stop-after pages > "$scratch/trace" 2> "$scratch/stderr"
    grep -q '^  circle' "$scratch/trace" && pass || fail "Nauru is not to be found: $(head -1 "$scratch/stderr")"
    "$SHEAF" build -C "$maps" --template place --area BIH --writer cairo -o "$scratch/c.pdf" && pdftoppm -r 100 -gray "$scratch/c.pdf" "$scratch/c" && pdftoppm -r 100 -gray "$scratch/p.pdf" "$scratch/p"
    python3 -c '
import sys
a, b = (open(f, "rb").read() for f in sys.argv[1:])
n = sum(abs(x - y) for x, y in zip(a[-900000:], b[-900000:])) / 900000
sys.exit(n > 1)' "$scratch"/c-1.pgm "$scratch"/p-1.pgm && pass || fail "cairo draws another map"
    printf '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Map</title><body><h1>Map</h1><map kind="choropleth" measure="mine-contamination-area" bounds="5 2"/></body></template>' > "$maps/templates/bad.xml"
    expect "bounds that fall"              4 "rising numbers" "$SHEAF" build -C "$maps" --template bad -o "$scratch/m.pdf"
fi
# ---- who belongs to each treaty: counts as the data have them, counted here from their file, and every name ----

if [ -s "$world" ]; then
    SHEAF_WORLD=$world
    expect "the maps of membership"        0 "2 pages" "$SHEAF" build -C "$maps" --template map-norms -o "$scratch/n.pdf"
    expect "are sound"                     0 "0 failures" "$SHEAF" audit "$scratch/n.pdf"
    expect "and true"                      0 "" "$SHEAF" audit --truth "$scratch/n.pdf"
    reject "and need no warning"           0 "S1274" "$SHEAF" build -C "$maps" --template map-norms -o "$scratch/n.pdf"
    "$SHEAF" build -C "$maps" --template map-norms --stop-after doc > "$scratch/doc"
    python3 tests/cli/map_norms.py "$scratch/doc" tests/cli/map_norms.csv 2019-12-31 > "$scratch/told" && pass || fail "$(head -3 "$scratch/told")"
    "$SHEAF" build -C "$maps" --template map-norms --as-of 2012-06-30 --stop-after doc > "$scratch/then"
    python3 tests/cli/map_norms.py "$scratch/then" tests/cli/map_norms.csv 2012-06-30 > "$scratch/told" && pass || fail "$(head -3 "$scratch/told")"
    python3 - data/memberships.xml "$scratch/doc" <<'EOF' && pass || fail "a state is not of the class that its membership has"
import re, sys, xml.etree.ElementTree as tree
want = {}
for row in tree.parse(sys.argv[1]).iter("membership"):
    day = lambda name: row.get(name, "9999")
    if row.get("signed", "") > "2019-12-31" or day("deposited") > "2019-12-31" and not row.get("signed") and row.get("deposited"): continue
    want[row.get("treaty"), row.get("area")] = "A" if day("deposited") <= "2019-12-31" else "B" if day("signed") <= "2019-12-31" else "C"
shown, treaties = {}, ["MBT", "CCM"]        # a map each, in this order
for line in open(sys.argv[2]):
    found = re.match(r" *shade ([A-Z]+) ([A-D])$", line)
    if found and (treaties[0], found[1]) in shown: treaties.pop(0)
    if found: shown[treaties[0], found[1]] = found[2]
wrong = {k: (v, shown.get(k)) for k, v in want.items() if shown.get(k) != v}
sys.exit(bool(wrong) or len(want) < 300)
EOF
    pdftotext "$scratch/n.pdf" - | grep -q "Not on the map: Holy See" && pass || fail "who is not on the map is not said"
    pdftotext "$scratch/n.pdf" - | tr '\n' ' ' | grep -q "B Signatory (14) Angola" && pass || fail "no list of the signatories"
    # Who stands in a list stands by name in the page's language, and not by code; a region where states are small is shown once more.
    listed() { "$SHEAF" build -C "$maps" --template $1 --lang $2 --stop-after doc | grep -o "span $3" | sed 's/.*[".]\([A-Z][A-Z][A-Z]\)[".].*/\1/' | uniq | head -5 | tr '\n' ' '; }
    [ "$(listed map-norms fr 'rule="standing" area-id="[A-Z]*"')" = "AFG ZAF ALB DZA DEU " ] && pass || fail "a French list begins with $(listed map-norms fr 'rule="standing" area-id="[A-Z]*"')"
    [ "$(listed map-norms ar 'rule="standing" area-id="[A-Z]*"')" = "ISL ETH ERI ESP AUS " ] && pass || fail "an Arabic list begins with $(listed map-norms ar 'rule="standing" area-id="[A-Z]*"')"
    [ "$(listed membership en 'rule="standing" area-id="[A-Z]*" ')" = "AFG ALB DZA AND AGO " ] && pass || fail "the members begin with $(listed membership en 'rule="standing" area-id="[A-Z]*" ')"
    [ "$(listed map-contamination en 'rule="class" figure="[^ ]*[.][A-Z]*[.]')" = "UKR IRQ ETH BIH KHM " ] && pass || fail "the list of contamination begins with $(listed map-contamination en 'rule="class" figure="[^ ]*[.][A-Z]*[.]')"
    shown_again() { "$SHEAF" build -q -C "$maps" --template $1 -o "$scratch/again.pdf" && pdftotext "$scratch/again.pdf" - | grep -cx "$2"; }
    [ "$(shown_again map-norms "Western Asia\|Caribbean\|Eastern Europe")" -ge 3 ] && pass || fail "regions of many small states are not shown once more on the maps of membership"
    [ "$(shown_again map-use "Western Asia\|South-eastern Asia")" -ge 2 ] && pass || fail "nor on the maps of use"
fi

# ---- every kind: classes by rule, circles, squares, marks, insets; held against the data by another program ----

if [ -s "$world" ]; then
    SHEAF_WORLD=$world
    m='<map kind="choropleth" measure="mine-contamination-area"'
    page kinds plan "$m bounds=\"quantile\"/>$m bounds=\"equal\"/>$m bounds=\"jenks\" classes=\"5\"><inset name=\"South-East Europe\" areas=\"BIH HRV SRB\"/></map><map kind=\"symbols\" measure=\"casualties-mine-erw\"/><map kind=\"tile-grid\" treaty=\"CCM\"/><map kind=\"choropleth\" objective=\"2B\"/><map kind=\"choropleth\" indicator=\"2B-1\"/><map kind=\"choropleth\" measure=\"ccm-unga-vote\" around=\"KHM LAO\"/><map kind=\"dots\" title=\"Dots\"><row name=\"first\"><point area=\"AGO\"/><point area=\"TCD\"/></row><row name=\"none\" fill=\"no-data\"><point area=\"NGA\"/><point area=\"TCD\"/></row></map>"
    expect "every kind of map"             0 "pages" "$SHEAF" build -C "$maps" --template kinds -o "$scratch/k.pdf"
    expect "is sound"                      0 "0 failures" "$SHEAF" audit "$scratch/k.pdf"
    for lang in fr ar; do
        expect "and in $lang"              0 "pages" "$SHEAF" build -C "$maps" --template kinds --lang $lang -o "$scratch/k-$lang.pdf"
    done
    "$SHEAF" build -C "$maps" --template kinds --stop-after doc > "$scratch/doc"
    "$SHEAF" build -C "$maps" --template kinds --stop-after pages > "$scratch/trace"
    pdftotext "$scratch/k.pdf" - > "$scratch/words"
    python3 tests/cli/map_kinds.py "$scratch/doc" "$scratch/trace" "$scratch/words" > "$scratch/wrong" && pass || fail "$(head -3 "$scratch/wrong")"
    page seven plan '<map kind="choropleth" title="t"><row name="1"/><row name="2"/><row name="3"/><row name="4"/><row name="5"/><row name="6"/><row name="7"/><row name="8"/></map>'
    expect "more classes than can be told" 4 "S1285" "$SHEAF" build -C "$maps" --template seven -o "$scratch/m.pdf"
    page below plan '<map kind="symbols" measure="mbt-art5-on-track" bounds="1"/>'
    expect "no circle below zero"          4 "S1286" "$SHEAF" build -C "$maps" --template below -o "$scratch/m.pdf"
    page rule plan "$m bounds=\"deciles\"/>"
    expect "a rule that is none"           4 "quantile, equal or jenks" "$SHEAF" build -C "$maps" --template rule -o "$scratch/m.pdf"
    page lone plan '<inset name="a" areas="BIH"/>'
    expect "a part of no map"              4 "belongs inside <map>" "$SHEAF" build -C "$maps" --template lone -o "$scratch/m.pdf"
fi

# ---- all 61 target states on one A4, in black and white: each looked at in the raster ----

if [ -s "$world" ]; then
    python3 tests/cli/map_targets.py data/plan.xml > "$maps/templates/targets.xml"
    "$SHEAF" build -q -C "$maps" --template targets -o "$scratch/targets.pdf" && pdftoppm -r 200 -gray -singlefile "$scratch/targets.pdf" "$scratch/targets"
    "$SHEAF" build -C "$maps" --template targets --stop-after pages > "$scratch/trace"
    python3 tests/cli/map_targets.py data/plan.xml "$scratch/trace" "$scratch/targets.pgm" > "$scratch/wrong" && pass || fail "a target state is not seen: $(head -3 "$scratch/wrong")"
fi

# ---- casualties, and use: what is recorded of it, class by class, each record in its list ----

if [ -s "$world" ]; then
    for page in map-casualties map-use; do
        for lang in en fr ar; do
            expect "$page in $lang"        0 "page" "$SHEAF" build --template $page --lang $lang -o "$scratch/$page-$lang.pdf"
            expect "$page is true in $lang" 0 "" "$SHEAF" audit --truth --data . "$scratch/$page-$lang.pdf"
        done
        expect "$page is sound"            0 "0 failures" "$SHEAF" audit "$scratch/$page-en.pdf"
    done
    # The sources of the map of casualties do not take a page of their own, in any language: the map gives way before.
    for lang in en fr ar; do [ "$(pdfinfo "$scratch/map-casualties-$lang.pdf" | awk '/^Pages/ { print $2 }')" = 1 ] && pass || fail "the map of casualties in $lang takes two pages"; done
    # Each circle has its name and its figure, and the map is cut to them: 17 states, and three of them once more in an inset.
    for lang in ar fr en; do
        "$SHEAF" build --template casualties --lang $lang --stop-after pages > "$scratch/circles" && python3 tests/cli/map_circles.py "$scratch/circles" 17 > "$scratch/wrong" && pass || fail "casualties in $lang: $(head -3 "$scratch/wrong")"
        grep -q '^Figure\|alt=".* \(at least 2,104\|au moins 2.104\|2,104 على الأقل\)' "$scratch/circles" && pass || fail "casualties in $lang: what is known to be at least so much is said as that much"
    done
    sed '/NotoSans-\(Bold\|SemiBold\).ttf 8 .*"304"/d' "$scratch/circles" > "$scratch/without"
    python3 tests/cli/map_circles.py "$scratch/without" 17 > "$scratch/wrong" && fail "a circle without its figure is not found" || pass
    pdftotext "$scratch/map-casualties-en.pdf" - | tr '\n' ' ' | grep -q "Figures are of 2017 where no year stands. The map is cut to where figures are counted." && pass || fail "a map does not say that it is cut"
    # Circles that meet on the world are apart in an inset.
    pdftotext "$scratch/map-casualties-en.pdf" - | grep -q "^Western Asia" && pass || fail "circles that meet have no inset"
    "$SHEAF" build --template map-use --stop-after doc > "$scratch/doc"
    python3 tests/cli/map_use.py data/records-use.xml "$scratch/doc" > "$scratch/wrong" && pass || fail "use is mapped otherwise than recorded: $(cat "$scratch/wrong")"
    pdftotext "$scratch/map-use-en.pdf" - | tr "\n" " " | grep -q "Myanmar *state 2014–2015, 2015–2016, 2016–2017, 2017, 2017–2018" && pass || fail "the list of use does not say who and when"
    pdftotext -layout "$scratch/map-use-en.pdf" "$scratch/use" && grep -qE 'Myanmar +2017, 2017–2018, 2018 +[0-9]' "$scratch/use" && ! grep -qE '(States Parties).*States Parties' "$scratch/use" && pass || fail "a year or a name stands twice in the list of use"
    pdftotext "$scratch/map-use-en.pdf" - | tr '\n' ' ' | grep -q "does not say that there was no use" && pass || fail "no record is taken for none"
fi

# ---- on a fact sheet ----

if [ -s "$world" ]; then
    SHEAF_WORLD=$world
    # South America holds the opposite point of the Philippines, China that of Chile, Eurasia none of Bosnia's: what is inside out on paper is
    # not painted over the sea. West of them lie the South China Sea, the Pacific and, north-west of Bosnia, the Alps.
    for row in PHL:85:1b4560 CHL:85:1b4560 BIH:61:4d7992; do
        "$SHEAF" build --template factsheet --area "${row%%:*}" -o "$scratch/l.pdf" && pdftoppm -r 144 -f 1 -l 1 -singlefile "$scratch/l.pdf" "$scratch/l"
        python3 - "$scratch/l.ppm" "$(echo "$row" | cut -d: -f2)" "${row##*:}" <<'EOF' && pass || fail "${row%%:*}: west of it is not what is there"
import sys
data = open(sys.argv[1], "rb").read()
width, height = (int(n) for n in data.split(None, 3)[1:3])
at = len(data) - 3 * width * height + 3 * (2 * int(sys.argv[2]) * width + 2 * 446)
sys.exit(data[at:at + 3].hex() != sys.argv[3])
EOF
    done
    "$SHEAF" build --template factsheet --area BIH -o "$scratch/with.pdf"
    SHEAF_WORLD=none "$SHEAF" build --template factsheet --area BIH -o "$scratch/without.pdf"
    [ $(($(stat -c %s "$scratch/with.pdf") - $(stat -c %s "$scratch/without.pdf"))) -le 12288 ] && pass || fail "a locator makes a sheet larger by more than 12 KiB"
    pdftotext "$scratch/with.pdf" - | tr '\n' ' ' | grep -q "Map: borders imply no opinion of ICBL-CMC.*Outlines: Natural Earth" && pass || fail "a sheet does not say whose borders its map has"
    pdftotext "$scratch/without.pdf" - | grep -q "Natural Earth" && fail "a sheet without a map names its outlines" || pass
    page owes area '<map kind="locator" area="{$area}" note="apart"/>'
    expect "a note that stands nowhere"    4 "S1273" "$SHEAF" build -C "$maps" --template owes --area BIH -o "$scratch/m.pdf"
    sed 's|<border one="SRB"|<outline country="BIH" area="NOWHERE"/>&|' data/boundaries-un.xml > "$maps/data/boundaries-un.xml"
    expect "a map of no outline"           7 "S1242" "$SHEAF" build -C "$maps" --template must --area BIH -o "$scratch/m.pdf"
    expect "a page may be without it"      0 "S1274" "$SHEAF" build -C "$maps" --template place --area BIH -o "$scratch/m.pdf"
fi
# A profile of one's own: what it names is on the map, and the schema knows it.
sed 's/area="UKR"/area=""/' data/boundaries-un.xml > "$maps/data/boundaries-un.xml"
expect "an outline of no area"             4 "boundaries-un.xml" "$SHEAF" check -C "$maps"
# Before anything is known there is no list beside the map: a head without rows would be no table.
[ ! -s "$world" ] || expect "a map of nothing"                  0 - "$SHEAF" build --template map-contamination --as-of 2006-06-30 -o "$scratch/nothing.pdf"

# What is drawn and counted nowhere has its words, too: a reader would take it for a class.
if [ -s "$world" ] && command -v pdftotext >/dev/null 2>&1; then
    for page in map-norms map-contamination; do
        "$SHEAF" build -q --template $page -o "$scratch/grey.pdf" && pdftotext "$scratch/grey.pdf" - | tr '\n' ' ' | grep -q 'Grey: not counted on this map' && pass || fail "$page does not say what grey is"
    done
fi
