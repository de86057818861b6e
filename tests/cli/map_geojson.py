"""GeoJSON of sheaf map against RFC 7946 and the data.

map_geojson.py small AREAS POINTS, grades DATA FILE MEASURE YEAR, or world DATA TREATY FIGURES STATUS COARSE.

What each file must say of the small project stands here by hand; of the world it is read anew from the XML of the data.
"""
import glob, json, sys, xml.etree.ElementTree as ET

wrong = []


def check(holds, what):
    if not holds:
        wrong.append(what)


def around(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def holds(ring, x, y):
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:]):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
    return inside


def read(name):
    """The features by id; every rule of RFC 7946 that a polygon can break is asked here."""
    text = json.load(open(name, encoding="utf-8"))
    check(text["type"] == "FeatureCollection" and "crs" not in text, f"{name}: no collection, or one with a system")
    for member in ("title", "disclaimer", "date", "outlines", "sources"):
        check(text.get(member), f"{name}: the collection has no {member}")
    ids = [f.get("id") for f in text["features"] if f.get("id")]
    check(len(ids) == len(set(ids)), f"{name}: an id stands twice")
    for feature in text["features"]:
        id_, shape, told = feature.get("id"), feature["geometry"], feature["properties"]
        for member in ("disclaimer", "outlines", "as_of", "known_by"):
            check(told.get(member), f"{name}: {id_} has no {member}")
        check(shape is None or shape["type"] in ("MultiPolygon", "Point", "MultiLineString"), f"{id_}: {shape}")
        for polygon in shape["coordinates"] if shape and shape["type"] == "MultiPolygon" else []:
            for i, ring in enumerate(polygon):
                check(len(ring) >= 4 and ring[0] == ring[-1], f"{name}: a ring of {id_} is not closed")
                check((around(ring) > 0) == (i == 0), f"{name}: ring {i} of {id_} runs the other way round")
                check(all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring), f"{id_} leaves the world")
                if i > 0:
                    inside = sum(holds(polygon[0], *p) for p in ring)
                    check(2 * inside > len(ring), f"{name}: a hole of {id_} lies outside its polygon")
    return text, {f["id"]: f for f in text["features"] if f.get("id")}


def at(features, id_, x, y):
    """Does the place lie in the area?"""
    shape = features[id_]["geometry"]
    return any(holds(p[0], x, y) and not any(holds(h, x, y) for h in p[1:]) for p in shape["coordinates"])


def small(areas, points):
    text, rows = read(areas)
    npl, btn = rows["NPL"]["properties"], rows["BTN"]["properties"]
    check(npl["value"] == 60 and npl["class"] == "A" and npl["period"] == "2024", f"NPL is {npl}")
    check(btn["value"] == 0 and btn["class"] == "C" and btn["status"] == "final", f"BTN is {btn}")
    check(npl["sources"] == ["Example figures, to be replaced"] and npl["unit"] == "villages", f"NPL has {npl}")
    check(npl["name"] == "Nepal" and npl["region"] == "Southern Asia", f"NPL is {npl['name']}")
    check([c["count"] for c in text["classes"]] == [1, 0, 1, 0], f"classes are {text['classes']}")
    ring = rows["NPL"]["geometry"]["coordinates"][0][0]
    check(sorted(map(tuple, ring[1:])) == [(80, 27), (80, 30), (88, 27), (88, 28), (88, 30)] or
          sorted(map(tuple, ring[1:])) == [(80, 27), (80, 30), (88, 27), (88, 30)], f"NPL has the corners {ring}")
    _, rows = read(points)
    shape = rows["NPL"]["geometry"]
    check(shape["type"] == "Point" and 80 < shape["coordinates"][0] < 88 and 27 < shape["coordinates"][1] < 30,
          f"the point of NPL is {shape}")


