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
