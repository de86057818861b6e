"""The maps of map-norms, state by state, against the depositary's own list: map_norms.py DOC LIST AS-OF.

A party is who has ratified or acceded by the day, as the depositary lists participants; a signatory who has signed alone;
who stands in no list is neither.
"""
import csv, re, sys

doc, list_, as_of = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], sys.argv[3]
maps = re.split(r"\n *map ", doc)[1:]
told = {}
for row in csv.DictReader(line for line in open(list_, encoding="utf-8") if not line.startswith("#")):
    by = lambda column: bool(row[column]) and row[column] <= as_of
    told[row["treaty"], row["iso3"]] = "party" if by("joined") else "signatory" if by("signed") else "neither"
wrong, held = [], 0
for treaty, map_ in zip(("MBT", "CCM"), maps):
    shades = dict(re.findall(r"shade ([A-Z]{3}) ([A-D])", map_))
    for (of, area), stands in told.items():
        if of == treaty and area not in shades:
            wrong.append(f"{area} is on no map of {treaty}")
    for area, letter in shades.items():
        want = {"party": "A", "signatory": "B", "neither": "CD"}[told.get((treaty, area), "neither")]
        held += 1
        if letter not in want:
            wrong.append(f"{area} is {letter} on the map of {treaty}, not {want}")
print("\n".join(wrong) or f"{held} states")
sys.exit(bool(wrong) or held < 360)