def world(data, treaty, figures, status, coarse):
    read(coarse)
    text, rows = read(treaty)
    joined = {m.get("area"): m for f in glob.glob(f"{data}/memberships*.xml") for m in ET.parse(f).iter("membership")
              if m.get("treaty") == "MBT"}
    states = {f["properties"]["area"]: f["properties"] for f in text["features"] if "class" in f["properties"]}
    check(len(states) > 180, f"{len(states)} states stand in it")
    for id_, told in states.items():
        member = joined.get(id_)
        party = member is not None and (member.get("in-force") or member.get("deposited") or "9999") <= told["as_of"]
        check((told["standing"] == "party") == party, f"{id_} is {told['standing']}")
        for ours, theirs in (("signed", "signed"), ("deposited", "deposited"), ("in_force", "in-force")):
            day = member is not None and member.get(theirs)
            check(not day or day > told["known_by"] or told.get(ours) == day, f"{id_}: {ours} is {told.get(ours)}")
        check(told["standing"] == "unknown" or told.get("sources") or member is None, f"{id_} has no source")
    for id_, x, y in (("RUS", -175, 66), ("RUS", 100, 60), ("FJI", 178, -17.8), ("LSO", 28.2, -29.5), ("ZAF", 25, -29),
                      ("SOM", 44.06, 9.56), ("CYP", 33.3, 35.2), ("UKR", 34.1, 44.95)):
        check(at(rows, id_, x, y), f"{x}, {y} does not lie in {id_}")
    check(not at(rows, "ZAF", 28.2, -29.5), "Lesotho is no hole of South Africa")
    lines = [f for f in text["features"] if f["geometry"] and f["geometry"]["type"] == "MultiLineString"]
    pairs = {frozenset(f["properties"]["border"]) for f in lines}
    asked = {frozenset((b.get("one"), b.get("other"))) for f in glob.glob(f"{data}/boundaries*.xml")
             for b in ET.parse(f).iter("border")}
    check(lines and pairs <= asked, f"lines that are not settled: {sorted(map(sorted, pairs - asked))}")
    check(all(f["properties"]["settled"] is False for f in lines), "a line is settled")
    check(rows["ESH"]["properties"].get("disputed") is True, "Western Sahara is not disputed")

    _, rows = read(figures)
    for id_, value, period in (("AFG", 205, "2017"), ("KHM", 941, "2017"), ("SRB", 1.1, None), ("IRQ", 1219, None)):
        told = rows[id_]["properties"]
        check(told["value"] == value and (period is None or told["period"] == period), f"{id_}: {told}")
        check(told["sources"] and told["status"] in ("final", "estimate", "preliminary"), f"{id_}: {told}")
    _, rows = read(status)
    check(len(rows) >= 14 and all(r["properties"].get("progress") for r in rows.values()), "statuses are missing")
    check(rows["BIH"]["properties"]["progress"] == "limited", f"BIH is {rows['BIH']['properties']}")


def grades(data, file, measure, year):
    """Each vote of the year in the XML has the class of its grade, in the grade's own words, and there is no other."""
    words, votes = {}, {}
    for path in glob.glob(f"{data}/*.xml"):
        root = ET.parse(path).getroot()
        for row in root.iter("measure"):
            if row.get("id") == measure:
                words = {float(g.get("value")): g.findtext("title") for g in row.iter("grade")}
        for series in root.iter("series"):
            if series.get("measure") == measure:
                votes.update({series.get("area"): float(o.get("value")) for o in series.iter("observation")
                              if o.get("period", "").startswith(year) and o.get("value")})
    collection, _ = read(file)
    shown = {f["properties"]["area"]: f["properties"]["class_text"] for f in collection["features"]
             if "class" in f["properties"]}
    check(len(votes) > 40 and len(words) == 3, f"{len(votes)} votes of {len(words)} grades in the data")
    for area, value in votes.items():
        check(shown.get(area) == words[value], f"{area} is {shown.get(area)}, and its grade is {words[value]}")
    check(set(shown) == set(votes), f"shown without a vote, or not: {set(shown) ^ set(votes)}")
    counts = {c["text"]: c["count"] for c in collection["classes"]}
    check(all(counts.get(w) == sum(v == g for v in votes.values()) for g, w in words.items()),
          f"the legend counts {counts}")


{"small": small, "grades": grades, "world": world}[sys.argv[1]](*sys.argv[2:])
print("\n".join(wrong))
sys.exit(bool(wrong))
