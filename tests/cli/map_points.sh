# Places in degrees: the seat of a government on a locator, and dots of meetings. The plan of ours has none; here are one area's seat and two
# meetings of which a made-up gazetteer tells where they are.
points=$scratch/points
mkdir -p "$points/templates" && cp -r data "$points/data"
world=$(dirname "$(dirname "$SHEAF")")/geo/world
printf '<sources><source id="gazetteer" published="2018-06-30" title="Gazetteer of the test"/></sources>' > "$points/data/sources-test.xml"
seat() { sed "s|<area id=\"BIH\"\(.*\)/>|<area id=\"BIH\" $1\1>$2</area>|" data/areas.xml > "$points/data/areas.xml"; }
NAMED='<seat>Sarajevo</seat><seat xml:lang="ar">سراييفو</seat>'

seat 'point="43.8563 18.4131"' "$NAMED"
expect "a point that nobody tells"         4 "S1282" "$SHEAF" check -C "$points"
seat 'point="43.8563,18.4131" sources="gazetteer"' "$NAMED"
expect "a point that is none"              4 "S1281" "$SHEAF" check -C "$points"
seat '' "$NAMED"
expect "a seat without a point"            4 "S1283" "$SHEAF" check -C "$points"
seat 'point="43.8563 18.4131" sources="gazetteer"' "$NAMED"
expect "a seat with its source"            0 - "$SHEAF" check -C "$points"

# Mostar and Banja Luka lie south and north of Sarajevo, at nearly its own longitude and west of it.
cat > "$points/data/events-test.xml" <<'XML'
<events>
  <event id="south" start="2019-03-01" kind="meeting" place="Mostar" point="43.3436 17.8078" sources="gazetteer"><title>Meeting in the south</title></event>
  <event id="north" start="2019-04-01" kind="meeting" place="Banja Luka" point="44.7722 17.1910" sources="gazetteer"><title>Meeting in the north</title></event>
  <event id="online" start="2019-05-01" kind="meeting" place="online"><title>Meeting without a place</title></event>
</events>
XML
cat > "$points/templates/dots.xml" <<'XML'
<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Dots</title><body><h1>Dots</h1>
<map kind="dots" title="Meetings" around="BIH"><row name="meetings"><for-each select="calendar('2019-01-01', '2019-12-31')[@point]"><point at="{@point}" name="{@place}"/></for-each></row><row name="seats"><point area="BIH"/></row></map>
</body></template>
XML
sed 's/kind="dots"/kind="choropleth"/' "$points/templates/dots.xml" > "$points/templates/areas.xml"
sed 's/{@point}/43.3,17.8/' "$points/templates/dots.xml" > "$points/templates/comma.xml"

if [ ! -s "$world" ]; then
    skip "points: there are no outlines ('make run' and 'make test' fetch them)"
