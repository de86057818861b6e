"""map_drawn.py TRACE COLOUR.ppm GREY.pgm: each map of the specimen is drawn: ink of several tones where it stands, in colour and without.
map_drawn.py --tiles TRACE: no two squares of a tile grid at one place, and neighbours near each other, on the right side."""
import re
import sys


def picture(name):
    data = open(name, "rb").read()
    head = re.match(rb"P([56])\s(\d+) (\d+)\s255\s", data)
    return int(head[2]), (3 if head[1] == b"6" else 1), data[head.end():]


def figures(trace, page):
    """The box of each figure of a page, by what is painted in it."""
    text = re.search(r"^page %d .*?(?=^page|\Z)" % page, trace, re.S | re.M)[0]
    for block in re.findall(r"^  begin \d+ Figure.*?^  end", text, re.S | re.M):
        points = [tuple(map(float, p)) for line in re.findall(r"^  (?:path|polyline) ([\d. MLCZmlcz]+)", block, re.M)
                  for p in re.findall(r"(\d[\d.]*) (\d[\d.]*)", line)]
        points += [(float(x), float(y)) for x, y in re.findall(r"^  (?:fill|circle) ([\d.]+) ([\d.]+)", block, re.M)]
        if points:
            yield min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points), max(p[1] for p in points)


def drawn(trace, names):
    page = next(int(p) for p, t in re.findall(r"^page (\d+) (.*?)(?=^page|\Z)", trace, re.S | re.M) if len(t) > 100000)
    boxes = list(figures(trace, page))[-5:]             # before the maps stand other signs
    if len(boxes) != 5 or min(bottom - top for _, top, _, bottom in boxes) < 60:
        sys.exit(f"{len(boxes)} figures on page {page}, not the five kinds")
    for name in names:
        width, depth, pixels = picture(name)
        for left, top, right, bottom in boxes:
            seen = [pixels[(y * width + x) * depth:(y * width + x) * depth + depth]
                    for y in range(int(top), int(bottom)) for x in range(int(left), int(right))]
            inked = [p for p in seen if min(p) < 245]
            tones = {p[0] // 16 for p in inked}
            if len(inked) < 0.05 * len(seen) or len(tones) < 4:
                sys.exit(f"{name}: {len(inked)} of {len(seen)} pixels in {len(tones)} tones at {left:.0f} {top:.0f}")
            if depth == 3 and not any(max(p) - min(p) > 40 for p in inked):
                sys.exit(f"{name}: no colour at {left:.0f} {top:.0f}")


# Who lies beside whom, and how: by any atlas.
WEST_TO_EAST = ["USA", "BRA", "PRT", "DEU", "UKR", "IRN", "CHN", "JPN", "NZL"]
NORTH_TO_SOUTH = ["NOR", "DEU", "ITA", "LBY", "CAF", "AGO", "ZAF"]
NEIGHBOURS = ["FRA DEU", "FRA ESP", "ESP PRT", "BIH HRV", "BIH SRB", "POL UKR", "IRN IRQ", "AFG PAK", "KHM THA", "KHM VNM", "LAO VNM", "AGO ZMB",
              "TCD SDN", "TCD NER", "ARG CHL", "PER ECU", "COL VEN", "MEX GTM", "USA CAN", "NOR SWE", "ETH SOM", "ZWE MOZ"]


def tiles(trace):
    at = {}
    for x, y, code in re.findall(r'^  text ([\d.]+) ([\d.]+) .*"([A-Z]{3})"$', trace, re.M):
        if code in at:
            sys.exit(f"{code} has two squares")
        at[code] = (float(x), float(y))
    rows = sorted({round(y) for _, y in at.values()})
    side = min(b - a for a, b in zip(rows, rows[1:]) if b - a > 2)
    places = {code: (x / side, y / side) for code, (x, y) in at.items()}
    far = lambda a, b: max(abs(places[a][0] - places[b][0]), abs(places[a][1] - places[b][1]))
    # Codes stand in the middle of squares, some wider than others.
    together = [(a, b) for a in places for b in places if a < b and far(a, b) < 0.6]
    ways = [far(*pair.split()) for pair in NEIGHBOURS]
    if len(places) < 180 or together:
        sys.exit(f"{len(places)} squares, at one place {together}")
    if max(ways) > 4.5 or sum(ways) / len(ways) > 2:
        sys.exit(f"neighbours are apart: {dict(zip(NEIGHBOURS, ways))}")
    if [a for a, b in zip(WEST_TO_EAST, WEST_TO_EAST[1:]) if places[a][0] >= places[b][0]] or \
            [a for a, b in zip(NORTH_TO_SOUTH, NORTH_TO_SOUTH[1:]) if places[a][1] >= places[b][1]]:
        sys.exit(f"the world is turned: {places}")


if sys.argv[1] == "--tiles":
    tiles(open(sys.argv[2], encoding="utf-8").read())
else:
    drawn(open(sys.argv[1], encoding="utf-8").read(), sys.argv[2:])
