"""Files of outlines, good and bad: outlines.py KIND FILE. Four squares of a degree, A and B above C and D."""
import json, math, sqlite3, struct, sys

kind, name = sys.argv[1:3]
SQUARES = {"alderbrook": (0, 1), "birchfield": (1, 1), "cedarmont": (0, 0), "dunmoor": (1, 0)}


def square(x, y):
    return [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]


def geojson(rings, **more):
    features = [{"type": "Feature", "properties": {"n": 1, "district": area},
                 "geometry": {"type": "Polygon", "coordinates": [ring]}} for area, ring in rings.items()]
    return json.dumps({"type": "FeatureCollection", **more, "features": features}, indent=1)


def geopackage(system, before=b"", by="district"):
    """Polygons, each, where something stands before it, in a collection behind that."""
    base = sqlite3.connect(name)
    base.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)")
    base.execute("INSERT INTO gpkg_geometry_columns VALUES ('areas', 'geom', 'POLYGON', ?, 0, 0)", (system,))
    base.execute(f"CREATE TABLE areas (fid INTEGER PRIMARY KEY, geom BLOB, {by} TEXT)")
    for area, at in SQUARES.items():
        ring = square(*at)
        blob = b"GP\0\x01" + struct.pack("<i", system) + before
        blob += struct.pack("<BII", 1, 3, 1) + struct.pack("<I", len(ring))
        base.execute(f"INSERT INTO areas (geom, {by}) VALUES (?, ?)",
                     (blob + b"".join(struct.pack("<2d", *p) for p in ring), area))
    base.commit()


good = {area: square(*at) for area, at in SQUARES.items()}
if kind == "package":
    geopackage(4326)
elif kind == "package-without-system":
    geopackage(-1)
elif kind == "package-of-collections":  # a point and a line before each polygon
    geopackage(4326, struct.pack("<BII", 1, 7, 3) + struct.pack("<BI2d", 1, 1, 0.5, 0.1)
               + struct.pack("<BII4d", 1, 2, 2, 0.1, 0.1, 0.5, 0.5))
elif kind == "package-without-column":
    geopackage(4326, by="name")
elif kind == "package-view":            # the features stand in a view alone, by another name
    geopackage(4326, by="name")
    base = sqlite3.connect(name)
    base.execute("CREATE VIEW shown AS SELECT fid, geom, name AS district FROM areas")
    base.execute("UPDATE gpkg_geometry_columns SET table_name = 'shown'")
    base.commit()
elif kind == "package-default":         # one area's name is the default of a column that was added later: no row holds it
    geopackage(4326, by="name")
    base = sqlite3.connect(name)
    base.execute("ALTER TABLE areas ADD COLUMN district TEXT DEFAULT 'dunmoor'")
    base.execute("UPDATE areas SET district = name WHERE name <> 'dunmoor'")
    base.commit()
elif kind == "package-endless":         # a view without an end, of features without a geometry
    geopackage(4326)
    base = sqlite3.connect(name)
    base.execute("CREATE VIEW more AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                 "SELECT i AS fid, NULL AS geom, 'dunmoor' AS district FROM n")
    base.execute("UPDATE gpkg_geometry_columns SET table_name = 'more'")
    base.commit()
elif kind == "package-damaged":         # its last pages, where the rows are, are noughts
    geopackage(4326)
    size = len(open(name, "rb").read())
    with open(name, "r+b") as file:
        file.seek(size - 4096)
        file.write(bytes(4096))
else:
    text = {
        "good": lambda: geojson(good),
        "swapped": lambda: geojson({a: [[27 + y / 9, 120 + x / 9] for x, y in ring] for a, ring in good.items()}),
        "crossing": lambda: geojson({**good, "dunmoor": [[1, 0], [2, 1], [2, 0], [1, 1], [1, 0]]}),
        "system": lambda: geojson(good, crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}),
        "million": lambda: geojson({"dunmoor": [[10 + 5 * math.cos(i / 159154.9), 5 * math.sin(i / 159154.9)]
                                                for i in range(1000000)]}),
        "stranger": lambda: geojson({**good, "atlantis": square(5, 5)}),
        "beyond": lambda: geojson({**good, "\U0001F4A7 Atlantis": square(5, 5), "\uD83D Mu": square(7, 7)}),
        "missing": lambda: geojson({a: r for a, r in good.items() if a != "dunmoor"}),
        "cut": lambda: geojson(good)[:-200],
        "deep": lambda: '{"type": "Feature", "properties": null, "geometry": ' + "[" * 100000,
        "without": lambda: geojson({}),
        "empty": lambda: "",
    }[kind]()
    open(name, "w").write(text)