else
    for lang in "en Sarajevo Seat of government: Sarajevo." "fr Sarajevo Siège du gouvernement : Sarajevo." "ar سراييفو مقر الحكومة: سراييفو."; do
        set -- $lang
        "$SHEAF" build -C "$points" --template factsheet --area BIH --lang $1 --stop-after pages > "$scratch/trace" 2> "$scratch/stderr"
        said=${lang#* * }
        [ "$(grep -c "^  text.*\"$2\"" "$scratch/trace")" -eq 1 ] && grep -q '^  circle [0-9. ]* 1.6 ' "$scratch/trace" && pass || fail "the locator has no seat in $1"
        tr '\240' ' ' < "$scratch/trace" | tr -d '\302' | grep -a 'Figure alt=' | grep -aq "$(printf '%s' "$said" | tr -d '\302')" && pass || fail "nobody hears the seat in $1: $(grep -m1 'Figure alt=' "$scratch/trace")"
        grep -q '^  path.* stroke 2.2 #FFFFFF round$' "$scratch/trace" && pass || fail "the seat has no halo in $1"
    done
    "$SHEAF" build -q -C "$points" --template factsheet --area BIH -o "$scratch/seat.pdf"
    SHEAF_WORLD=none "$SHEAF" build -q -C "$points" --template factsheet --area BIH -o "$scratch/none.pdf"
    [ $(($(stat -c %s "$scratch/seat.pdf") - $(stat -c %s "$scratch/none.pdf"))) -le 12288 ] && pass || fail "a locator with a seat makes a sheet larger by more than 12 KiB"
    [ "$(pdftotext "$scratch/seat.pdf" - | grep -c "Sarajevo")" -eq 1 ] && pass || fail "the seat's name is read $(pdftotext "$scratch/seat.pdf" - | grep -c Sarajevo) times"
    pdftotext "$scratch/seat.pdf" - | tr '\n' ' ' | grep -q "Seat of government: Gazetteer of the test" && pass || fail "the sheet does not say who tells the seat"
    expect "it is sound"                   0 "0 failures" "$SHEAF" audit "$scratch/seat.pdf"
    # What was published later is not known before.
    "$SHEAF" build -C "$points" --template factsheet --area BIH --as-of 2018-03-31 --stop-after pages > "$scratch/trace" 2> "$scratch/stderr"
    grep -q 'Sarajevo\|^  circle [0-9. ]* 1.6 ' "$scratch/trace" && fail "a seat is known before its source" || pass
    "$SHEAF" map locator --area BIH -C "$points" -f geojson -o "$scratch/seat.geojson" && python3 - "$scratch/seat.geojson" <<'PY' && pass || fail "no feature of the seat"
import json, sys
seats = [f for f in json.load(open(sys.argv[1]))["features"] if f["properties"].get("seat_of") == "BIH"]
sys.exit(len(seats) != 1 or seats[0]["geometry"]["coordinates"] != [18.4131, 43.8563] or seats[0]["properties"]["name"] != "Sarajevo")
PY
    # Of three meetings the two with a place, as far from each other as they are on Earth.
    "$SHEAF" build -C "$points" --template dots --stop-after pages > "$scratch/trace" && python3 - "$scratch/trace" <<'PY' && pass || fail "the meetings do not stand where they were"
import re, sys
text = open(sys.argv[1]).read()
marks = [(float(m[1]), float(m[2])) for m in re.finditer(r'^  circle ([\d.]+) ([\d.]+) 2.6 ', text, re.M)][:-1]          # the last is of the key
names = set(re.findall(r'^  text .*"(Mostar|Banja Luka|online)"$', text, re.M))
alt = re.search(r'Figure alt="([^"]*)', text)[1]
(bx, by), (mx, my) = sorted(marks, key=lambda p: p[1])
# A degree of latitude is 111.2 km, one of longitude at 44 degrees 80.1 km: 158.9 km north and 49.4 km west are 3.2 to 1.
if not (3 < (my - by) / (mx - bx) < 3.5 and names == {"Mostar", "Banja Luka"} and "(2): Mostar, Banja Luka" in alt): sys.exit(f"{marks} {names} {alt}")
PY
    # Areas without an outline stand at their own points, as far apart as above, and below the map who tells them; who has no point is named.
    cat > "$points/data/areas-sites.xml" <<'XML'
<areas><area-kind id="site"><form count="one">site</form><form count="other">sites</form></area-kind>
<area id="w1" kind="site" within="BIH" name="Mostar well" point="43.3436 17.8078" sources="gazetteer"/><area id="w2" kind="site" within="BIH" name="Banja Luka well" point="44.7722 17.1910" sources="gazetteer"/>
<area id="w3" kind="site" within="BIH" name="Lost well"/></areas>
XML
    echo '<map kind="dots" title="Wells" around="BIH"><row name="wells"><point area="w1"/><point area="w2"/><point area="w3"/></row></map>' > "$points/sites-map.xml"
    printf '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Dots</title><body><h1>Dots</h1>%s</body></template>\n' "$(cat "$points/sites-map.xml")" > "$points/templates/sites.xml"
    "$SHEAF" build -C "$points" --template sites --stop-after pages > "$scratch/trace" && python3 - "$scratch/trace" <<'PY' && pass || fail "sites without an outline do not stand where they are"
import re, sys
text = open(sys.argv[1]).read()
(ax, ay), (bx, by) = [(float(m[1]), float(m[2])) for m in re.finditer(r'^  circle ([\d.]+) ([\d.]+) 2.6 ', text, re.M)][:-1]
if not 3 < abs(by - ay) / abs(bx - ax) < 3.5: sys.exit(f"{ax} {ay} {bx} {by}")
PY
    said=$(sed -n 's/^  text .*"\(.*\)"$/\1/p' "$scratch/trace" | tr '\n' ' ')
    case $said in *"Places of marks without an outline: Gazetteer of the test. Not on the map: Lost well."*) pass ;; *) fail "below the map of sites: $said" ;; esac
    "$SHEAF" build -C "$points" --template sites --as-of 2018-03-31 --stop-after pages 2>/dev/null | grep -q "Not on the map: Mostar well, Banja Luka well, Lost well" && pass || fail "sites stand on the map before anybody tells of them"
    "$SHEAF" map "$points/sites-map.xml" -C "$points" -f geojson -o "$scratch/sites.geojson" && python3 -c "
import json, sys
sites = {f['properties']['area']: f['geometry'] and f['geometry']['coordinates'] for f in json.load(open(sys.argv[1]))['features'] if f['properties'].get('area', '').startswith('w')}
sys.exit(sites != {'w1': [17.8078, 43.3436], 'w2': [17.191, 44.7722], 'w3': None})" "$scratch/sites.geojson" && pass || fail "GeoJSON has other places of sites"
    rm "$points/data/areas-sites.xml" "$points/templates/sites.xml"
    expect "areas alone are shaded"        4 "areas alone" "$SHEAF" build -C "$points" --template areas -o "$scratch/m.pdf"
    expect "degrees with a comma"          4 "S1281" "$SHEAF" build -C "$points" --template comma -o "$scratch/m.pdf"
    # A batch makes again what shows a point or says who tells it, and nothing else.
    echo '<batch><outputs template="factsheet" each="area" only="BIH"/><outputs template="dots"/></batch>' > "$points/data/points.xml"
    again() { # NAME WANT: what is made again
        expect "$1"                        0 "written" "$SHEAF" batch -C "$points" data/points.xml --progress none --explain-rebuild
        told=$(sed -n 's|^pdf/[^:]*/\([^:]*\)\.pdf: .*|\1|p' "$scratch/stderr" "$scratch/stdout" | sort | tr '\n' ' ')
        [ "$told" = "$2" ] && pass || fail "$1: made again '$told', not '$2'"
    }
    again "a sheet and a map of dots"      "BIH plan "
    again "and again"                      ""
    sed -i 's/43.3436 17.8078/43.3436 17.9/' "$points/data/events-test.xml"
    again "a meeting elsewhere"            "plan "
    sed -i 's/Gazetteer of/Second gazetteer of/' "$points/data/sources-test.xml"
    again "who tells the seat, renamed"    "BIH "
    sed -i 's/2018-06-30/2029-06-30/' "$points/data/sources-test.xml"
    again "the seat is not known yet"      "BIH plan "
fi
