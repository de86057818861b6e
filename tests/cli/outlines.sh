# Outlines of the project's own: GeoJSON and GeoPackage joined to areas, what is missing, and what is wrong with them, each at its place.
own=$scratch/own
mkdir -p "$own/data/geo" && cp data/examples/community-health/data/*.xml "$own/data" && rm -f "$own/data/batch.xml" && cp -r data/examples/community-health/templates data/examples/community-health/pictures "$own"
profile() { printf '<boundaries><geometry file="%s" by="district" source="made up, 2023"/></boundaries>' "$1" > "$own/data/boundaries.xml"; }
printf '<template for="plan" theme="house"><master name="first" size="A4" margin="40"/><title>Map</title><body><h1>Map</h1><map kind="choropleth" measure="waiting-time" bounds="10 20"/><map kind="tile-grid" measure="waiting-time" bounds="10 20" height="60"/><map kind="symbols" measure="workers" height="90"/></body></template>' > "$own/templates/own-map.xml"
outlines() { rm -f "$own"/data/geo/*; python3 tests/cli/outlines.py "$1" "$own/data/geo/$2"; profile "$2"; }
# Measured: a quarter of a second and 30 MiB each, a million corners two seconds and 160 MiB.
made() { expect "$1" "$2" "$3" sh -c 'ulimit -v 600000; ulimit -t 15; "$@"' - "$SHEAF" build -C "$own" --template own-map -o "$scratch/own.pdf"; }

outlines good d.geojson
reject "outlines are found and read"        0 "S125" "$SHEAF" check -C "$own"
SHEAF_WORLD=none
export SHEAF_WORLD
reject "or no map is wanted"                7 "S1287" "$SHEAF" build -C "$own" --template own-map -o "$scratch/own.pdf"
SHEAF_WORLD=$scratch/no-world
made "a map needs no world"                 0 "page"
"$SHEAF" build -C "$own" --template own-map --stop-after pages > "$scratch/trace"
pdftotext "$scratch/own.pdf" - | tr '\n' ' ' > "$scratch/words"
grep -q "outlines: made up, 2023" "$scratch/words" && pass || fail "whose outlines they are is not said"
for name in Alderbrook Birchfield Cedarmont Dunmoor; do
    grep -q "$name" "$scratch/words" && pass || fail "$name is not named on the map"
done
expect "it is sound"                        0 "0 failures" "$SHEAF" audit "$scratch/own.pdf"
cp "$scratch/own.pdf" "$scratch/as-json.pdf"
outlines package d.gpkg
made "a GeoPackage"                         0 "page"
cmp -s "$scratch/own.pdf" "$scratch/as-json.pdf" && pass || fail "the same outlines make another map from a GeoPackage"
outlines package-of-collections d.gpkg
made "collections in a GeoPackage"          0 "page"
cmp -s "$scratch/own.pdf" "$scratch/as-json.pdf" && pass || fail "what stands behind a point and a line in a GeoPackage is lost"
outlines package-without-column d.gpkg
made "a GeoPackage without the column"      4 "it has none of an area: no outline's property 'district' names one"
[ "$(grep -c 'error\[S\|S1290' "$scratch/stderr")" -eq 1 ] && pass || fail "a property that no outline has gives more than one message: $(cat "$scratch/stderr")"
for kind in view default; do
    outlines package-$kind d.gpkg
    made "a GeoPackage with a $kind"        0 "page"
    cmp -s "$scratch/own.pdf" "$scratch/as-json.pdf" && pass || fail "the same outlines make another map from a $kind"
done
outlines package-endless d.gpkg
made "a view without an end"                4 "one of its views has no end"
outlines package-damaged d.gpkg
made "a damaged GeoPackage"                 4 "d.gpkg has no outlines that can be read: database disk image is malformed"

outlines swapped d.geojson
made "swapped axes"                         4 "d.geojson:13:6: error[S1288]: the outline of alderbrook has a corner at 27.1111 120,"
outlines crossing d.geojson
made "a ring that crosses itself"           0 "d.geojson:115:6: warning[S1289]: the outline of dunmoor crosses itself near"
outlines system d.geojson
made "another system of coordinates"        4 "d.geojson:3:9: error[S1287]"
outlines package-without-system d.gpkg
made "a GeoPackage without a system"        4 "of no known system"
outlines million d.geojson
made "a million corners"                    4 "d.geojson:13:6: error[S1291]"
outlines stranger d.geojson
made "an outline of no area"                0 "warning[S1290]: this outline is of no area: its property district says 'atlantis'"
# Beyond the first plane a character is two units of UTF-16 in JSON; one of them alone is none.
outlines beyond d.geojson
made "a name of two units"                  0 "says '💧 Atlantis'"
made "and half a name"                      0 "says '� Mu'"
outlines without d.geojson
made "a file without an outline"            4 "boundaries.xml:1:13: error[S1287]"
outlines missing d.geojson
made "an area without outline"              0 "warning[S1274]: Dunmoor (dunmoor)"
for kind in cut deep empty; do
    outlines $kind d.geojson
    made "a file that is $kind"             4 "d.geojson:"
done
rm "$own/data/geo/d.geojson"
made "no file"                              4 "S1287"

# Of thousands of areas the classes are told in several strings, as no string of a file has more than 32,767 bytes, and are held against the data all the same.
many=$scratch/many
mkdir -p "$many/data/geo"
python3 - "$many/data" <<'PY'
import json, sys
folder, ids = sys.argv[1], [f"district-{i:04}" for i in range(2200)]
def write(name, text): open(f"{folder}/{name}", "w").write(text)
write("areas.xml", '<areas><area-kind id="district"><form count="one">district</form><form count="other">districts</form></area-kind>'
      + "".join(f'<area id="{i}" kind="district" name="{i}"/>' for i in ids) + "</areas>")
write("measures.xml", '<measures><measure id="m" nature="stock" ascending="true"><title>M</title></measure></measures>')
write("sources.xml", '<sources><source id="S" published="2020-01-31" title="Survey"/></sources>')
write("observations.xml", "<observations>" + "".join(f'<series measure="m" area="{i}" sources="S"><observation period="2019" value="{n % 7 + 1}"/></series>'
                                                     for n, i in enumerate(ids)) + "</observations>")
write("plan.xml", '<plan id="p" xml:lang="en" start="2018-01-01" end="2021-12-31" as-of="2020-06-30"><title>P</title><organisation>O</organisation>'
      '<goal id="1"><title>G</title><objective id="1A"><title>O</title><indicator id="I" kind="level" measure="m"><title>I</title></indicator></objective></goal></plan>')
write("boundaries.xml", '<boundaries><geometry file="d.geojson" by="d" source="made up"/><disclaimer><text xml:lang="en">None.</text></disclaimer></boundaries>')
squares = [[[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]] for x, y in ((n % 47 / 10, n // 47 / 10) for n in range(2200))]
write("geo/d.geojson", json.dumps({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"d": i}, "geometry": {"type": "Polygon", "coordinates": s}} for i, s in zip(ids, squares)]}))
PY
expect "a map of 2,200 districts"           0 - sh -c 'ulimit -t 15; "$@"' - "$SHEAF" map choropleth --measure m --bounds "3 5" -C "$many" -o "$scratch/many.pdf"
expect "each of its classes holds"          0 "1 sentences" "$SHEAF" audit --truth --data "$many" "$scratch/many.pdf"
sed -i 's/\(area="district-2199"[^/]*value="\)[0-9]*/\17/' "$many/data/observations.xml"
expect "and that of the last does not"      6 "district-2199 is of class 0, and not 2" "$SHEAF" audit --truth --data "$many" "$scratch/many.pdf"
